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

import { afterEach, describe, expect, test } from 'vitest';
import { connectTo, type Driven, findAs, findMain, gather, type Run, runFeeds } from '../../testing/contract/drive.ts';
import { type Gitee, type GiteeOptions, startGitee } from '../../testing/gitee/server.ts';
import { quiet, r10, small, type World } from '../../testing/world/world.ts';
import { gitee } from './index.ts';

interface Bench {
  readonly site: Gitee;
  readonly driven: Driven;
  readonly gathered: ReturnType<typeof gather>;
  /** A visit: finds the repository and runs its feeds. */
  readonly visit: (run?: Run) => Promise<void>;
  /** What was asked for below the repository since the last look. */
  readonly asked: () => string[];
}

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

const path = 'example-org/project';

async function bench(
  world: World,
  options: GiteeOptions = {},
  how: { readonly token?: string; readonly patienceMs?: number } = {},
): Promise<Bench> {
  const site = await startGitee(world, options);
  const { token = null, patienceMs = 10_000 } = how;
  const driven = connectTo({ platform: gitee, world, origin: site.url, token, patienceMs });
  open.push(async () => {
    driven.close();
    await site.close();
  });
  const gathered = gather();
  let seen = 0;
  return {
    site,
    driven,
    gathered,
    visit: async (run) => {
      await runFeeds(driven, await findMain(driven), gathered, run);
    },
    asked: () => {
      const urls = site.requests.slice(seen).map(({ url }) => url.replace(`/api/v5/repos/${path}`, ''));
      seen = site.requests.length;
      return urls;
    },
  };
}

/** A visit that looks back to `since`, to feeds with these ids. */
const only = (...ids: string[]): Run => ({ feeds: ({ id }) => ids.includes(id) });

const world = (options: Parameters<typeof small>[0] = {}) => small({ numbering: 'separate', ...options });

describe('the repository', () => {
  test('is described, with its group as owner and China’s times', async () => {
    const one = world();
    const { site, driven } = await bench(one);
    const { main, organisation } = one;
    expect(await findMain(driven)).toMatchObject({
      id: main.id,
      fullName: path,
      webUrl: `${site.url}/${path}`,
      cloneUrl: `${site.url}/${path}.git`,
      owner: { id: `namespace-${organisation.id}`, login: organisation.login, kind: 'organisation' },
      visibility: 'public',
      archived: false,
      stars: main.stars.length,
      createdAt: new Date(main.createdAt),
    });
  });

  test('that is private is found with the token only, which never comes in the URL', async () => {
    const one = world();
    one.main.state = 'private';
    expect(await findAs((await bench(one, { token: 'secret' })).driven)).toEqual({ kind: 'not-found' });
    const { site, driven } = await bench(one, { token: 'secret' }, { token: 'secret' });
    expect(await findAs(driven)).toMatchObject({ kind: 'found' });
    expect(site.complaints).toEqual([]);
  });

  test('with a wrong token is a fault, not a missing repository', async () => {
    const { driven } = await bench(world(), { token: 'secret' }, { token: 'wrong' });
    await expect(findAs(driven)).rejects.toMatchObject({ kind: 'unauthorised' });
  });

  test('costs nothing when it did not change', async () => {
    const { site, driven } = await bench(world());
    const found = await findAs(driven);
    const again = await findAs(driven, {}, 'state' in found ? found.state : null);
    expect(again.kind).toBe('unchanged');
    expect(site.statuses).toEqual([200, 304]);
  });
});

describe('few requests', () => {
  test('for all changes: the lists, and one for each merged change', async () => {
    const changes = 2000;
    const one = r10({ changes, issues: 100, numbering: 'separate' });
    const { visit, asked, gathered } = await bench(one);
    await visit(only('changes', 'change-comments'));
    const requests = asked().length - 1;
    const list = one.main.changes;
    const comments = list.reduce(
      (sum, change) => sum + change.comments.length + change.reviews.flatMap((review) => review.comments).length,
      0,
    );
    const merged = list.filter(({ state }) => state === 'merged').length;
    const floor = changes / 100 + Math.ceil(comments / 100) + merged;
    const per = (count: number) => ((count * 1000) / changes).toFixed(1);
    process.stdout.write(
      `gitee: ${per(requests)} requests per 1,000 changes, floor ${per(floor)} (${per(merged)} of them logs of merged ones)\n`,
    );
    expect(requests / floor).toBeLessThanOrEqual(1.2);
    expect(gathered.rows.changes.size).toBe(changes);
    expect(gathered.rows.comments.size).toBe(comments);
    const named = [...gathered.rows.changes.values()].filter(({ mergedBy }) => mergedBy !== null).length;
    expect(named).toBe(list.filter(({ mergedBy }) => mergedBy !== null).length);
  }, 120_000);

  test('on a day without anything new, where the server has no etags: the repository and the lists that move', async () => {
    const one = world();
    one.tick(86_400_000);
    const { visit, asked } = await bench(one, { etags: false });
    await visit();
    asked();
    const since = new Date(one.now());
    one.tick(3_600_000);
    await visit({ since });
    expect(asked().map((url) => url.replace(/\?.*$/u, ''))).toEqual([
      '',
      '/issues',
      '/pulls',
      '/issues/comments',
      '/pulls/comments',
    ]);
  });

  test('each merger is asked for once', async () => {
    const one = world();
    one.tick(86_400_000);
    const { visit, asked, gathered } = await bench(one);
    await visit();
    const logs = () => asked().filter((url) => url.includes('operate_logs'));
    const merged = one.main.changes.filter(({ state }) => state === 'merged');
    expect(logs().toSorted()).toEqual(merged.map(({ number }) => `/pulls/${number}/operate_logs`).toSorted());
    const since = new Date(one.now());
    one.tick(3_600_000);
    const known = merged.find(({ mergedBy }) => mergedBy !== null)!;
    const waiting = one.main.changes.find(({ state }) => state === 'open')!;
    one.touch('change', known.number);
    one.close('change', waiting.number, { merge: true });
    await visit({ since });
    expect(logs()).toEqual([`/pulls/${waiting.number}/operate_logs`]);
    expect(gathered.rows.changes.get(known.id)?.mergedBy?.id).toBe(known.mergedBy?.id);
  });
});

describe('nothing is lost', () => {
  const missing = (one: World, { gathered }: Bench) => [
    ...one.main.issues.filter(({ id, gone }) => gone === null && !gathered.rows.issues.has(id)),
    ...one.main.changes.filter(({ id, gone }) => gone === null && !gathered.rows.changes.has(id)),
  ];

  test('when changes are deleted while their list is read', async () => {
    const one = world({ changes: 420, issues: 0 });
    let gone = 0;
    const before: GiteeOptions['before'] = (url, query) => {
      if (!url.endsWith('/pulls') || (query.get('page') ?? '1') === '1' || gone >= 12) return;
      for (let count = 0; count < 4; count += 1) one.remove('change', (gone += 1));
    };
    const it = await bench(one, { before });
    await it.visit(only('changes'));
    expect(missing(one, it)).toEqual([]);
    expect(gone).toBe(12);
  });

  test('where a server counts nothing and links its pages, or does neither', async () => {
    for (const options of [{ totals: false, links: true }, { totals: false }] as const) {
      const one = world({ changes: 130, issues: 230 });
      const it = await bench(one, options);
      await it.visit(only('issues', 'changes', 'issue-comments'));
      expect(missing(one, it)).toEqual([]);
      const said = one.main.issues.reduce((sum, { comments }) => sum + comments.length, 0);
      expect(it.gathered.rows.comments.size).toBe(said);
    }
  });

  test('when the server breaks on large pages: they get smaller, and stay so at the next visit', async () => {
    const one = world({ changes: 130, issues: 130 });
    const fail: GiteeOptions['fail'] = (_, query) => (Number(query.get('per_page') ?? 0) > 25 ? 502 : null);
    const it = await bench(one, { fail });
    await it.visit();
    expect(missing(one, it)).toEqual([]);
    it.asked();
    const since = new Date(one.now());
    one.tick(3_600_000);
    one.touch('issue', 3);
    await it.visit({ ...only('issues', 'changes'), since });
    expect(it.asked().filter((url) => /per_page=(?:100|50)\b/u.test(url))).toEqual([]);
    expect(it.gathered.rows.issues.get(one.subject('issue', 3).id)?.updatedAt).toEqual(new Date(one.now()));
  });
});

describe('what is not given', () => {
  test('a log that is said to be missing is refused, the rest goes on', async () => {
    const one = world();
    const first = one.main.changes.find(({ state }) => state === 'merged')!;
    const lost = `/pulls/${first.number}/operate_logs`;
    const { visit, gathered } = await bench(one, { spurious: (url) => url.endsWith(lost) });
    await visit();
    expect(gathered.refused).toEqual([
      { stream: 'events', what: `operation log of change ${first.number}`, why: 'not-found', count: 1 },
    ]);
    expect(gathered.rows.changes.size).toBe(one.main.changes.length);
    expect(gathered.rows.changes.get(first.id)?.mergedBy).toBeNull();
  });

  test('a list that is missing once is asked for again', async () => {
    const one = world();
    let left = 1;
    const { visit, gathered } = await bench(one, { spurious: (url) => url.endsWith('/pulls') && left-- > 0 });
    await visit();
    expect(gathered.refused).toEqual([]);
    expect(gathered.rows.changes.size).toBe(one.main.changes.length);
  });

  test('a list that stays away is refused, and read whole when it is back', async () => {
    const one = world({ issues: 230 });
    let away = true;
    const { visit, gathered } = await bench(one, { spurious: (url) => away && url.endsWith('/issues') });
    await visit();
    expect(gathered.refused).toEqual([{ stream: 'issues', what: 'the list of issues', why: 'not-found', count: 1 }]);
    expect(gathered.rows.issues.size).toBe(0);
    away = false;
    const since = new Date(one.now());
    one.tick(3_600_000);
    await visit({ since });
    expect(gathered.rows.issues.size).toBe(one.main.issues.length);
  });

  test('log entries of an unknown type are counted', async () => {
    const one = quiet({ numbering: 'separate' });
    const { visit, gathered } = await bench(one, { oddLogs: true });
    await visit();
    const refusal = {
      stream: 'events',
      what: 'log entries of the type teleported_pr',
      why: 'unreadable-log',
      count: 1,
    };
    const merged = one.main.changes.filter(({ state }) => state === 'merged');
    expect(gathered.refused).toEqual(merged.map(() => refusal));
  });

  test('a refusal for speed is no missing right, with headers and without', async () => {
    for (const headers of [true, false]) {
      const rate = { limit: 2, windowMs: 60_000, headers };
      const { site, visit } = await bench(quiet(), { rate }, { patienceMs: 100 });
      await expect(visit()).rejects.toMatchObject({ kind: 'rate-limited' });
      expect(site.requests.length).toBeLessThanOrEqual(3);
    }
  });

  test('a commit that is missing tells no account, and is not asked for again', async () => {
    const one = world();
    for (const commit of one.main.commits) if (commit.email === one.main.commits[0]?.email) commit.sha = 'f'.repeat(40);
    const lost = (url: string) => url.endsWith(`/commits/${'f'.repeat(40)}`);
    const { visit, asked, gathered } = await bench(one, { token: 'secret', spurious: lost }, { token: 'secret' });
    await visit(only('emails'));
    expect(gathered.refused).toEqual([
      { stream: 'emails', what: `commit ${'f'.repeat(40)}`, why: 'not-found', count: 1 },
    ]);
    const addresses = new Set(one.main.commits.map(({ email }) => email));
    expect(gathered.rows.emailLinks.size).toBe(addresses.size - 1);
    asked();
    await visit({ ...only('emails'), since: new Date(one.now()) });
    expect(asked().filter((url) => url.includes('/commits/'))).toEqual([]);
  });
});
