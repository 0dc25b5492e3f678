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

import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '#store/open.ts';
import { shownPersons } from '#store/queries/people/shown-name.ts';
import { testStore } from '#store/testing.ts';
import { addCommits, addIdentity, addProject, addRepository } from '../testing/store-facts.ts';
import { refreshPeople } from './refresh-people.ts';
import { addAccount, addAddress, addPlace, decide, groupsOf, linkAddress, sha } from './testing/people-facts.ts';

async function addOrganisation({ db }: Store, id: string, domain: string, from: string | null = null): Promise<void> {
  await db
    .insertInto('organisation')
    .values({ id, name: JSON.stringify({ zh: id, en: `${id} Inc.` }) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db
    .insertInto('organisation_domain')
    .values({ organisation: id, domain, valid_from: from, valid_to: null })
    .execute();
}

async function claim({ db }: Store, identity: string, organisation: string, from: string | null, to: string | null) {
  const { id } = await db
    .insertInto('affiliation_claim')
    .values({
      identity_id: identity,
      organisation,
      valid_from: from,
      valid_to: to,
      source: 'test',
      rank: 2,
      note: null,
      actor: 'test',
      withdrawn_at: null,
      withdrawn_by: null,
      withdrawn_reason: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Everything that people come to, by keys that are the same in every store. */
async function outcome(store: Store) {
  const affiliations = await store.sql<
    { hash: string; organisation: string; from: string; to: string; basis: string }[]
  >`
    select (select min(encode(i.value_hash, 'hex')) from identity i left join person_identity p on p.identity_id = i.id
        where coalesce(p.person_id, i.id) = a.person_id) as hash, a.organisation,
      coalesce(a.valid_from::text, '') as from, coalesce(a.valid_to::text, '') as to, a.basis
    from affiliation a order by 1, 5, 3`;
  return { groups: await groupsOf(store), affiliations: [...affiliations] };
}

let store: Store;
beforeEach(async () => {
  store = await testStore();
  return () => store.close();
});

async function rangesOf(person: string): Promise<string[]> {
  const rows = await store.sql<{ text: string }[]>`
    select concat_ws(' ', basis, organisation, coalesce(valid_from::text, '') || '..' || coalesce(valid_to::text, '')) as text
    from affiliation where person_id = ${person} order by basis, valid_from nulls first`;
  return rows.map(({ text }) => text);
}

describe('affiliations', () => {
  it('claims, addresses by month and profiles, each where the one before says nothing', async () => {
    await addOrganisation(store, 'acme', 'acme.example');
    await addOrganisation(store, 'beta', 'beta.example', '2021-01-01');
    await addProject(store, 'one');
    const repository = await addRepository(store, 'one');
    await addCommits(store, repository, [
      { at: '2020-03-10T00:00:00Z', author: 'ada@lab.acme.example' },
      { at: '2020-05-10T00:00:00Z', author: 'ada@beta.example' },
      { at: '2021-05-10T00:00:00Z', author: 'ada@beta.example' },
      { at: '2021-05-11T00:00:00Z', author: 'ada@gmail.com' },
    ]);
    const [lab, beta] = [
      await addIdentity(store, 'ada@lab.acme.example'),
      await addIdentity(store, 'ada@beta.example'),
    ];
    const account = await addAccount(store, 'ada', { id: '1', company: '@Acme, inc' });
    await decide(store, lab, beta, 'same');
    await decide(store, lab, account, 'same');
    await claim(store, account, 'gamma', '2020-04-01', '2020-05-01');
    await refreshPeople(store);
    expect(await rangesOf(lab)).toEqual([
      'claim gamma 2020-04-01..2020-05-01',
      'mail acme ..2020-03-01',
      'mail acme 2020-03-01..2021-04-01',
      'mail acme 2021-04-01..2021-05-01',
      'mail beta 2021-05-01..2022-06-01',
      'mail acme 2022-06-01..',
    ]);
  });

  it('the table of organisations, new commits and withdrawn claims count at the next time', async () => {
    await addProject(store, 'one');
    const repository = await addRepository(store, 'one');
    await addCommits(store, repository, [{ at: '2020-03-10T00:00:00Z', author: 'ada@acme.example' }]);
    const ada = await addIdentity(store, 'ada@acme.example');
    await refreshPeople(store);
    expect(await rangesOf(ada)).toEqual([]);
    await addOrganisation(store, 'acme', 'acme.example');
    await refreshPeople(store);
    expect(await rangesOf(ada)).toEqual(['mail acme 2020-03-01..2021-04-01']);
    await addCommits(store, repository, [{ at: '2020-06-10T00:00:00Z', author: 'ada@acme.example' }]);
    await store.db
      .updateTable('repository')
      .set({ head_sha: Buffer.alloc(20, 7) })
      .execute();
    const id = await claim(store, ada, 'beta', '2019-01-01', null);
    await refreshPeople(store);
    expect(await rangesOf(ada)).toEqual(['claim beta 2019-01-01..', 'mail acme 2020-03-01..2021-07-01']);
    await store.db.updateTable('affiliation_claim').set({ withdrawn_at: new Date() }).where('id', '=', id).execute();
    await refreshPeople(store);
    expect(await rangesOf(ada)).toEqual(['mail acme 2020-03-01..2021-07-01']);
  });

  it('another claim of an organisation can tip who else worked there: more members win', async () => {
    const [ada, bob] = [await addAddress(store, 'ada@x.example'), await addAddress(store, 'bob@x.example')];
    await claim(store, ada, 'aaa', '2019-01-01', '2020-01-01');
    await claim(store, ada, 'bbb', '2019-01-01', '2020-01-01');
    await refreshPeople(store);
    expect(await rangesOf(ada)).toEqual(['claim aaa 2019-01-01..2020-01-01']);
    await claim(store, bob, 'bbb', null, null);
    await refreshPeople(store);
    expect(await rangesOf(ada)).toEqual(['claim bbb 2019-01-01..2020-01-01']);
  });

  it('the database itself refuses ranges that overlap', async () => {
    const ada = await addAddress(store, 'ada@x.example');
    const row = { person_id: ada, organisation: 'a', basis: 'claim' as const, claim_id: null, valid_to: null };
    await store.db
      .insertInto('affiliation')
      .values({ ...row, valid_from: '2019-01-01' })
      .execute();
    await expect(
      store.db
        .insertInto('affiliation')
        .values({ ...row, organisation: 'b', valid_from: '2020-01-01' })
        .execute(),
    ).rejects.toThrow(/affiliation_no_overlap/);
  });
});

/** Steps of a history, each on its own; what they need is looked up by hash, so that any order makes sense. */
const people = ['a', 'b', 'c', 'd'] as const;
async function idOf(of: Store, value: string): Promise<string | undefined> {
  const row = await of.db.selectFrom('identity').select('id').where('value_hash', '=', sha(value)).executeTakeFirst();
  return row?.id;
}

async function arrive(of: Store, who: string, number: number): Promise<void> {
  const place = await addPlace(of, `https://git.example/${who}`);
  const account = await addAccount(of, who, { id: String(number), name: 'Zhao Min', company: 'acme' });
  const mail = await addAddress(of, `${who}@acme.example`, { name: 'Zhao Min' });
  await addAddress(of, `${number}+${who}@users.noreply.github.com`, { id: String(number) });
  await linkAddress(of, place, mail, account);
  await claim(of, mail, number % 2 === 0 ? 'acme' : 'beta', `201${number}-01-01`, null);
}

async function decisions(of: Store): Promise<void> {
  const [a, b, c] = await Promise.all(
    ['a@acme.example', 'github.com:2', 'c@acme.example'].map((value) => idOf(of, value)),
  );
  await decide(of, a ?? '', b ?? '', 'same');
  await decide(of, b ?? '', c ?? '', 'same');
  const [x, y] = await Promise.all(['github.com:1', 'github.com:3'].map((value) => idOf(of, value)));
  await decide(of, x ?? '', y ?? '', 'different');
}

describe('in any order', () => {
  it('step by step comes to the same as at once, backwards, and from scratch', async () => {
    const others = await Promise.all([testStore(), testStore()]);
    try {
      const [steps, backwards] = others;
      for (const of of [store, steps, backwards]) await addOrganisation(of, 'acme', 'acme.example');
      for (const [i, who] of people.entries()) await arrive(store, who, i + 1);
      await decisions(store);
      await refreshPeople(store);
      for (const [i, who] of people.entries()) {
        await arrive(steps, who, i + 1);
        await refreshPeople(steps);
      }
      await decisions(steps);
      await refreshPeople(steps);
      for (const [i, who] of [...people.entries()].reverse()) {
        await arrive(backwards, who, i + 1);
        await refreshPeople(backwards);
      }
      await decisions(backwards);
      await refreshPeople(backwards);
      const expected = await outcome(store);
      expect(expected.groups.map((group) => group.length).sort((a, b) => a - b)).toEqual([2, 3, 7]);
      expect(await outcome(steps)).toEqual(expected);
      expect(await outcome(backwards)).toEqual(expected);
      await store.sql`update people_state set digest = 'old rules'`;
      await store.sql`truncate person_identity, affiliation, identity_evidence`;
      await refreshPeople(store);
      expect(await outcome(store)).toEqual(expected);
    } finally {
      await Promise.all(others.map((other) => other.close()));
    }
  });
});

describe('who asked not to be shown', () => {
  it('is hidden with all identities, before and after a crawl meets them, by a login even when renamed', async () => {
    const { optOut, undoOptOut } = await import('#store/queries/people/opt-out.ts');
    const decider = { actor: 'test', reason: 'asked' };
    const early = { kind: 'hash', hash: sha('a@acme.example') } as const;
    expect(await optOut(store.db, early, decider)).toBe('hidden');
    expect(await optOut(store.db, early, decider)).toBe('already');
    await arrive(store, 'a', 1);
    await arrive(store, 'b', 2);
    await refreshPeople(store);
    const ids = await store.db.selectFrom('identity').select('id').orderBy('id').execute();
    const shown = async () => [
      ...(
        await shownPersons(
          store.db,
          ids.map(({ id }) => id),
        )
      ).keys(),
    ];
    const [a1, a2, a3, b1, b2, b3] = ids.map(({ id }) => id);
    expect(await shown()).toEqual(expect.not.arrayContaining([a1, a2, a3]));
    expect((await shown()).length).toBe(3);
    const byLogin = { kind: 'account', host: 'github.com', account: 'B' } as const;
    await optOut(store.db, byLogin, decider);
    expect(await shown()).toEqual([]);
    await store.db.updateTable('account').set({ login: 'renamed' }).where('login', '=', 'b').execute();
    await refreshPeople(store);
    expect(await shown()).toEqual([]);
    expect(await undoOptOut(store.db, byLogin, decider)).toBe(true);
    expect(new Set(await shown())).toEqual(new Set([b1, b2, b3]));
    expect(await undoOptOut(store.db, early, decider)).toBe(true);
    expect((await shown()).length).toBe(6);
    const log = await store.sql`select action from audit_event order by seq`;
    expect(log.map(({ action }) => String(action).replace('people.', ''))).toEqual([
      'opt-out',
      'opt-out',
      'opt-out-undone',
      'opt-out-undone',
    ]);
    await expect(store.sql`delete from audit_event`).rejects.toThrow(/only ever added/);
  });

  it('a name that is an address is not shown', async () => {
    const id = await addAddress(store, 'x@acme.example', { name: 'x@acme.example' });
    expect((await shownPersons(store.db, [id])).get(id)).toEqual({ name: null, accounts: [] });
  });
});
