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

import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CrawlerError } from '../error.ts';
import { parseTarget, type RepositoryTarget } from '../target.ts';
import { startGitServer, type TestServer } from '../testing/git-server.ts';
import { buildRepository, testGit } from '../testing/repository.ts';
import { type FetchOptions, fetchMirror, listRemote } from './mirror.ts';
import { mirrorOf, removeMirror, sweepDrafts, sweepMirrors } from './mirror-files.ts';

let root: string;
let server: TestServer;
let dataDir: string;
/** Told the number of each request before it is served. */
let meddle: (request: number) => void = () => undefined;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'tongming-test-'));
  server = await startGitServer({
    root,
    before() {
      meddle(server.requests.length);
      return false;
    },
  });
});

afterAll(async () => {
  await server.close();
  await rm(root, { recursive: true });
});

beforeEach(async () => {
  dataDir = await mkdtemp(join(root, 'data-'));
});

afterEach(() => {
  server.requests.length = 0;
  meddle = () => undefined;
});

function remote(name: string): RepositoryTarget {
  return parseTarget(`${server.url}/${name}`, { allowLocal: false, allowHttp: true, privateHosts: [server.host] });
}

function local(path: string): RepositoryTarget {
  return parseTarget(path, { allowLocal: true, allowHttp: false, privateHosts: [] });
}

function options(more: Partial<FetchOptions> = {}): FetchOptions {
  return { dataDir, mirror: null, privateHosts: [server.host], ...more };
}

async function faultOf(promise: Promise<unknown>): Promise<CrawlerError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof CrawlerError) return error;
    throw error;
  }
  throw new Error('it went well');
}

async function refsOf(path: string): Promise<string[]> {
  const text = await testGit(path, 'for-each-ref', '--format=%(refname) %(objectname)', 'refs/heads', 'refs/tags');
  return text === '' ? [] : text.split('\n');
}

describe('a mirror', () => {
  test('is a full copy of heads and tags, and nothing else', async () => {
    const source = join(root, 'full.git');
    const [first, second] = await buildRepository(source, {
      commits: [
        { files: { a: 'a\n' } },
        { files: { b: randomBytes(100_000) } },
        { ref: 'refs/pull/1/head', parents: [0] },
      ],
      tags: [
        { name: 'v1', commit: 0, message: 'one\n' },
        { name: 'light', commit: 1 },
      ],
    });
    await testGit(source, 'update-ref', `refs/replace/${first}`, second ?? '');
    const seen: [number, number | null][] = [];
    const { mirror, refs, fresh } = await fetchMirror(
      remote('full.git'),
      options({ onProgress: (...told) => seen.push(told) }),
    );
    expect(fresh).toBe(true);
    expect(await testGit(mirror.gitDir, 'for-each-ref', '--format=%(refname) %(objectname)')).toBe(
      (await refsOf(source)).join('\n'),
    );
    expect([...refs.refs].map(([name, sha]) => `${name} ${sha}`)).toEqual(await refsOf(source));
    expect(refs).toMatchObject({ headRef: 'refs/heads/main', headSha: second, objectFormat: 'sha1' });
    expect(await testGit(mirror.gitDir, 'symbolic-ref', 'HEAD')).toBe('refs/heads/main');
    expect(await testGit(mirror.gitDir, 'fsck', '--full', '--strict')).toBe('');
    expect(seen.at(-1)?.[0]).toBe(seen.at(-1)?.[1]);
    expect(await readdir(join(dataDir, 'mirrors'))).toEqual([mirror.id]);
    expect(mirror.id).toMatch(/^[0-9a-f]{32}$/u);
  });

  test('follows new commits, force-pushes, new and deleted refs, and another default branch', async () => {
    const source = join(root, 'moving.git');
    await buildRepository(source, {
      commits: [{}, {}, { ref: 'refs/heads/a', parents: [0] }],
      tags: [{ name: 'v1', commit: 1 }],
    });
    const first = await fetchMirror(remote('moving.git'), options());
    expect((await listRemote(remote('moving.git'), options())).digest).toBe(first.refs.digest);
    await testGit(source, 'update-ref', 'refs/heads/main', 'refs/heads/main~1');
    await testGit(source, 'update-ref', '-d', 'refs/heads/a');
    await testGit(source, 'update-ref', '-d', 'refs/tags/v1');
    await buildRepository(source, {
      commits: [{ ref: 'refs/heads/a/b', parents: [], message: 'new root\n' }],
      tags: [{ name: 'v2', commit: 0, message: 'two\n' }],
      head: 'refs/heads/a/b',
    });
    const second = await fetchMirror(remote('moving.git'), options({ mirror: first.mirror.id }));
    expect(second.fresh).toBe(false);
    expect(second.mirror).toEqual(first.mirror);
    expect([...second.refs.refs].map(([name, sha]) => `${name} ${sha}`)).toEqual(await refsOf(source));
    expect(second.refs.headRef).toBe('refs/heads/a/b');
    expect((await listRemote(remote('moving.git'), options())).digest).toBe(second.refs.digest);
    expect(second.refs.digest).not.toBe(first.refs.digest);
  });

  test('an unchanged source is told by two requests', async () => {
    await buildRepository(join(root, 'same.git'), { commits: [{}] });
    const before = await fetchMirror(remote('same.git'), options());
    server.requests.length = 0;
    expect((await listRemote(remote('same.git'), options())).digest).toBe(before.refs.digest);
    expect(server.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET /same.git/info/refs?service=git-upload-pack',
      'POST /same.git/git-upload-pack',
    ]);
  });

  test('F01 an aborted fetch leaves no draft', async () => {
    await buildRepository(join(root, 'big.git'), { commits: [{ files: { a: randomBytes(3_000_000) } }] });
    const controller = new AbortController();
    meddle = (request) => request === 5 && controller.abort();
    expect((await faultOf(fetchMirror(remote('big.git'), options({ signal: controller.signal })))).kind).toBe(
      'aborted',
    );
    expect(await readdir(join(dataDir, 'mirrors'))).toEqual([]);
  });

  test.skipIf(!existsSync('/usr/bin/prlimit'))(
    'B034 a pack over the limit is refused, and the disk is as before',
    async () => {
      await buildRepository(join(root, 'huge.git'), { commits: [{ files: { a: randomBytes(3_000_000) } }] });
      const error = await faultOf(fetchMirror(remote('huge.git'), options({ maxPackBytes: 1_000_000 })));
      expect([error.kind, error.transient]).toEqual(['too-large', false]);
      expect(await readdir(join(dataDir, 'mirrors'))).toEqual([]);
    },
  );

  test('F39 a damaged mirror is made anew', async () => {
    const source = join(root, 'damaged.git');
    await buildRepository(source, { commits: [{ files: { a: randomBytes(20_000) } }] });
    const { mirror, refs } = await fetchMirror(remote('damaged.git'), options());
    const packs = join(mirror.gitDir, 'objects', 'pack');
    for (const name of await readdir(packs)) {
      await chmod(join(packs, name), 0o600);
      await writeFile(join(packs, name), 'x');
    }
    const again = await fetchMirror(remote('damaged.git'), options({ mirror: mirror.id }));
    expect(again.fresh).toBe(true);
    expect(again.mirror.id).not.toBe(mirror.id);
    expect(again.refs.digest).toBe(refs.digest);
    expect(await testGit(again.mirror.gitDir, 'fsck', '--full')).toBe('');
  });

  test('F39 what a killed git left does not stop the next one', async () => {
    const source = join(root, 'locked.git');
    await buildRepository(source, { commits: [{}] });
    const { mirror } = await fetchMirror(remote('locked.git'), options());
    await buildRepository(source, { commits: [{ parents: [], message: 'other\n' }] });
    await mkdir(join(mirror.gitDir, 'refs', 'heads'), { recursive: true });
    const graphs = 'objects/info/commit-graphs';
    const locks = ['packed-refs.lock', 'HEAD.lock', 'refs/heads/main.lock', 'objects/pack/tmp_pack_x'];
    for (const lock of [...locks, `${graphs}/commit-graph-chain.lock`]) await writeFile(join(mirror.gitDir, lock), '');
    const { refs, fresh } = await fetchMirror(remote('locked.git'), options({ mirror: mirror.id }));
    expect(fresh).toBe(false);
    expect([...refs.refs].map(([name, sha]) => `${name} ${sha}`)).toEqual(await refsOf(source));
    expect(await readdir(join(mirror.gitDir, 'objects', 'pack'))).not.toContain('tmp_pack_x');
    expect(await readdir(join(mirror.gitDir, graphs))).not.toContain('commit-graph-chain.lock');
    expect(await testGit(mirror.gitDir, 'commit-graph', 'verify', '--no-progress')).toBe('');
  });

  test('F02 drafts of dead processes and mirrors without a row are swept, all others stay', async () => {
    const mirrors = join(dataDir, 'mirrors');
    const [kept, young, old] = ['a', 'b', 'c'].map((letter) => letter.repeat(32)) as [string, string, string];
    const dead = `tmp-${spawnSync('true').pid}-${'d'.repeat(32)}`;
    const alive = `tmp-${process.pid}-${'e'.repeat(32)}`;
    for (const name of [kept, young, old, dead, alive, 'notes']) await mkdir(join(mirrors, name), { recursive: true });
    const yesterday = Date.now() / 1000 - 86_400;
    for (const name of [kept, old, 'notes']) await utimes(join(mirrors, name), yesterday, yesterday);
    expect(await sweepDrafts(dataDir)).toEqual([dead]);
    expect(await sweepMirrors(dataDir, new Set([kept]))).toEqual([old]);
    expect((await readdir(mirrors)).toSorted()).toEqual([kept, young, alive, 'notes'].toSorted());
    await removeMirror(dataDir, kept);
    await removeMirror(dataDir, kept);
    expect(await readdir(mirrors)).not.toContain(kept);
    expect(() => mirrorOf(dataDir, '../../etc')).toThrow(CrawlerError);
  });

  test('many small updates are rolled into few packs, and lose nothing', async () => {
    const source = join(root, 'often.git');
    await buildRepository(source, { commits: [{}] });
    const { mirror } = await fetchMirror(remote('often.git'), options());
    const packs = join(mirror.gitDir, 'objects', 'pack');
    const pack = (await readdir(packs)).find((name) => name.endsWith('.pack')) ?? '';
    for (let i = 0; i < 31; i += 1) await writeFile(join(mirror.gitDir, `blob${i}`), `${i}`);
    for (let i = 0; i < 31; i += 1) {
      const sha = await testGit(mirror.gitDir, 'hash-object', '-w', `blob${i}`);
      await writeFile(join(mirror.gitDir, 'one'), `${sha}\n`);
      spawnSync('sh', ['-c', 'git --git-dir . pack-objects -q objects/pack/pack < one'], { cwd: mirror.gitDir });
    }
    expect(pack).not.toBe('');
    await fetchMirror(remote('often.git'), options({ mirror: mirror.id }));
    expect((await readdir(packs)).filter((name) => name.endsWith('.pack')).length).toBeLessThan(10);
    expect(await testGit(mirror.gitDir, 'fsck', '--full', '--connectivity-only', '--no-dangling')).toBe('');
  });
});

describe('strange sources', () => {
  test('B045 a force-push between listing and fetching gives one consistent snapshot', async () => {
    const source = join(root, 'pushed.git');
    await buildRepository(source, { commits: [{}, {}] });
    meddle = (request) => {
      if (request === 3) spawnSync('git', ['--git-dir', source, 'update-ref', 'refs/heads/main', 'refs/heads/main~1']);
    };
    const { mirror, refs } = await fetchMirror(remote('pushed.git'), options());
    expect([...refs.refs].map(([name, sha]) => `${name} ${sha}`)).toEqual(await refsOf(source));
    expect(refs.headSha).toBe(await testGit(source, 'rev-parse', 'refs/heads/main'));
    expect(await testGit(mirror.gitDir, 'rev-list', '--count', '--all')).toBe('1');
  });

  test('B045 a ref that goes away while it is fetched is looked for once more', async () => {
    const source = join(root, 'going.git');
    await buildRepository(source, { commits: [{}, { ref: 'refs/heads/gone', parents: [] }] });
    meddle = (request) => {
      if (request !== 5) return;
      spawnSync('git', ['--git-dir', source, 'update-ref', '-d', 'refs/heads/gone']);
      spawnSync('git', ['--git-dir', source, 'gc', '-q', '--prune=now']);
    };
    const { refs } = await fetchMirror(remote('going.git'), options());
    expect([...refs.refs.keys()]).toEqual(['refs/heads/main']);
    expect(server.requests.filter(({ method }) => method === 'GET')).toHaveLength(3);
  });

  test('B047 a SHA-256 repository is a repository', async () => {
    const shas = await buildRepository(join(root, 'sha256.git'), { commits: [{}, {}], objectFormat: 'sha256' });
    const { refs, mirror } = await fetchMirror(remote('sha256.git'), options());
    expect(refs).toMatchObject({ objectFormat: 'sha256', headSha: shas[1] });
    expect(await testGit(mirror.gitDir, 'rev-list', '--count', '--all')).toBe('2');
    expect((await fetchMirror(remote('sha256.git'), options({ mirror: mirror.id }))).fresh).toBe(false);
  });

  test('B047 a source that changed its object format gets a new mirror', async () => {
    await buildRepository(join(root, 'format.git'), { commits: [{}] });
    const { mirror } = await fetchMirror(remote('format.git'), options());
    await rm(join(root, 'format.git'), { recursive: true });
    await buildRepository(join(root, 'format.git'), { commits: [{}], objectFormat: 'sha256' });
    const { fresh, refs } = await fetchMirror(remote('format.git'), options({ mirror: mirror.id }));
    expect([fresh, refs.objectFormat]).toEqual([true, 'sha256']);
  });

  test('B048 an empty repository is valid', async () => {
    await buildRepository(join(root, 'empty.git'));
    const { refs, mirror } = await fetchMirror(remote('empty.git'), options());
    expect([refs.refs.size, refs.headRef, refs.headSha]).toEqual([0, null, null]);
    await buildRepository(join(root, 'empty.git'), { commits: [{}] });
    const later = await fetchMirror(remote('empty.git'), options({ mirror: mirror.id }));
    expect([later.fresh, later.refs.headRef]).toEqual([false, 'refs/heads/main']);
  });

  test('B048 only tags, a missing default branch, only pull requests', async () => {
    const source = join(root, 'tags.git');
    const [sha] = await buildRepository(source, { commits: [{}], tags: [{ name: 'v1', commit: 0 }] });
    await testGit(source, 'update-ref', '-d', 'refs/heads/main');
    const tags = (await fetchMirror(remote('tags.git'), options())).refs;
    expect([[...tags.refs], tags.headRef, tags.headSha]).toEqual([[['refs/tags/v1', sha]], null, null]);
    await buildRepository(join(root, 'missing.git'), { commits: [{ ref: 'refs/heads/dev' }] });
    const missing = (await fetchMirror(remote('missing.git'), options())).refs;
    expect([[...missing.refs.keys()], missing.headRef, missing.headSha]).toEqual([['refs/heads/dev'], null, null]);
    await buildRepository(join(root, 'pulls.git'), { commits: [{ ref: 'refs/pull/1/head' }] });
    expect((await fetchMirror(remote('pulls.git'), options())).refs.refs.size).toBe(0);
  });

  test('a detached head is its commit, when a ref leads there', async () => {
    const source = join(root, 'detached.git');
    const [first] = await buildRepository(source, { commits: [{}, {}] });
    await testGit(source, 'update-ref', '--no-deref', 'HEAD', first ?? '');
    const { refs } = await fetchMirror(remote('detached.git'), options());
    expect([refs.headRef, refs.headSha]).toEqual([null, first]);
  });

  test('B063 refs named like HEAD, options and commands are only names', async () => {
    const source = join(root, 'names.git');
    const [main, other] = await buildRepository(source, { commits: [{}, { ref: 'refs/heads/side', parents: [] }] });
    const names = [
      'HEAD',
      '-oProxyCommand=x',
      '--pathspec-from-file=%2Fetc%2Fpasswd',
      '$(touch${IFS}pwn)',
      '中文',
      'a"b',
    ];
    for (const name of names) await testGit(source, 'update-ref', `refs/heads/${name}`, other ?? '');
    const { refs } = await fetchMirror(remote('names.git'), options());
    expect([...refs.refs.keys()].toSorted()).toEqual(
      ['main', 'side', ...names].map((name) => `refs/heads/${name}`).toSorted(),
    );
    expect([refs.headRef, refs.headSha]).toEqual(['refs/heads/main', main]);
  });

  test('names that are not UTF-8 stay apart', async () => {
    const source = join(root, 'latin.git');
    const [sha] = await buildRepository(source, { commits: [{}] });
    const packed = [`${sha} refs/heads/caf\u00E9`, `${sha} refs/heads/caf\u00E8`, `${sha} refs/heads/main`].join('\n');
    await rm(join(source, 'refs', 'heads', 'main'), { force: true });
    await writeFile(join(source, 'packed-refs'), Buffer.from(`${packed}\n`, 'latin1'));
    const { refs } = await fetchMirror(remote('latin.git'), options());
    expect([...refs.refs.keys()].toSorted()).toEqual([
      String.raw`refs/heads/caf\xe8`,
      String.raw`refs/heads/caf\xe9`,
      'refs/heads/main',
    ]);
    expect((await listRemote(remote('latin.git'), options())).digest).toBe(refs.digest);
  });

  test('legacy defects of old histories are let in, dangerous objects are not', async () => {
    const source = join(root, 'defects.git');
    const [sha] = await buildRepository(source, { commits: [{ files: { a: 'a' } }] });
    const tree = await testGit(source, 'rev-parse', `${sha}^{tree}`);
    const raw = `tree ${tree}\nauthor No Date <a@b.c>\ncommitter Zone <> 1 +051800\n\nold\n`;
    await writeFile(join(root, 'raw'), raw);
    const old = await testGit(source, 'hash-object', '-t', 'commit', '-w', '--literally', join(root, 'raw'));
    await testGit(source, 'update-ref', 'refs/heads/old', old);
    const { refs } = await fetchMirror(remote('defects.git'), options());
    expect(refs.refs.get('refs/heads/old')).toBe(old);
    const evil = Buffer.concat([Buffer.from('40000 .git\0'), Buffer.from(tree, 'hex')]);
    await writeFile(join(root, 'raw'), evil);
    const evilTree = await testGit(source, 'hash-object', '-t', 'tree', '-w', '--literally', join(root, 'raw'));
    const bad = await testGit(source, 'commit-tree', '-m', 'x', evilTree).catch(() => '');
    await writeFile(join(root, 'raw'), raw.replace(tree, evilTree));
    const worse = bad || (await testGit(source, 'hash-object', '-t', 'commit', '-w', '--literally', join(root, 'raw')));
    await testGit(source, 'update-ref', 'refs/heads/evil', worse);
    const error = await faultOf(fetchMirror(remote('defects.git'), options()));
    expect(error.kind).toBe('fsck');
    expect(error.message).toContain('quarantined by fsck: hasDotgit.');
  });

  test('B067 a source with a missing object is corrupt, and nothing of it is taken', async () => {
    const source = join(root, 'holes.git');
    await buildRepository(source, { commits: [{ files: { a: 'a' } }] });
    await writeFile(
      join(root, 'raw'),
      `tree ${'1'.repeat(40)}\nauthor A <a@b.c> 1 +0000\ncommitter A <a@b.c> 1 +0000\n\nx\n`,
    );
    const sha = await testGit(source, 'hash-object', '-t', 'commit', '-w', '--literally', join(root, 'raw'));
    await writeFile(join(source, 'refs', 'heads', 'main'), `${sha}\n`);
    const error = await faultOf(fetchMirror(remote('holes.git'), options()));
    expect([error.kind, error.transient]).toEqual(['corrupt', true]);
    expect(await readdir(join(dataDir, 'mirrors'))).toEqual([]);
  });

  test('a shallow source is refused: its counts would be wrong', async () => {
    await buildRepository(join(root, 'deep.git'), { commits: [{}, {}, {}] });
    await testGit(root, 'clone', '-q', '--bare', '--depth=1', `file://${root}/deep.git`, 'shallow.git');
    const error = await faultOf(fetchMirror(remote('shallow.git'), options()));
    expect([error.kind, error.transient]).toEqual(['shallow', false]);
    expect(error.message).toContain('git fetch --unshallow');
  });

  test('F32 a repository that is not there is gone', async () => {
    const error = await faultOf(fetchMirror(remote('nothing.git'), options()));
    expect([error.kind, error.transient]).toEqual(['gone', false]);
    expect(error.message).toContain(`${server.url}/nothing.git: there is no repository at this address.`);
  });
});

describe('local sources', () => {
  test('a work tree and a bare repository are read, with the branch that is checked out', async () => {
    const bare = join(root, 'local.git');
    const shas = await buildRepository(bare, { commits: [{ files: { a: 'a\n' } }, { ref: 'refs/heads/dev' }] });
    await testGit(root, 'clone', '-q', '-b', 'dev', bare, 'work tree');
    const { refs } = await fetchMirror(local(join(root, 'work tree')), options());
    expect([refs.headRef, refs.headSha]).toEqual(['refs/heads/dev', shas[1]]);
    expect((await fetchMirror(local(bare), options())).refs.refs.size).toBe(2);
    const before = await readFile(join(root, 'work tree', '.git', 'HEAD'), 'utf8');
    expect(before).toBe('ref: refs/heads/dev\n');
  });

  test.skipIf(process.getuid?.() !== 0)('root reads a checkout of another user', async () => {
    const path = join(root, 'foreign.git');
    await buildRepository(path, { commits: [{}] });
    spawnSync('chown', ['-R', '65534:65534', path]);
    expect((await fetchMirror(local(path), options())).refs.headRef).toBe('refs/heads/main');
  });

  test.skipIf(process.getuid?.() === 0)('a directory that may not be read says so', async () => {
    const path = join(root, 'secret.git');
    await buildRepository(path, { commits: [{}] });
    await chmod(path, 0);
    const error = await faultOf(fetchMirror(local(path), options()));
    await chmod(path, 0o700);
    expect([error.kind, error.transient]).toEqual(['not-readable', false]);
  });

  test('what is no repository is named so', async () => {
    await mkdir(join(root, 'plain'));
    await writeFile(join(root, 'file'), '');
    for (const path of ['plain', 'file', 'absent']) {
      const error = await faultOf(listRemote(local(join(root, path)), options()));
      expect([path, error.kind, error.message.startsWith(join(root, path))]).toEqual([path, 'not-a-repository', true]);
    }
  });

  test('a hook of a local source does not run', async () => {
    const path = join(root, 'local-hooks.git');
    await buildRepository(path, { commits: [{}] });
    await testGit(path, 'config', 'uploadpack.packObjectsHook', `touch ${root}/pwn; exec`);
    await fetchMirror(local(path), options());
    expect(existsSync(join(root, 'pwn'))).toBe(false);
  });
});
