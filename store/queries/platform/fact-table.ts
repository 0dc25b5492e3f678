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

import type { Insertable } from 'kysely';
import { type Assignment, copyRows, upsertStatements } from '../../copy.ts';
import type { CopyType } from '../../copy-page.ts';
import type { Database } from '../../schema.ts';
import type { Session } from '../../session.ts';

/** A row of a table of facts as a crawler makes it; whether it is gone is the store's to say. */
export type FactRow<T extends keyof Database> = Omit<
  Required<Insertable<Database[T]>>,
  'gone_at' | 'gone_reason' | 'moved_to'
>;

/** How facts of one kind are merged. */
export interface FactTable<T extends keyof Database> {
  readonly table: T;
  readonly columns: Readonly<Record<keyof FactRow<T> & string, CopyType>>;
  readonly key: readonly (keyof FactRow<T> & string)[];
  /** Orders versions of a row: an older one never overwrites. Null = what comes last counts. */
  readonly version: (keyof FactRow<T> & string) | null;
  /** Figures that stay when a poorer source does not tell them. */
  readonly keep: readonly (keyof FactRow<T> & string)[];
  /** What a column takes instead, as SQL over `excluded` and the table. */
  readonly special: Readonly<Partial<Record<keyof FactRow<T> & string, string>>>;
  /** The table has `moved_to`. */
  readonly moves?: boolean;
}

/** What merging needs of a {@link FactTable}, whatever its table. */
export interface AnyFactTable {
  readonly table: string;
  readonly columns: Readonly<Record<string, CopyType>>;
  readonly key: readonly string[];
  readonly version: string | null;
  readonly keep: readonly string[];
  readonly special: Readonly<Partial<Record<string, string>>>;
  readonly moves?: boolean;
}

function assignments(fact: AnyFactTable): Assignment[] {
  const { table, key, version, keep, special } = fact;
  const current = version === null ? null : `(excluded.${version} >= ${table}.${version}) is not false`;
  const told = Object.keys(fact.columns).filter((column) => !key.includes(column) && column !== 'seen_at');
  const values = told.map((column) => {
    const kept = keep.includes(column);
    const value = special[column] ?? (kept ? `coalesce(excluded.${column}, ${table}.${column})` : `excluded.${column}`);
    const old = kept ? `coalesce(${table}.${column}, excluded.${column})` : `${table}.${column}`;
    return { column, value: current === null ? value : `case when ${current} then ${value} else ${old} end` };
  });
  const back = ['gone_at', 'gone_reason', ...(fact.moves === true ? ['moved_to'] : [])];
  return [
    ...values,
    { column: 'seen_at', value: `greatest(excluded.seen_at, ${table}.seen_at)` },
    ...back.map((column) => ({ column, value: 'null' })),
  ];
}

/** Merges what `fill` puts into the stage, within the caller's transaction. Returns how many rows were not there before. */
export async function mergeStaged(
  session: Session,
  fact: AnyFactTable,
  fill: (stage: string, columns: readonly string[]) => Promise<unknown>,
): Promise<number> {
  const names = Object.keys(fact.columns);
  const { stage, create, merge } = upsertStatements({
    table: fact.table,
    columns: names.map((name) => ({ name, type: fact.columns[name] ?? 'text' })),
    key: fact.key,
    update: assignments(fact),
    lastWins: true,
    ...(fact.version === null ? {} : { newestBy: fact.version }),
  });
  await session.unsafe(create);
  await fill(stage, names);
  const [counted] = await session.unsafe<{ fresh: number }[]>(
    `with merged as (${merge} returning (xmax = 0) as fresh) select count(*) filter (where fresh)::int as fresh from merged`,
  );
  await session.unsafe(`drop table ${stage}`);
  return counted?.fresh ?? 0;
}

/** Merges rows into the table within the caller's transaction. Returns how many were not there before. */
export async function mergeFacts<T extends keyof Database>(
  session: Session,
  fact: FactTable<T>,
  rows: readonly FactRow<T>[],
): Promise<number> {
  if (rows.length === 0) return 0;
  const names = Object.keys(fact.columns) as (keyof FactRow<T> & string)[];
  const columns = names.map((name) => ({ name, type: fact.columns[name] }));
  const values = rows.map((row) => names.map((name) => row[name]));
  return mergeStaged(session, fact, (stage) => copyRows(session, stage, columns, values));
}
