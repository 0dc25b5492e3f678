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
import type { Store } from '#store/open.ts';

/** What is in the store after servers died, counted against what senders were told. */
export interface Stored {
  readonly judgements: number;
  readonly events: number;
  readonly keys: number;
  /** Keys with more than one event, and judgements that were changed after they were made: both must be 0. */
  readonly doubled: number;
  /** Acknowledged keys without their judgement or event, or with another answer than the sender was told: must be 0. */
  readonly lost: number;
  /** Judgements that nobody was told of: must be 0 once everything was sent again. */
  readonly unknown: number;
}

interface Row {
  readonly key: string;
  readonly answer: unknown;
  readonly events: number;
  readonly judgement: boolean;
}

/** Counts. */
export async function storedJudgements(store: Store, answers: ReadonlyMap<string, string>): Promise<Stored> {
  const { rows } = await sql<Row>`
    select i.key, i.answer,
      (select count(*)::int from audit_event e where e.request = i.key) as events,
      exists (select from judgement j where j.reason = 'because of ' || i.key and j.version = 1) as judgement
    from idempotency i where i.status = 200
  `.execute(store.db);
  const { rows: counts } = await sql<{ judgements: number; events: number; changed: number }>`
    select (select count(*)::int from judgement where reason like 'because of %') as judgements,
      (select count(*)::int from audit_event where action = 'review.judge') as events,
      (select count(*)::int from judgement where version <> 1) as changed
  `.execute(store.db);
  const { judgements = 0, events = 0, changed = 0 } = counts[0] ?? {};
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const lost = [...answers].filter(([key, told]) => {
    const row = byKey.get(key);
    return row === undefined || !row.judgement || row.events === 0 || JSON.stringify(row.answer) !== told.trim();
  });
  return {
    judgements,
    events,
    keys: rows.length,
    doubled: rows.filter((row) => row.events > 1).length + changed,
    lost: lost.length,
    unknown: rows.filter(({ key }) => !answers.has(key)).length,
  };
}
