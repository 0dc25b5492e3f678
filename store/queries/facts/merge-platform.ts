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

import type { Session } from '../../session.ts';
import { type AnyFactTable, mergeStaged } from '../platform/fact-table.ts';
import type { FactField, FactType } from './field.ts';
import { platformTypes } from './platform-types.ts';

/** What a column of a fact takes from its stage. */
function source(field: FactField, number: number): string {
  if (field.codec === 'repository') return 'p.id';
  if (field.codec === 'person') return `w${number}.id`;
  if (field.codec !== 'people')
    return field.absent === null ? `f.${field.column}` : `coalesce(f.${field.column}, ${field.absent})`;
  return `coalesce((select array_agg(w.id order by u.n) from unnest(f.${field.column}) with ordinality u (key, n)
    join fact_who w on w.key = decode(u.key, 'hex')), '{}')`;
}

function fillStatement({ stage: from, fields }: FactType, stage: string, columns: readonly string[]): string {
  const byColumn = new Map(fields.map((field, number) => [field.column, source(field, number)]));
  const values = columns.map((column) => (column === 'seen_at' ? 'p.seen_at' : (byColumn.get(column) ?? 'null')));
  const people = fields.flatMap((field, number) =>
    field.codec === 'person' ? [`left join fact_who w${number} on w${number}.key = f.${field.column}`] : [],
  );
  return `insert into ${stage} (${columns.join(', ')}) select ${values.join(', ')}
    from ${from} f join fact_place p on p.number = f.repository_id ${people.join(' ')} order by f.file_line`;
}

/** Marks facts that had left their platform when the file was made. */
async function markGone(session: Session, { stage, fields }: FactType, fact: AnyFactTable): Promise<void> {
  const keys = fact.key.map((column) => {
    const number = fields.findIndex((field) => field.column === column);
    const field = fields[number];
    if (field === undefined || field.codec === 'repository') return `t.${column} = p.id`;
    if (field.codec === 'person') return `t.${column} = (select w.id from fact_who w where w.key = f.${column})`;
    return `t.${column} = ${source(field, number)}`;
  });
  const moved = fact.moves === true ? ', moved_to = f.moved_to' : '';
  await session.unsafe(`
    update ${fact.table} t set gone_at = f.gone_at, gone_reason = f.gone_reason${moved}
    from ${stage} f join fact_place p on p.number = f.repository_id
    where f.gone_at is not null and t.seen_at <= p.seen_at and ${keys.join(' and ')}`);
}

/** Merges facts of platforms by the same rules as a crawl: an older version never overwrites. Returns how many are new, by type of line. */
export async function mergeFactPlatforms(session: Session): Promise<Readonly<Record<string, number>>> {
  const fresh: Record<string, number> = {};
  for (const type of platformTypes) {
    const { fact } = type;
    if (fact === null) continue;
    fresh[type.type] = await mergeStaged(session, fact, (stage, columns) =>
      session.unsafe(fillStatement(type, stage, columns)),
    );
    await markGone(session, type, fact);
  }
  return fresh;
}
