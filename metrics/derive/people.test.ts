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

import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '#store/open.ts';
import { testStore } from '#store/testing.ts';
import { actRows, derive } from '../testing/derived-rows.ts';
import { addIssues } from '../testing/platform-facts.ts';
import { addCommits, addIdentity, addOrganisation, addProject, addRepository } from '../testing/store-facts.ts';

let store: Store;

beforeAll(async () => {
  store = await testStore();
  await addOrganisation(store, 'one', [{ domain: 'one.example' }]);
  await addOrganisation(store, 'early', [{ domain: 'two.example', to: '2026-02-11' }]);
  await addOrganisation(store, 'late', [{ domain: 'two.example', from: '2026-02-11' }]);
  await addOrganisation(store, 'inner', [{ domain: 'lab.one.example', from: '2026-02-01', to: '2026-03-01' }]);
  await addOrganisation(store, 'post', [{ domain: 'gmail.com' }]);
});
afterAll(() => store.close());

async function join(...people: string[]): Promise<void> {
  const ids: string[] = [];
  for (const who of people) ids.push(await addIdentity(store, who));
  const person = ids.map(Number).sort((a, b) => a - b)[0];
  for (const id of ids)
    await sql`insert into person_identity (identity_id, person_id) values (${id}, ${person})`.execute(store.db);
}

async function affiliate(who: string, organisation: string, basis: string, from: string | null, to: string | null) {
  const id = await addIdentity(store, who);
  await sql`insert into affiliation (person_id, organisation, basis, valid_from, valid_to)
    select coalesce((select person_id from person_identity where identity_id = ${id}), ${id}), ${organisation}, ${basis},
      ${from}::date, ${to}::date`.execute(store.db);
}

async function organisationsOf(slug: string, who: string, days: readonly string[]): Promise<(string | null)[]> {
  await addProject(store, slug);
  const repository = await addRepository(store, slug);
  await addCommits(
    store,
    repository,
    days.map((at) => ({ at, author: who })),
  );
  await derive(store, slug);
  const rows = await actRows(store, slug);
  return days.map((at) => rows.find((row) => `${row.at}Z` === at)?.organisation ?? null);
}

describe('the organisation at the instant', () => {
  it('follows the dated table of domains, to the second', async () => {
    const days = ['2026-02-10T23:59:59Z', '2026-02-11T00:00:00Z'];
    expect(await organisationsOf('dated', 'a@two.example', days)).toEqual(['early', 'late']);
  });

  it('is that of the longest domain that holds then', async () => {
    const days = ['2026-01-31T23:59:59Z', '2026-02-01T00:00:00Z', '2026-02-28T23:59:59Z', '2026-03-01T00:00:00Z'];
    expect(await organisationsOf('longest', 'a@lab.one.example', days)).toEqual(['one', 'inner', 'inner', 'one']);
    expect(await organisationsOf('deeper', 'a@x.lab.one.example', days)).toEqual(['one', 'inner', 'inner', 'one']);
  });

  it('is never that of free mail, nor of a domain that only ends alike', async () => {
    expect(await organisationsOf('free', 'a@gmail.com', ['2026-02-10T00:00:00Z'])).toEqual([null]);
    expect(await organisationsOf('alike', 'a@notone.example', ['2026-02-10T00:00:00Z'])).toEqual([null]);
  });

  it('is what was claimed, before the domain, before what other addresses tell', async () => {
    await join('claimed@one.example', 'claimed-account', 'claimed@nobody.example');
    await affiliate('claimed-account', 'early', 'claim', '2026-03-01', '2026-04-01');
    await affiliate('claimed-account', '~', 'claim', '2026-04-01', null);
    await affiliate('claimed-account', 'inner', 'mail', '2026-01-01', '2026-03-15');
    const days = ['2025-12-31T00:00:00Z', '2026-02-28T23:59:59Z', '2026-03-31T23:59:59Z', '2026-04-01T00:00:00Z'];
    expect(await organisationsOf('claim', 'claimed@one.example', days)).toEqual(['one', 'one', 'early', '~']);
    expect(await organisationsOf('mail', 'claimed@nobody.example', days)).toEqual([null, 'inner', 'early', '~']);
  });
});

describe('who it was', () => {
  it('is the person of the identities, co-author of a commit once and never of their own', async () => {
    await join('ann@a.example', 'ann-home@h.example');
    await join('bob@b.example', 'bob-home@h.example');
    await addProject(store, 'persons');
    const repository = await addRepository(store, 'persons');
    await addCommits(store, repository, [
      {
        at: '2026-05-01T00:00:00Z',
        author: 'ann@a.example',
        coAuthors: ['ann-home@h.example', 'bob-home@h.example', 'bob@b.example'],
      },
    ]);
    await derive(store, 'persons');
    const rows = await actRows(store, 'persons');
    expect(rows.map(({ kind, who }) => [kind, who])).toEqual([
      ['co-author', 'bob'],
      ['commit', 'ann'],
    ]);
  });

  it('is no human by the word on the identity, its own class, or a machine it belongs to, in that order', async () => {
    await join('mate@m.example', 'bot-mate@ci.example');
    await join('cleared@m.example', 'bot-cleared@ci.example');
    const word = async (who: string, kind: string) =>
      sql`insert into identity_class_override (identity_id, class, actor, reason)
        values (${await addIdentity(store, who)}, ${kind}, 'staff', 'known')`.execute(store.db);
    await word('robot@m.example', 'agent');
    await word('botany@m.example', 'human');
    await word('cleared@m.example', 'human');
    await addProject(store, 'classes');
    const repository = await addRepository(store, 'classes');
    await addIssues(
      store,
      repository,
      ['mate', 'robot', 'botany', 'cleared', 'plain'].map((name, i) => ({
        number: String(i),
        at: '2026-05-01T00:00:00Z',
        who: `${name}@m.example`,
      })),
    );
    // What adds an identity sets its class anew, so the word is what counts.
    await derive(store, 'classes');
    const rows = await actRows(store, 'classes');
    expect(rows.map((row) => [row.class, row.activity > 0])).toEqual([
      ['bot', false],
      ['agent', false],
      ['human', true],
      ['human', true],
      ['human', true],
    ]);
  });
});
