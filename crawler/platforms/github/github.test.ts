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

import { describe, expect, it } from 'vitest';
import { fullName, type WorldRepository } from '../../testing/world/model.ts';
import { r10, small, type World } from '../../testing/world/world.ts';
import { compare } from './testing/compare.ts';
import { connectTo, feedOf, found, knownOf, type Memory, memory, runFeed } from './testing/drive.ts';
import { runAll, stand } from './testing/stand.ts';

const discussions = ['changes', 'issues', 'review-comments'];
const everything = ['issues', 'changes', 'comments', 'reviews', 'events', 'labels', 'milestones', 'releases'] as const;
const nothing = { missing: {}, surplus: {} };

function difference(kept: Memory, repository: WorldRepository, which?: Parameters<typeof compare>[2]) {
  const { missing, surplus } = compare(kept, repository, which);
  return { missing, surplus };
}

/** Everything but runs that are older than the 90 days that are read. */
function withoutOldRuns(world: World): void {
  const from = world.now() - 90 * 86_400_000;
  const { ciRuns } = world.main;
  ciRuns.splice(0, ciRuns.length, ...ciRuns.filter((run) => run.createdAt >= from));
}

describe('a first visit', () => {
  it('reads everything there is, as it is', async () => {
    const world = small({ ciRuns: 400 });
    const older = world.main.ciRuns.length;
    withoutOldRuns(world);
    expect(world.main.ciRuns.length).toBeLessThan(older);
    const { server, connection, facts } = await stand(world, { serve: { admin: true, protection: 'classic' } });
    const kept = memory();
    await runAll({ connection }, await facts(), kept, { startedAt: new Date(world.now()) });
    expect(difference(kept, world.main, [...everything, 'stars', 'forks', 'ciRuns', 'protections'])).toEqual(nothing);
    expect(kept.refused).toEqual([]);
    expect(server.log.violations).toEqual([]);
    expect([...server.log.unsupported]).toEqual([]);
    expect(server.log.maxConcurrent).toBe(1);
  });

  it('says what rule sets leave open, and what it may not read', async () => {
    const world = small();
    const { connection, facts } = await stand(world);
    const kept = memory();
    await runAll({ connection }, await facts(), kept, { only: ['protection'] });
    expect([...kept.rows.protections.values()]).toEqual([
      {
        pattern: 'main',
        requiresChange: true,
        requiredApprovals: 2,
        requiresCodeOwners: true,
        requiredChecks: ['lint', 'test'],
        requiresSignatures: null,
        allowsForcePush: false,
        allowsDeletion: false,
        bindsAdmins: null,
      },
    ]);
    expect(kept.refused).toEqual([
      { stream: 'protection', what: 'protection of branch main', why: 'forbidden', count: 1 },
    ]);
  });

  it('counts the runs that are older than 90 days', async () => {
    const world = small({ ciRuns: 400 });
    const recent = world.main.ciRuns.filter((run) => run.createdAt >= world.now() - 90 * 86_400_000).length;
    const { connection, facts } = await stand(world);
    const kept = memory();
    await runAll({ connection }, await facts(), kept, { only: ['ci'], startedAt: new Date(world.now()) });
    expect(kept.rows.ciRuns.size).toBe(recent);
    expect(kept.refused).toEqual([
      { stream: 'ci', what: 'runs of more than 90 days ago', why: 'older-than', count: 400 - recent },
    ]);
  });

  it('halves the window of a search that has more than a thousand results', async () => {
    const world = small({ ciRuns: 1500 });
    const from = world.now() - 30 * 86_400_000;
    for (const [at, run] of world.main.ciRuns.entries()) Object.assign(run, { createdAt: from + at * 1_200_000 });
    const { connection, facts } = await stand(world);
    const kept = memory();
    await runAll({ connection }, await facts(), kept, { only: ['ci'], startedAt: new Date(world.now()) });
    expect(kept.rows.ciRuns.size).toBe(1500);
    expect(kept.refused).toEqual([]);
  });

  it('spends at most 25 requests and 45 points for a thousand changes with reviews, remarks and events', async () => {
    const world = r10({ changes: 1000, issues: 0 });
    const { server, connection, facts } = await stand(world);
    const repository = await facts();
    const kept = memory();
    const before = server.log.requests.length;
    await runAll({ connection }, repository, kept, { only: ['changes'] });
    expect(server.log.requests.length - before).toBeLessThanOrEqual(25);
    expect(server.log.points()).toBeLessThanOrEqual(45);
    await runAll({ connection }, repository, kept, { only: ['issues', 'review-comments'] });
    expect(difference(kept, world.main)).toEqual(nothing);
  }, 120_000);

  it('links addresses to accounts, keeps what nobody has as an answer, and reads profiles once', async () => {
    const world = small();
    const { connection, facts } = await stand(world);
    const kept = memory();
    const repository = await facts();
    await runAll({ connection }, repository, kept, { only: ['issues', 'changes'] });
    const [linked, unlinked] = [true, false].map((known) =>
      world.main.commits.find((commit) => (commit.person !== null) === known),
    );
    if (!linked || !unlinked) throw new Error('the world has only one kind of commits');
    const asked = [
      { identityId: '1', sha: linked.sha, role: 'author' },
      { identityId: '2', sha: unlinked.sha, role: 'author' },
      { identityId: '3', sha: '0'.repeat(40), role: 'committer' },
    ] as const;
    const emailsToLink = () => Promise.resolve(kept.rows.emailLinks.size === 0 ? asked : []);
    await runFeed(feedOf(connection, 'emails'), repository, kept, { known: { emailsToLink } });
    const links = [...kept.rows.emailLinks.values()].map(({ identityId, account }) => [
      identityId,
      account?.id ?? null,
    ]);
    expect(links).toEqual([
      ['1', linked.person?.id],
      ['2', null],
      ['3', null],
    ]);
    const users = world.people.filter((person) => person.kind === 'user');
    const accountsToRead = () => Promise.resolve(users.map((person) => person.id));
    await runFeed(feedOf(connection, 'profiles'), repository, kept, { known: { accountsToRead } });
    const told = [...kept.rows.accounts.values()].map(({ id, company, name }) => ({ id, company, name }));
    const byId = (left: { id: string | null }, right: { id: string | null }) => Number(left.id) - Number(right.id);
    expect(told.toSorted(byId)).toEqual(users.map(({ id, company, name }) => ({ id, company, name })).toSorted(byId));
  });
});

describe('a second visit', () => {
  it('costs a quiet repository nothing', async () => {
    const world = small();
    const { server, facts, connection } = await stand(world);
    const first = await found(connection, fullName(world.main));
    const kept = memory();
    const repository = await facts();
    await runAll({ connection }, repository, kept, { startedAt: new Date(world.now()) });
    const [billable, points, requests] = [server.log.billable(), server.log.points(), server.log.requests.length];
    const again = connectTo(server.url, server.token).connection;
    const second = await found(again, fullName(world.main), first.kind === 'found' ? first.state : null);
    await runAll({ connection: again }, repository, kept, { startedAt: new Date(world.now()) });
    expect(second.kind).toBe('unchanged');
    expect([...kept.unchanged].toSorted()).toEqual(again.feeds.map((feed) => feed.id).toSorted());
    expect(server.log.billable() - billable).toBe(0);
    expect(server.log.points() - points).toBe(0);
    expect(server.log.requests.length - requests).toBe(7);
  });

  it('reads what was touched and nothing else', async () => {
    const world = small({ changes: 120, issues: 120 });
    const { server, facts, connection } = await stand(world);
    const kept = memory();
    const repository = await facts();
    await runAll({ connection }, repository, kept, { only: discussions, startedAt: new Date(world.now()) });
    world.tick(3_600_000);
    const [change] = world.main.changes.filter((one) => one.state === 'open');
    const [issue] = world.main.issues.filter((one) => one.state === 'open');
    if (!change || !issue) throw new Error('nothing is open');
    world.touch('change', change.number);
    world.close('change', change.number, { merge: true });
    world.touch('issue', issue.number);
    world.open('issue');
    const points = server.log.points();
    const again = connectTo(server.url, server.token).connection;
    await runAll({ connection: again }, repository, kept, { only: discussions, startedAt: new Date(world.now()) });
    expect(server.log.points() - points).toBe(2);
    expect(difference(kept, world.main)).toEqual(nothing);
  });

  it('misses nothing when more was touched than a page shows, all within one second', async () => {
    const world = small({ changes: 260, issues: 40 });
    const { server, facts, connection } = await stand(world);
    const kept = memory();
    const repository = await facts();
    await runAll({ connection }, repository, kept, { only: discussions, startedAt: new Date(world.now()) });
    world.tick(3_600_000);
    for (const change of world.main.changes) world.touch('change', change.number);
    const again = connectTo(server.url, server.token).connection;
    await runAll({ connection: again }, repository, kept, { only: discussions, startedAt: new Date(world.now()) });
    expect(difference(kept, world.main)).toEqual(nothing);
  });

  it('notices stars that were taken back and forks that were deleted', async () => {
    const world = small();
    const { facts, connection } = await stand(world);
    const kept = memory();
    await runAll({ connection }, await facts(), kept, { only: ['stars', 'forks'], startedAt: new Date(world.now()) });
    world.main.stars.splice(2, 1);
    world.main.forks.splice(1, 1);
    world.tick(3_600_000);
    const replaced: string[] = [];
    for (const id of ['stars', 'forks']) {
      const feed = feedOf(connection, id);
      const fresh = memory();
      fresh.states.set(id, kept.states.get(id) ?? { state: null, startedAt: new Date() });
      const count = () => Promise.resolve(id === 'stars' ? kept.rows.stars.size : kept.rows.forks.size);
      await runFeed(feed, await facts(), fresh, { startedAt: new Date(world.now()), known: { count } });
      replaced.push(...fresh.replaced);
      expect(difference(fresh, world.main, id === 'stars' ? ['stars'] : ['forks'])).toEqual(nothing);
    }
    expect(replaced).toEqual(['stars', 'forks']);
  });

  it('says what became of issues that were deleted, moved, or turned into discussions', async () => {
    const world = small();
    const other = world.add({ name: 'elsewhere' });
    let turnedInto: string | null = null;
    // The stand-in has no discussions: the one there is, is put into its answer.
    const discussion = (written: { readonly body: string }) => {
      const answer = JSON.parse(written.body) as { data: { repository: Record<string, unknown> | null } };
      answer.data.repository = { ...answer.data.repository, [`d${turnedInto}`]: { number: Number(turnedInto) } };
      return { ...written, body: JSON.stringify(answer) };
    };
    const before = (request: { readonly query: string | null }) =>
      request.query?.includes('discussion(') ? ({ kind: 'change', change: discussion } as never) : undefined;
    const { facts, connection } = await stand(world, { serve: { before } });
    const kept = memory();
    const repository = await facts();
    await runAll({ connection }, repository, kept, { only: ['issues'], startedAt: new Date(world.now()) });
    const [deleted, moved, turned] = world.main.issues.filter((issue) => issue.gone === null);
    if (!deleted || !moved || !turned) throw new Error('too few issues');
    world.remove('issue', deleted.number);
    world.open('issue', { repository: other });
    world.transfer('issue', moved.number, `${fullName(other)}#1`);
    turnedInto = String(turned.number);
    turned.gone = { reason: 'converted', movedTo: null, at: world.now() };
    await runAll({ connection }, repository, kept, { only: ['issues'], full: true });
    const told = [...kept.rows.tombstones.values()].map(({ subject, reason, movedTo }) => [
      subject.number,
      reason,
      movedTo,
    ]);
    expect(told.map(String).toSorted()).toEqual(
      [
        [String(deleted.number), 'deleted', null],
        [String(moved.number), 'transferred', `${fullName(other)}#1`],
        [String(turned.number), 'converted', null],
      ]
        .map(String)
        .toSorted(),
    );
    expect((await knownOf(kept).numbers('issue')).has(String(deleted.number))).toBe(true);
  });
});
