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

import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf } from '#store/error.ts';
import type { Store } from '#store/open.ts';
import { auditHead } from '#store/queries/desk/audit.ts';
import { testStore } from '#store/testing.ts';
import { ApiError } from '../errors.ts';
import { type Actor, commandActor, machine } from './actor.ts';
import { type Act, decide } from './decide.ts';
import { testDesk, testMember } from './testing.ts';

let store: Store;
let somebody: Actor;

beforeAll(async () => {
  store = await testStore({ max: 12 });
  somebody = await testMember(store, { name: '张三' });
});
afterAll(() => store.close());

function act(key: string, body: unknown = null, actor: Actor = somebody): Act {
  return { actor, action: 'rubric.edit', request: { key, route: 'test', body } };
}

const setRubric = (version: number) => ({
  id: 'r',
  version,
  body: '{}',
  digest: '',
  made_by: 'test',
});

function adds(version: number) {
  return async (tx: Parameters<Parameters<typeof decide>[2]>[0]) => {
    await tx.insertInto('rubric').values(setRubric(version)).execute();
    const change = { object: { kind: 'rubric', id: `r/${version}` }, before: null, after: { version }, reason: '原因' };
    return { answer: { version, secret: 's' }, audit: [change] as const, once: ['secret'] as const };
  };
}

function events() {
  return store.db.selectFrom('audit_event').selectAll().orderBy('seq').execute();
}

async function count(version: number): Promise<number> {
  return (await store.db.selectFrom('rubric').select('id').where('version', '=', version).execute()).length;
}

/** The chain as the documentation says it, without the database's own function. */
function hashOf(
  row: Awaited<ReturnType<typeof events>>[number],
  json: { before: string | null; after: string | null },
) {
  const fields = [
    row.seq,
    row.at.toISOString(),
    row.actor,
    row.actor_name,
    row.action,
    row.object_kind,
    row.object_id,
    json.before,
    json.after,
    row.reason,
    row.request,
  ];
  const text = fields.map((one) => (one === null ? '-;' : `${Buffer.byteLength(one)}:${one};`)).join('');
  return createHash('sha256').update(row.previous).update(text).digest('hex');
}

describe('a decision', () => {
  it('stores the work, its audit event and its answer together', async () => {
    const { context } = testDesk(store);
    const made = await decide(context, act('key-0001'), adds(1));
    expect(made.answer).toEqual({ version: 1, secret: 's' });
    const [event] = await events();
    expect(event).toMatchObject({
      seq: '1',
      actor: somebody.id,
      actor_name: '张三',
      action: 'rubric.edit',
      object_kind: 'rubric',
      object_id: 'r/1',
      before: null,
      after: { version: 1 },
      reason: '原因',
      request: 'key-0001',
      at: new Date('2026-11-22T08:00:00Z'),
    });
  });

  it('B126: gives the same key the same answer, without secrets that are told once', async () => {
    const { context } = testDesk(store);
    const before = await events();
    const again = await decide(context, act('key-0001'), adds(1));
    expect(again.answer).toEqual({ version: 1, secret: null });
    expect(await events()).toEqual(before);
  });

  it('B126: refuses the same key with another body', async () => {
    const { context } = testDesk(store);
    const refused = decide(context, act('key-0001', { other: true }), adds(2));
    await expect(refused).rejects.toMatchObject({ kind: 'key-reused' });
    expect(await count(2)).toBe(0);
  });

  it('lets two actors use the same key', async () => {
    const { context } = testDesk(store);
    const other = await testMember(store, {});
    await decide(context, act('key-0001', null, other), adds(3));
    expect(await count(3)).toBe(1);
  });

  it('B126: does once what is sent fifty times at once', async () => {
    const { context } = testDesk(store);
    const before = (await events()).length;
    const sent = Array.from({ length: 50 }, () => decide(context, act('key-0050'), adds(50)));
    const answers = await Promise.all(sent);
    expect(new Set(answers.map(({ answer }) => answer.version))).toEqual(new Set([50]));
    expect(answers.filter(({ answer }) => answer.secret === 's')).toHaveLength(1);
    expect((await events()).length).toBe(before + 1);
  });

  it('keeps nothing of work that throws, not even the key', async () => {
    const { context } = testDesk(store);
    const before = (await events()).length;
    const failing = decide(context, act('key-0004'), async (tx) => {
      await adds(4)(tx);
      throw new ApiError('not-now', { zh: '不行', en: 'no' });
    });
    await expect(failing).rejects.toMatchObject({ kind: 'not-now' });
    expect(await count(4)).toBe(0);
    expect((await events()).length).toBe(before);
    await decide(context, act('key-0004'), adds(4));
    expect(await count(4)).toBe(1);
  });

  it('records nothing when nothing changed', async () => {
    const { context } = testDesk(store);
    const before = (await events()).length;
    await decide(context, act('key-0005'), async () => ({ answer: 1, audit: 'unchanged' }));
    await decide(context, { actor: machine, action: 'clock', request: null }, async () => ({
      answer: 1,
      audit: 'unchanged',
    }));
    expect((await events()).length).toBe(before);
  });

  it('F14: runs again after a deadlock, and gives up after the third time', async () => {
    const { context } = testDesk(store);
    let tries = 0;
    const lost = Object.assign(new Error('deadlock detected'), { code: '40P01' });
    const done = await decide(context, act('key-0006'), async (tx) => {
      tries += 1;
      if (tries < 3) throw lost;
      return adds(6)(tx);
    });
    expect([done.answer.version, tries]).toEqual([6, 3]);
    tries = 0;
    const never = decide(context, act('key-0007'), async () => {
      tries += 1;
      throw lost;
    });
    await expect(never).rejects.toBe(lost);
    expect(tries).toBe(3);
  });

  it('records commands under the name that was given', async () => {
    const { context } = testDesk(store);
    await decide(context, { actor: commandActor('李四'), action: 'rubric.edit', request: null }, adds(8));
    expect((await events()).at(-1)).toMatchObject({ actor: 'command:李四', actor_name: '李四', request: null });
  });
});

describe('the audit log', () => {
  it('chains every event to the one before, without a gap', async () => {
    const rows = await events();
    const texts = await sql<{ before: string | null; after: string | null }>`
      select before::text as before, after::text as after from audit_event order by seq`.execute(store.db);
    let previous = createHash('sha256').update('tongming audit log, version 1').digest('hex');
    rows.forEach((row, i) => {
      expect(row.seq).toBe(String(i + 1));
      expect(row.previous.toString('hex')).toBe(previous);
      previous = hashOf(row, texts.rows[i] ?? { before: null, after: null });
      expect(row.hash.toString('hex')).toBe(previous);
    });
    expect(await auditHead(store.db)).toEqual({ seq: String(rows.length), hash: previous });
  });

  it.each(['update audit_event set reason = null', 'delete from audit_event', 'truncate audit_event'])(
    'refuses: %s',
    async (statement) => {
      const refused = store.sql.unsafe(statement).catch((error: unknown) => codeOf(error));
      expect(await refused).toBe('TM001');
    },
  );

  it('numbers events of many at once without a gap', async () => {
    const { context } = testDesk(store);
    const before = (await events()).length;
    await Promise.all(Array.from({ length: 40 }, (_, i) => decide(context, act(`many-${1000 + i}`), adds(1000 + i))));
    const rows = await events();
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, i) => String(i + 1)));
    expect(rows.length).toBe(before + 40);
  });
});
