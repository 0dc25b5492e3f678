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

import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { indexVersion } from '#licenses/scan/index-version.ts';
import { licenceText } from '#licenses/testing.ts';
import type { CrawlProgress } from '../event.ts';
import { addRepository, type CrawlBench, crawl, crawlBench, dumpFacts } from '../testing/crawl.ts';
import { buildRepository } from '../testing/repository.ts';

let bench: CrawlBench;

beforeAll(async () => {
  bench = await crawlBench();
});

afterAll(() => bench.close());

/** Making the detector takes seconds on a slow machine. */
const patience = 60_000;

const mulan = `// SPDX-License-Identifier: MulanPSL-2.0\n// Copyright (c) 2026 Example Works Ltd.\n`;

const tree = {
  LICENSE: licenceText('MulanPSL-2.0'),
  'README.md': '# An example\n',
  'package-lock.json': '{ "license": "SPDX-License-Identifier: MIT" }\n',
  'src/a.ts': `${mulan}export const a = 1;\n`,
  'src/deep/b.ts': `${mulan}export const b = 1;\n`,
  'src/deep/c.ts': 'export const c = 1;\n',
  'third_party/x/LICENSE': licenceText('MIT'),
  'third_party/x/x.c': '/* SPDX-License-Identifier: MIT */\n',
  'third_party/y/y.c': '/* Licensed under Mulan PSL v2 */\n',
  empty: '',
  'logo.png': `\u0089PNG\r\n\u001a\n${'\0\0\0\rIHDR'.repeat(9)}`,
};

async function source(name: string, files: Record<string, string>): Promise<{ path: string; id: string }> {
  const path = join(bench.root, `${name}.git`);
  await buildRepository(path, { commits: [{ files }] });
  return { path, id: await addRepository(bench.store, path, name) };
}

/** How many blobs each crawl reads: the last total that the licence phase tells. */
function reads(): { readonly onProgress: (progress: CrawlProgress) => void; readonly count: () => number } {
  let count = 0;
  return {
    onProgress: ({ phase, total }) => {
      if (phase === 'licences' && total !== null) count = total;
    },
    count: () => count,
  };
}

async function stored(): Promise<number> {
  const [row] = await bench.store.sql<{ n: number }[]>`select count(*)::int as n from licence_blob`;
  return row?.n ?? 0;
}

test(
  'a crawl stores what each file, directory and the whole head say',
  async () => {
    const { path, id } = await source('first', tree);
    const report = await crawl(bench, id, path);
    expect(report.completeness['licences']).toEqual({ asked: 9, received: 9, refused: [] });
    const { licences, licenceDirectories, licenceFiles } = await dumpFacts(bench.store, id);
    expect(licences).toMatchObject([
      {
        index_version: indexVersion(),
        files: 11,
        remaining: 0,
        outcomes: { scanned: 6, lockfile: 1, 'no-words': 3, binary: 1 },
        expressions: [
          { expression: 'MulanPSL-2.0', files: 4 },
          { expression: 'MIT', files: 2 },
        ],
      },
    ]);
    expect(licenceDirectories).toMatchObject([
      { path: '.', parent: null, files: 11, unstated: 2, own: 'MulanPSL-2.0' },
      { path: 'src', parent: '.', files: 3, unstated: 1, own: null },
      { path: 'src/deep', parent: 'src', files: 2, unstated: 1 },
      { path: 'third_party', parent: '.', files: 3, own: null },
      { path: 'third_party/x', files: 2, own: 'MIT', expressions: [{ expression: 'MIT', files: 2 }] },
      { path: 'third_party/y', files: 1, own: null, expressions: [{ expression: 'MulanPSL-2.0', files: 1 }] },
    ]);
    const found = licenceFiles as { path: string; expression: string; findings: { lines: number[] }[] }[];
    expect(found.map(({ path: at, expression }) => [at, expression])).toEqual([
      ['LICENSE', 'MulanPSL-2.0'],
      ['src/a.ts', 'MulanPSL-2.0'],
      ['src/deep/b.ts', 'MulanPSL-2.0'],
      ['third_party/x/LICENSE', 'MIT'],
      ['third_party/x/x.c', 'MIT'],
      ['third_party/y/y.c', 'MulanPSL-2.0'],
    ]);
    expect(found[1]?.findings[0]?.lines).toEqual([1, 1]);
  },
  patience,
);

test(
  'a blob is read once: not again in the next visit, nor in another repository, nor under another name',
  async () => {
    const one = await source('one', tree);
    await crawl(bench, one.id, one.path);
    const before = await stored();
    const twin = { ...tree, 'copy/of/x.c': tree['third_party/x/x.c'], 'new.c': 'int n;\n' };
    const { path, id } = await source('twin', twin);
    const first = reads();
    await crawl(bench, id, path, {}, first.onProgress);
    expect([first.count(), (await stored()) - before]).toEqual([1, 1]);
    await buildRepository(path, { commits: [{ files: twin }, { files: { 'src/a.ts': `${mulan}changed();\n` } }] });
    const second = reads();
    await crawl(bench, id, path, {}, second.onProgress);
    expect([second.count(), (await stored()) - before]).toEqual([1, 2]);
    const third = reads();
    expect(await crawl(bench, id, path, {}, third.onProgress)).toMatchObject({ outcome: 'unchanged' });
    expect(third.count()).toBe(0);
  },
  patience,
);

test(
  'with another version of the index the next visit reads everything anew, though nothing else changed',
  async () => {
    const { path, id } = await source('upgrade', { 'a.c': '/* SPDX-License-Identifier: MIT */\nint upgrade;\n' });
    await crawl(bench, id, path);
    const facts = await dumpFacts(bench.store, id);
    const { sql } = bench.store;
    await sql`update licence_scan set index_version = 'older' where repository_id = ${id}`;
    await sql`update licence_blob set index_version = 'older', expression = 'ISC'
    where sha in (select blob from tree_file where repository_id = ${id})`;
    const again = reads();
    expect(await crawl(bench, id, path, {}, again.onProgress)).toMatchObject({ outcome: 'complete', commitsNew: 0 });
    expect(again.count()).toBe(1);
    expect(await dumpFacts(bench.store, id)).toEqual(facts);
  },
  patience,
);

class Killed extends Error {}

test(
  'killed between two batches, the next visit reads only what was not stored, and the old facts stay until then',
  async () => {
    const files = (word: string) =>
      Object.fromEntries(
        Array.from({ length: 40 }, (_, n) => [`f${n}.c`, `/* SPDX-License-Identifier: MIT */ int ${word}${n};\n`]),
      );
    const { path, id } = await source('killed', files('old'));
    await crawl(bench, id, path);
    const old = await dumpFacts(bench.store, id);
    await buildRepository(path, { commits: [{ files: files('old') }, { files: files('fresh') }] });
    const before = await stored();
    let batches = 0;
    const fault = (point: string) => {
      if (point === 'licences-stored' && ++batches === 1) throw new Killed();
    };
    await expect(crawl(bench, id, path, { fault, licenceBatch: 10 })).rejects.toThrow(Killed);
    const kept = (await stored()) - before;
    expect(kept).toBeGreaterThanOrEqual(10);
    expect((await dumpFacts(bench.store, id))['licences']).toEqual(old['licences']);
    const resumed = reads();
    await crawl(bench, id, path, {}, resumed.onProgress);
    expect(resumed.count()).toBe(40 - kept);
    expect((await dumpFacts(bench.store, id))['licences']).toMatchObject([{ files: 40, remaining: 0 }]);
  },
  patience,
);

test(
  'hostile paths and texts are stored as they are',
  async () => {
    const noise = (salt: string, count: number) =>
      Array.from({ length: count }, (_, n) => createHash('sha256').update(`${salt}${n}`).digest('hex'));
    const deep = `${noise('path', 30).join('/')}/x.c`;
    const long = noise('id', 40)
      .map((word) => `LicenseRef-${word}`)
      .join(' OR ');
    const { path, id } = await source('hostile', {
      '<script>alert(1)</script>/a"b.c': '/* SPDX-License-Identifier: MIT */ // <img src=x onerror=alert(1)>\n',
      'nul.txt': `${'x'.repeat(9000)}\0SPDX-License-Identifier: MIT\n`,
      'nul-in-tag.c': `${'//\n'.repeat(4000)}// SPDX-License-Identifier: MIT OR a\0b\n`,
      'line\nbreak.c': '// SPDX-License-Identifier: ISC\n',
      'utf16.txt': '\ufeffSPDX',
      [deep]: `// SPDX-License-Identifier: ${long}\n`,
    });
    expect(await crawl(bench, id, path)).toMatchObject({ outcome: 'complete' });
    const { licenceFiles, licenceDirectories } = await dumpFacts(bench.store, id);
    const told = licenceFiles as { path: string; expression: string }[];
    expect(told.map(({ expression }) => expression)).toContain('MIT');
    expect(told.find((file) => file.path === deep)?.expression).toMatch(/^LicenseRef-.{1900,}/);
    expect(licenceDirectories).toHaveLength(33);
    const [tag] = await bench.store.sql<{ said: string }[]>`
      select b.findings -> 0 ->> 'expression' as said from tree_file f join licence_blob b on b.sha = f.blob
      where f.repository_id = ${id} and f.path = 'nul-in-tag.c'`;
    expect(tag?.said).toBe('MIT OR a\ufffdb');
  },
  patience,
);

test(
  'what a visit has no budget for is shown only where nothing was before, and the next one goes on',
  async () => {
    const files = {
      LICENSE: licenceText('MIT'),
      'a.c': 'int budget;\n',
      'b.c': '/* SPDX-License-Identifier: ISC */ b;\n',
    };
    const { path, id } = await source('budget', files);
    const none = { licenceBudget: { bytes: -1, milliseconds: 60_000 } };
    const part = await crawl(bench, id, path, none);
    expect(part.completeness['licences']).toEqual({
      asked: 3,
      received: 1,
      refused: [{ what: 'files', why: 'budget', count: 2 }],
    });
    expect((await dumpFacts(bench.store, id))['licences']).toMatchObject([{ files: 3, remaining: 2 }]);
    expect((await crawl(bench, id, path)).completeness['licences']).toEqual({ asked: 3, received: 3, refused: [] });
    const whole = (await dumpFacts(bench.store, id))['licences'];
    await buildRepository(path, { commits: [{ files }, { files: { 'c.c': 'int later;\n' } }] });
    await crawl(bench, id, path, none);
    expect((await dumpFacts(bench.store, id))['licences']).toEqual(whole);
    await crawl(bench, id, path);
    expect((await dumpFacts(bench.store, id))['licences']).toMatchObject([{ files: 4, remaining: 0 }]);
  },
  patience,
);
