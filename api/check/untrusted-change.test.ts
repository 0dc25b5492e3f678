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

import { spawn } from 'node:child_process';
import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type BuiltCommit, buildRepository, testGit } from '#crawler/testing/repository.ts';
import { hostileTexts } from '#licenses/report-parts/testing-check.ts';
import { packageRoot } from '../environment.ts';
import { directoryTree } from '../trees/directory-tree.ts';

// What strangers may do to a check, from what they commit to the exit code. Of the same list lie elsewhere:
//   B213  outputs of a workflow               api/check-report/post.test.ts
//   B214  every text in a comment, its author licenses/reports/markdown.test.ts, crawler/voice.test.ts
//   B215  pull_request_target                 docs/ci/templates.test.ts
//   B216  artifacts of forks                  api/check-report/{read-artifact,post}.test.ts, docs/ci/templates.test.ts
//   B217  expressions in workflows            docs/ci/templates.test.ts

const bin = join(packageRoot, 'bin', 'tongming.mjs');
const systemPath = process.env['PATH'] ?? '';
const secret = 'SECRET-0f9a41c7';
/** A few bytes that no program runs and every reader of binaries knows. */
const program = Buffer.from('\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x02\0\x3e\0', 'latin1');
const signed = 'Change things\n\nSigned-off-by: Ada <ada@example.org>\n';
/** Starts several processes. */
const slow = { timeout: 120_000 };

let home = '';
let place = '';
let count = 0;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'tongming-untrusted-'));
});
beforeEach(() => {
  count += 1;
  place = join(home, String(count));
});
afterAll(async () => {
  await rm(home, { recursive: true, force: true });
});

interface Ended {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  readonly bytes: Buffer;
}

interface StartOptions {
  readonly cwd?: string;
  readonly env?: Record<string, string>;
}

async function start(command: string, words: readonly string[], { cwd = home, env = {} }: StartOptions = {}) {
  const data = join(home, 'data');
  const child = spawn(command, words, {
    cwd,
    env: { PATH: systemPath, HOME: home, LANG: 'en', TONGMING_DATA: data, SECRET: secret, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const [told, warned] = [Buffer.concat(out), Buffer.concat(err)];
  const ended: Ended = {
    code,
    out: told.toString('utf8'),
    err: warned.toString('utf8'),
    bytes: Buffer.concat([told, warned]),
  };
  return ended;
}

function tongming(words: readonly string[], options: StartOptions = {}): Promise<Ended> {
  return start(process.execPath, [bin, ...words], options);
}

interface Told {
  readonly verdict: string;
  readonly findings: readonly { policy: string; rule: string; path: string | null; level: string }[];
  readonly policyFile: { path: string; commit: string | null; changed: boolean } | null;
  readonly base: string | null;
  readonly counts: { files: number };
}

async function check(words: readonly string[], options: StartOptions = {}): Promise<Ended & { readonly told: Told }> {
  const ended = await tongming(['check', '--format=json', ...words], options);
  if (ended.out === '') throw new Error(ended.err);
  return { ...ended, told: JSON.parse(ended.out) as Told };
}

/** A bare repository of these commits, with a base and a head. */
async function built(...commits: readonly BuiltCommit[]): Promise<{ repository: string; ids: string[] }> {
  const ids = await buildRepository(place, { commits: commits.map((one) => ({ message: signed, ...one })) });
  return { repository: place, ids };
}

/** A work tree of these files with one commit. */
async function workTree(files: Readonly<Record<string, string | Buffer>>): Promise<string> {
  await built({ files });
  const tree = `${place}-work`;
  await testGit(home, 'clone', '-q', '-c', 'core.symlinks=true', place, tree);
  return tree;
}

function rulesOf({ findings }: Told): string[] {
  return findings.map(({ policy, rule }) => `${policy}/${rule}`);
}

/** What of a place is there, with bytes and times. */
async function stateOf(directory: string): Promise<string[]> {
  const names = await readdir(directory, { recursive: true, withFileTypes: true });
  const states = names.map(async (entry) => {
    const path = join(entry.parentPath, entry.name);
    const { size, mtimeMs, mode } = await lstat(path);
    return `${path} ${mode} ${entry.isDirectory() ? '' : `${size} ${mtimeMs}`}`;
  });
  return (await Promise.all(states)).sort();
}

// oxlint-disable-next-line no-control-regex -- what must never leave
const forbidden = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u061C\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/;

describe('B210: the policy file of the base judges', slow, () => {
  const strict = 'fail-on: warning\npolicies:\n  binary-added: error\n';
  const off = 'policies:\n  binary-added: off\n  policy-changed: off\n  sign-off: off\n';

  test.each([
    ['turned off', { '.tongming.yml': off }],
    ['waived', { '.tongming.yml': 'exclude: ["**"]\n' }],
    ['broken', { '.tongming.yml': 'policies: [[[' }],
    ['removed', { '.tongming.yml': null }],
    ['a link', { '.tongming.yml': '->/dev/null' }],
  ])('in the head it is %s', async (_, files) => {
    const { repository, ids } = await built(
      { files: { '.tongming.yml': strict, 'README.md': '# a\n' } },
      { files: { ...files, 'tool.exe': program } },
    );
    const [base = '', head = ''] = ids;
    const { code, told } = await check([repository, `--base=${base}`, `--head=${head}`]);
    expect(code).toBe(1);
    expect(told).toMatchObject({ verdict: 'fail', policyFile: { commit: base, changed: true } });
    expect(rulesOf(told)).toEqual(expect.arrayContaining(['binary-added/executable', 'policy-changed/changed']));
  });

  test('one that only the head brings counts for nothing', async () => {
    const { repository, ids } = await built(
      { files: { 'README.md': '# a\n' } },
      { files: { '.tongming.yml': off, 'tool.exe': program } },
    );
    const { told } = await check([repository, `--base=${ids[0]}`, `--head=${ids[1]}`]);
    expect(rulesOf(told)).toEqual(expect.arrayContaining(['binary-added/executable', 'policy-changed/changed']));
  });
});

describe('B211: links of a change lead nowhere', slow, () => {
  const links = (outside: string) => ({
    LICENSE: `->${outside}/LICENSE`,
    docs: '->/proc/self/environ',
    'package-lock.json': `->${outside}/package-lock.json`,
    'node_modules/a/package.json': `->${outside}/package.json`,
    'node_modules/a/LICENSE': `->${outside}/LICENSE`,
    'loop/a': '->b',
    'loop/b': '->a',
    up: '->..',
    'deep/up': '->../..',
    src: `->${outside}`,
    'package.json': '{"name":"x","version":"1.0.0","license":"ISC","dependencies":{"a":"1.0.0"}}\n',
  });

  async function outsideFiles(): Promise<string> {
    const outside = `${place}-outside`;
    await mkdir(outside, { recursive: true });
    await writeFile(join(outside, 'LICENSE'), `Apache License 2.0 ${secret}\n`);
    await writeFile(join(outside, 'a.ts'), `export const x = '${secret}';\n`);
    await writeFile(join(outside, 'package.json'), `{"name":"a","version":"1.0.0","license":"${secret}"}`);
    const lock = { lockfileVersion: 3, packages: { [`node_modules/${secret}`]: { version: '1.0.0' } } };
    await writeFile(join(outside, 'package-lock.json'), JSON.stringify(lock));
    return outside;
  }

  test('in a revision, and in what was checked out', async () => {
    const outside = await outsideFiles();
    const { repository, ids } = await built({ files: { 'README.md': '# a\n' } }, { files: links(outside) });
    const tree = `${place}-work`;
    await testGit(home, 'clone', '-q', '-c', 'core.symlinks=true', repository, tree);
    expect((await lstat(join(tree, 'src'))).isSymbolicLink()).toBe(true);
    const before = await stateOf(outside);
    for (const words of [
      ['check', '--format=json', repository, `--base=${ids[0]}`, `--head=${ids[1]}`],
      ['check', '--format=json', tree],
      ['check', tree, '--fix'],
      ['sbom', tree],
      ['notice', tree],
    ]) {
      const { code, bytes } = await tongming(words);
      expect([0, 1, 3], `${words.join(' ')}\n${bytes.toString()}`).toContain(code);
      expect.soft(bytes.toString(), words.join(' ')).not.toContain(secret);
    }
    expect(await stateOf(outside)).toEqual(before);
  });

  test('a directory that became a link in the work tree is not written through by --fix', async () => {
    const outside = await outsideFiles();
    const body = 'export const a = 1;\nexport const b = 2;\n';
    const header = '// SPDX-License-Identifier: ISC\n// Copyright (c) 2026 A\n';
    const { repository, ids } = await built({ files: { 'src/a.ts': header + body } }, { files: { 'src/a.ts': body } });
    const tree = `${place}-work`;
    await testGit(home, 'clone', '-q', repository, tree);
    await writeFile(join(outside, 'a.ts'), body);
    await rm(join(tree, 'src'), { recursive: true });
    await symlink(outside, join(tree, 'src'));
    const before = await stateOf(outside);
    const ended = await tongming(['check', tree, `--base=${ids[0]}`, '--fix']);
    expect(ended.err).toContain('a patch has no place any more: src/a.ts');
    expect(ended.out).not.toContain('+++');
    expect(await stateOf(outside)).toEqual(before);
  });

  test('a report replaces a link at its place and does not follow it', async () => {
    const outside = await outsideFiles();
    const { repository } = await built({ files: { 'README.md': '# a\n' } });
    const before = await stateOf(outside);
    const result = join(home, 'result.json');
    for (const words of [
      ['check', repository, '--format=json', `--out=${result}`],
      ['report', result, '--format=sarif'],
      ['sbom', repository],
      ['notice', repository],
    ]) {
      const link = `${place}-${words[0]}`;
      await symlink(join(outside, 'LICENSE'), link);
      await tongming([...words.filter((word) => !word.startsWith('--out')), `--out=${link}`]);
      expect.soft((await lstat(link)).isSymbolicLink(), words[0]).toBe(false);
      if (words[0] === 'check') await writeFile(result, await readFile(link));
    }
    expect(await stateOf(outside)).toEqual(before);
  });
});

const commands = [
  '::error::x',
  '%0A::stop-commands::t',
  ' ::add-mask::a',
  '##[add-mask]b',
  'a\n::error file=x,line=1::owned',
  'a\r::warning::b',
];

describe('B212: names of files are no commands', slow, () => {
  /** What a runner of GitHub obeys: a line that begins so, blanks before it or not, and the older form anywhere. */
  function obeyed(text: string): string[] {
    return text.split(/[\n\r]/u).filter((line) => line.trimStart().startsWith('::') || line.includes('##['));
  }

  test.each(['github', 'text', 'json', 'sarif', 'markdown', 'junit', 'gitlab'])('as %s', async (format) => {
    const files = Object.fromEntries(commands.map((name) => [name, program]));
    const { repository, ids } = await built({ files: { a: 'a' } }, { files });
    const words = ['check', repository, `--base=${ids[0]}`, `--format=${format}`, '--fail-on=note'];
    const { out, err, code } = await tongming(words, { env: { GITHUB_ACTIONS: 'true' } });
    expect(code).toBe(1);
    expect(err).toBe('');
    const ours = /^::(?:error|warning|notice) (?:file=[^:,]*,)?(?:line=\d+,)?title=[^:,]*::/u;
    const lines = obeyed(out);
    expect(lines.filter((line) => !ours.test(line))).toEqual([]);
    expect(lines.filter((line) => line.includes('an executable'))).toHaveLength(
      format === 'github' ? commands.length : 0,
    );
    if (format !== 'json') return;
    const { findings } = JSON.parse(out) as Told;
    const paths = findings.flatMap(({ policy, path }) => (policy === 'binary-added' ? [path] : []));
    expect(new Set(paths)).toEqual(new Set(commands));
  });

  test('in what is told of faults', async () => {
    for (const words of [
      ['check', 'nowhere\n::error::owned'],
      ['check', '.', '--base=\n ::error::x ##[error]y'],
    ]) {
      const { err, code } = await tongming(words, { env: { GITHUB_ACTIONS: 'true' } });
      expect(code).toBe(2);
      expect(obeyed(err)).toEqual([]);
    }
  });
});

describe('B214: a comment says what a repository says and does nothing', slow, () => {
  test('the markdown of thousands of hostile names fits into a comment and says what it leaves out', async () => {
    const names = hostileTexts.filter((one) => /^[^\0/]{1,80}$/su.test(one) && one.isWellFormed() && one.trim() !== '');
    const files = Object.fromEntries(
      Array.from({ length: 1500 }, (_, n) => [`${n % 7}/${n} ${names[n % names.length]}`, program]),
    );
    const { repository, ids } = await built({ files: { a: 'a' } }, { files });
    const { out } = await tongming(['check', repository, `--base=${ids[0]}`, '--format=markdown']);
    expect(Buffer.byteLength(out)).toBeLessThanOrEqual(60_001);
    expect(out.split('<!-- tongming:check -->')).toHaveLength(2);
    expect(out).toMatch(/more|left out/i);
    expect(out).not.toMatch(/@(?!\u2060)/);
    expect(out.match(/<details>/g)?.length).toBe(out.match(/<\/details>/g)?.length);
  });
});

/** Programs that say that they were started, by every name that could be looked for. */
async function putTraps(directory: string, names: readonly string[]): Promise<void> {
  await mkdir(directory, { recursive: true });
  for (const name of names) {
    await writeFile(join(directory, name), `#!/bin/sh\necho "$0" >> ${place}-owned\nexit 1\n`);
    await chmod(join(directory, name), 0o755);
  }
}

async function owned(): Promise<string> {
  return readFile(`${place}-owned`, 'utf8').catch(() => '');
}

describe('B217: names of branches and titles are only text', slow, () => {
  const branch = 'zzz";echo${IFS}hi;#';

  test('as revisions and in messages', async () => {
    const title = '${{ github.token }} $(touch owned) `touch owned`';
    const ids = await buildRepository(place, {
      commits: [
        { files: { a: 'a' }, message: signed },
        { ref: `refs/heads/${branch}`, parents: [0], files: { b: program }, message: `${title}\n` },
      ],
    });
    const words = [place, '--base=main', `--head=${branch}`];
    const { told, code } = await check(words);
    expect(code).toBe(1);
    expect(told).toMatchObject({ verdict: 'fail', head: ids[1] });
    expect(await readdir(place)).not.toContain('owned');
  });

  test.each(['--output=owned', '-h', '--upload-pack=touch owned', 'a..b', '', 'main\n--output=owned', ':/x', '@{-1}'])(
    'a revision %j is one, or there is none',
    async (revision) => {
      const { repository } = await built({ files: { a: 'a' } });
      const { code } = await tongming(['check', repository, `--base=${revision}`], { cwd: repository });
      expect(code).toBe(2);
      expect(await readdir(repository)).not.toContain('owned');
    },
  );
});

describe('B218: the configuration of a repository starts nothing', slow, () => {
  const trap = () => `${place}-trap/run`;
  const configuration = () => `[core]
	repositoryformatversion = 1
	fsmonitor = ${trap()}
	sshCommand = ${trap()}
	hooksPath = ${place}-trap
	worktree = /etc
	pager = ${trap()}
	editor = ${trap()}
	askPass = ${trap()}
	attributesFile = ${place}-trap/attributes
	alternateRefsCommand = ${trap()}
[extensions]
	partialClone = origin
[remote "origin"]
	url = ${place}
	promisor = true
	uploadpack = ${trap()}
	vcs = trap
[alias]
	ls-files = !${trap()}
	diff-tree = !${trap()}
	rev-parse = !${trap()}
[diff]
	external = ${trap()}
[diff "x"]
	textconv = ${trap()}
	command = ${trap()}
[filter "x"]
	clean = ${trap()}
	smudge = ${trap()}
	process = ${trap()}
	required = true
[gpg]
	program = ${trap()}
[log]
	showSignature = true
[credential]
	helper = !${trap()}
[uploadpack]
	packObjectsHook = ${trap()}
[include]
	path = ${place}-trap/more
`;
  const names = [
    'run',
    'post-index-change',
    'pre-commit',
    'reference-transaction',
    'git-remote-trap',
    'fsmonitor-watchman',
  ];

  test.each([
    [['check'], [0, 1]],
    [
      ['check', '--base=HEAD~1'],
      [0, 1],
    ],
    [
      ['check', '--staged'],
      [0, 1],
    ],
    [
      ['check', '--base=HEAD~1', '--fix'],
      [0, 1],
    ],
    [['sbom'], [0]],
    [['notice'], [0, 1, 3]],
    [['licenses'], [0, 1]],
    [['audit'], [0, 1, 3]],
  ])('tongming %j', async (words, codes) => {
    await putTraps(`${place}-trap`, names);
    await writeFile(`${place}-trap/more`, `[core]\n\tfsmonitor = ${trap()}\n`);
    await writeFile(`${place}-trap/attributes`, '* diff=x filter=x\n');
    const attributes = '* diff=x filter=x\n';
    const { repository } = await built(
      { files: { 'a.ts': 'a\n' } },
      { files: { 'a.ts': 'b\n', '.gitattributes': attributes } },
    );
    const tree = `${place}-work`;
    await testGit(home, 'clone', '-q', repository, tree);
    await writeFile(join(tree, '.git', 'config'), configuration());
    await rm(join(tree, '.git', 'hooks'), { recursive: true, force: true });
    await putTraps(join(tree, '.git', 'hooks'), names);
    await writeFile(join(tree, 'new.ts'), 'c\n');
    const ended = await tongming([...words, '.'], { cwd: tree });
    expect.soft(codes, ended.bytes.toString()).toContain(ended.code);
    expect(ended.bytes.toString()).not.toContain('passwd');
    expect(await owned()).toBe('');
  });

  test('an object that is missing is not fetched, and what hangs on it is not passed', async () => {
    await putTraps(`${place}-trap`, names);
    const { repository, ids } = await built(
      { files: { 'a.ts': 'a\n' } },
      { files: { 'package-lock.json': '{"lockfileVersion":3,"packages":{}}' } },
    );
    const tree = `${place}-work`;
    await testGit(home, 'clone', '-q', '--no-local', repository, tree);
    await dropObject(tree, await testGit(tree, 'rev-parse', 'HEAD:package-lock.json'));
    await writeFile(join(tree, '.git', 'config'), configuration());
    const { code, told } = await check([tree, `--base=${ids[0]}`]);
    expect(code).toBe(3);
    expect(told.verdict).toBe('undecided');
    expect(await owned()).toBe('');
  });

  test('a repository that lies in the tree as files is not the one that is judged', async () => {
    const inner = await workTree({ 'README.md': '# inner\n' });
    await testGit(inner, 'config', 'core.fsmonitor', `${place}-trap/run`);
    const files: Record<string, string | Buffer> = { 'sub/tool.exe': program, 'sub/a.ts': 'a\n' };
    for (const name of ['HEAD', 'config']) files[`sub/${name}`] = await readFile(join(inner, '.git', name));
    files['sub/objects/keep'] = '';
    files['sub/refs/heads/keep'] = '';
    place = `${place}-outer`;
    const { repository } = await built({ files: { a: 'a' } }, { files });
    const tree = `${place}-work`;
    await testGit(home, 'clone', '-q', repository, tree);
    const { told, code } = await check([join(tree, 'sub'), '--base=HEAD~1']);
    expect(rulesOf(told)).toContain('binary-added/executable');
    expect(code).toBe(1);
    expect(await owned()).toBe('');
  });
});

/** Takes one object out of a repository. */
async function dropObject(tree: string, id: string): Promise<void> {
  const objects = join(tree, '.git', 'objects');
  const packs = await readdir(join(objects, 'pack'));
  const moved = `${tree}-packs`;
  await mkdir(moved);
  for (const name of packs) await rename(join(objects, 'pack', name), join(moved, name));
  const words = packs
    .filter((name) => name.endsWith('.pack'))
    .map((name) => `git -C '${tree}' unpack-objects -q < '${moved}/${name}'`);
  await start('sh', ['-ec', words.join('\n')]);
  await rm(join(objects, id.slice(0, 2), id.slice(2)));
}

describe('B219: what lies in the working directory is never started', slow, () => {
  const names = ['git', 'git.exe', 'git.cmd', 'setpriv', 'prlimit', 'node', 'npm', 'sh', 'env', 'tongming'];

  test('no program, configuration or module of it', async () => {
    const evil = `require('node:fs').appendFileSync(${JSON.stringify(`${place}-owned`)}, __filename)\n`;
    const { repository } = await built({
      files: {
        'a.ts': 'a\n',
        '.npmrc': `node-options=--require ${place}-work/evil.cjs\nscript-shell=${place}-work/sh\n`,
        '.node-version': '0.10\n',
        '.env': `NODE_OPTIONS=--require ${place}-work/evil.cjs\n`,
        'evil.cjs': evil,
        'node.config.json': JSON.stringify({ nodeOptions: { import: [`${place}-work/evil.cjs`] } }),
        'tsconfig.json': JSON.stringify({ compilerOptions: { paths: { '*': ['./evil.cjs'] } } }),
        'package.json': JSON.stringify({
          name: 'tongming',
          bin: { tongming: 'evil.cjs' },
          imports: { '#licenses/*': './evil.cjs', '#api/*': './evil.cjs' },
          scripts: { preinstall: 'node evil.cjs' },
        }),
        'node_modules/yaml/index.js': evil,
        'node_modules/yaml/package.json': '{"name":"yaml","version":"9.9.9","main":"index.js"}',
      },
    });
    const tree = `${place}-work`;
    await testGit(home, 'clone', '-q', repository, tree);
    await putTraps(tree, names);
    await putTraps(join(tree, 'node_modules', '.bin'), names);
    // npx puts the first before everything else; the second is what careless people do.
    const path = [join(tree, 'node_modules', '.bin'), '.', '', systemPath].join(':');
    for (const words of [['check'], ['check', '--base=HEAD'], ['check', '--staged'], ['sbom'], ['notice'], ['audit']]) {
      const ended = await tongming([...words, '.'], { cwd: tree, env: { PATH: path } });
      expect.soft([0, 1, 3], ended.bytes.toString()).toContain(ended.code);
    }
    expect(await owned()).toBe('');
  });

  test('the scripts of the action clear NODE_OPTIONS', async () => {
    for (const name of ['github-check.sh', 'github-comment.sh', 'install.sh', 'pre-commit.sh']) {
      const script = await readFile(join(packageRoot, 'ci', name), 'utf8');
      const starts = script
        .split('\n')
        .filter((line) => /(?:^|[\s(])(?:node|npm) /u.test(line.replace(/^\s*#.*/u, '')));
      expect.soft(starts.length, name).toBe(name === 'github-check.sh' ? 2 : 1);
      for (const line of starts) expect.soft(line, name).toContain('env -u NODE_OPTIONS');
    }
  });
});

/** Limits of a check of a hostile place. */
const soon = 60_000;

describe('B220: what is no file, or has no end, ends no check', slow, () => {
  test.each(['a directory', 'a repository'])('FIFO, socket, device and 100 GB of nothing in %s', async (kind) => {
    const tree = kind === 'a repository' ? await workTree({ 'a.ts': 'a\n', 'package.json': '{}' }) : place;
    if (kind !== 'a repository') await mkdir(join(tree, 'd'), { recursive: true });
    const special = ['LICENSE', 'package-lock.json', '.tongming.yml', 'x.ts'];
    for (const name of special.slice(0, 2)) await start('mkfifo', [join(tree, name)]);
    const socket = createServer().listen(join(tree, 'yarn.lock'));
    await writeFile(join(tree, 'x.ts'), '// x\n');
    await truncate(join(tree, 'x.ts'), 100 * 1024 ** 3);
    await writeFile(join(tree, 'go.mod'), 'module x\n');
    await truncate(join(tree, 'go.mod'), 100 * 1024 ** 3);
    // Only root may make one.
    await start('mknod', [join(tree, 'Cargo.toml'), 'c', '1', '5']);
    try {
      for (const words of [['check', '--format=json'], ['sbom'], ['notice'], ['licenses']]) {
        const began = performance.now();
        const { code } = await tongming([...words, tree]);
        expect.soft([0, 1, 3], words[0]).toContain(code);
        expect.soft(performance.now() - began, words[0]).toBeLessThan(soon);
      }
      await rm(join(tree, '.tongming.yml'), { force: true });
      await start('mkfifo', [join(tree, '.tongming.yml')]);
      expect(await tongming(['check', tree])).toMatchObject({ code: 2 });
    } finally {
      socket.close();
    }
  });

  test('a directory of too many files is not read on', async () => {
    await mkdir(place);
    for (const name of ['a', 'b', 'c', 'd']) await writeFile(join(place, name), name);
    const { signal } = new AbortController();
    await expect(directoryTree(place, null, signal, 3)).rejects.toMatchObject({ name: 'UndecidedError' });
    expect((await directoryTree(place, null, signal, 4)).files).toHaveLength(4);
  });

  test('a tree of 10^10 names cannot be decided, and takes bounded time and memory', async () => {
    const { repository } = await built({ files: { a: 'a' } });
    let tree = await testGit(repository, 'rev-parse', 'HEAD^{tree}');
    for (let level = 0; level < 10; level += 1) {
      const rows = Array.from({ length: 10 }, (_, n) => `040000 tree ${tree}\t${n}`).join('\n');
      const { out } = await start('sh', ['-c', `printf '%s\n' '${rows}' | git -C '${repository}' mktree`]);
      tree = out.trim();
    }
    const made = ['commit-tree', '-m', 'bomb', '-p', 'HEAD', tree];
    const bomb = await testGit(repository, '-c', 'user.name=A', '-c', 'user.email=a@example.org', ...made);
    const node = [process.execPath, '--max-old-space-size=2048', bin];
    for (const words of [[`--head=${bomb}`], [`--base=HEAD`, `--head=${bomb}`]]) {
      const began = performance.now();
      const ended = await start(node[0] as string, [...node.slice(1), 'check', repository, ...words]);
      expect.soft(ended.code, ended.err).toBe(3);
      expect(performance.now() - began).toBeLessThan(soon);
    }
  });
});

describe('B221: no byte of a repository moves the terminal', slow, () => {
  const names = hostileTexts
    .filter((one) => !/[\0/]|^\s*$|^\.{1,2}$/u.test(one) && Buffer.byteLength(one) < 200 && one.isWellFormed())
    .map((one, n) => `${n}${one}`);
  const author = { name: 'Ev\u001B[2Jil \u202Egro \u009B2J \u001B]52;c;eA==\u0007', email: 'a\u001B[31m@example.org' };

  test.each(['text', 'json', 'sarif', 'markdown', 'junit', 'github', 'gitlab', 'badge'])('as %s', async (format) => {
    const lock = {
      lockfileVersion: 3,
      packages: Object.fromEntries(
        names.map((name) => [`node_modules/${name}`, { version: name, resolved: name, license: name }]),
      ),
    };
    const files = {
      ...Object.fromEntries(names.map((name) => [name, program])),
      'package-lock.json': JSON.stringify(lock),
    };
    const { repository, ids } = await built(
      { files: { a: 'a' } },
      {
        files,
        author,
        message: Buffer.from('t\x1b[2J \x9b2J \xff\xfe\n\nSigned-off-by: \x1b]8;;x\x07 <x>\n', 'latin1'),
      },
    );
    const words = ['check', repository, `--base=${ids[0]}`, `--format=${format}`];
    for (const env of [{ NO_COLOR: '1' }, { COLUMNS: '0', TERM: 'dumb' }, { FORCE_COLOR: '3', LANG: 'zh_CN.UTF-8' }]) {
      const { out, err, code } = await tongming(words, { env });
      expect.soft(code, err).toBe(1);
      expect(out).not.toMatch(forbidden);
      expect(err).not.toMatch(forbidden);
    }
  });

  test('in faults, patches and other commands', async () => {
    const esc = 'x\u001B[2J\u009B2J\u202E';
    const tree = await workTree({
      [`${esc}.ts`]: 'a\n',
      'package.json': JSON.stringify({ name: esc, version: esc, license: esc }),
    });
    await writeFile(join(tree, '.tongming.yml'), '"\\e[2J": 1\n? "\\x9b2J"\n: 2\n');
    for (const words of [
      ['check', esc],
      ['check', tree],
      ['check', tree, `--base=${esc}`],
      ['check', tree, `--format=${esc}`],
      [`--${esc}`],
      [esc],
      ['sbom', tree],
      ['notice', tree],
      ['licenses', tree],
      ['audit', tree],
      ['report', esc],
    ]) {
      const { out, err } = await tongming(words);
      expect.soft(`${out}${err}`, JSON.stringify(words)).not.toMatch(forbidden);
    }
  });
});

describe('B222: exit codes', slow, () => {
  test('0 pass, 1 fail, 2 usage, 3 cannot decide', async () => {
    const { repository, ids } = await built(
      { files: { 'README.md': '# a\n' } },
      { files: { 'README.md': '# b\n' } },
      { files: { 'tool.exe': program } },
    );
    const run = async (...words: string[]) => (await tongming(['check', repository, ...words])).code;
    expect(await run(`--base=${ids[0]}`, `--head=${ids[1]}`)).toBe(0);
    expect(await run(`--base=${ids[1]}`, `--head=${ids[2]}`, '--fail-on=note')).toBe(1);
    expect(await run('--base=nowhere')).toBe(2);
    expect(await run('--no-such-option')).toBe(2);
    expect(await run('--policy=/nowhere')).toBe(2);
    const [stranger] = await buildRepository(place, {
      commits: [{ ref: 'refs/heads/other', parents: [], files: { b: 'b' } }],
    });
    expect(await run(`--base=${stranger}`, `--head=${ids[1]}`)).toBe(3);
  });

  test('a reader that leaves, a full disk and memory that is used up are no pass', async () => {
    const files = Object.fromEntries(Array.from({ length: 3000 }, (_, n) => [`${n}.exe`, program]));
    const { repository, ids } = await built({ files: { a: 'a' } }, { files });
    const words = `'${bin}' check '${repository}' --base=${ids[0]} --format=json`;
    const shell = (command: string) => start('bash', ['-c', command]);
    const node = `'${process.execPath}'`;
    expect((await shell(`${node} ${words} | head -c 1 >/dev/null; exit \${PIPESTATUS[0]}`)).code).toBe(1);
    expect((await shell(`${node} ${words} | true; exit \${PIPESTATUS[0]}`)).code).toBe(1);
    expect((await shell(`${node} --max-old-space-size=16 ${words} >/dev/null 2>&1`)).code).not.toBe(0);
    // Not every system has a device that is always full.
    expect((await shell(`[ ! -e /dev/full ] || ! ${node} ${words} >/dev/full`)).code).toBe(0);
  });

  test('a repository that is broken is not passed', async () => {
    const { repository, ids } = await built({ files: { a: 'a' } }, { files: { b: 'b' } });
    const objects = join(repository, 'objects');
    for (const name of await readdir(join(objects, 'pack')))
      await writeFile(join(objects, 'pack', name), 'broken').catch(() => undefined);
    for (const name of (await readdir(objects)).filter((one) => one.length === 2))
      await rm(join(objects, name), { recursive: true });
    for (const words of [[], [`--base=${ids[0]}`]])
      expect([2, 3]).toContain((await tongming(['check', repository, ...words])).code);
  });
});

describe('B223: nothing secret is needed', slow, () => {
  test('a change is judged without any variable, and nothing is written beside it', async () => {
    const { repository, ids } = await built({ files: { a: 'a' } }, { files: { 'tool.exe': program } });
    const tree = `${place}-work`;
    await testGit(home, 'clone', '-q', repository, tree);
    const before = await stateOf(tree);
    const words = ['check', tree, `--base=${ids[0]}`, '--fail-on=note'];
    const bare = await start('env', ['-i', process.execPath, bin, ...words], { cwd: tree });
    expect.soft(bare.code, bare.err).toBe(1);
    expect(await stateOf(tree)).toEqual(before);
  });

  test.each([
    ['github:o/r', 'GITHUB_TOKEN'],
    ['gitlab:o/r', 'GITLAB_TOKEN'],
    ['gitee:o/r', 'GITEE_TOKEN'],
  ])('a comment at %s cannot be posted without a token, which is named', async (to, variable) => {
    const { repository, ids } = await built({ files: { a: 'a' } });
    const file = `${place}-result.json`;
    await tongming(['check', repository, '--format=json', `--out=${file}`]);
    const { code, err } = await tongming(['report', file, `--to=${to}`, `--head=${ids[0]}`]);
    expect(code).toBe(3);
    expect(err).toContain(variable);
  });
});
