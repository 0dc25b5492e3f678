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
import { unknownSubject } from '#store/facts.ts';
import type { Database } from '#store/schema.ts';
import { communityWeights, globalWeights, weighedKinds, weightOfKind } from './edge-weights.ts';
import { personKeys } from './person-key.ts';

/** A repository, and the project (first by slug of those that list it) whose acts of it are read. */
export interface RankedRepository {
  readonly id: string;
  readonly project: string;
}

/** How much a person did for an organisation in a month; rows come sorted by month, key and organisation. */
export interface EdgeRow {
  readonly month: number;
  /** 0 = unknown. */
  readonly person: string;
  readonly key: string | null;
  /** `?` = unknown. */
  readonly organisation: string;
  readonly weight: number;
}

const most = sql.lit(2 ** 31 - 1);

/** Acts of a repository as edges; what carries a title of a scanner that opens by the thousand is left out. */
export async function readEdges(db: Kysely<Database>, { id, project }: RankedRepository): Promise<EdgeRow[]> {
  const { rows } = await sql<EdgeRow>`
    with edge as (
      select f.month, coalesce(f.person_id, 0) as person, coalesce(f.organisation, ${unknownSubject}::text) collate "C" as organisation,
        least(sum(${weightOfKind(globalWeights, 'f.kind')}), ${most})::int as weight
      from act f
      left join work_item w on w.project = f.project and w.repository_id = f.repository_id
        and w.kind = f.subject_kind and w.number = f.subject_number
      where f.project = ${project} and f.repository_id = ${id}::bigint and f.kind = any(${weighedKinds(globalWeights)}::text[])
        and f.class = 'human' and f.standing = 0 and not coalesce(w.title ilike '[snyk]%', false)
      group by 1, 2, 3
    ),
    named as materialized (${personKeys(sql`select distinct person from edge where person <> 0`)})
    select e.month, e.person::text, n.key, e.organisation, e.weight from edge e left join named n using (person)
    order by e.month, n.key collate "C" nulls last, e.organisation`.execute(db);
  return rows;
}

/** How much a person did to an issue or change in a month; rows come sorted by month, key and item. */
export interface ItemRow {
  readonly month: number;
  /** Null = unknown or no human; such rows tell only of merges. */
  readonly person: string | null;
  readonly key: string | null;
  /** Kind and number, as `change 12`: whoever acts, an item is one node. */
  readonly item: string;
  readonly weight: number;
  readonly merged: boolean;
}

/** Acts of a repository on issues and changes. */
export async function readItemActs(db: Kysely<Database>, { id, project }: RankedRepository): Promise<ItemRow[]> {
  const { rows } = await sql<ItemRow>`
    with acted as (
      select f.month, f.kind, f.subject_kind || ' ' || f.subject_number as item,
        case when f.kind = 'change-merged' then f.other_id when f.class = 'human' then f.person_id end as person
      from act f
      where f.project = ${project} and f.repository_id = ${id}::bigint and f.kind = any(${weighedKinds(communityWeights)}::text[])
        and f.subject_number is not null and f.standing = 0
    ),
    named as materialized (${personKeys(sql`select distinct person from acted where person is not null`)})
    select a.month, n.person::text, n.key, a.item, bool_or(a.kind = 'change-merged') as merged,
      least(sum(${weightOfKind(communityWeights, 'a.kind')}), ${most})::int as weight
    from acted a left join named n on n.person = a.person and (a.kind <> 'change-merged' or not n.machine)
    group by a.month, n.person, n.key, a.item
    order by a.month, n.key collate "C" nulls last, a.item collate "C"`.execute(db);
  return rows;
}
