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
import { chmod, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addRepository, type CrawlBench, crawl, crawlBench, dumpFacts, gitWithInput } from './testing/crawl.ts';
import { type BuiltCommit, buildRepository, testGit } from './testing/repository.ts';

let bench: CrawlBench;

beforeAll(async () => {
  bench = await crawlBench();
});

afterAll(() => bench.close());

async function rows(query: Promise<readonly Record<string, unknown>[]>): Promise<readonly Record<string, unknown>[]> {
  return [...(await query)];
}

async function source(name: string): Promise<{ path: string; id: string }> {
  const path = join(bench.root, name);
  return { path, id: await addRepository(bench.store, path, name) };
}

test('a first crawl stores what git shows, and a second finds nothing to do', async () => {
  const { path, id } = await source('plain.git');
  await buildRepository(path, {
    commits: [
      {
        message: 'one\n\nSigned-off-by: Ada <ADA@example.org>\nCo-authored-by: Lin <lin@example.org>\n',
        files: {
          'README.md': '# a\n',
          'src/a.ts': '// SPDX-License-Identifier: MIT\n1;\n',
          '.mailmap': 'Ada <ada@example.org> <lin@example.org>\n',
        },
      },
      { files: { 'src/b.ts': 'x\ny\n', 'src/a.ts': null } },
      {
        ref: 'refs/heads/side',
        parents: [0],
        files: { 'docs/c.md': 'c\n' },
        author: { name: 'Lin', email: 'lin@example.org' },
      },
      { parents: [1, 2] },
    ],
    tags: [
      { name: 'v1', commit: 1, message: 'one\n' },
      { name: 'light', commit: 0 },
    ],
  });
  const report = await crawl(bench, id, path);
  expect(report).toMatchObject({ outcome: 'complete', commitsNew: 4, commitsRewritten: 0, reasonKind: null });
  expect(report.completeness).toMatchObject({
    commits: { received: 4, refused: [] },
    lines: { asked: 3, received: 3, refused: [] },
    tags: { asked: 2, received: 2 },
    tree: { asked: 3, received: 3 },
  });
  const { sql } = bench.store;
  expect(
    await rows(sql`select merge, parent_count, lines, additions, deletions, files, signed_off, on_default from commit
    where repository_id = ${id} order by author_epoch`),
  ).toEqual([
    {
      merge: false,
      parent_count: 0,
      lines: 'counted',
      additions: 4,
      deletions: 0,
      files: 3,
      signed_off: true,
      on_default: true,
    },
    {
      merge: false,
      parent_count: 1,
      lines: 'counted',
      additions: 2,
      deletions: 2,
      files: 2,
      signed_off: false,
      on_default: true,
    },
    {
      merge: false,
      parent_count: 1,
      lines: 'counted',
      additions: 1,
      deletions: 0,
      files: 1,
      signed_off: false,
      on_default: true,
    },
    {
      merge: true,
      parent_count: 2,
      lines: 'merge',
      additions: null,
      deletions: null,
      files: null,
      signed_off: false,
      on_default: true,
    },
  ]);
  expect(
    await rows(
      sql`select path, language, content from tree_file join blob on blob.sha = blob where repository_id = ${id} order by path`,
    ),
  ).toEqual([
    { path: '.mailmap', language: null, content: 'Ada <ada@example.org> <lin@example.org>\n' },
    { path: 'README.md', language: null, content: '# a\n' },
    { path: 'src/b.ts', language: 'TypeScript', content: null },
  ]);
  expect(
    await rows(
      sql`select key, i.name, i.domain from commit_trailer join identity i on i.id = identity_id where repository_id = ${id} order by position`,
    ),
  ).toEqual([
    { key: 'signed-off-by', name: 'Ada', domain: 'example.org' },
    { key: 'co-authored-by', name: 'Lin', domain: 'example.org' },
  ]);
  const facts = await dumpFacts(bench.store, id);
  expect(facts['suggestions']).toHaveLength(1);
  expect(facts['tags']).toMatchObject([
    { name: 'light', annotated: false },
    { name: 'v1', annotated: true, signed: false },
  ]);
  expect(await crawl(bench, id, path)).toMatchObject({ outcome: 'unchanged', commitsNew: 0 });
  expect(await dumpFacts(bench.store, id)).toEqual(facts);
});

test('progress names what there is to do before it is done', async () => {
  const { path, id } = await source('progress.git');
  await buildRepository(path, { commits: [{ files: { a: '1' } }, {}, { ref: 'refs/heads/side', parents: [0] }] });
  const last = new Map<string, readonly [number, number | null]>();
  await crawl(bench, id, path, {}, ({ phase, done, total }) => last.set(phase, [done, total]));
  expect([...last.keys()]).toEqual(['connect', 'fetch', 'commits', 'tree', 'store', 'lines', 'licences']);
  expect(last.get('commits')).toEqual([3, 3]);
  expect(last.get('lines')).toEqual([3, 3]);
});

test('no address is stored anywhere', async () => {
  const tables = await rows(bench.store.sql`
    select name, domain from identity where name like '%@%' or domain like '%@%'`);
  expect(tables).toEqual([]);
});

test('a force-push marks what it removed, counts nothing twice, and takes it back when it returns', async () => {
  const { path, id } = await source('force.git');
  const before = await buildRepository(path, { commits: [{}, { files: { a: '1' } }, { files: { a: '2' } }] });
  await crawl(bench, id, path);
  await buildRepository(path, { commits: [{}, { files: { a: 'other' } }] });
  expect(await crawl(bench, id, path)).toMatchObject({ outcome: 'complete', commitsNew: 1, commitsRewritten: 2 });
  const counts = () =>
    rows(bench.store.sql`select count(*)::int as all, count(*) filter (where reachable)::int as reachable,
      count(*) filter (where on_default)::int as "default" from commit where repository_id = ${id}`);
  expect(await counts()).toEqual([{ all: 4, reachable: 2, default: 2 }]);
  await testGit(path, 'update-ref', 'refs/heads/main', before[2] ?? '');
  expect(await crawl(bench, id, path)).toMatchObject({ outcome: 'complete', commitsNew: 0, commitsRewritten: 1 });
  expect(await counts()).toEqual([{ all: 4, reachable: 3, default: 3 }]);
});

test('another default branch changes what counts, although no ref moved', async () => {
  const { path, id } = await source('default.git');
  await buildRepository(path, {
    commits: [{}, { ref: 'refs/heads/dev', parents: [0] }, { ref: 'refs/heads/dev' }, {}],
  });
  const counted = () =>
    rows(bench.store.sql`select count(*)::int as n from commit where repository_id = ${id} and on_default`);
  await crawl(bench, id, path);
  expect(await counted()).toEqual([{ n: 2 }]);
  await testGit(path, 'symbolic-ref', 'HEAD', 'refs/heads/dev');
  expect(await crawl(bench, id, path)).toMatchObject({ outcome: 'complete', commitsNew: 0, commitsRewritten: 0 });
  expect(await counted()).toEqual([{ n: 3 }]);
});

test('an empty repository, and one whose HEAD leads nowhere, are empty and not failed', async () => {
  const { path, id } = await source('empty.git');
  await buildRepository(path);
  expect(await crawl(bench, id, path)).toMatchObject({ outcome: 'complete', commitsNew: 0 });
  const state = () => rows(bench.store.sql`select state, reason_kind, head_sha from repository where id = ${id}`);
  expect(await state()).toEqual([{ state: 'empty', reason_kind: null, head_sha: null }]);
  expect(await crawl(bench, id, path)).toMatchObject({ outcome: 'unchanged' });
  await buildRepository(path, { commits: [{ ref: 'refs/heads/dev' }] });
  expect(await crawl(bench, id, path)).toMatchObject({ outcome: 'complete', commitsNew: 1 });
  expect(await state()).toEqual([{ state: 'empty', reason_kind: 'no-default-branch', head_sha: null }]);
  await testGit(path, 'update-ref', 'refs/heads/main', 'refs/heads/dev');
  await crawl(bench, id, path);
  expect(await state()).toMatchObject([{ state: 'ok', reason_kind: null }]);
});

test('SHA-256 repositories are read like others', async () => {
  const { path, id } = await source('sha256.git');
  await buildRepository(path, {
    objectFormat: 'sha256',
    commits: [{ files: { a: '1\n' } }, { files: { a: '2\n' } }],
    tags: [{ name: 'v', commit: 1, message: 'v' }],
  });
  expect(await crawl(bench, id, path)).toMatchObject({ outcome: 'complete', commitsNew: 2 });
  await buildRepository(path, {
    objectFormat: 'sha256',
    commits: [{ files: { a: '1\n' } }, { files: { a: '2\n' } }, { files: { a: '3\n' } }],
  });
  expect(await crawl(bench, id, path)).toMatchObject({ outcome: 'complete', commitsNew: 1, commitsRewritten: 0 });
  expect(
    await rows(
      bench.store
        .sql`select distinct length(sha) as n, length(tree) as t, lines from commit where repository_id = ${id}`,
    ),
  ).toEqual([{ n: 32, t: 32, lines: 'counted' }]);
});

test('B046 a replaced history is held back, and the last good facts stay', async () => {
  const { path, id } = await source('taken.git');
  const root = { files: { a: '1' } };
  await buildRepository(path, { commits: [root, {}, { ref: 'refs/heads/second', parents: [], message: 'r\n' }] });
  await crawl(bench, id, path);
  await testGit(path, 'update-ref', '-d', 'refs/heads/second');
  await buildRepository(path, { commits: [root, { message: 'amended\n' }] });
  expect(await crawl(bench, id, path)).toMatchObject({ outcome: 'complete', commitsNew: 1, commitsRewritten: 2 });
  const good = await dumpFacts(bench.store, id);
  await buildRepository(path, { commits: [{ message: 'quite another project\n', files: { b: '1' } }] });
  expect(await crawl(bench, id, path)).toMatchObject({
    outcome: 'failed',
    reasonKind: 'history-replaced',
    transient: false,
  });
  const { repository: _, ...facts } = await dumpFacts(bench.store, id);
  const { repository: __, ...goodFacts } = good;
  expect(facts).toEqual(goodFacts);
  expect(await rows(bench.store.sql`select state, reason_kind from repository where id = ${id}`)).toEqual([
    { state: 'quarantined', reason_kind: 'history-replaced' },
  ]);
});

test('replace refs do not change what is counted', async () => {
  const { path, id } = await source('replace.git');
  const [, real = '', forged = ''] = await buildRepository(path, {
    commits: [
      {},
      { files: { a: '1' } },
      { ref: 'refs/heads/x', parents: [0], author: { name: 'Forged', email: 'f@example.org' } },
    ],
  });
  await testGit(path, 'update-ref', `refs/replace/${real}`, forged);
  await testGit(path, 'update-ref', '-d', 'refs/heads/x');
  expect(await crawl(bench, id, path)).toMatchObject({ commitsNew: 2 });
  expect(
    await rows(
      bench.store
        .sql`select distinct i.name from commit join identity i on i.id = author_id where repository_id = ${id}`,
    ),
  ).toEqual([{ name: 'Ada' }]);
});

test('an octopus of 2,000 parents is one merge', async () => {
  const { path, id } = await source('octopus.git');
  const parents = Array.from({ length: 2000 }, (_, index) => index);
  await buildRepository(path, {
    commits: [...parents.map((n) => ({ ref: `refs/tags/t${n}`, parents: [], message: `${n}\n` })), { parents }],
  });
  expect(await crawl(bench, id, path)).toMatchObject({ outcome: 'complete', commitsNew: 2001 });
  expect(
    await rows(
      bench.store
        .sql`select parent_count, length(parents) as bytes, lines from commit where repository_id = ${id} and merge`,
    ),
  ).toEqual([{ parent_count: 2000, bytes: 64 * 20, lines: 'merge' }]);
});

test('a message of 200,000 trailers names fifty people and is flagged', async () => {
  const { path, id } = await source('trailers.git');
  const lines = Array.from({ length: 200_000 }, (_, n) => `Co-authored-by: P${n} <p${n}@example.org>\n`).join('');
  await buildRepository(path, { commits: [{ message: `x\n\n${lines}` }] });
  await crawl(bench, id, path);
  expect(
    await rows(bench.store.sql`select count(*)::int as n from commit_trailer where repository_id = ${id}`),
  ).toEqual([{ n: 50 }]);
  expect(await rows(bench.store.sql`select irregular from commit where repository_id = ${id}`)).toEqual([
    { irregular: ['long-message', 'too-many-trailers'] },
  ]);
});

/** Ten levels of ten folders that are one object: 10^10 paths in a few kilobytes. */
function treeBomb(path: string, levels: number): string {
  const hash = (type: string, stdin: string) => hashObject(path, type, stdin);
  let tree = hash('tree', `100644 blob ${hash('blob', 'x')}\tf\n`);
  for (let level = 0; level < levels; level++) {
    tree = hash('tree', Array.from({ length: 10 }, (_, n) => `040000 tree ${tree}\td${n}\n`).join(''));
  }
  return hash('tree', `100644 blob ${hash('blob', '# hi\n')}\tREADME.md\n040000 tree ${tree}\tz\n`);
}

function hashObject(path: string, type: string, stdin: string): string {
  return gitWithInput(path, stdin, ...(type === 'tree' ? ['mktree'] : ['hash-object', '-w', '-t', type, '--stdin']));
}

test('a tree bomb costs seconds, and only its first level is stored', async () => {
  const { path, id } = await source('bomb.git');
  await buildRepository(path, { commits: [{ files: { 'README.md': 'old\n' } }] });
  const commit = await testGit(
    path,
    '-c',
    'user.name=A',
    '-c',
    'user.email=a@example.org',
    'commit-tree',
    treeBomb(path, 9),
    '-p',
    'refs/heads/main',
    '-m',
    'bomb',
  );
  await testGit(path, 'update-ref', 'refs/heads/main', commit);
  const treeLimits = { entries: 5000, bytes: 64 * 1024 ** 2, depth: 1024, pathBytes: 4096, wallMs: 20_000 };
  const report = await crawl(bench, id, path, { treeLimits, linePatience: 3000 });
  expect(report).toMatchObject({ outcome: 'partial', reasonKind: 'tree-bomb', transient: false });
  expect(report.completeness['tree']).toEqual({
    asked: null,
    received: 1,
    refused: [{ what: 'paths below the first level', why: 'tree-bomb', count: 5000 }],
  });
  expect(await rows(bench.store.sql`select path from tree_file where repository_id = ${id}`)).toEqual([
    { path: 'README.md' },
  ]);
  expect(report.completeness['lines']).toMatchObject({ asked: 2, received: 1 });
}, 60_000);

test('paths that are not UTF-8 are kept apart from those that look like their escapes', async () => {
  const { path, id } = await source('paths.git');
  await buildRepository(path, { commits: [{ files: { [String.raw`caf\xe9`]: 'literal' } }] });
  const blob = hashObject(path, 'blob', 'bytes');
  const entries = (await testGit(path, 'ls-tree', '-z', 'refs/heads/main')).split('\0').filter(Boolean);
  const tree = gitWithInput(
    path,
    Buffer.concat([Buffer.from(`${entries.join('\0')}\x00100644 blob ${blob}\t`), Buffer.from('caf\xe9\0', 'latin1')]),
    'mktree',
    '-z',
  );
  const commit = await testGit(
    path,
    '-c',
    'user.name=A',
    '-c',
    'user.email=a@example.org',
    'commit-tree',
    tree,
    '-m',
    'x',
  );
  await testGit(path, 'update-ref', 'refs/heads/main', commit);
  expect(await crawl(bench, id, path)).toMatchObject({ outcome: 'complete' });
  expect(
    await rows(bench.store.sql`select path from tree_file where repository_id = ${id} order by path collate "C"`),
  ).toEqual([{ path: String.raw`caf\x5cxe9` }, { path: String.raw`caf\xe9` }]);
});

test('a crawl that fails keeps the last good facts and says why; the next one recovers', async () => {
  const { path, id } = await source('lost.git');
  await buildRepository(path, { commits: [{}, {}] });
  await crawl(bench, id, path);
  const good = await dumpFacts(bench.store, id);
  expect(await crawl(bench, id, join(bench.root, 'not-there.git'))).toMatchObject({ outcome: 'failed' });
  const { commits } = await dumpFacts(bench.store, id);
  expect(commits).toEqual(good['commits']);
  expect(
    await rows(
      bench.store
        .sql`select outcome, reason is not null as told from crawl_run where repository_id = ${id} order by id`,
    ),
  ).toEqual([
    { outcome: 'complete', told: false },
    { outcome: 'failed', told: true },
  ]);
  expect(await crawl(bench, id, path)).toMatchObject({ outcome: 'unchanged' });
  expect(await dumpFacts(bench.store, id)).toEqual(good);
});

test('two crawls of one repository: the second is told to come back', async () => {
  const { path, id } = await source('busy.git');
  await buildRepository(path, { commits: [{}] });
  let second: Awaited<ReturnType<typeof crawl>> | undefined;
  const fault = async (point: string) => {
    if (point === 'listed') second = await crawl(bench, id, path, { lockWaitMs: 10 });
  };
  await crawl(bench, id, path, { fault });
  expect(second).toMatchObject({ outcome: 'failed', reasonKind: 'busy', transient: true });
});

test('a damaged mirror is filled again or made anew, without wrong numbers', async () => {
  const { path, id } = await source('damaged.git');
  const commits = Array.from({ length: 40 }, (_, n) => ({ files: { [`f${n % 5}`]: `${n}\n`.repeat(n + 1) } }));
  await buildRepository(path, { commits: commits.slice(0, 30) });
  await crawl(bench, id, path);
  const { mirror } = await bench.store.db
    .selectFrom('repository')
    .select('mirror')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const packs = join(bench.dataDir, 'mirrors', mirror ?? '', 'objects/pack');
  const [pack = ''] = (await readdir(packs)).filter((name) => name.endsWith('.pack'));
  const bytes = await readFile(join(packs, pack));
  await chmod(join(packs, pack), 0o644);
  await writeFile(join(packs, pack), Buffer.concat([bytes.subarray(0, 12), Buffer.alloc(bytes.length - 12)]));
  await buildRepository(path, { commits });
  expect(await crawl(bench, id, path)).toMatchObject({ outcome: 'complete', commitsNew: 10, commitsRewritten: 0 });
  const clean = await addRepository(bench.store, path, 'damaged-clean');
  await crawl(bench, clean, path);
  expect(await dumpFacts(bench.store, id)).toEqual(await dumpFacts(bench.store, clean));
});

test('blobs missing from the mirror alone: the lines are counted on a new one', async () => {
  const { path, id } = await source('hole.git');
  const commits = Array.from({ length: 20 }, (_, n) => ({ files: { a: `${n}\n`.repeat(n + 1) } }));
  const shas = await buildRepository(path, { commits });
  // The first crawl ends before lines are counted; then a blob goes away.
  const stop = new Error('stop');
  const fault = (point: string) => {
    if (point === 'snapshot-stored') throw stop;
  };
  await expect(crawl(bench, id, path, { fault })).rejects.toBe(stop);
  const { mirror } = await bench.store.db
    .selectFrom('repository')
    .select('mirror')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const gitDir = join(bench.dataDir, 'mirrors', mirror ?? '');
  const blob = await testGit(path, 'rev-parse', `${shas[7]}:a`);
  const all = (await testGit(gitDir, 'cat-file', '--batch-all-objects', '--batch-check=%(objectname)')).split('\n');
  const packs = join(gitDir, 'objects/pack');
  const old = await readdir(packs);
  gitWithInput(gitDir, `${all.filter((one) => one !== blob).join('\n')}\n`, 'pack-objects', '-q', join(packs, 'pack'));
  for (const name of old) await rm(join(packs, name));
  const report = await crawl(bench, id, path);
  expect(report).toMatchObject({ outcome: 'complete' });
  expect(report.completeness['lines']).toEqual({ asked: 20, received: 20, refused: [] });
});

test('a force-push while the crawl is under way gives one consistent snapshot', async () => {
  const { path, id } = await source('moving.git');
  await buildRepository(path, {
    commits: [{ files: { a: '1' } }, { files: { a: '2' } }],
    tags: [{ name: 'v', commit: 1 }],
  });
  await crawl(bench, id, path);
  await buildRepository(path, { commits: [{ files: { a: '1' } }, { files: { a: '3' } }] });
  const moves: Record<string, readonly BuiltCommit[]> = {
    listed: [{ files: { a: '1' } }, { files: { a: '4' } }, {}],
    fetched: [{ files: { a: '1' } }, { files: { a: '5' } }],
  };
  const fault = async (point: string) => {
    if (moves[point] !== undefined) await buildRepository(path, { commits: moves[point] });
  };
  expect(await crawl(bench, id, path, { fault })).toMatchObject({
    outcome: 'complete',
    commitsNew: 2,
    commitsRewritten: 0,
  });
  expect(await crawl(bench, id, path)).toMatchObject({ outcome: 'complete', commitsNew: 1, commitsRewritten: 2 });
  const clean = await addRepository(bench.store, path, 'moving-clean');
  await crawl(bench, clean, path);
  expect(await dumpFacts(bench.store, id)).toEqual(await dumpFacts(bench.store, clean));
});

test('a crawl that is cancelled says so and leaves state and facts as they were', async () => {
  const { path, id } = await source('cancelled.git');
  await buildRepository(path, { commits: [{}] });
  await crawl(bench, id, path);
  const good = await dumpFacts(bench.store, id);
  await buildRepository(path, { commits: [{}, {}] });
  const controller = new AbortController();
  const fault = (point: string) => {
    if (point === 'fetched') controller.abort();
  };
  expect(await crawl(bench, id, path, { fault, signal: controller.signal })).toMatchObject({
    outcome: 'failed',
    reasonKind: 'aborted',
    transient: true,
  });
  expect(await dumpFacts(bench.store, id)).toEqual(good);
});

test('names too long for an index: paths are refused and counted, refs are shortened', async () => {
  const { path, id } = await source('long.git');
  const noise = (salt: string, length: number) =>
    Array.from({ length: Math.ceil(length / 64) }, (_, n) =>
      createHash('sha256').update(`${salt}${n}`).digest('hex'),
    ).join('/');
  const [sha = ''] = await buildRepository(path, { commits: [{ files: { a: '1', [noise('p', 3000)]: '2' } }] });
  const text = `# pack-refs with: peeled fully-peeled sorted \n${sha} refs/heads/${noise('r', 3000)}\n${sha} refs/heads/main\n`;
  await rm(join(path, 'refs/heads/main'), { force: true });
  await writeFile(join(path, 'packed-refs'), text);
  const report = await crawl(bench, id, path);
  expect(report).toMatchObject({ outcome: 'complete', commitsNew: 1 });
  expect(report.completeness['tree']?.refused).toEqual([{ what: 'paths', why: 'path-too-long', count: 1 }]);
  expect(
    await rows(bench.store.sql`select length(name) as n from git_ref where repository_id = ${id} order by 1`),
  ).toEqual([{ n: 15 }, { n: 465 }]);
  expect(await crawl(bench, id, path)).toMatchObject({ outcome: 'unchanged' });
});
