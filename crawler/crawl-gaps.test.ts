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

import { chmod, copyFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addRepository, type CrawlBench, crawl, crawlBench, dumpFacts } from './testing/crawl.ts';
import { buildRepository, testGit } from './testing/repository.ts';

let bench: CrawlBench;

beforeAll(async () => {
  bench = await crawlBench();
});

afterAll(() => bench.close());

interface Source {
  readonly path: string;
  readonly id: string;
}

async function row(name: string): Promise<Source> {
  const path = join(bench.root, name);
  return { path, id: await addRepository(bench.store, path, name) };
}

/** Four commits on one branch, so few that git keeps each object in a file of its own, which can be taken away. */
async function source(name: string): Promise<Source> {
  const made = await row(name);
  await buildRepository(made.path, {
    commits: [
      { files: { 'a.txt': 'one\n', 'src/lib/b.txt': 'b\n', LICENSE: `MIT License of ${name}\n` } },
      { files: { 'a.txt': 'one\ntwo\n' } },
      { files: { 'src/lib/b.txt': 'b\nc\n' } },
      { files: { 'c.txt': 'c\n' } },
    ],
    tags: [{ name: 'v1', commit: 1, message: 'one\n' }],
  });
  return made;
}

async function objectFile(path: string, spec: string): Promise<string> {
  const id = await testGit(path, 'rev-parse', '--verify', spec);
  return join(path, 'objects', id.slice(0, 2), id.slice(2));
}

/** Takes an object away; gives the way to bring it back. */
async function take(path: string, spec: string): Promise<() => Promise<void>> {
  const file = await objectFile(path, spec);
  await rename(file, `${path}.taken`);
  return () => rename(`${path}.taken`, file);
}

async function states(id: string): Promise<string[]> {
  const rows = await bench.store.sql<{ lines: string }[]>`
    select lines from commit where repository_id = ${id} order by on_default desc, author_epoch`;
  return rows.map(({ lines }) => lines);
}

async function files(id: string): Promise<Record<string, string | null>> {
  const rows = await bench.store.sql<{ path: string; content: string | null }[]>`
    select f.path, b.content from tree_file f left join blob b on b.sha = f.blob
    where f.repository_id = ${id} order by f.path collate "C"`;
  return Object.fromEntries(rows.map(({ path, content }) => [path, content]));
}

async function state(id: string): Promise<unknown> {
  const [found] = await bench.store.sql`select state, reason_kind from repository where id = ${id}`;
  return found;
}

test('a local source that lacks a blob of its history is read, and says what is unknown', async () => {
  const { path, id } = await source('blob.git');
  const back = await take(path, 'main~3:a.txt');
  const report = await crawl(bench, id, path);
  expect(report).toMatchObject({ outcome: 'partial', reasonKind: 'missing-objects', commitsNew: 4, transient: false });
  expect(report.completeness).toMatchObject({
    commits: { received: 4, refused: [] },
    objects: { asked: 19, received: 18, refused: [{ what: 'objects', why: 'missing', count: 1 }] },
    lines: { asked: 4, received: 2, refused: [{ what: 'commits', why: 'missing-objects', count: 2 }] },
    tags: { asked: 1, received: 1 },
    tree: { asked: 4, received: 4, refused: [] },
  });
  expect(await states(id)).toEqual(['unknown', 'unknown', 'counted', 'counted']);
  expect(await state(id)).toEqual({ state: 'ok', reason_kind: null });

  expect(await crawl(bench, id, path)).toMatchObject({ outcome: 'unchanged', completeness: report.completeness });

  await buildRepository(path, { commits: [{ parents: [], ref: 'refs/heads/side', files: { d: 'd\n' } }] });
  expect(await crawl(bench, id, path)).toMatchObject({ outcome: 'partial', commitsNew: 1 });
  expect(await states(id)).toEqual(['unknown', 'unknown', 'counted', 'counted', 'counted']);

  await back();
  await testGit(path, 'update-ref', 'refs/heads/again', 'refs/heads/side');
  const killed = new Error('killed');
  const fault = (point: string) => {
    if (point === 'snapshot-stored') throw killed;
  };
  await expect(crawl(bench, id, path, { fault })).rejects.toBe(killed);
  expect(await crawl(bench, id, path)).toMatchObject({ outcome: 'complete', commitsNew: 0 });
  expect(await states(id)).toEqual(['counted', 'counted', 'counted', 'counted', 'counted']);
  expect(await readdir(join(bench.dataDir, 'mirrors'))).toHaveLength(1);
  const whole = await addRepository(bench.store, path, 'blob-whole');
  await crawl({ ...bench, dataDir: `${bench.dataDir}-whole` }, whole, path);
  expect(await dumpFacts(bench.store, id)).toEqual(await dumpFacts(bench.store, whole));
});

test('a file of the head without its blob is listed and has no content', async () => {
  const { path, id } = await source('head-blob.git');
  await take(path, 'main:LICENSE');
  const report = await crawl(bench, id, path);
  expect(report.completeness['tree']).toEqual({
    asked: 4,
    received: 4,
    refused: [{ what: 'blobs', why: 'missing', count: 1 }],
  });
  expect(await files(id)).toEqual({ LICENSE: null, 'a.txt': 'one\ntwo\n', 'c.txt': 'c\n', 'src/lib/b.txt': null });
  expect(await states(id)).toEqual(['unknown', 'counted', 'counted', 'counted']);
});

test('of a head without one of its folders the first level is kept, of one without its root nothing', async () => {
  const folder = await source('folder.git');
  await take(folder.path, 'main:src/lib');
  const report = await crawl(bench, folder.id, folder.path);
  expect(report).toMatchObject({ outcome: 'partial', reasonKind: 'missing-objects', commitsNew: 4 });
  expect(report.completeness['tree']).toEqual({
    asked: null,
    received: 3,
    refused: [{ what: 'paths below the first level', why: 'missing-folders', count: 3 }],
  });
  expect(Object.keys(await files(folder.id))).toEqual(['LICENSE', 'a.txt', 'c.txt']);
  expect(await states(folder.id)).toEqual(['counted', 'counted', 'unknown', 'counted']);

  const top = await source('root.git');
  await take(top.path, 'main^{tree}');
  expect(await crawl(bench, top.id, top.path)).toMatchObject({
    outcome: 'partial',
    commitsNew: 4,
    completeness: { tree: { asked: null, received: 0 } },
  });
  expect(await files(top.id)).toEqual({});
  expect(await states(top.id)).toEqual(['counted', 'counted', 'counted', 'unknown']);
});

test('a missing commit is a failure: counts would be wrong', async () => {
  for (const [name, spec] of [
    ['commit.git', 'main~2'],
    ['tip.git', 'main'],
  ] as const) {
    const { path, id } = await source(name);
    await take(path, spec);
    const report = await crawl(bench, id, path);
    expect([spec, report]).toMatchObject([spec, { outcome: 'failed', reasonKind: 'corrupt', transient: true }]);
    expect(report.reason).toContain('has missing or damaged objects');
    expect(await state(id)).toEqual({ state: 'unreachable', reason_kind: 'corrupt' });
  }
  expect((await readdir(join(bench.dataDir, 'mirrors'))).filter((name) => name.startsWith('tmp-'))).toEqual([]);
});

test('an object that is not what its name says is never taken over', async () => {
  const { path, id } = await source('forged.git');
  const target = await objectFile(path, 'main~3:a.txt');
  await chmod(target, 0o644);
  await copyFile(await objectFile(path, 'main:c.txt'), target);
  expect(await crawl(bench, id, path)).toMatchObject({ outcome: 'failed', reasonKind: 'corrupt' });
});

test('a dangerous tree is refused as it is on the way through git', async () => {
  const { path, id } = await source('dangerous.git');
  const raw = Buffer.concat([
    Buffer.from('40000 .git\0'),
    Buffer.from(await testGit(path, 'rev-parse', 'main:src'), 'hex'),
  ]);
  await writeFile(`${path}.tree`, raw);
  const tree = await testGit(path, 'hash-object', '-t', 'tree', '-w', '--literally', `${path}.tree`);
  await testGit(
    path,
    '-c',
    'user.name=A',
    '-c',
    'user.email=a@example.org',
    'update-ref',
    'refs/heads/evil',
    await testGit(path, '-c', 'user.name=A', '-c', 'user.email=a@example.org', 'commit-tree', tree, '-m', 'x'),
  );
  await take(path, 'main~3:a.txt');
  const report = await crawl(bench, id, path);
  expect(report).toMatchObject({ outcome: 'failed', reasonKind: 'fsck' });
  expect(report.reason).toContain('hasDotgit');
});

test('borrowed objects are followed; a work tree, a linked one and packs are read alike', async () => {
  const lender = await source('lender.git');
  await testGit(lender.path, 'repack', '-q', '-a', '-d');
  const names = ['borrower', 'linked'] as const;
  await testGit(bench.root, 'clone', '-q', '--shared', lender.path, names[0]);
  await testGit(join(bench.root, names[0]), 'worktree', 'add', '-q', '-b', 'other', join(bench.root, names[1]));
  await writeFile(join(bench.root, names[0], 'new.txt'), 'new\n');
  await testGit(join(bench.root, names[0]), 'add', 'new.txt');
  const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.org'];
  await testGit(join(bench.root, names[0]), ...who, 'commit', '-q', '-m', 'new');
  await rm(
    await objectFile(join(bench.root, names[0]), 'main:new.txt').then((file) =>
      file.replace('/objects/', '/.git/objects/'),
    ),
  );
  for (const name of names) {
    const { path, id } = await row(name);
    const report = await crawl(bench, id, path);
    expect(report).toMatchObject({
      outcome: 'partial',
      commitsNew: 5,
      completeness: { objects: { refused: [{ count: 1 }] } },
    });
    expect((await states(id)).filter((lines) => lines === 'unknown')).toHaveLength(1);
  }
});

test('files that only we may change are shared, others are copied', async () => {
  const { path, id } = await source('shared.git');
  await take(path, 'main~3:a.txt');
  const [own, open] = [await objectFile(path, 'main:c.txt'), await objectFile(path, 'main:a.txt')];
  await chmod(open, 0o664);
  expect(await crawl(bench, id, path)).toMatchObject({ outcome: 'partial' });
  expect([(await stat(own)).nlink, (await stat(open)).nlink]).toEqual([2, 1]);
});

test('nothing that the configuration of a source names is started', async () => {
  const { path, id } = await source('armed.git');
  const shot = join(bench.root, 'shot');
  const script = join(bench.root, 'script');
  await writeFile(script, `#!/bin/sh\ntouch ${shot}\nexit 1\n`, { mode: 0o755 });
  const settings = {
    'core.repositoryFormatVersion': '1',
    'extensions.partialClone': 'far',
    'remote.far.url': bench.root,
    'remote.far.promisor': 'true',
    'remote.far.uploadpack': script,
    'core.hooksPath': bench.root,
    'core.fsmonitor': script,
    'core.alternateRefsCommand': script,
    'uploadpack.packObjectsHook': script,
    'core.sshCommand': script,
  };
  for (const hook of ['reference-transaction', 'post-checkout', 'fsmonitor-watchman'])
    await copyFile(script, join(bench.root, hook));
  await take(path, 'main~3:a.txt');
  for (const [name, value] of Object.entries(settings)) await testGit(path, 'config', name, value);
  expect(await crawl(bench, id, path)).toMatchObject({ outcome: 'partial', commitsNew: 4 });
  await expect(stat(shot)).rejects.toThrow('ENOENT');
});

test('a shallow source is told apart from a damaged one, with the way out', async () => {
  const { path } = await source('deep.git');
  await testGit(bench.root, 'clone', '-q', '--depth=2', `file://${path}`, 'cut');
  const { path: cut, id } = await row('cut');
  const said = { outcome: 'failed', reasonKind: 'shallow', reason: expect.stringContaining('git fetch --unshallow') };
  expect(await crawl(bench, id, cut)).toMatchObject(said);
  await rm(await objectFile(cut, 'main:c.txt').then((file) => file.replace('/objects/', '/.git/objects/')), {
    force: true,
  });
  expect(await crawl(bench, id, cut)).toMatchObject(said);
});
