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

import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '#store/open.ts';
import { appendAudit } from '#store/queries/desk/audit.ts';
import { checkpoints } from '#store/queries/desk/audit-log.ts';
import type { Database } from '#store/schema.ts';
import { testStore } from '#store/testing.ts';
import { makeCheckpoint, markOf } from './checkpoint.ts';
import { storeSource } from './store-source.ts';
import { type AuditVerification, type Mark, verifyAudit } from './verify.ts';

type Tx = Kysely<Database>;

const size = 60;
let store: Store;
const published: Mark[] = [];

/** Events with every awkward thing that a field can hold. */
async function fill(db: Tx, from: number, to: number): Promise<void> {
  for (let i = from; i <= to; i += 1) {
    await appendAudit(db, [
      {
        at: new Date(Date.UTC(2026, 10, 1, 0, i, 0, i)),
        actor: `user:${i % 7}`,
        actor_name: ['张三', 'Ann', 'x:3;y', '\u202Egro', ''][i % 5] ?? '',
        action: 'review.judge',
        object_kind: 'application',
        object_id: `code${i}`,
        before: i % 3 === 0 ? null : `{"points": ${i}, "a" :1}`,
        after: i % 4 === 0 ? 'null' : `{"points":${i + 2}}`,
        reason: i % 2 === 0 ? null : '理由；\n"quoted"',
        request: i % 5 === 0 ? null : `key-${i}-0000`,
      },
    ]);
  }
}

beforeAll(async () => {
  store = await testStore();
  await fill(store.db, 1, 40);
  await makeCheckpoint(store.db, new Date('2026-11-20T23:59:59Z'));
  await fill(store.db, 41, size);
  await makeCheckpoint(store.db, new Date('2026-11-21T00:00:00Z'));
  published.push(...(await checkpoints(store.db, { limit: 10 })).map(markOf));
});
afterAll(() => store.close());

class Undo extends Error {}

/** What is found after somebody with every right to the database did something to it; all of it is undone. */
async function after(tamper: (tx: Tx) => Promise<unknown>, marks: readonly Mark[] = []): Promise<AuditVerification> {
  let result: AuditVerification | null = null;
  await store.db
    .transaction()
    .execute(async (tx) => {
      await sql`alter table audit_event disable trigger all`.execute(tx);
      await tamper(tx);
      result = await verifyAudit(await storeSource(tx), marks);
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
  // Set within the transaction that was undone, which the compiler does not follow.
  return result as unknown as AuditVerification;
}

async function named(tamper: (tx: Tx) => Promise<unknown>, marks: readonly Mark[] = []): Promise<[string, string]> {
  const { finding } = await after(tamper, marks);
  return [finding?.kind ?? 'nothing', finding?.seq ?? ''];
}

async function all(operation: (seq: number) => Promise<[string, string]>): Promise<Record<string, number>> {
  const told: Record<string, number> = {};
  for (let seq = 1; seq <= size; seq += 1) {
    const [kind, at] = await operation(seq);
    const line = at === String(seq) ? `${kind} at its place` : `${kind} elsewhere (${seq} as ${at})`;
    told[line] = (told[line] ?? 0) + 1;
  }
  return told;
}

const hash = (seq: number) => sql`(select hash from audit_event where seq = ${seq})`;
const fields = sql`convert_to(
  audit_field(e.seq::text) || audit_field(to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
  || audit_field(e.actor) || audit_field(e.actor_name) || audit_field(e.action) || audit_field(e.object_kind)
  || audit_field(e.object_id) || audit_field(e.before::text) || audit_field(e.after::text)
  || audit_field(e.reason) || audit_field(e.request), 'UTF8')`;
/** Gives one event a right link and hash, as somebody would who knows how; `rechain` does all from a number on. */
const chainOne = (tx: Tx, seq: number) =>
  sql`update audit_event e set previous = p.hash, hash = sha256(p.hash || ${fields})
    from (select coalesce(${hash(seq - 1)}, sha256('tongming audit log, version 1'::bytea)) as hash) p
    where seq = ${seq}`.execute(tx);
const rechain = (tx: Tx, from: number) =>
  sql`
    with recursive chain as (
      select seq, hash from audit_event where seq = ${from}::bigint - 1
      union all
      select e.seq, sha256(c.hash || ${fields})
      from chain c join audit_event e on e.seq = c.seq + 1
    ), linked as (select seq, hash, lag(hash) over (order by seq) as previous from chain)
    update audit_event e set hash = l.hash, previous = l.previous from linked l
    where l.seq = e.seq and l.previous is not null
  `.execute(tx);
const headToEnd = (tx: Tx) =>
  sql`update audit_head set (seq, hash) = (select seq, hash from audit_event order by seq desc limit 1)`.execute(tx);

describe('F40: the audit log', () => {
  it('is found right as it was written, and its marks too', async () => {
    const result = await verifyAudit(await storeSource(store.db), published);
    expect(result).toMatchObject({ ok: true, events: size, first: '1', marks: 2, finding: null });
    expect(published.map(({ seq, from }) => [seq, from])).toEqual([
      ['60', '2026-11-21'],
      ['40', '2026-11-20'],
    ]);
  });

  const edits: Readonly<Record<string, ReturnType<typeof sql>>> = {
    'at by a millisecond': sql`at = at + interval '1 millisecond'`,
    'at by a microsecond': sql`at = at + interval '1 microsecond'`,
    'at to before our era': sql`at = (to_char(at, 'YYYY-MM-DD HH24:MI:SS.MS') || '+00 BC')::timestamptz`,
    actor: sql`actor = actor || 'x'`,
    actor_name: sql`actor_name = actor_name || ' '`,
    action: sql`action = 'review.sign-off'`,
    object_kind: sql`object_kind = 'ballot'`,
    object_id: sql`object_id = upper(object_id)`,
    'before by a space': sql`before = (coalesce(before::text, 'null') || ' ')::json`,
    'after to nothing': sql`after = case when after::text = 'null' then null else 'null'::json end`,
    reason: sql`reason = case when reason is null then '' end`,
    request: sql`request = case when request is null then '' else replace(request, '-', '') end`,
    'from one field into the next': sql`object_kind = object_kind || left(object_id, 1), object_id = substr(object_id, 2)`,
  };
  it.each(Object.entries(edits))('finds an edit of %s in every row', async (_, edit) => {
    expect(
      await all((seq) => named((tx) => sql`update audit_event set ${edit} where seq = ${seq}`.execute(tx))),
    ).toEqual({ 'edited at its place': size });
  });

  it('finds a changed hash, and a changed link, in every row', async () => {
    const change = (column: string) => (seq: number) =>
      named((tx) =>
        sql`update audit_event set ${sql.ref(column)} = sha256(${sql.ref(column)}) where seq = ${seq}`.execute(tx),
      );
    expect(await all(change('hash'))).toEqual({ 'hash-edited at its place': size });
    expect(await all(change('previous'))).toEqual({ 'link-edited at its place': size });
  });

  it('finds a row that is gone, whichever, with the rest renumbered or not', async () => {
    const remove = (tx: Tx, seq: number) => sql`delete from audit_event where seq = ${seq}`.execute(tx);
    expect(await all((seq) => named((tx) => remove(tx, seq)))).toEqual({ 'missing at its place': size });
    const closeUp = async (tx: Tx, seq: number) => {
      await remove(tx, seq);
      await sql`update audit_event set seq = -seq where seq > ${seq}`.execute(tx);
      await sql`update audit_event set seq = -seq - 1 where seq < 0`.execute(tx);
    };
    expect(await all((seq) => named((tx) => closeUp(tx, seq)))).toEqual({
      'moved at its place': size - 1,
      'missing at its place': 1,
    });
  });

  it('finds rows that changed places, neighbours or not', async () => {
    const swap = (left: number, right: number) =>
      named(async (tx) => {
        await sql`update audit_event set seq = -seq where seq in (${left}, ${right})`.execute(tx);
        await sql`update audit_event set seq = ${left}::bigint + ${right}::bigint + seq where seq < 0`.execute(tx);
      });
    const told = await all((seq) => (seq === size ? Promise.resolve(['moved', `${seq}`]) : swap(seq, seq + 1)));
    expect(told).toEqual({ 'moved at its place': size });
    expect(await all((seq) => (seq > 30 ? Promise.resolve(['moved', `${seq}`]) : swap(seq, seq + 30)))).toEqual({
      'moved at its place': size,
    });
  });

  it('finds a row that was put in anywhere, made up or chained rightly, and before the first', async () => {
    const putIn = (seq: number, chained: boolean) =>
      named(async (tx) => {
        await sql`update audit_event set seq = -seq where seq >= ${seq}`.execute(tx);
        await sql`update audit_event set seq = 1 - seq where seq < 0`.execute(tx);
        await sql`insert into audit_event
          select ${seq}, at, actor, actor_name, 'invented', object_kind, object_id, before, after, reason, request,
            coalesce(${hash(seq - 1)}, previous), hash from audit_event where seq = ${seq + 1}`.execute(tx);
        if (chained) await chainOne(tx, seq);
      });
    expect(await all((seq) => putIn(seq, false))).toEqual({ 'edited at its place': size });
    // One that is chained rightly is no different from a right one: the next one shows that it does not belong.
    for (const seq of [1, 2, 30, 59]) expect(await putIn(seq, true)).toEqual(['moved', String(seq + 1)]);
    expect(await putIn(size, true)).toEqual(['head-differs', String(size)]);
    const before = await named((tx) =>
      sql`insert into audit_event select 0, at, actor, actor_name, action, object_kind, object_id, before, after, reason,
        request, previous, hash from audit_event where seq = 1`.execute(tx),
    );
    expect(before).toEqual(['inserted', '0']);
    const behind = await named(async (tx) => {
      await sql`insert into audit_event select seq + 1, at, actor, actor_name, action, object_kind, object_id, before,
        after, reason, request, hash, hash from audit_event where seq = ${size}`.execute(tx);
      await rechain(tx, size);
    });
    expect(behind).toEqual(['head-differs', String(size + 1)]);
  });

  it('finds a head that was changed', async () => {
    expect(await named((tx) => sql`update audit_head set hash = sha256(hash)`.execute(tx))).toEqual([
      'head-differs',
      String(size),
    ]);
    expect(await named((tx) => sql`update audit_head set seq = seq + 1`.execute(tx))).toEqual(['missing', '61']);
  });

  it('finds a tail that was cut off with its head, against a mark that was published, wherever it was cut', async () => {
    const cutAt = (seq: number) => async (tx: Tx) => {
      await sql`delete from audit_event where seq >= ${seq}`.execute(tx);
      await sql`update audit_head set seq = ${seq}::bigint - 1, hash = coalesce(
        (select hash from audit_event where seq = ${seq}::bigint - 1), sha256('tongming audit log, version 1'::bytea))`.execute(
        tx,
      );
    };
    expect(await all((seq) => named(cutAt(seq), published))).toEqual({ 'cut at its place': size });
    // The chain alone cannot tell: that is what marks are published for.
    expect(await named(cutAt(50))).toEqual(['nothing', '']);
    expect(await named((tx) => sql`delete from audit_event where seq >= 50`.execute(tx))).toEqual(['missing', '50']);
  });

  it('finds a log that was written anew from any row on, against a mark that was published', async () => {
    const fork = (seq: number) => async (tx: Tx) => {
      await sql`update audit_event set reason = 'another story' where seq = ${seq}`.execute(tx);
      await (seq === 1 ? rechainFirst(tx) : rechain(tx, seq));
      await headToEnd(tx);
    };
    const told: Record<string, number> = {};
    for (let seq = 1; seq <= size; seq += 1) {
      const [kind, at] = await named(fork(seq), published);
      told[`${kind} ${at}`] = (told[`${kind} ${at}`] ?? 0) + 1;
    }
    expect(told).toEqual({ 'forked 1': 40, 'forked 41': 20 });
    expect(await named(fork(50))).toEqual(['nothing', '']);
  });

  it('finds two rows that changed places with their hashes made anew, while the rest stays', async () => {
    const told = await named(async (tx) => {
      await sql`update audit_event set seq = -seq where seq in (20, 21)`.execute(tx);
      await sql`update audit_event set seq = 41 + seq where seq in (-20, -21)`.execute(tx);
      await chainOne(tx, 20);
      await chainOne(tx, 21);
    });
    expect(told).toEqual(['not-linked', '22']);
  });

  it('finds what came by replication, which no trigger sees', async () => {
    const put = (seq: number) => async (tx: Tx) => {
      await sql`set local session_replication_role = replica`.execute(tx);
      await sql`insert into audit_event select ${seq}::bigint, at, actor, actor_name, action, object_kind, object_id,
        before, after, reason, request, hash, hash from audit_event where seq = ${size}`.execute(tx);
    };
    expect(await named(put(size + 1))).toEqual(['head-differs', String(size + 1)]);
    expect(await named(put(0))).toEqual(['inserted', '0']);
  });

  it('reads the same in every session, whatever its time zone and way of writing dates', async () => {
    for (const [zone, style] of [
      ['Asia/Kathmandu', 'German'],
      ['America/New_York', 'SQL, DMY'],
    ] as const) {
      const result = await after(async (tx) => {
        await sql`select set_config('timezone', ${zone}, true), set_config('datestyle', ${style}, true),
          set_config('bytea_output', 'escape', true), set_config('search_path', 'pg_catalog, public', true)`.execute(
          tx,
        );
      }, published);
      expect(result).toMatchObject({ ok: true, events: size });
    }
  });

  it('cannot tell what is added at the end with a right hash and head from any other event: marks show it to be later', async () => {
    const add = async (tx: Tx) => {
      await sql`insert into audit_event select seq + 1, at, 'user:1', 'x', action, object_kind, object_id, before,
        after, 'made up', request, hash, hash from audit_event where seq = ${size}`.execute(tx);
      await rechain(tx, size);
      await headToEnd(tx);
    };
    expect(await named(add, published)).toEqual(['nothing', '']);
  });

  it('refuses to mark a log that is broken', async () => {
    const made: unknown[] = [];
    await after(async (tx) => {
      await sql`update audit_event set reason = 'x' where seq = 58`.execute(tx);
      await sql`delete from audit_checkpoint where day = '2026-11-21'`.execute(tx);
      made.push(await makeCheckpoint(tx, new Date('2026-11-22T00:00:00Z')));
    });
    expect(made).toMatchObject([{ kind: 'broken', finding: { kind: 'edited', seq: '58' } }]);
  });
});

async function rechainFirst(tx: Tx): Promise<void> {
  await sql`insert into audit_event (seq, at, actor, actor_name, action, object_kind, object_id, previous, hash)
    select 0, now(), '', '', '', '', '', '', sha256('tongming audit log, version 1'::bytea)`.execute(tx);
  await rechain(tx, 1);
  await sql`delete from audit_event where seq = 0`.execute(tx);
}
