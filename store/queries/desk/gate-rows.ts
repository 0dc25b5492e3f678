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

import { type Kysely, type Selectable, sql } from 'kysely';
import type { Database } from '../../schema.ts';

type Judgement = Selectable<Database['judgement']>;
type Waiver = Selectable<Database['waiver']>;
type Clarification = Selectable<Database['clarification']>;
type SignOff = Selectable<Database['sign_off']>;

/** Everything that people and the machine said of a case, as a gate looks at it. */
export interface GateRows {
  /** The newest look of the machine; null = it did not look. */
  readonly evidence: string | null;
  /** Items of that look; empty without one. */
  readonly items: unknown;
  readonly judgements: readonly Pick<Judgement, 'criterion' | 'reviewer' | 'verdict' | 'points'>[];
  readonly waivers: readonly (Pick<Waiver, 'criterion' | 'state'> & { readonly expiresOn: string })[];
  readonly clarifications: readonly Pick<Clarification, 'id' | 'criterion' | 'outcome'>[];
  readonly signOffs: readonly Pick<SignOff, 'dimension' | 'member' | 'verdict'>[];
}

/** Reads what a gate looks at, of one case, in one statement. */
export async function gateRows(db: Kysely<Database>, application: string): Promise<GateRows> {
  const { rows } = await sql<GateRows>`
    select e.id as evidence, coalesce(e.items, '[]'::json) as items,
      (select coalesce(json_agg(json_build_object('criterion', j.criterion, 'reviewer', j.reviewer,
          'verdict', j.verdict, 'points', j.points) order by j.criterion, j.reviewer), '[]')
        from judgement j where j.application = a.id) as judgements,
      (select coalesce(json_agg(json_build_object('criterion', w.criterion, 'state', w.state,
          'expiresOn', to_char(w.expires_on, 'YYYY-MM-DD')) order by w.id), '[]')
        from waiver w where w.application = a.id) as waivers,
      (select coalesce(json_agg(json_build_object('id', c.id::text, 'criterion', c.criterion, 'outcome', c.outcome)
          order by c.id), '[]')
        from clarification c where c.application = a.id) as clarifications,
      (select coalesce(json_agg(json_build_object('dimension', s.dimension, 'member', s.member, 'verdict', s.verdict)
          order by s.dimension, s.member), '[]')
        from sign_off s where s.application = a.id) as "signOffs"
    from application a
    left join lateral (
      select id, items from application_evidence where application = a.id order by id desc limit 1) e on true
    where a.id = ${application}
  `.execute(db);
  const [row] = rows;
  if (row === undefined) throw new RangeError(`there is no application ${application}`);
  return row;
}

/** What a change of stage looks at besides the gate. */
export interface StageGround {
  /** Null = no repository was ever given. */
  readonly project: string | null;
  readonly stage: string | null;
  readonly listed: boolean;
  readonly entry: unknown;
  /** Addresses in their order. */
  readonly repositories: readonly string[];
  /** A health review of the project ended with the advice to retire it. */
  readonly retiring: boolean;
}

/** Reads what a change of stage of a case looks at. */
export async function stageGround(db: Kysely<Database>, application: string): Promise<StageGround> {
  const { rows } = await sql<StageGround>`
    select p.slug as project, p.stage, coalesce(p.listed, false) as listed, p.entry,
      array(select r.url from project_repository o join repository r on r.id = o.repository_id
        where o.project = p.slug order by o.position, r.id) as repositories,
      exists (select from health_review h where h.project = p.slug and h.state = 'closed' and h.outcome = 'retire'
        and coalesce(h.application, a.id) = a.id) as retiring
    from application a left join project p on p.slug = a.project where a.id = ${application}
  `.execute(db);
  const [row] = rows;
  if (row === undefined) throw new RangeError(`there is no application ${application}`);
  return row;
}
