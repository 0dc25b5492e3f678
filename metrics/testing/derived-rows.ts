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
import { silent } from '#store/testing.ts';
import { deriveProject } from '../derive/derive.ts';

/** Derives a project, as the computation does. */
export async function derive(store: Store, project: string): Promise<void> {
  await deriveProject(store, project, { log: silent, signal: new AbortController().signal });
}

/** An act with people by name, so that two stores with other ids can be compared. */
export interface ActRow {
  readonly repository: string;
  readonly kind: string;
  readonly source: string;
  readonly who: string | null;
  readonly class: string;
  readonly organisation: string | null;
  readonly at: string;
  readonly subject: string | null;
  readonly other: string | null;
  readonly lines: string | null;
  readonly standing: number;
  readonly discount: number;
  readonly activity: number;
  readonly activity2023: number;
  readonly activity2020: number;
}

/** The acts of a project in a fixed order. */
export async function actRows(store: Store, project: string): Promise<ActRow[]> {
  const { rows } =
    await sql<ActRow>`select * from (select r.platform_id as repository, a.kind, case when a.kind = 'star' and a.source = a.identity_id::text then i.name
        when a.kind = 'co-author' then split_part(a.source, ':', 1) || ':' || i.name else a.source end as source, p.name as who, a.class, a.organisation,
      to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS') as at, a.subject_kind || ' ' || a.subject_number as subject,
      o.name as other, a.additions || '/' || a.deletions as lines, a.standing, a.discount::float8 as discount,
      a.activity::float8 as activity, a.activity_2023::float8 as activity2023, a.activity_2020::float8 as activity2020
    from act a join repository r on r.id = a.repository_id left join identity i on i.id = a.identity_id
    left join identity p on p.id = a.person_id left join identity o on o.id = a.other_id
    where a.project = ${project}) row order by repository, kind collate "C", source collate "C"`.execute(store.db);
  return rows;
}

/** What a rule found in a project, as `kind source: factor`. */
export async function discountLines(store: Store, project: string, rule: string): Promise<string[]> {
  const rows = await store.db
    .selectFrom('act_discount')
    .select(['kind', 'source', 'factor'])
    .where('project', '=', project)
    .where('rule', '=', rule)
    .execute();
  return rows.map(({ kind, source, factor }) => `${kind} ${source}: ${Number(factor)}`).sort();
}
