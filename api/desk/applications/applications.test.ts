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

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '#store/open.ts';
import { testStore } from '#store/testing.ts';
import type { Problem } from '../../client.ts';
import { visitor } from '../actor.ts';
import { type Jobs, noJobs } from '../jobs.ts';
import { ensureRubric } from '../rubric/store.ts';
import { type TestDesk, testDesk, testHolder, testMember } from '../testing.ts';
import { type FormAnswers, fieldsOf, missingFields } from './form.ts';
import { withLinks } from './link.ts';
import { testAnswers, testApplication } from './testing.ts';

let store: Store;
let desk: TestDesk;
const visits: [string, string][] = [];
const jobs: Jobs = {
  ...noJobs,
  visit: (_tx, id, reason) => Promise.resolve(void visits.push([id, reason])),
};

beforeAll(async () => {
  store = await testStore({ max: 12 });
  await ensureRubric(store.db);
  desk = testDesk(store, { jobs });
});
afterAll(() => store.close());

interface Begun {
  readonly code: string;
  readonly key: string | null;
  readonly version: number;
}
interface Saved {
  readonly version: number;
  readonly changed: readonly string[];
}
interface Whole {
  readonly state: string;
  readonly version: number;
  readonly project: string | null;
  readonly form: FormAnswers;
  readonly missing: readonly string[];
}

async function begun(): Promise<Begun> {
  const { body } = await desk.ask<Begun>(visitor, 'post', '/applications', { kind: 'admission' });
  return body;
}

async function save(code: string, version: number, form: FormAnswers) {
  return desk.ask<Saved & Problem>(testHolder(code), 'put', `/applications/${code}/form`, { version, form });
}

async function events(code: string) {
  return store.db
    .selectFrom('audit_event')
    .select(['action', 'actor', 'before', 'after'])
    .where('object_kind', '=', 'application')
    .where('object_id', '=', code)
    .orderBy('seq')
    .execute();
}

function addressesAs(line: string): FormAnswers {
  return { repositories: [line] };
}

describe('a draft', () => {
  it('is begun without an account: the key is told once, and only its hash is stored', async () => {
    const key = { 'idempotency-key': 'begin-one-draft' };
    const first = await desk.ask<Begun>(visitor, 'post', '/applications', { kind: 'admission' }, key);
    const { code } = first.body;
    expect(first.status).toBe(200);
    expect(first.body.key).toMatch(/^[\w-]{32}$/);
    expect(first.headers.get('set-cookie')).toBe(
      `tongming.link=${code}.${first.body.key}; Path=/; HttpOnly; SameSite=Lax; Max-Age=15552000`,
    );
    const again = await desk.ask<Begun>(visitor, 'post', '/applications', { kind: 'admission' }, key);
    expect(again.body).toEqual({ code, key: null, version: 1 });
    expect(again.headers.get('set-cookie')).toBeNull();
    const dump = JSON.stringify([
      await store.db.selectFrom('application').selectAll().where('code', '=', code).execute(),
      await store.db.selectFrom('idempotency').selectAll().execute(),
      await events(code),
    ]);
    expect(dump).toContain(code);
    expect(dump).not.toContain(first.body.key);
  });

  it('opens by its cookie, which nobody can forge, and by no cookie of another case', async () => {
    const [one, other] = [await begun(), await begun()];
    const who = withLinks({ actorOf: async () => visitor }, store.db);
    const holds = async (cookie: string) => (await who.actorOf(new Headers({ cookie }))).holds;
    expect(await holds(`tongming.link=${one.code}.${one.key}`)).toBe(one.code);
    expect(await holds(`tongming.link=${one.code}.${other.key}`)).toBeNull();
    expect(await holds(`tongming.link=${one.code}.`)).toBeNull();
    expect(await holds(`tongming.link=${one.code}.${one.key}; tongming.link=${other.code}.${other.key}`)).toBeNull();
    const member = await testMember(store, {});
    const signedIn = withLinks({ actorOf: async () => member }, store.db);
    const actor = await signedIn.actorOf(new Headers({ cookie: `tongming.link=${one.code}.${one.key}` }));
    expect([actor.kind, actor.userId, actor.holds]).toEqual(['member', member.userId, one.code]);
  });

  it('is swapped for the cookie by its link, and a wrong link looks like no case', async () => {
    const { code, key } = await begun();
    const right = await desk.ask(visitor, 'post', `/applications/${code}/opening`, { key });
    expect([right.status, right.headers.get('set-cookie')?.startsWith(`tongming.link=${code}.`)]).toEqual([200, true]);
    for (const [name, secret] of [
      [code, `${key?.slice(1)}x`],
      [code, ''],
      ['aaaaaaaaaaaa', key],
      ["' or 1=1 --", key],
    ]) {
      const wrong = await desk.ask(visitor, 'post', `/applications/${encodeURIComponent(name ?? '')}/opening`, {
        key: secret,
      });
      expect([wrong.status, wrong.headers.get('set-cookie')]).toEqual([404, null]);
    }
    expect((await desk.ask(visitor, 'get', `/applications/${code}`)).status).toBe(401);
    expect((await desk.ask(testHolder('aaaaaaaaaaaa'), 'get', `/applications/${code}`)).status).toBe(404);
  });

  it('survives: each save adds to what is there, and what did not change is not recorded', async () => {
    const { code } = await begun();
    const name = await save(code, 1, { nameZh: '样例', nameEn: 'Sample' });
    expect(name.body).toEqual({ version: 2, changed: ['nameZh', 'nameEn'] });
    const contact = await save(code, 2, { contactEmail: 'a@example.org', nameZh: '样例' });
    expect(contact.body).toEqual({ version: 3, changed: ['contactEmail'] });
    expect((await save(code, 3, { nameZh: '样例' })).body).toEqual({ version: 3, changed: [] });
    const { body } = await desk.ask<Whole>(testHolder(code), 'get', `/applications/${code}`);
    expect([body.form, body.version, body.missing.length]).toEqual([
      { nameZh: '样例', nameEn: 'Sample', contactEmail: 'a@example.org' },
      3,
      missingFields('admission', body.form).length,
    ]);
    expect((await events(code)).map(({ action, after }) => [action, after])).toEqual([
      ['application.create', { kind: 'admission', state: 'draft', project: null, target: 'sandbox' }],
      ['application.edit', { nameZh: '样例', nameEn: 'Sample' }],
      ['application.edit', { contactEmail: '(kept apart)' }],
    ]);
  });

  it('B126: of 50 saves at once one is stored and told of once, 49 learn the version that won', async () => {
    const { code } = await begun();
    const all = await Promise.all(
      Array.from({ length: 50 }, (_, i) => save(code, 1, { nameZh: `第 ${i} 个`, nameEn: `number ${i}` })),
    );
    const won = all.filter(({ status }) => status === 200);
    const lost = all.filter(({ status }) => status === 409);
    expect([won.length, lost.length]).toEqual([1, 49]);
    expect(lost.every(({ body }) => body.type === '/api/v1/#problem-conflict')).toBe(true);
    expect(lost[0]?.body.detail).toContain('version 2');
    expect((await events(code)).map(({ action }) => action)).toEqual(['application.create', 'application.edit']);
  });

  it('B121: fields that are no questions are refused by name, at every level', async () => {
    const { code } = await begun();
    for (const field of ['state', 'id', 'score', 'applicant', 'rubric_id', 'created_at']) {
      const { status, body } = await save(code, 1, { [field]: 'accepted' });
      expect([status, body.parameter]).toEqual([400, `form.${field}`]);
    }
    const outside = await desk.ask(testHolder(code), 'put', `/applications/${code}/form`, {
      version: 1,
      form: {},
      state: 'accepted',
    });
    expect([outside.status, outside.body.parameter]).toEqual([400, 'state']);
    const made = await desk.ask(visitor, 'post', '/applications', { kind: 'admission', applicant: 'x', role: 'admin' });
    expect(made.status).toBe(400);
    expect((await events(code)).length).toBe(1);
  });

  it('B119, B123: what JSON or the database cannot mean is refused before it gets there', async () => {
    const { code } = await begun();
    const raw = (text: string) =>
      desk.app.request(`/api/v1/desk/applications/${code}/form`, {
        method: 'PUT',
        headers: {
          'content-type': 'application/json',
          origin: 'http://hub.test',
          'idempotency-key': 'raw-request-1',
          'x-test-actor': 'none',
        },
        body: text,
      });
    // Nobody is signed in there: who may not is told so before anything is read.
    expect((await raw('{"version":1,"form":{"nameZh":"a\\u0000b"}}')).status).toBe(401);
    const bodies = [
      { version: 1, form: { nameZh: 'a\u0000b' } },
      { version: 1, form: { nameZh: 'a\ud800b' } },
      { version: 2 ** 53, form: {} },
      { version: '1', form: {} },
      { version: 0.5, form: {} },
      { version: 1, form: { nameZh: 7 } },
      { version: 1, form: { nameZh: null } },
      { version: 1, form: JSON.parse('{"__proto__":"x"}') as object },
      { version: 1, form: { constructor: 'x' } },
    ];
    for (const body of bodies) {
      expect((await desk.ask(testHolder(code), 'put', `/applications/${code}/form`, body)).status).toBe(400);
    }
    expect((await events(code)).length).toBe(1);
  });

  it('B136: names are kept as written, in one spelling, and too long ones are refused by what people count', async () => {
    const { code } = await begun();
    const names = ['<img src=x onerror=alert(1)>', 'evil\u202egro', 'аdmin', 'admin\u200b', '👩‍👩‍👧', 'e\u0301'];
    let version = 1;
    for (const name of names) {
      const { body } = await save(code, version, { nameEn: name });
      version = body.version;
      const { body: whole } = await desk.ask<Whole>(testHolder(code), 'get', `/applications/${code}`);
      expect(whole.form['nameEn']).toBe(name.normalize('NFC'));
    }
    expect((await save(code, version, { nameEn: '𝔸'.repeat(100) })).status).toBe(200);
    const long = await save(code, version + 1, { nameEn: '𝔸'.repeat(101) });
    expect([long.status, long.body.parameter]).toEqual([400, 'form.nameEn']);
    const zalgo = await save(code, version + 1, { nameEn: `Z${'\u0335'.repeat(300)}` });
    expect([zalgo.status, zalgo.body.parameter]).toEqual([400, 'form.nameEn']);
    expect((await save(code, version + 1, { nameEn: '   ' })).body.changed).toEqual(['nameEn']);
    const { body } = await desk.ask<Whole>(testHolder(code), 'get', `/applications/${code}`);
    expect(body.missing).toContain('nameEn');
  });

  it('every field refuses what is longer than it says, and takes what is not', async () => {
    const { code } = await begun();
    for (const field of fieldsOf('admission')) {
      if (field.kind === 'statement' || field.kind === 'choice') continue;
      const long = 'x'.repeat(field.most + 1);
      const many = field.mostLines === undefined ? null : Array.from({ length: field.mostLines + 1 }, (_, i) => `${i}`);
      for (const value of [field.mostLines === undefined ? long : [long], ...(many === null ? [] : [many])]) {
        const { status, body } = await save(code, 1, { [field.id]: value });
        expect([field.id, status, body.parameter]).toEqual([field.id, 400, `form.${field.id}`]);
      }
    }
    for (const form of [
      { website: 'javascript:alert(1)' },
      { website: 'http://a.example.org' },
      { website: 'https://u:p@a.example.org' },
      { contactEmail: 'a@b' },
      { contactEmail: 'a b@example.org' },
      { contactEmail: 'a@example.org\nbcc: x@example.org' },
      { domain: 'games' },
      { mayApply: 'true' },
      { maintainers: 'one' },
      { maintainers: ['two\nlines'] },
    ]) {
      expect([form, (await save(code, 1, form as FormAnswers)).status]).toEqual([form, 400]);
    }
  });

  it('is limited: a flood of one sender is turned away, others go on', async () => {
    const member = await testMember(store, {});
    const asked = Array.from({ length: 21 }, () => desk.ask(member, 'post', '/applications', { kind: 'admission' }));
    const statuses = (await Promise.all(asked)).map(({ status }) => status).toSorted((a, b) => a - b);
    expect(statuses).toEqual([...Array.from({ length: 20 }, () => 200), 429]);
    expect((await desk.ask(visitor, 'post', '/applications', { kind: 'admission' })).status).toBe(200);
  });
});

describe('addresses of repositories', () => {
  const refused: Readonly<Record<string, readonly string[]>> = {
    B001: ['http://127.0.0.1:22/', 'https://localhost/a/b', 'https://localhost./a/b', 'https://[::1]/a/b'],
    B002: [
      'https://0177.1/a/b',
      'https://0x7f.1/a/b',
      'https://2130706433/a/b',
      'https://127.1/a',
      'https://①②⑦.⓪.⓪.①/a',
    ],
    B003: ['https://[::ffff:127.0.0.1]/a/b'],
    B004: ['https://[64:ff9b::7f00:1]/a', 'https://[2002:7f00:1::]/a', 'https://[::127.0.0.1]/a', 'https://0.0.0.0/a'],
    B005: ['https://169.254.169.254/a', 'https://[fd00:ec2::254]/a', 'https://168.63.129.16/a', 'https://100.64.0.1/a'],
    B012: ['ext::sh -c touch% /tmp/pwn'],
    B013: [
      'fd::7',
      'git://a.example.org/b',
      'ssh://a.example.org/b',
      'file:///etc',
      '/srv/git',
      '../x',
      'http://a.example.org/b',
    ],
    B014: ['http::http://127.0.0.1:7001/r.git', 'https::https://a.example.org/r'],
    B015: ['--upload-pack=touch /tmp/pwn', '-oProxyCommand=x', '-u', '--'],
    B016: ['a@-oProxyCommand=x:y', 'git@github.com:a/b'],
    B017: ['https://user:token@github.com/a/b'],
    B018: ['https://evil.test\\@127.0.0.1/', 'https://127.0.0.1:80@evil.test/', 'https://github.com%2eevil.test/a'],
    B019: ['https://h.example.org/%0ahost:evil', 'https://h.example.org/a%00b', 'https://h.example.org/a\tb'],
    B020: [
      `https://h.example.org/${'a'.repeat(2040)}`,
      'https://h.example.org/a?b',
      'https://h.example.org/a#b',
      'https://h.example.org:8443/a',
    ],
    B021: ['https://h.example.org/../../x', 'https://h.example.org/a/..%2f..'],
  };
  for (const [item, lines] of Object.entries(refused)) {
    it(`${item}: is refused before any look-up, and leaves nothing behind`, async () => {
      const { code } = await begun();
      const before = [...visits];
      for (const line of lines) {
        const { status, body } = await save(code, 1, addressesAs(line));
        expect([line, status, body.parameter]).toEqual([line, 400, 'form.repositories']);
        expect(`${body.detail}${body.detailZh}`).not.toContain('token');
      }
      expect(visits).toEqual(before);
      const { body } = await desk.ask<Whole>(testHolder(code), 'get', `/applications/${code}`);
      expect([body.project, body.version]).toEqual([null, 1]);
    });
  }

  it('B022, B024: one repository in many spellings, named by many at once, is one row and asked for as one job key', async () => {
    const cases = await Promise.all(Array.from({ length: 20 }, () => begun()));
    visits.length = 0;
    const spellings = [
      'https://github.com/Same/Repo',
      'https://www.github.com/same/repo.git',
      'https://github.com/same/repo/',
    ];
    const all = await Promise.all(
      cases.map(({ code }, i) => save(code, 1, { nameEn: 'Same', repositories: [spellings[i % 3] ?? ''] })),
    );
    expect(all.map(({ status }) => status)).toEqual(cases.map(() => 200));
    const rows = await store.db
      .selectFrom('repository')
      .select('id')
      .where('platform_id', '=', 'https://github.com/same/repo')
      .execute();
    expect(rows.length).toBe(1);
    expect([...new Set(visits.map(([id, reason]) => `${id} ${reason}`))]).toEqual([`${rows[0]?.id} application`]);
  });

  it('B023: a host that only looks like a known one is another host', async () => {
    const { code } = await begun();
    expect((await save(code, 1, addressesAs('https://gіthub.com/same/repo'))).status).toBe(200);
    const { body } = await desk.ask<Whole>(testHolder(code), 'get', `/applications/${code}`);
    const owned = await store.db
      .selectFrom('project_repository as o')
      .innerJoin('repository as r', 'r.id', 'o.repository_id')
      .select('r.url')
      .where('o.project', '=', body.project)
      .execute();
    expect(owned).toEqual([{ url: 'https://xn--gthub-n2e.com/same/repo' }]);
  });

  it('a repository of a listed project is refused with the name of the project, in any spelling', async () => {
    await store.db
      .insertInto('project')
      .values({
        slug: 'alpha',
        entry: '{}',
        domain: 'database',
        stage: 'sandbox',
        stage_since: null,
        admitted_on: null,
        listed: true,
      })
      .execute();
    const { id } = await store.db
      .insertInto('repository')
      .values({
        platform: 'git',
        platform_id: 'https://gitee.com/alpha/alpha',
        url: 'https://gitee.com/alpha/alpha',
        state: 'ok',
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await store.db
      .insertInto('project_repository')
      .values({ project: 'alpha', repository_id: id, position: 0 })
      .execute();
    const { code } = await begun();
    const { status, body } = await save(code, 1, addressesAs('https://www.gitee.com/Alpha/ALPHA.git'));
    expect([status, body.parameter]).toEqual([400, 'form.repositories']);
    expect(body.detail).toContain('belongs to alpha, which is listed already');
    const row = await store.db.selectFrom('repository').select('url').where('id', '=', id).executeTakeFirst();
    expect(row).toEqual({ url: 'https://gitee.com/alpha/alpha' });
  });

  it('make one unlisted project that follows the form, and leave it when they change', async () => {
    const { code } = await begun();
    await save(code, 1, { nameEn: 'Data Lake!', nameZh: '数据湖', repositories: ['https://github.com/lake/one'] });
    await save(code, 2, {
      domain: 'database',
      repositories: ['https://github.com/lake/two', 'https://github.com/lake/one'],
    });
    const project = await store.db
      .selectFrom('project')
      .selectAll()
      .where('slug', '=', 'data-lake')
      .executeTakeFirstOrThrow();
    expect([project.listed, project.stage, project.domain, project.entry]).toEqual([
      false,
      'applied',
      'database',
      {
        origin: 'application',
        name: { zh: '数据湖', en: 'Data Lake!' },
        description: { zh: '', en: '' },
        domain: 'database',
        repositories: [{ url: 'https://github.com/lake/two' }, { url: 'https://github.com/lake/one' }],
        stages: [],
      },
    ]);
    const owned = await store.db
      .selectFrom('project_repository as o')
      .innerJoin('repository as r', 'r.id', 'o.repository_id')
      .select(['r.url', 'o.position'])
      .where('o.project', '=', 'data-lake')
      .orderBy('o.position')
      .execute();
    expect(owned.map(({ url }) => url)).toEqual(['https://github.com/lake/two', 'https://github.com/lake/one']);
    const other = await begun();
    await save(other.code, 1, { nameEn: 'data lake', repositories: ['https://github.com/other/lake'] });
    const { body } = await desk.ask<Whole>(testHolder(other.code), 'get', `/applications/${other.code}`);
    expect(body.project).toBe('data-lake-2');
  });
});

describe('submitting', () => {
  it('names each answer that is missing, then starts the clock and tells staff', async () => {
    const reviewer = await testMember(store, { roles: ['reviewer'] });
    const { code } = await begun();
    const empty = await desk.ask(testHolder(code), 'post', `/applications/${code}/submission`, { version: 1 });
    const required = fieldsOf('admission').filter((field) => field.required.includes('admission'));
    expect([empty.status, empty.body.allowed]).toEqual([409, required.map(({ id }) => `form.${id}`)]);
    const answers = { ...testAnswers('admission'), repositories: ['https://github.com/submitted/one'] };
    expect((await save(code, 1, { ...answers, licence: '' })).status).toBe(200);
    const unlicensed = await desk.ask(testHolder(code), 'post', `/applications/${code}/submission`, { version: 2 });
    expect([unlicensed.status, unlicensed.body.allowed]).toEqual([409, ['form.licence']]);
    await save(code, 2, { licence: 'MulanPSL-2.0' });
    const stale = await desk.ask(testHolder(code), 'post', `/applications/${code}/submission`, { version: 2 });
    expect([stale.status, stale.body.type]).toEqual([409, '/api/v1/#problem-conflict']);
    const done = await desk.ask(testHolder(code), 'post', `/applications/${code}/submission`, { version: 3 });
    expect(done.body).toEqual({ code, state: 'submitted', version: 4 });
    const row = await store.db.selectFrom('application').selectAll().where('code', '=', code).executeTakeFirstOrThrow();
    expect([row.clock, row.due_at?.toISOString(), row.rubric_id, row.rubric_version]).toEqual([
      'triage',
      '2026-11-27T08:00:00.000Z',
      'incubation',
      1,
    ]);
    const told = await store.db.selectFrom('notification').select('member').where('object_id', '=', code).execute();
    expect(told).toEqual([{ member: reviewer.userId }]);
    const closed = await save(code, 4, { nameEn: 'Other' });
    expect([closed.status, closed.body.type]).toEqual([409, '/api/v1/#problem-not-now']);
  });

  it('goes back to where it was after staff asked for more, and the clock runs on', async () => {
    const { code } = await testApplication(store, { state: 'need-info', clock: 'review' });
    await store.db.updateTable('application').set({ clock_left: '86400000' }).where('code', '=', code).execute();
    const saved = await save(code, 1, { progress: 'x' });
    expect([saved.status, saved.body.parameter]).toEqual([400, 'form.progress']);
    expect((await save(code, 1, { sponsors: ['somebody'] })).body.version).toBe(2);
    const { body } = await desk.ask(testHolder(code), 'post', `/applications/${code}/submission`, { version: 2 });
    expect(body).toEqual({ code, state: 'reviewing', version: 3 });
    const row = await store.db.selectFrom('application').select('due_at').where('code', '=', code).executeTakeFirst();
    expect(row?.due_at?.toISOString()).toBe('2026-11-23T08:00:00.000Z');
  });

  it('is withdrawn until it is settled, and not after', async () => {
    for (const state of ['draft', 'submitted', 'need-info', 'reviewing', 'voting', 'notice'] as const) {
      const { code } = await testApplication(store, { state });
      const { body } = await desk.ask(testHolder(code), 'post', `/applications/${code}/withdrawal`, {
        version: 1,
        reason: 'moved',
      });
      expect(body).toEqual({ code, state: 'withdrawn', version: 2 });
    }
    for (const state of ['accepted', 'declined', 'postponed', 'withdrawn'] as const) {
      const { code } = await testApplication(store, { state });
      const { status } = await desk.ask(testHolder(code), 'post', `/applications/${code}/withdrawal`, { version: 1 });
      expect([state, status]).toEqual([state, 409]);
    }
  });

  it('is attached to the account of whoever holds the link, which then is closed', async () => {
    const { code, key } = await testApplication(store, { state: 'draft' });
    const member = await testMember(store, {});
    expect((await desk.ask(member, 'post', `/applications/${code}/attachment`, {})).status).toBe(404);
    expect((await desk.ask(testHolder(code), 'post', `/applications/${code}/attachment`, {})).status).toBe(401);
    const done = await desk.ask({ ...member, holds: code }, 'post', `/applications/${code}/attachment`, {});
    expect([done.status, done.body]).toEqual([200, { code, state: 'draft', version: 2 }]);
    expect(done.headers.get('set-cookie')).toContain('tongming.link=; ');
    expect((await desk.ask(visitor, 'post', `/applications/${code}/opening`, { key })).status).toBe(404);
    const { body } = await desk.ask<{ items: { code: string }[] }>(member, 'get', '/account/applications');
    expect(body.items.map((item) => item.code)).toEqual([code]);
  });
});

describe('promotion and return', () => {
  it('are for maintainers and staff, of listed projects, one at a time', async () => {
    const maintainer = { ...(await testMember(store, {})), maintains: ['alpha'] };
    const stranger = await testMember(store, {});
    const ask = (who: typeof stranger, body: object) => desk.ask<Begun & Problem>(who, 'post', '/applications', body);
    const promotion = { kind: 'promotion', project: 'alpha' };
    expect((await ask(stranger, promotion)).status).toBe(403);
    expect((await ask(stranger, { kind: 'promotion' })).status).toBe(400);
    expect((await ask(stranger, { kind: 'promotion', project: 'data-lake' })).body.parameter).toBe('project');
    expect((await ask(maintainer, { kind: 'admission', project: 'alpha' })).status).toBe(400);
    expect((await ask(maintainer, { kind: 'return', project: 'alpha' })).body.type).toBe('/api/v1/#problem-not-now');
    const begunOne = await ask(maintainer, promotion);
    expect([begunOne.status, begunOne.body.key]).toEqual([200, null]);
    const row = await store.db
      .selectFrom('application')
      .select(['from_stage', 'target_stage', 'applicant', 'key_hash', 'title'])
      .where('code', '=', begunOne.body.code)
      .executeTakeFirst();
    expect(row).toEqual({
      from_stage: 'sandbox',
      target_stage: 'incubating',
      applicant: maintainer.userId,
      key_hash: null,
      title: 'alpha',
    });
    const again = await ask(maintainer, promotion);
    expect([again.status, again.body.detail]).toEqual([
      409,
      `The project already has such an application (${begunOne.body.code}) that is not settled.`,
    ]);
    const saved = await desk.ask<Saved>(maintainer, 'put', `/applications/${begunOne.body.code}/form`, {
      version: 1,
      form: { progress: 'more users' },
    });
    expect(saved.body).toEqual({ version: 2, changed: ['progress'] });
    const after = await store.db
      .selectFrom('application')
      .select(['title', 'project'])
      .where('code', '=', begunOne.body.code)
      .executeTakeFirst();
    expect(after).toEqual({ title: 'alpha', project: 'alpha' });
  });
});

describe('lists', () => {
  it('are for staff, without drafts, filtered, sorted and paged to the end without a gap or a double', async () => {
    const staff = await testMember(store, { roles: ['reviewer'] });
    const organisation = 'Listing Institute';
    for (let i = 0; i < 7; i += 1) {
      await testApplication(store, {
        title: `Listed ${i % 3}`,
        organisations: [organisation],
        state: i === 0 ? 'draft' : i % 2 === 0 ? 'submitted' : 'reviewing',
        dueAt: i === 2 ? new Date('2026-11-01T00:00:00Z') : null,
        submittedAt: new Date(Date.UTC(2026, 10, 1 + (i % 4))),
      });
    }
    interface Page {
      readonly total: number;
      readonly items: readonly { readonly code: string; readonly title: string; readonly state: string }[];
      readonly next: string | null;
    }
    const list = async (query: Record<string, string>) =>
      desk.ask<Page & Problem>(
        staff,
        'get',
        `/applications?${String(new URLSearchParams({ organisation, ...query }))}`,
      );
    expect((await list({})).body.total).toBe(6);
    expect((await list({ state: 'submitted' })).body.total).toBe(3);
    expect((await list({ overdue: 'true' })).body.total).toBe(1);
    expect((await list({ text: 'listed 1' })).body.total).toBe(2);
    expect((await list({ text: '%' })).body.total).toBe(0);
    expect((await list({ assignee: 'nobody' })).body.total).toBe(0);
    for (const sort of ['newest', 'oldest', 'due', 'title']) {
      const whole = (await list({ sort })).body.items.map(({ code }) => code);
      const paged: string[] = [];
      let cursor: string | null = null;
      do {
        const page: Page = (await list({ sort, limit: '2', ...(cursor === null ? {} : { cursor }) })).body;
        paged.push(...page.items.map(({ code }) => code));
        cursor = page.next;
      } while (cursor !== null);
      expect([sort, paged]).toEqual([sort, whole]);
    }
    const { body } = await list({ limit: '2' });
    for (const query of [
      { limit: '0' },
      { limit: '-1' },
      { limit: '1000000000' },
      { limit: 'NaN' },
      { sort: 'title; drop table application' },
      { sort: 'form' },
      { cursor: 'anLwa' },
      { cursor: `${body.next}x` },
      { cursor: body.next ?? '', state: 'submitted' },
      { offset: '1000000000000' },
    ]) {
      expect([query, (await list(query as Record<string, string>)).status]).toEqual([query, 400]);
    }
    expect((await desk.ask(await testMember(store, {}), 'get', '/applications')).status).toBe(403);
    expect((await desk.ask(visitor, 'get', '/applications')).status).toBe(401);
  });
});

describe('tracking', () => {
  it('says where a case stands, what is next, by when, and what is asked', async () => {
    interface Told {
      readonly steps: readonly { readonly id: string; readonly state: string }[];
      readonly next: { readonly en: string };
      readonly by: string | null;
      readonly yours: boolean;
      readonly questions: readonly { readonly question: string }[];
    }
    const told = async (code: string) =>
      (await desk.ask<Told>(testHolder(code), 'get', `/applications/${code}/tracking`)).body;
    const dueAt = new Date('2026-11-27T08:00:00Z');
    const submitted = await testApplication(store, { clock: 'triage', dueAt });
    const one = await told(submitted.code);
    expect([one.steps.map(({ state }) => state).join(' '), one.by, one.yours]).toEqual([
      'done now next next next next',
      dueAt.toISOString(),
      false,
    ]);
    const asked = await testApplication(store, { state: 'need-info', clock: 'review' });
    await store.db
      .insertInto('clarification')
      .values({ application: asked.id, question: '商标归谁所有？', asked_by: 'user:x', due_at: dueAt })
      .execute();
    const two = await told(asked.code);
    expect([two.steps.map(({ state }) => state).join(' '), two.by, two.yours, two.questions[0]?.question]).toEqual([
      'done done now next next next',
      dueAt.toISOString(),
      true,
      '商标归谁所有？',
    ]);
    const declined = await testApplication(store, { state: 'declined' });
    const three = await told(declined.code);
    expect([three.steps.map(({ state }) => state).join(' '), three.by]).toEqual([
      'done done skipped skipped skipped done',
      null,
    ]);
  });
});
