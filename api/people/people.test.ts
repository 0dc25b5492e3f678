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

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { refreshPeople } from '#metrics/people/refresh-people.ts';
import { addAccount, addAddress } from '#metrics/people/testing/people-facts.ts';
import { addActs } from '#metrics/testing/derived-facts.ts';
import { addProject, addRepository } from '#metrics/testing/store-facts.ts';
import type { Store } from '#store/open.ts';
import { silent, testStore } from '#store/testing.ts';
import type { CommandContext } from '../command.ts';
import { createTerminal } from '../terminal.ts';
import { testApp } from '../testing.ts';
import { UsageError } from '../usage.ts';
import type { VerbContext } from './verb.ts';
import { peopleVerbs } from './verbs.ts';

let store: Store;
let directory: string;
let ids: Record<'mail' | 'account' | 'old' | 'robot', string>;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tongming-people-'));
});
afterAll(() => rm(directory, { recursive: true }));
beforeEach(async () => {
  store = await testStore();
  await store.db
    .insertInto('organisation')
    .values({ id: 'acme', name: JSON.stringify({ zh: '艾克米', en: 'Acme' }) })
    .execute();
  ids = {
    mail: await addAddress(store, 'ada@x.example', { name: 'Ada\u001B Wu' }),
    account: await addAccount(store, 'ada', { id: '1', name: 'Ada\u001B Wu', company: 'Nowhere GmbH' }),
    old: await addAddress(store, 'ada@users.noreply.github.com', { name: 'ada@x.example' }),
    robot: await addAccount(store, 'robot', { id: '2', class: 'bot' }),
  };
  await addProject(store, 'one');
  const repository = await addRepository(store, 'one');
  await addActs(store, 'one', repository, [
    { kind: 'commit', at: '2026-01-05T00:00:00Z', person: ids.mail },
    { kind: 'commit', at: '2026-02-05T00:00:00Z', person: ids.mail, organisation: 'acme' },
    { kind: 'comment', at: '2026-03-05T00:00:00Z', person: ids.account },
  ]);
  await refreshPeople(store);
  return () => store.close();
});

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function people(
  line: string,
  options: CommandContext['options'] = {},
  locale: 'zh' | 'en' = 'en',
): Promise<Ended> {
  const [word = '', ...args] = line.split(' ');
  const written = { out: '', err: '' };
  const stream = (name: 'out' | 'err') => ({ write: (text: string) => (written[name] += text) });
  const context: Omit<VerbContext, 'config' | 'session'> = {
    terminal: createTerminal(stream('out'), stream('err'), true),
    locale,
    log: silent,
    signal: new AbortController().signal,
    args,
    options: { actor: 'tester', ...options },
  };
  const verb = peopleVerbs.get(word);
  if (verb === undefined) throw new Error(word);
  // No form reads the configuration, and of the session only the store.
  const code = await verb.run({ ...context, session: { store } } as VerbContext);
  return { code, ...written };
}

async function json(line: string, options: CommandContext['options'] = {}): Promise<unknown> {
  return JSON.parse((await people(line, { ...options, json: true })).out);
}

async function decided(): Promise<string[]> {
  const rows = await store.db
    .selectFrom('audit_event')
    .select(['action', 'object_id', 'actor', 'reason'])
    .orderBy('seq')
    .execute();
  return rows.map(({ action, object_id, actor, reason }) => {
    return `${action.replace('people.', '')} ${object_id} ${actor.replace('command:', '')}: ${reason}`;
  });
}

/** Everything that decisions change. */
async function state() {
  const tables = ['person_identity', 'affiliation', 'identity_class_override', 'opt_out'];
  const rows = await Promise.all(tables.map((name) => store.sql`select * from ${store.sql(name)} t order by t::text`));
  return [
    ...rows,
    await store.sql`select a_id, b_id, kind, source, strength, detail from identity_evidence order by 1, 2, 3, 4`,
  ];
}

describe('looking', () => {
  it('lists who acts, cleaned, and those of unknown affiliation', async () => {
    expect(await json('list')).toMatchObject([
      { id: ids.mail, acts: 2, unknown: 1, organisation: 'acme', last: '2026-02-05' },
      { id: ids.account, acts: 1, unknown: 1, account: 'github.com:ada', organisation: null },
    ]);
    const { out } = await people('list', { project: 'one', unknown: true }, 'zh');
    expect(out).toContain('单位未知');
    expect(out).not.toContain('\u001B');
    expect(await json('list', { project: 'none' })).toEqual([]);
  });

  it('proposes with reasons, without what is decided', async () => {
    const proposals = (await json('proposals')) as { strength: number; evidence: { kind: string }[] }[];
    expect(proposals.map(({ strength, evidence }) => [strength, evidence.map(({ kind }) => kind)])).toEqual([
      [0.8, ['noreply-login']],
      [0.4, ['same-name']],
    ]);
    expect(((await json('proposals', { kind: 'same-name' })) as unknown[]).length).toBe(1);
    await expect(people('proposals', { kind: 'noreply-id' })).rejects.toThrow(UsageError);
    await people(`reject ${ids.mail} github.com:ada`);
    expect(((await json('proposals')) as unknown[]).length).toBe(1);
    expect((await people('proposals', {}, 'zh')).out).toContain('noreply 邮箱里的登录名');
  });

  it('shows a person by number, account or address, and never an address', async () => {
    for (const name of [ids.mail, 'ada@x.example', 'ADA@x.example'])
      expect(await json(`show ${name}`)).toMatchObject({ id: ids.mail, identities: [{ id: ids.mail, kind: 'email' }] });
    expect(await json('show github.com:1')).toMatchObject({ id: ids.account });
    const { out } = await people(`show ${ids.old}`);
    expect(out).not.toContain('x.example');
    await expect(people('show ghost@x.example')).rejects.toThrow(/There is no identity;/);
    await expect(people('show what')).rejects.toThrow(/is written as/);
  });

  it('names organisations that nobody knows, by weight', async () => {
    expect(await json('organisations', { unknown: true })).toEqual([{ name: 'Nowhere GmbH', people: 1 }]);
    await people('alias Nowhere acme');
    expect(await json('organisations', { unknown: true })).toEqual([]);
    expect(await json(`show ${ids.account}`)).toMatchObject({
      affiliations: [{ organisation: 'acme', basis: 'mail' }],
    });
  });
});

describe('deciding', () => {
  it('accept and undo restore the exact state before; projects are told', async () => {
    const before = await state();
    const { out } = await people(`accept ${ids.mail} github.com:ada`);
    expect(out).toBe(
      'Joined; people undo takes it back.\nFigures of 1 projects are out of date: run tongming compute.\n',
    );
    expect(await json(`show ${ids.account}`)).toMatchObject({ id: ids.mail });
    await people(`undo ${ids.account} ${ids.mail}`, { reason: 'mistaken' });
    expect(await state()).toEqual(before);
    expect(await decided()).toEqual([
      `accept ${ids.mail} ${ids.account} tester: people accept`,
      `undo ${ids.mail} ${ids.account} tester: mistaken`,
    ]);
  });

  it('says why nothing is done', async () => {
    await people(`reject ${ids.mail} ${ids.account}`, { actor: 'first' });
    expect(await people(`reject ${ids.mail} ${ids.account}`)).toMatchObject({ code: 1, err: 'It is so already.\n' });
    expect((await people(`accept ${ids.mail} ${ids.account}`)).err).toMatch(/^first has decided the opposite/);
    expect((await people(`accept ${ids.mail} ${ids.robot}`)).err).toMatch(/^A human is never joined with a bot/);
    expect(await people(`undo ${ids.mail} ${ids.robot}`)).toMatchObject({ code: 1 });
  });

  it('affiliates by id, name or ~, with days in order', async () => {
    await people(`affiliate ${ids.mail} 艾克米 `.trim(), { from: '2020-01-01', to: '2021-01-01' });
    await people(`affiliate ${ids.mail} ~`);
    expect(await json(`show ${ids.mail}`)).toMatchObject({
      affiliations: [
        { organisation: '~', from: null, to: '2020-01-01' },
        { organisation: 'acme', from: '2020-01-01', to: '2021-01-01' },
        { organisation: '~', from: '2021-01-01', to: null },
      ],
    });
    await expect(people(`affiliate ${ids.mail} acmee`)).rejects.toThrow(/did you mean acme/);
    await expect(people(`affiliate ${ids.mail} acme`, { from: '2021-02-30' })).rejects.toThrow(/is written as/);
    await expect(people(`affiliate ${ids.mail} acme`, { from: '2021-02-01', to: '2021-02-01' })).rejects.toThrow(
      /before/,
    );
    expect(await people(`unaffiliate ${ids.mail} ~`)).toMatchObject({
      code: 0,
      out: expect.stringContaining('Withdrew 1'),
    });
    expect(await people(`unaffiliate ${ids.mail}`)).toMatchObject({ code: 0 });
    expect(await people(`unaffiliate ${ids.mail}`)).toMatchObject({ code: 1 });
  });

  it('classes need a reason and can be given back', async () => {
    const before = await state();
    await expect(people(`class ${ids.mail} bot`)).rejects.toThrow(/Say why/);
    await expect(people(`class ${ids.mail} constructor`, { reason: 'x' })).rejects.toThrow(/must be human/);
    await expect(people(`class ${ids.mail} bot`, { reason: 'a\nb' })).rejects.toThrow(/one line/);
    expect((await people(`class ${ids.mail} bot`, { reason: 'mirrors commits' })).out).toContain('1 projects');
    expect(((await json('proposals')) as unknown[]).length).toBe(1);
    await people(`class ${ids.mail} auto`, { reason: 'it was a person' });
    expect(await state()).toEqual(before);
  });

  it('who opts out is gone from lists, proposals, exports and the API, and comes back by the same value', async () => {
    const app = testApp(store);
    const get = async (path: string) => app.request(`/api/v1${path}`);
    expect((await get(`/people/${ids.account}`)).status).toBe(200);
    expect((await people('opt-out github.com:ada')).out).toContain('Hidden');
    expect(JSON.stringify(await store.sql`select o::text from opt_out o`)).not.toContain('ada');
    expect(((await json('list')) as { id: string }[]).map(({ id }) => id)).toEqual([ids.mail]);
    expect(await json('proposals')).toEqual([]);
    expect(await people(`show ${ids.account}`)).toMatchObject({ code: 1 });
    const hidden = testApp(store);
    expect((await hidden.request(`/api/v1/people/${ids.account}`)).status).toBe(404);
    expect(await (await hidden.request('/api/v1/people/proposals')).json()).toEqual({ proposals: [] });
    expect((await people('export sortinghat')).out).not.toContain('ada');
    expect(await people('opt-out github.com:ada')).toMatchObject({ code: 1 });
    await expect(people('opt-out 999999999')).rejects.toThrow(/no such number/);
    await people('opt-out github.com:ada', { undo: true });
    expect(((await json('list')) as unknown[]).length).toBe(2);
  });
});

describe('the API', () => {
  it('gives proposals and persons without addresses', async () => {
    const app = testApp(store);
    const body = (await (await app.request('/api/v1/people/proposals?kind=same-name')).json()) as {
      proposals: unknown[];
    };
    expect(body.proposals).toMatchObject([
      {
        a: { id: ids.mail, kind: 'email', account: null },
        b: { account: { host: 'github.com', login: 'ada' } },
        strength: 0.4,
      },
    ]);
    expect(JSON.stringify(body)).not.toContain('x.example');
    expect((await app.request('/api/v1/people/proposals?kind=nothing')).status).toBe(404);
    expect(await (await app.request(`/api/v1/people/${ids.old}`)).json()).toEqual({
      id: ids.old,
      name: null,
      accounts: [],
      affiliations: [],
    });
    for (const id of ['0', 'x', '9'.repeat(30)]) expect((await app.request(`/api/v1/people/${id}`)).status).toBe(404);
  });
});

describe('files', () => {
  it('import tells problems by line, and a dry run writes nothing', async () => {
    const path = join(directory, 'affiliations.txt');
    await writeFile(path, 'ada: ada!x.example\n\tAcme from 2020-01-01\nbroken\n');
    const before = await state();
    const dry = await people(`import cncf ${path}`, { 'dry-run': true });
    expect(dry.err).toBe('affiliations.txt:3: It must be “login: address, address”.\n');
    expect(dry.out).toContain('Dry run: nothing was written.\nRead 1 people; 0 of them');
    expect(await state()).toEqual(before);
    expect((await people(`import cncf ${path}`, {}, 'zh')).out).toContain('新任职 2 条');
    await expect(people(`import cncf ${path}x`)).rejects.toThrow(/ENOENT/);
    await expect(people(`import csv ${path}`)).rejects.toThrow(/must be one of/);
    const out = join(directory, 'out.txt');
    await people('export cncf', { out });
    expect(await readFile(out, 'utf8')).toBe('ada:\n\tAcme from 2020-01-01\n');
  });
});
