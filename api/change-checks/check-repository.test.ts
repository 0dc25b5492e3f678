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

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fetchMirror } from '#crawler/git/mirror.ts';
import { createHosts } from '#crawler/hosts.ts';
import { platforms } from '#crawler/platform-registry.ts';
import { parseTarget } from '#crawler/target.ts';
import { startGitServer, type TestServer } from '#crawler/testing/git-server.ts';
import { startVoiceServer, type VoiceServer } from '#crawler/testing/voice/server.ts';
import { commentMarker } from '#licenses/report-parts/report-marker.ts';
import type { Store } from '#store/open.ts';
import { ensureRepository } from '#store/queries/registry.ts';
import { writeMirror } from '#store/queries/repository.ts';
import { openQueue } from '#store/queue.ts';
import { silent, testStore } from '#store/testing.ts';
import { createGeneration } from '../byte-cache.ts';
import { readConfig } from '../config.ts';
import { createRemotes, type Remotes } from '../remotes.ts';
import type { Session } from '../session.ts';
import { type ChangeCheckContext, checkOpenChanges } from './check-repository.ts';
import { judgeChange } from './judge-change.ts';
import { askForChangeChecks, hubMeans, workChangeChecks } from './work.ts';

const token = 'tmt_0123456789abcdefSECRET';
const now = new Date('2026-11-22T13:00:00Z');
let home = '';
let source = '';
let store: Store;
let git: TestServer;
let api: VoiceServer;
let remotes: Remotes;
let repositoryId = '';
const stop = new AbortController();
const warnings: string[] = [];

function run(...words: string[]): string {
  const who = { GIT_AUTHOR_NAME: 'Ann', GIT_AUTHOR_EMAIL: 'a@example.org' };
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_COMMITTER_NAME: 'Ann',
    GIT_COMMITTER_EMAIL: 'a@example.org',
    ...who,
  };
  return execFileSync('git', words, { cwd: source, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}

function commit(files: Readonly<Record<string, string>>, message = 'x', signed = true): string {
  for (const [path, text] of Object.entries(files)) writeFileSync(join(source, path), text);
  run('add', '.');
  run('commit', '-q', '-m', message, ...(signed ? ['-s'] : []));
  return run('rev-parse', 'HEAD');
}

const policy = 'policies:\n  sign-off: error\n';

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'tongming-changes-'));
  source = join(home, 'o', 'r');
  mkdirSync(source, { recursive: true });
  run('init', '-q', '-b', 'main');
  commit({ 'a.txt': 'one\n', DCO: 'Developer Certificate of Origin\n', '.tongming.yml': policy });
  git = await startGitServer({ root: home });
  api = await startVoiceServer('gitea', token);
  store = await testStore();
  warnings.splice(0);
  const url = `${git.url}/o/r/.git`;
  repositoryId = await ensureRepository(store.db, { platform: 'gitea', platformId: url, url });
});
afterEach(async () => {
  remotes.close();
  await store.close();
  await Promise.all([git.close(), api.close()]);
  rmSync(home, { recursive: true, force: true });
});

/** A hub that knows the two servers; its paths end in `.git` as those of bare git servers do. */
async function context(known: Partial<ChangeCheckContext> = {}): Promise<ChangeCheckContext> {
  const dataDir = join(home, 'data');
  mkdirSync(join(dataDir, 'mirrors'), { recursive: true });
  const setting = { platform: 'gitea', origin: git.url, api: `${api.url}/api/v1`, token, enabled: true };
  const hosts = createHosts(platforms, [setting], []);
  const rules = { allowLocal: false, allowHttp: true, privateHosts: [git.host, api.host], hosts };
  const log = { ...silent, warn: (message: string) => void warnings.push(message) };
  remotes = createRemotes({ rules, store, log, userAgent: 'test', patienceMs: 1000 });
  const config = { ...readConfig({ TONGMING_DATA: dataDir, LANG: 'en' }), dataDir };
  const session: Session = {
    config,
    store,
    rules,
    remotes,
    generation: createGeneration(),
    site: join(dataDir, 'site'),
    close: () => Promise.resolve(),
  };
  const means = hubMeans(dataDir, stop.signal);
  return { session, ways: ['status', 'comment'], means, log, signal: stop.signal, now: () => now, ...known };
}

async function mirror({ session }: ChangeCheckContext): Promise<void> {
  const target = parseTarget(`${git.url}/o/r/.git`, session.rules);
  const { mirror: made } = await fetchMirror(target, {
    ...session.rules,
    dataDir: session.config.dataDir,
    mirror: null,
  });
  await writeMirror(store.db, repositoryId, made.id);
}

/** A change as forks bring them: its commits are on no branch. */
function open(number: number, files: Readonly<Record<string, string>>, signed = true): string {
  run('checkout', '-q', '--detach', 'main');
  const head = commit(files, 'change', signed);
  run('update-ref', `refs/pull/${number}/head`, head);
  run('checkout', '-q', 'main');
  api.state.changes.push({ number, head });
  return head;
}

test('an open change is judged by the policy of its base, and told once', async () => {
  const it = await context();
  await mirror(it);
  // B210: it would turn off what judges it.
  const head = open(3, { 'b.txt': 'two\n', '.tongming.yml': 'policies:\n  sign-off: off\n' }, false);
  expect(await checkOpenChanges(it, repositoryId)).toEqual({ checked: 1, later: false });
  expect(api.state.statuses).toEqual([{ head, state: 'failure', context: 'tongming' }]);
  expect(api.state.comments).toHaveLength(1);
  expect(api.state.comments[0]?.body.startsWith(commentMarker)).toBe(true);
  expect(api.state.comments[0]?.body).toContain('alters the policy file');
  expect(await checkOpenChanges(it, repositoryId)).toEqual({ checked: 0, later: false });
  const [row] = await store.db.selectFrom('change_verdict').selectAll().execute();
  expect(row).toMatchObject({ change_number: '3', verdict: 'fail', problem: null, told_at: now });
  expect(row?.head_sha.toString('hex')).toBe(head);
  expect(JSON.parse(row?.report ?? '')).toMatchObject({ verdict: 'fail', head });
  expect(api.faults).toEqual([]);
});

test('a new head updates the comment', async () => {
  const it = await context();
  await mirror(it);
  open(3, { 'b.txt': 'two\n' }, false);
  await checkOpenChanges(it, repositoryId);
  api.state.changes.splice(0);
  const head = open(3, { 'b.txt': 'three\n' });
  await checkOpenChanges(it, repositoryId);
  expect(api.state.comments).toHaveLength(1);
  expect(api.state.comments[0]?.body).toContain(head);
  expect(api.state.statuses.find((one) => one.head === head)?.state).toBe('success');
});

test('a head that passed for one branch is judged anew for another', async () => {
  run('branch', 'mild');
  const it = await context();
  await mirror(it);
  run('checkout', '-q', 'mild');
  commit({ '.tongming.yml': 'policies:\n  sign-off: off\n' });
  const head = open(3, { 'b.txt': 'two\n' }, false);
  api.state.changes[0] = { number: 3, head, base: 'mild' };
  await checkOpenChanges(it, repositoryId);
  expect(api.state.statuses.at(-1)?.state).toBe('success');
  api.state.changes[0] = { number: 3, head };
  expect(await checkOpenChanges(it, repositoryId)).toEqual({ checked: 1, later: false });
  expect(api.state.statuses.at(-1)).toEqual({ head, state: 'failure', context: 'tongming' });
});

test('a commit that fails for one branch is not made to pass by a change for a milder one', async () => {
  run('branch', 'mild');
  run('checkout', '-q', 'mild');
  commit({ '.tongming.yml': 'policies:\n  sign-off: off\n' });
  const it = await context();
  await mirror(it);
  const head = open(3, { 'b.txt': 'two\n' }, false);
  await checkOpenChanges(it, repositoryId);
  run('update-ref', 'refs/pull/4/head', head);
  api.state.changes.push({ number: 4, head, base: 'mild' });
  expect(await checkOpenChanges(it, repositoryId)).toEqual({ checked: 1, later: false });
  const rows = await store.db.selectFrom('change_verdict').select(['change_number', 'verdict']).execute();
  expect(new Map(rows.map((row) => [row.change_number, row.verdict]))).toEqual(
    new Map([
      ['3', 'fail'],
      ['4', 'pass'],
    ]),
  );
  expect(api.state.statuses.at(-1)).toEqual({ head, state: 'failure', context: 'tongming' });
});

test('a change that shares no history with its branch is undecided, and the next one is judged', async () => {
  const it = await context();
  await mirror(it);
  run('checkout', '-q', '--orphan', 'apart');
  const apart = commit({ 'c.txt': 'three\n' });
  run('update-ref', 'refs/pull/5/head', apart);
  run('checkout', '-q', 'main');
  api.state.changes.push({ number: 5, head: apart });
  const head = open(3, { 'b.txt': 'two\n' });
  await checkOpenChanges(it, repositoryId);
  expect(api.state.statuses).toEqual([
    { head: apart, state: 'error', context: 'tongming' },
    { head, state: 'success', context: 'tongming' },
  ]);
});

test('what a platform refuses for good is kept and not tried again, what may pass is', async () => {
  const it = await context();
  await mirror(it);
  open(3, { 'b.txt': 'two\n' });
  api.state.denied.add('status');
  await checkOpenChanges(it, repositoryId);
  const [row] = await store.db.selectFrom('change_verdict').selectAll().execute();
  expect(row).toMatchObject({ verdict: 'pass', told_at: null });
  expect(row?.problem).toContain('403');
  expect(await checkOpenChanges(it, repositoryId)).toEqual({ checked: 0, later: false });
});

test('a change whose commits are not to be had does not stop the others', async () => {
  const it = await context();
  await mirror(it);
  api.state.changes.push({ number: 1, head: 'c'.repeat(40) }, { number: 2, head: 'd'.repeat(40), base: '../../x:y' });
  const head = open(3, { 'b.txt': 'two\n' });
  await checkOpenChanges(it, repositoryId);
  expect(api.state.statuses).toEqual([{ head, state: 'success', context: 'tongming' }]);
});

test('twenty changes whose commits are not to be had do not keep a good one waiting, and are given up', async () => {
  let time = now.getTime();
  const it = await context({ now: () => new Date(time) });
  await mirror(it);
  for (let i = 1; i <= 20; i += 1) api.state.changes.push({ number: 100 + i, head: i.toString(16).padStart(40, 'c') });
  const head = open(3, { 'b.txt': 'two\n' });
  expect(await checkOpenChanges(it, repositoryId)).toEqual({ checked: 20, later: true });
  expect(api.state.statuses).toEqual([]);
  expect(await checkOpenChanges(it, repositoryId)).toEqual({ checked: 20, later: true });
  expect(api.state.statuses).toEqual([{ head, state: 'success', context: 'tongming' }]);
  time += 300_000;
  expect(await checkOpenChanges(it, repositoryId)).toEqual({ checked: 20, later: false });
  expect(api.state.statuses.filter(({ state }) => state === 'error')).toHaveLength(20);
  expect(api.state.comments.at(-1)?.body).toContain('could not be fetched');
  expect(await checkOpenChanges(it, repositoryId)).toEqual({ checked: 0, later: false });
  // Its head moves; the others are tried again after a day.
  api.state.changes.splice(0, 1);
  open(101, { 'c.txt': 'three\n' });
  time += 3_600_000;
  expect(await checkOpenChanges(it, repositoryId)).toEqual({ checked: 1, later: false });
  expect(api.state.statuses.at(-1)?.state).toBe('success');
  time += 86_400_000;
  expect(await checkOpenChanges(it, repositoryId)).toEqual({ checked: 19, later: false });
  expect(await checkOpenChanges(it, repositoryId)).toEqual({ checked: 0, later: false });
}, 60_000);

test('while a server is away each change has its turn, and none is given up', async () => {
  let time = now.getTime();
  const it = await context({ now: () => new Date(time) });
  await mirror(it);
  open(3, { 'b.txt': 'two\n' });
  open(4, { 'c.txt': 'two\n' });
  await git.close();
  try {
    for (let i = 0; i < 4; i += 1) {
      time += 1_000_000;
      await expect(checkOpenChanges(it, repositoryId)).rejects.toThrow('ECONNREFUSED');
    }
    const rows = await store.db.selectFrom('change_verdict').select(['change_number', 'told_at', 'problem']).execute();
    expect(rows.map((row) => row.change_number).toSorted()).toEqual(['3', '4']);
    expect(rows.every((row) => row.told_at === null && row.problem === null)).toBe(true);
    expect(api.state.statuses).toEqual([]);
  } finally {
    git = await startGitServer({ root: home });
  }
}, 60_000);

test('a policy file that cannot be read decides nothing, and says so', async () => {
  commit({ '.tongming.yml': 'polices: 1\n' });
  const it = await context();
  await mirror(it);
  const head = open(3, { 'b.txt': 'two\n' });
  await checkOpenChanges(it, repositoryId);
  expect(api.state.statuses).toEqual([{ head, state: 'error', context: 'tongming' }]);
  expect(api.state.comments[0]?.body).toContain('polices');
});

test('old changes are left alone, and a hub without a mirror waits for the first visit', async () => {
  const it = await context({ now: () => new Date('2026-12-22T13:00:00Z') });
  open(3, { 'b.txt': 'two\n' });
  expect(await checkOpenChanges(it, repositoryId)).toEqual({ checked: 0, later: true });
  await mirror(it);
  expect(await checkOpenChanges(it, repositoryId)).toEqual({ checked: 0, later: false });
});

test('a change that takes too long is undecided', async () => {
  const it = await context();
  await mirror(it);
  const head = open(3, { 'b.txt': 'two\n' });
  const options = { locale: 'en', colour: false, width: 0, version: '1', link: null } as const;
  const refs = { head, base: run('rev-parse', 'main') };
  const limits = { signal: stop.signal, wallMs: 0 };
  const { verdict } = await judgeChange(join(source, '.git'), refs, await it.means(), options, limits);
  expect(verdict).toMatchObject({ head, state: 'undecided' });
});

test('a change that breaks the program is undecided, and what broke is told to the operator', async () => {
  const it = await context();
  await mirror(it);
  const head = open(3, { 'b.txt': 'two\n' });
  const broken: ChangeCheckContext['means'] = async () => ({
    ...(await it.means()),
    packageLicences: () => {
      throw new RangeError('Invalid string length');
    },
  });
  const faults: unknown[] = [];
  const log = { ...silent, error: (_message: string, fields?: object) => void faults.push(fields) };
  await checkOpenChanges({ ...it, means: broken, log }, repositoryId);
  expect(api.state.statuses).toEqual([{ head, state: 'error', context: 'tongming' }]);
  expect(api.state.comments[0]?.body).not.toContain('Invalid string length');
  expect(faults).toMatchObject([
    { change: '3', error: expect.stringContaining('RangeError: Invalid string length') as string },
  ]);
});

test('the queue brings it about, once for all calls of a storm', async () => {
  const it = await context();
  await mirror(it);
  const head = open(3, { 'b.txt': 'two\n' });
  const queue = await openQueue(store, { role: 'work', log: silent });
  try {
    const early = new Date(Date.now() - 60_000);
    for (let i = 0; i < 5; i += 1) await askForChangeChecks(queue, repositoryId, early);
    expect((await queue.counts()).check).toEqual({ waiting: 1, running: 0, parked: 0 });
    await workChangeChecks(it, queue);
    await expect
      .poll(async () => (await queue.look('check', [repositoryId]))[0]?.state, { timeout: 40_000 })
      .toBe('done');
    expect(api.state.statuses).toEqual([{ head, state: 'success', context: 'tongming' }]);
    expect(api.state.comments).toHaveLength(1);
  } finally {
    await queue.stop(1000);
  }
}, 60_000);

test('a call that comes while the changes are looked at is followed by another look', async () => {
  const queue = await openQueue(store, { role: 'work', log: silent });
  remotes = createRemotes({
    rules: { privateHosts: [], allowHttp: true, hosts: createHosts(platforms, [], []) },
    store,
    log: silent,
    userAgent: 'test',
    patienceMs: 1000,
  });
  const early = new Date(Date.now() - 60_000);
  const begun = Promise.withResolvers<void>();
  const end = Promise.withResolvers<void>();
  const looked: string[] = [];
  try {
    await askForChangeChecks(queue, repositoryId, early);
    await queue.work('check', {}, async ([job]) => {
      looked.push(job?.key ?? '');
      begun.resolve();
      await end.promise;
      return { kind: 'done' };
    });
    await begun.promise;
    for (let i = 0; i < 3; i += 1) await askForChangeChecks(queue, repositoryId, early);
    end.resolve();
    await expect.poll(() => looked, { timeout: 40_000 }).toEqual([repositoryId, `${repositoryId}+`]);
  } finally {
    end.resolve();
    await queue.stop(1000);
  }
}, 60_000);
