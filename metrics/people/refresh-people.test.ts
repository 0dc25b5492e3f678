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
import { testStore } from '#store/testing.ts';
import { addActs } from '../testing/derived-facts.ts';
import { addProject, addRepository } from '../testing/store-facts.ts';
import { refreshPeople } from './refresh-people.ts';
import { addAccount, addAddress, addPlace, decide, groupsOf, linkAddress, sha } from './testing/people-facts.ts';

let store: Store;

beforeEach(async () => {
  store = await testStore();
  return () => store.close();
});

async function evidence(): Promise<string[]> {
  const rows = await store.db.selectFrom('identity_evidence').select(['a_id', 'b_id', 'kind']).execute();
  return rows.map(({ a_id, b_id, kind }) => `${kind} ${a_id} ${b_id}`).sort();
}

async function personOf(id: string): Promise<string> {
  const row = await store.db
    .selectFrom('person_identity')
    .select('person_id')
    .where('identity_id', '=', id)
    .executeTakeFirst();
  return row?.person_id ?? id;
}

async function revisions(): Promise<Record<string, number>> {
  const rows = await store.sql<{ slug: string; people_revision: number }[]>`select slug, people_revision from project`;
  return Object.fromEntries(rows.map(({ slug, people_revision }) => [slug, people_revision]));
}

function names(...values: string[]): string[] {
  return values.map((value) => sha(value).toString('hex')).sort();
}

describe('what joins by itself', () => {
  it('a no-reply address with an account id and the account, whichever comes first', async () => {
    const mail = await addAddress(store, '42+yue@users.noreply.github.com', { id: '42' });
    await refreshPeople(store);
    expect(await groupsOf(store)).toEqual([]);
    const account = await addAccount(store, 'yue', { id: '42' });
    await refreshPeople(store);
    expect(await personOf(account)).toBe(mail);
    expect(await evidence()).toEqual([`noreply-id ${mail} ${account}`]);
  });

  it('two no-reply addresses of one account that nobody has seen; once it is seen they are joined through it', async () => {
    const old = await addAddress(store, '42+yue@users.noreply.github.com', { id: '42' });
    const renamed = await addAddress(store, '42+moon@users.noreply.github.com', { id: '42' });
    await refreshPeople(store);
    expect(await personOf(renamed)).toBe(old);
    expect((await evidence()).map((row) => row.split(' ')[0])).toEqual(['same-account-id']);
    const account = await addAccount(store, 'moon', { id: '42' });
    await refreshPeople(store);
    expect(await personOf(account)).toBe(old);
    expect((await evidence()).map((row) => row.split(' ')[0])).toEqual(['noreply-id', 'noreply-id']);
  });

  it('an address that the platform links to an account, not one of nobody, and not to a placeholder of an import', async () => {
    const place = await addPlace(store);
    const [mine, nobodys, imported] = [
      await addAddress(store, 'a@one.example'),
      await addAddress(store, 'b@one.example'),
      await addAddress(store, 'c@one.example'),
    ];
    const account = await addAccount(store, 'a', { id: '1' });
    const placeholder = await addAccount(store, 'c', { id: '2', kind: 'mannequin' });
    await linkAddress(store, place, mine, account);
    await linkAddress(store, place, nobodys, null);
    await linkAddress(store, place, imported, placeholder);
    await refreshPeople(store);
    expect(await groupsOf(store)).toEqual([names('a@one.example', 'github.com:1')]);
  });

  it('never a human and a machine, whatever the platform says', async () => {
    const place = await addPlace(store);
    const mail = await addAddress(store, 'noreply@github.com', { class: 'service' });
    const person = await addAccount(store, 'dong', { id: '1' });
    await linkAddress(store, place, mail, person);
    const bot = await addAccount(store, 'robot', { id: '2', class: 'bot' });
    await decide(store, person, bot, 'same');
    await refreshPeople(store);
    expect(await groupsOf(store)).toEqual([]);
  });

  it('one person on two platforms through an address that both know', async () => {
    const place = await addPlace(store);
    const mail = await addAddress(store, 'a@one.example');
    const here = await addAccount(store, 'a', { id: '1' });
    const there = await addAccount(store, 'b', { id: '9', host: 'gitee.com' });
    await linkAddress(store, place, mail, here);
    await linkAddress(store, place, mail, there, 'gitee.com');
    await refreshPeople(store);
    expect(await groupsOf(store)).toEqual([names('a@one.example', 'github.com:1', 'gitee.com:9')]);
    expect(await evidence()).toContain(`shared-address ${here} ${there}`);
  });
});

describe('what is only proposed', () => {
  it('logins, mailmaps and names speak without joining', async () => {
    const place = await addPlace(store);
    const old = await addAddress(store, 'dave@users.noreply.github.com');
    const account = await addAccount(store, 'Dave', { id: '7', name: 'Dave Li' });
    const loginOnly = await addAccount(store, 'dave');
    const [home, work] = [
      await addAddress(store, 'dave@home.example', { name: 'dave li' }),
      await addAddress(store, 'dave@work.example', { name: 'dave' }),
    ];
    await store.db
      .insertInto('identity_suggestion')
      .values({ repository_id: place, identity_id: work, same_as_id: home, source: 'mailmap', line: 3 })
      .execute();
    await refreshPeople(store);
    expect(await groupsOf(store)).toEqual([]);
    expect(await evidence()).toEqual(
      [
        `noreply-login ${old} ${account}`,
        `noreply-login ${old} ${loginOnly}`,
        `login-form ${account} ${loginOnly}`,
        `same-name ${account} ${home}`,
        `mailmap ${home} ${work}`,
      ].sort(),
    );
  });

  it('reserved, single, machine-like and very common names say nothing; three Han characters do', async () => {
    for (const name of ['root', 'Dave', 'Unknown User', 'a@b.example c', 'x[bot] y']) {
      await addAddress(store, `1${name.replace(/\W/g, '')}@one.example`, { name });
      await addAddress(store, `2${name.replace(/\W/g, '')}@one.example`, { name });
    }
    for (let i = 0; i < 9; i += 1) await addAddress(store, `wei${i}@one.example`, { name: 'Wei Zhang' });
    const one = await addAddress(store, 'lms@one.example', { name: '李明霜' });
    const other = await addAddress(store, 'lms@two.example', { name: '李明霜' });
    await addAddress(store, 'zw@one.example', { name: '张伟' });
    await addAddress(store, 'zw@two.example', { name: '张伟' });
    await refreshPeople(store);
    expect(await evidence()).toEqual([`same-name ${one} ${other}`]);
    await store.sql`update identity set name = 'Somebody Else' where name = 'Wei Zhang' and id = (select max(id) from identity where name = 'Wei Zhang')`;
    await refreshPeople(store);
    expect((await evidence()).length).toBe(1 + 28);
  });
});

describe('decisions', () => {
  it('same joins, undoing it parts again, and the state is as before', async () => {
    const [a, b] = [await addAddress(store, 'a@one.example'), await addAddress(store, 'b@one.example')];
    await refreshPeople(store);
    const before = await store.db.selectFrom('person_identity').selectAll().execute();
    const decision = await decide(store, a, b, 'same');
    await refreshPeople(store);
    expect(await personOf(b)).toBe(a);
    await store.db.updateTable('identity_decision').set({ undone_at: new Date() }).where('id', '=', decision).execute();
    await refreshPeople(store);
    expect(await store.db.selectFrom('person_identity').selectAll().execute()).toEqual(before);
  });

  it('different parts what proof has joined', async () => {
    const mail = await addAddress(store, '42+yue@users.noreply.github.com', { id: '42' });
    const account = await addAccount(store, 'yue', { id: '42' });
    await refreshPeople(store);
    await decide(store, mail, account, 'different');
    await refreshPeople(store);
    expect(await groupsOf(store)).toEqual([]);
  });
});

describe('projects', () => {
  let projects: string[];
  beforeEach(async () => {
    projects = ['one', 'two', 'three'];
    for (const slug of projects) await addProject(store, slug);
  });

  it('only those are told in which somebody acts whose person changed; an act by another hand counts too', async () => {
    const [here, there, away] = await Promise.all(projects.map((slug) => addRepository(store, slug)));
    const [a, b, c] = [
      await addAddress(store, 'a@one.example'),
      await addAddress(store, 'b@one.example'),
      await addAddress(store, 'c@one.example'),
    ];
    const at = '2026-01-05T00:00:00Z';
    await addActs(store, 'one', here ?? '', [{ kind: 'commit', at, person: b }]);
    await addActs(store, 'two', there ?? '', [{ kind: 'change-merged', at, person: c, other: b }]);
    await addActs(store, 'three', away ?? '', [{ kind: 'commit', at, person: c }]);
    await refreshPeople(store);
    expect(await revisions()).toEqual({ one: 0, two: 0, three: 0 });
    await decide(store, a, b, 'same');
    expect(await refreshPeople(store)).toMatchObject({ changedIdentities: 1, changedProjects: 2 });
    expect(await revisions()).toEqual({ one: 1, two: 1, three: 0 });
    expect(await refreshPeople(store)).toEqual({ touched: 0, changedIdentities: 0, changedProjects: 0 });
    await store.db
      .insertInto('identity_class_override')
      .values({ identity_id: c, class: 'bot', actor: 'test', reason: 'test' })
      .execute();
    expect(await refreshPeople(store)).toMatchObject({ changedProjects: 2 });
    expect(await revisions()).toEqual({ one: 1, two: 2, three: 1 });
  });
});
