// SPDX-License-Identifier: MulanPSL-2.0
// Copyright (c) 2026 Tongming contributors
// Tongming is licensed under Mulan PSL v2.
// You can use this software according to the terms and conditions of the Mulan PSL v2.
// You may obtain a copy of Mulan PSL v2 at:
//          http://license.coscl.org.cn/MulanPSL2
// THIS SOFTWARE IS PROVIDED ON AN "AS IS" BASIS, WITHOUT WARRANTIES OF ANY KIND,
// EITHER EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO NON-INFRINGEMENT,
// MERCHANTABILITY OR FIT FOR A PARTICULAR PURPOSE.
// See the Mulan PSL v2 for more details.

import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { buildFrom } from './advisories/build-from.ts';
import { zipOf } from './advisories/testing-zip.ts';
import { factsOf } from './check/testing-facts.ts';
import { type DependencyFile, DependencyFileError } from './dependency-file.ts';
import { dependencyFiles } from './dependency-file-registry.ts';
import { parseExpression } from './expression.ts';
import { satisfies } from './expression-satisfies.ts';
import { takeInventory } from './inventory/take.ts';
import { binaryAdded } from './policies/binary-added.ts';
import { findingsOf } from './policy-parts/testing-policy.ts';
import { formatPurl } from './purl/format.ts';
import { parsePurl } from './purl/parse.ts';
import { readSbom } from './sbom/read.ts';
import { createWork } from './scan/work.ts';
import { statementOf } from './statement.ts';
import { licenceText } from './testing.ts';
import { memoryTree } from './testing-tree.ts';

// What strangers may write into files that are read. Of the same list lie elsewhere:
//   B084–B089  the policy file       check/settings-file.test.ts
//   B099, B216 archives of reports   api/check-report/read-artifact.test.ts
//   B101, B102 regular expressions   linear-expressions.test.ts, check/path-pattern.test.ts

const formats = [...dependencyFiles.values()];

function formatOf(id: string): DependencyFile {
  const format = dependencyFiles.get(id);
  if (format === undefined) throw new Error(`there is no format ${id}`);
  return format;
}

/** What comes of a text in a format: its reading, or its typed refusal. */
async function outcome(format: DependencyFile, text: string): Promise<unknown> {
  const beside = () => Promise.resolve(text);
  try {
    return await format.read(text, { path: 'd/x', beside });
  } catch (error) {
    return error;
  }
}

async function refusal(id: string, text: string): Promise<unknown> {
  const found = await outcome(formatOf(id), text);
  return found instanceof DependencyFileError ? found.kind : found;
}

function isKnown(found: unknown): boolean {
  return found instanceof DependencyFileError || (typeof found === 'object' && !(found instanceof Error));
}

async function within<T>(milliseconds: number, work: () => T | Promise<T>): Promise<T> {
  const start = performance.now();
  const done = await work();
  expect(performance.now() - start).toBeLessThan(milliseconds);
  return done;
}

function faultOf(work: () => unknown): string {
  try {
    work();
    return 'none';
  } catch (error) {
    return error instanceof Error ? error.name : String(error);
  }
}

/** Seconds that a text of its size may take in every format, on a busy machine. */
const long = { timeout: 120_000 };
const soon = 3000;

test.each([
  ['20,000 parentheses', '('.repeat(20_000)],
  ['nothing', ''],
  ['20,000 names', Array.from({ length: 20_000 }, () => 'MIT').join(' AND ')],
])('B080: an expression of %s is refused with a typed error, at once', async (_, source) => {
  await within(1000, () => expect(faultOf(() => parseExpression(source))).toBe('LicenceError'));
  expect(isKnown(statementOf(source))).toBe(true);
});

test('B081: a product of choices is answered without being multiplied out', async () => {
  const product = Array.from({ length: 18 }, () => '(MIT OR Apache-2.0)').join(' AND ');
  await within(1000, () => {
    expect(satisfies(product, ['MIT'])).toBe(true);
    expect(satisfies(product, ['ISC'])).toBe(false);
  });
});

describe('B082: statements have one meaning, and lead to no file outside of the tree', () => {
  test.each([
    ['LicenseRef-../../x', 'unknown'],
    ['mit', 'expression'],
    ['MIT+', 'expression'],
    ['GPL-2.0', 'expression'],
    ['SEE LICENSE IN ../../../etc/passwd', 'file'],
    ['UNLICENSED', 'proprietary'],
  ])('%s: %s', (source, kind) => {
    const once = statementOf(source);
    expect([once.kind, statementOf(source)]).toEqual([kind, once]);
  });

  test.each([
    '{"type":"MIT"}',
    '[{"type":"MIT"},{"type":"ISC"}]',
    '"SEE LICENSE IN ../../../etc/passwd"',
    '{}',
    '[[]]',
    'null',
    '7',
  ])('license: %s in a manifest', async (licence) => {
    const { head } = await factsOf({ head: { 'package.json': `{"name":"a","version":"1.0.0","license":${licence}}` } });
    expect(head.inventory.files.map(({ fault }) => fault)).toEqual([null]);
  });
});

describe('B083: licence texts', () => {
  const scan = createWork();
  const read = (bytes: Buffer, path = 'LICENSE') => scan({ path, source: { bytes, size: bytes.length } });

  test.each([
    ['5 MB of words', Buffer.from('permission is hereby granted '.repeat(180_000))],
    ['one line of 1 MB', Buffer.from('license '.repeat(131_072))],
    ['1 MB without a blank', Buffer.from('a'.repeat(1e6))],
    ['1 MB of NULs', Buffer.alloc(1e6)],
  ])('%s take seconds at most', async (_, bytes) => {
    await within(10_000, () => expect(read(bytes).expression).toBeNull());
  });

  test('with the byte order mark of UTF-16 they are read; with another alphabet in the name they are not', () => {
    const mit = licenceText('MIT');
    expect(read(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(mit, 'utf16le')])).expression).toBe('MIT');
    expect(statementOf('М\u0406\u0422').kind).toBe('unknown');
    expect(read(Buffer.from('// SPDX-License-Identifier: \u041C\u0406\u0422\n'), 'a.c').expression).toBeNull();
  });
});

const bomb = `a0: &a0 [x,x,x,x,x,x,x,x,x]\n${Array.from({ length: 20 }, (_, n) => `a${n + 1}: &a${n + 1} [${Array.from({ length: 9 }, () => `*a${n}`).join(',')}]`).join('\n')}\n`;

describe('every format of dependency files', long, () => {
  test.each([
    ['B084: an alias bomb', bomb],
    ['B084: an alias bomb by merge keys', bomb.replaceAll('[', '{<<: [').replaceAll(']', ']}')],
    ['B084: a bomb of packages', `${bomb}packages: *a20\ndependencies: *a20\nsnapshots: *a20\n`],
    ['B085: 10,000 brackets', '['.repeat(10_000)],
    ['B085: 10,000 braces', '{"packages":'.repeat(10_000)],
    [
      'B086: tags that would run programs',
      'a: !!js/function "function () { globalThis.polluted = 1 }"\nb: !!python/object/apply:os.system ["id"]\n',
    ],
    ['B092: XML 10,000 deep', `${'<project>'.repeat(10_000)}${'</project>'.repeat(10_000)}`],
    ['B093: TOML 10,000 deep', `a = ${'['.repeat(10_000)}${']'.repeat(10_000)}\n`],
    [
      'B093: TOML of dotted keys',
      `[${Array.from({ length: 5000 }, () => 'a').join('.')}]\n${Array.from({ length: 5000 }, () => 'b').join('.')} = 1\n`,
    ],
    ['B098: JSON 100,000 deep', `{"packages":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['B098: JSON objects 100,000 deep', `${'{"dependencies":{"a":'.repeat(50_000)}1${'}}'.repeat(50_000)}`],
    ['B102: blanks', ' '.repeat(200_000)],
    ['B102: one long word', `${'a'.repeat(200_000)}!`],
    ['B102: empty lines', `${'\n'.repeat(200_000)}!`],
    ['B102: blanks in a word', `name${' '.repeat(200_000)}!`],
    ['B105: NULs, lone returns and no end of line', '\0'.repeat(100_000) + 'a\rb\r'.repeat(10_000)],
  ])('%s: read or refused with a typed error, in time, and nothing is told beside', async (_, text) => {
    const warned = vi.spyOn(process, 'emitWarning');
    const printed = vi.spyOn(process.stderr, 'write');
    for (const format of formats) {
      const start = performance.now();
      const found = await outcome(format, text);
      expect.soft(isKnown(found), `${format.id}: ${String(found)}`).toBe(true);
      expect.soft(performance.now() - start, format.id).toBeLessThan(soon);
    }
    expect(warned).not.toHaveBeenCalled();
    expect(printed).not.toHaveBeenCalled();
    expect(Reflect.get(globalThis, 'polluted')).toBeUndefined();
    vi.restoreAllMocks();
  });

  const value = '{"polluted":"1","version":"1.0.0"}';
  test.each([
    [
      'JSON',
      `{"lockfileVersion":3,"__proto__":${value},"constructor":{"prototype":${value}},"packages":{"__proto__":${value},"node_modules/__proto__":${value}},"dependencies":{"__proto__":${value},"constructor":${value},"toString":${value},"":${value}}}`,
    ],
    [
      'YAML',
      'lockfileVersion: "9.0"\n__proto__:\n  polluted: 1\npackages:\n  __proto__:\n    polluted: 1\n  constructor:\n    prototype:\n      polluted: 1\n"":\n  toString: 1\n',
    ],
    [
      'TOML',
      '[__proto__]\npolluted = 1\n[constructor.prototype]\npolluted = 1\n[[package]]\nname = "__proto__"\nversion = "1.0.0"\n[dependencies.__proto__]\nversion = "1"\n',
    ],
    [
      'XML',
      '<project><__proto__><polluted>1</polluted></__proto__><constructor><prototype><polluted>1</polluted></prototype></constructor></project>',
    ],
    ['lines', '__proto__==1.0.0\nconstructor==1.0.0\n__proto__ (1.0.0)\n"__proto__@^1.0.0":\n  version "1.0.0"\n'],
  ])('B087, B092, B093: names of the language in %s are names', async (_, text) => {
    for (const format of formats) {
      const found = await outcome(format, text);
      expect.soft(isKnown(found), `${format.id}: ${String(found)}`).toBe(true);
      expect(Reflect.get({}, 'polluted')).toBeUndefined();
      expect(Object.keys(Object.prototype)).toEqual([]);
    }
  });

  test('B096: two versions that git left behind are refused whole, never read in part', async () => {
    // Not every YAML file is an environment: one that has no dependencies is passed over.
    const conflict = (text: string) => `dependencies:\n<<<<<<< HEAD\n${text}=======\n${text}>>>>>>> other\n`;
    for (const format of formats) {
      for (const text of ['{"lockfileVersion":3,"packages":{}}\n', 'a: 1\n', 'a = "1"\n', 'a==1.0.0\n']) {
        const found = await outcome(format, conflict(text));
        expect.soft(found, `${format.id}: ${JSON.stringify(found)}`).toMatchObject({ name: 'DependencyFileError' });
      }
    }
  });
});

test('B088: versions are the text as it is written', async () => {
  const pnpm = (version: string) =>
    `lockfileVersion: '9.0'\nimporters:\n  .:\n    dependencies:\n      a:\n        specifier: ${version}\n        version: ${version}\npackages:\n  a@${version}:\n    resolution: {integrity: sha512-x}\nsnapshots:\n  a@${version}: {}\n`;
  for (const version of ['1.10', '0777', '1e3']) {
    const { packages } = (await outcome(formatOf('pnpm-lock'), pnpm(version))) as { packages: { version: string }[] };
    expect(packages.map((one) => one.version)).toContain(version);
  }
});

test('B089: a key that stands twice is refused in YAML and TOML, and told in JSON', async () => {
  expect(await refusal('pnpm-lock', "lockfileVersion: '9.0'\npackages: {}\npackages: {}\n")).toBe('unparsable');
  expect(await refusal('cargo-lock', 'version = 3\nversion = 4\n')).toBe('unparsable');
  const json =
    '{"lockfileVersion":3,"packages":{"node_modules/a":{"version":"1.0.0"},"node_modules/a":{"version":"2.0.0"}}}';
  const { packages, warnings } = (await outcome(formatOf('npm-package-lock'), json)) as {
    packages: { version: string }[];
    warnings: unknown[];
  };
  expect([packages.map(({ version }) => version), warnings.length]).toEqual([['2.0.0'], 1]);
});

describe('XML', () => {
  const pom = (head: string, name = 'x') =>
    `${head}<project><modelVersion>4.0.0</modelVersion><artifactId>${name}</artifactId></project>`;
  const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');

  test.each([
    ['billion laughs', pom(`<!DOCTYPE p [<!ENTITY l0 "ha">${laughs}]>`, '&l9;'), 'unsupported-doctype'],
    ['a file', pom('<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/passwd">]>', '&x;'), 'unsupported-doctype'],
    ['an address', pom('<!DOCTYPE p SYSTEM "http://127.0.0.1/x.dtd">'), 'unsupported-doctype'],
    [
      'an entity of 50,000',
      pom(`<!DOCTYPE p [<!ENTITY x "${'x'.repeat(50_000)}">]>`, '&x;'.repeat(1000)),
      'unsupported-doctype',
    ],
    ['an entity that nobody declared', pom('', '&x;'), 'unparsable'],
  ])('B090: %s is not expanded', async (_, text, kind) => {
    expect(await within(soon, () => refusal('maven-pom', text))).toBe(kind);
  });

  test('B090: a million numeric references are read in time, or refused', async () => {
    expect(isKnown(await within(10_000, () => outcome(formatOf('maven-pom'), pom('', '&#65;'.repeat(1e6)))))).toBe(
      true,
    );
  });

  test.each([
    '<project><name>x',
    '<project><name>x</project>',
    '<project',
    '<project></project><project/>',
    '',
    '<a/>',
  ])('B091: %j is refused, not empty', async (text) => {
    expect(await refusal('maven-pom', text)).toBe('unparsable');
  });
});

describe('B094: what is too large or too much is refused and told', () => {
  test('a manifest of 50 MB', async () => {
    const tree = memoryTree({ 'package.json': `{"name":"${'x'.repeat(50 * 1024 ** 2)}"}` });
    const { files, packages } = await takeInventory(tree);
    expect(packages).toEqual([]);
    expect(files.map(({ reading, fault }) => [reading, fault?.kind])).toEqual([[null, 'too-large']]);
  });

  test('a lock of 300,000 packages, and names of the language as packages', long, async () => {
    const rows = Array.from({ length: 300_000 }, (_, n) => `"node_modules/a${n}":{"version":"1.0.0"}`);
    expect(await refusal('npm-package-lock', `{"lockfileVersion":3,"packages":{${rows.join(',')}}}`)).toBe('too-many');
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
    const packages = names.map((name) => `"node_modules/${name}":{"version":"1.0.0"}`).join(',');
    const tree = memoryTree({ 'package-lock.json': `{"lockfileVersion":3,"packages":{${packages},"":{}}}` });
    const inventory = await takeInventory(tree);
    expect(inventory.packages.map(({ name }) => name).sort()).toEqual(names.toSorted());
  });
});

test('B095: addresses in locks are text, are written into purls with their signs escaped, and nobody is called', async () => {
  let calls = 0;
  const server = createServer(() => (calls += 1)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const fetched = vi.spyOn(globalThis, 'fetch');
  const addresses = [
    'file:///etc/passwd',
    `http://127.0.0.1:${port}/x?a=b&c=%2e#d`,
    `git+ssh://git@127.0.0.1:${port}/a/b.git#${'a'.repeat(40)}`,
  ];
  const rows = addresses.map(
    (resolved, n) => `"node_modules/a${n}":{"version":"1.0.0","resolved":${JSON.stringify(resolved)}}`,
  );
  const inventory = await takeInventory(
    memoryTree({ 'package-lock.json': `{"lockfileVersion":3,"packages":{"":{},${rows.join(',')}}}` }),
  );
  const found = inventory.packages.map((one) => one.places[0]?.found.source?.url);
  expect(found).toHaveLength(3);
  for (const { purl } of inventory.packages) {
    const text = purl === null ? 'pkg:npm/none' : formatPurl(purl);
    expect(text).toMatch(/^pkg:[!-~]+$/u);
    expect(formatPurl(parsePurl(text))).toBe(text);
    expect(text.replace(/^pkg:/u, '')).not.toMatch(/:\/\//u);
  }
  expect(fetched).not.toHaveBeenCalled();
  expect(calls).toBe(0);
  vi.restoreAllMocks();
  await new Promise((resolve) => server.close(resolve));
});

test.each([
  'pkg:npm/%2e%2e/%2e%2e/x',
  'pkg:generic/a?vcs_url=javascript:alert(1)',
  'pkg:npm/\u202Ea',
  'pkg:npm/\u043C\u0456t',
  'pkg:npm/a%0Ab',
  '',
])(
  'B097: %j is refused with a typed error, and in a bill of materials the component is kept with the reason',
  (purl) => {
    expect(faultOf(() => parsePurl(purl))).toBe('PurlError');
    const text = JSON.stringify({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      version: 1,
      components: [{ type: 'library', name: 'a', version: '1', purl }],
    });
    const { components, warnings } = readSbom(text, { name: 'bom.json' });
    expect(components).toHaveLength(1);
    expect(components[0]?.purl).toBeNull();
    expect(warnings.length).toBe(purl === '' ? warnings.length : 1);
  },
);

test('B098: a bill of materials that is 100,000 deep is refused', async () => {
  const start = '{"bomFormat":"CycloneDX","specVersion":"1.6","version":1,"components":';
  const lists = `${start}${'['.repeat(1e6)}${']'.repeat(1e6)}}`;
  const nested = `${start}${'[{"type":"library","name":"a","components":'.repeat(100_000)}[]${'}]'.repeat(100_000)}}`;
  for (const text of [lists, nested]) {
    await within(soon, () => expect(faultOf(() => readSbom(text, { name: 'bom.json' }))).toBe('DependencyFileError'));
  }
});

test('B099: archives of advisories are listed and read in place; names lead nowhere, and bombs end', long, async () => {
  const home = await mkdtemp(join(tmpdir(), 'tongming-archive-'));
  try {
    const record = JSON.stringify({ id: 'OSV-1', modified: '2026-01-01T00:00:00Z', affected: [] });
    const path = join(home, 'a.zip');
    const made = {
      source: path,
      ecosystems: null,
      made: new Date(0),
      etag: null,
      signal: new AbortController().signal,
    };
    const entries = [
      { name: '../../x.json', content: record },
      { name: '/tmp/tongming-x.json', content: record },
      { name: 'a/link.json', content: '/etc/passwd', mode: 0o120_777 },
      { name: 'A.json', content: record },
      { name: 'a.json', content: record },
    ];
    await writeFile(path, zipOf(entries));
    await buildFrom([path], made);
    expect(await readdir(home)).toEqual(['a.zip']);
    const zeros = Buffer.alloc(8 * 1024 ** 2, 32);
    await writeFile(path, zipOf(Array.from({ length: 60 }, (_, n) => ({ name: `${n}.json`, content: zeros }))));
    await expect(buildFrom([path], made)).rejects.toMatchObject({ name: 'SourceError', kind: 'bomb' });
  } finally {
    await rm(home, { recursive: true, force: true });
  }
});

test('B100: what the author says in .gitattributes hides nothing', async () => {
  const attributes = '* export-ignore linguist-generated linguist-vendored -diff binary\n';
  const program = Buffer.from('\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x02\0\x3e\0', 'latin1');
  const head = {
    '.gitattributes': attributes,
    'tool.exe': program,
    'package.json': '{"name":"a","dependencies":{"b":"1"}}',
  };
  expect((await findingsOf(binaryAdded, { base: {}, head })).map(({ path }) => path)).toEqual(['tool.exe']);
  const { head: side } = await factsOf({ base: {}, head });
  expect(side.inventory.packages.map(({ name }) => name)).toEqual(['b']);
});

test('B105: text is text whatever its ends of lines, and a NUL in the first 8 KB makes a binary', async () => {
  const late = `${'a'.repeat(9000)}\0`;
  const files = { crlf: 'a\r\nb\r\n', none: 'a', early: `a\0${'b'.repeat(9000)}`, late, empty: '' };
  const tree = memoryTree(files);
  const texts = await Promise.all(Object.keys(files).map((path) => tree.text(path)));
  expect(texts).toEqual([files.crlf, files.none, null, late, '']);
  const lock = '{\r\n"lockfileVersion": 3,\r\n"packages": {\r\n"node_modules/a": {"version":"1.0.0"}}}';
  const { packages } = await takeInventory(
    memoryTree({ 'package-lock.json': lock, 'yarn.lock': Buffer.from('\0\x01\x02') }),
  );
  expect(packages.map(({ id }) => id)).toEqual(['pkg:npm/a@1.0.0']);
});

test('B097: a name that leads elsewhere is kept as it is written, and is no purl', async () => {
  const names = ['..', '../x', 'a/../b', '../../x', '.'];
  const lock = (rows: readonly string[]) => `{"lockfileVersion":3,"packages":{${rows.join(',')}}}`;
  const inventory = await takeInventory(
    memoryTree({
      'package-lock.json': lock(names.map((name, n) => `"node_modules/a${n}":{"name":"${name}","version":"1.0.0"}`)),
      'composer.lock': JSON.stringify({
        packages: names.map((name) => ({ name, version: '1.0.0' })),
        'packages-dev': [],
      }),
      'Podfile.lock': `PODS:\n${names.map((name) => `  - ${name} (1.0.0)\n`).join('')}\nCOCOAPODS: 1.16.2\n`,
      '.github/workflows/a.yml': `on: push\njobs:\n  a:\n    steps:\n${names.map((name) => `      - uses: ${name}/y@v1\n`).join('')}`,
    }),
  );
  expect(inventory.files.map(({ path, fault }) => [path, fault])).toEqual(
    inventory.files.map(({ path }) => [path, null]),
  );
  expect(inventory.files).toHaveLength(5);
  const ids = inventory.packages.flatMap(({ id, purl }) => (purl === null ? [] : [id]));
  expect(ids.map((id) => formatPurl(parsePurl(id)))).toEqual(ids);
  expect(
    inventory.packages.filter(({ purl }) => purl !== null && /(?:^|\/)\.\.?(?:[/@#]|$)/u.test(formatPurl(purl))),
  ).toEqual([]);
});
