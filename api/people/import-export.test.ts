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

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { refreshPeople } from '#metrics/people/refresh-people.ts';
import { addAccount, addAddress, decide, sha } from '#metrics/people/testing/people-facts.ts';
import type { Store } from '#store/open.ts';
import { testStore } from '#store/testing.ts';
import { exportPeople } from './export-file.ts';
import { peopleFormats } from './formats.ts';
import { type ImportOptions, importPeople } from './import-file.ts';
import { readBounded } from './read-file.ts';

const decider = { actor: 'tester', reason: 'test' };

async function addOrganisations(store: Store): Promise<void> {
  const rows = [
    { id: 'acme', name: JSON.stringify({ zh: '艾克米', en: 'Acme, Inc.' }) },
    { id: 'beta', name: JSON.stringify({ zh: '贝塔', en: 'Beta' }) },
  ];
  await store.db.insertInto('organisation').values(rows).execute();
}

/** The same people in any store, in another order of arrival when asked. */
async function addPeople(store: Store, backwards = false): Promise<Map<string, string>> {
  const makers: [string, () => Promise<string>][] = [
    ['ada@x', () => addAddress(store, 'ada@x.example', { name: 'Ada Wu' })],
    ['ada@y', () => addAddress(store, 'ada@y.example', { name: 'ada@y.example' })],
    ['ada', () => addAccount(store, 'ada', { id: '1', name: 'Ada' })],
    ['bob@x', () => addAddress(store, 'bob@x.example', { name: 'Bob <b> #1' })],
    ['bob', () => addAccount(store, 'bob', { id: '2', host: 'gitee.com' })],
    ['robot', () => addAccount(store, 'robot', { id: '3' })],
  ];
  const ids = new Map<string, string>();
  for (const [name, make] of backwards ? makers.reverse() : makers) ids.set(name, await make());
  return ids;
}

async function importText(store: Store, format: string, text: string, more: Partial<ImportOptions> = {}) {
  const file = peopleFormats.get(format)?.read(text, 'file') ?? {
    persons: [],
    domains: [],
    organisations: [],
    problems: [],
  };
  const options = { source: `${format}:file`, createOrganisations: false, dryRun: false, ...more };
  const report = await importPeople(store.db, file, options, decider);
  await refreshPeople(store);
  return report;
}

/** What each format can carry: claims of which kinds of identities, classes, and that two addresses are one person's. */
const carries: Readonly<Record<string, { claims: readonly string[]; classes: boolean; pair: boolean }>> = {
  sortinghat: { claims: ['account', 'email'], classes: true, pair: false },
  gitdm: { claims: ['email'], classes: false, pair: true },
  cncf: { claims: ['account', 'email'], classes: false, pair: false },
  'cncf-json': { claims: ['account', 'email'], classes: false, pair: false },
  opendigger: { claims: [], classes: true, pair: false },
  mailmap: { claims: [], classes: false, pair: true },
};

/** What imports leave, by keys that are the same in every store. */
async function stateOf({ sql }: Store, also: 'evidence' | null = null) {
  return {
    claims:
      await sql`select distinct i.kind, encode(i.value_hash, 'hex') as hash, c.organisation, c.valid_from::text, c.valid_to::text
      from affiliation_claim c join identity i on i.id = c.identity_id where c.withdrawn_at is null order by 1, 2, 3, 4`,
    classes:
      await sql`select encode(i.value_hash, 'hex') as hash, o.class from identity_class_override o join identity i on i.id = o.identity_id order by 1`,
    ...(also === null
      ? {}
      : {
          evidence:
            await sql`select least(encode(a.value_hash, 'hex'), encode(b.value_hash, 'hex')) as one, greatest(encode(a.value_hash, 'hex'), encode(b.value_hash, 'hex')) as other
            from identity_evidence v join identity a on a.id = v.a_id join identity b on b.id = v.b_id where v.kind = 'file' order by 1, 2`,
        }),
  };
}

let store: Store;
let ids: Map<string, string>;

beforeEach(async () => {
  store = await testStore();
  await addOrganisations(store);
  ids = await addPeople(store);
  return () => store.close();
});

const sortinghat = `- profile: { name: Ada, is_bot: false }
  enrollments:
    - { organization: Acme, start: 2014-01-01, end: 2015-03-01 }
    - { organization: 贝塔, start: 2016-01-01, end: 2100-01-01 }
    - { organization: Nowhere Ltd, start: 2015-03-01, end: 2016-01-01 }
  email: [ada@x.example, ada@y.example]
  github: [ada]
- profile: { name: Robot, is_bot: true }
  github: [robot]
- email: [stranger@x.example]
`;

describe('importing', () => {
  it('proposes, claims and classes those who are known, and says who and what is not', async () => {
    const report = await importText(store, 'sortinghat', sortinghat);
    expect(report).toMatchObject({
      persons: 3,
      strangers: 1,
      unknownOrganisations: [{ name: 'Nowhere Ltd', people: 1 }],
      written: { pairs: 2, claims: 6, withdrawn: 0, classes: 1, aliases: 0, organisations: 0 },
    });
    expect(await store.db.selectFrom('person_identity').selectAll().execute()).toEqual([]);
    const ranges =
      await store.sql`select organisation, valid_from::text, valid_to::text from affiliation where person_id = ${ids.get('ada') ?? ''} order by 2`;
    expect(ranges.map(({ organisation, valid_from, valid_to }) => [organisation, valid_from, valid_to])).toEqual([
      ['acme', '2014-01-01', '2015-03-01'],
      ['beta', '2016-01-01', null],
    ]);
    expect(await importText(store, 'sortinghat', sortinghat)).toMatchObject({
      written: { pairs: 2, claims: 0, withdrawn: 0, classes: 0 },
    });
    const shorter = await importText(store, 'sortinghat', sortinghat.replace(/.*贝塔.*\n/, ''));
    expect(shorter.written).toMatchObject({ claims: 0, withdrawn: 3 });
  });

  it('a dry run tells the same and writes nothing', async () => {
    const before = await stateOf(store, 'evidence');
    const report = await importText(store, 'sortinghat', sortinghat, { dryRun: true, createOrganisations: true });
    expect(report).toMatchObject({ dryRun: true, written: { pairs: 2, claims: 9, classes: 1, organisations: 1 } });
    expect(await stateOf(store, 'evidence')).toEqual(before);
    expect(await store.db.selectFrom('audit_event').selectAll().execute()).toEqual([]);
    expect(await store.db.selectFrom('organisation').select('id').orderBy('id').execute()).toEqual([
      { id: 'acme' },
      { id: 'beta' },
    ]);
  });

  it('makes organisations when it is told to', async () => {
    await importText(store, 'sortinghat', sortinghat, { createOrganisations: true });
    const made = await store.db
      .selectFrom('organisation')
      .selectAll()
      .where('id', 'not in', ['acme', 'beta'])
      .execute();
    expect(made).toEqual([{ id: 'nowhere', name: { zh: 'Nowhere Ltd', en: 'Nowhere Ltd' } }]);
    expect((await stateOf(store)).claims.map(({ organisation }) => organisation)).toContain('nowhere');
  });

  it('names of an organisation become its aliases, which profiles are found by', async () => {
    const ann = await addAccount(store, 'ann', { id: '77', company: '@acme-os' });
    await importText(
      store,
      'opendigger',
      'name: Acme\ntype: Company\ndata: { platforms: [{ name: GitHub, orgs: [{ id: 5, name: acme-os }] }] }',
    );
    const [row] = await store.sql`select organisation, basis from affiliation where person_id = ${ann}`;
    expect(row).toEqual({ organisation: 'acme', basis: 'mail' });
  });

  it('nothing that is stored or printed holds an address', async () => {
    const report = await importText(store, 'sortinghat', sortinghat);
    const tables = ['identity_evidence', 'affiliation_claim', 'audit_event', 'organisation_unknown', 'people_state'];
    const dumps = await Promise.all(tables.map((name) => store.sql`select t::text from ${store.sql(name)} t`));
    expect(JSON.stringify([dumps, report])).not.toContain('x.example');
  });

  it('files that are too large, and what is no file, are refused', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'tongming-people-'));
    try {
      await writeFile(join(directory, 'large'), 'x'.repeat(2048));
      await expect(readBounded(join(directory, 'large'), 1024)).rejects.toThrow(/larger than/);
      await expect(readBounded(directory, 1024)).rejects.toThrow(/not a regular file/);
      await expect(readBounded(join(directory, 'none'), 1024)).rejects.toThrow(/ENOENT/);
    } finally {
      await rm(directory, { recursive: true });
    }
  });
});

describe('exporting', () => {
  beforeEach(async () => {
    await importText(store, 'sortinghat', sortinghat);
    const [x = '', y = '', account = ''] = ['ada@x', 'ada@y', 'ada'].map((name) => ids.get(name));
    await decide(store, x, account, 'same');
    await decide(store, y, account, 'same');
    await refreshPeople(store);
  });

  it.each(['sortinghat', 'gitdm', 'cncf', 'cncf-json', 'opendigger', 'mailmap'])(
    '%s: what is written reads as the same in another store',
    async (id) => {
      const format = peopleFormats.get(id);
      if (format === undefined) throw new Error(id);
      const text = await exportPeople(store.db, format);
      expect(text).not.toMatch(/[a-z]@[a-z]/);
      const other = await testStore();
      try {
        await addOrganisations(other);
        await addPeople(other, true);
        const report = await importText(other, id, text);
        expect(report.problems).toEqual([]);
        expect(report.unknownOrganisations).toEqual([]);
        const [mine, theirs] = [await stateOf(store), await stateOf(other)];
        const carried = carries[id];
        expect(theirs.claims).toEqual(mine.claims.filter(({ kind }) => carried?.claims.includes(kind as string)));
        expect(theirs.classes).toEqual(carried?.classes === true ? mine.classes : []);
        const addresses = [sha('ada@x.example'), sha('ada@y.example')].map((one) => one.toString('hex')).sort();
        const pairs = (await stateOf(other, 'evidence')).evidence ?? [];
        expect(pairs.some(({ one, other: next }) => one === addresses[0] && next === addresses[1])).toBe(carried?.pair);
        const again = await exportPeople(store.db, format);
        expect(again).toBe(text);
      } finally {
        await other.close();
      }
    },
  );
});
