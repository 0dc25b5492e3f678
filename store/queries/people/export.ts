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
import type { Database } from '../../schema.ts';
import { shownName } from './shown-name.ts';

/** Somebody as files of other programs know people. Addresses are hashes: we have nothing else. */
export interface ExportedPerson {
  readonly id: string;
  readonly name: string | null;
  readonly class: string;
  /** Hex; sorted. */
  readonly addresses: readonly string[];
  readonly accounts: readonly { readonly host: string; readonly login: string; readonly id: string | null }[];
  /** What is claimed, resolved; in order of time. */
  readonly affiliations: readonly {
    readonly organisation: string;
    readonly from: string | null;
    readonly to: string | null;
  }[];
}

/**
 * Persons of whom anything was decided or proven: several identities, a claim, or a class by somebody's word. Whoever
 * asked not to be shown is left out. In an order that is the same in every store.
 */
export async function exportPersons(db: Kysely<Database>): Promise<ExportedPerson[]> {
  const { rows } = await sql<ExportedPerson>`
    with wanted as (
      select person_id as id from person_identity
      union select coalesce(p.person_id, c.identity_id) from affiliation_claim c
        left join person_identity p on p.identity_id = c.identity_id where c.withdrawn_at is null
      union select coalesce(p.person_id, o.identity_id) from identity_class_override o
        left join person_identity p on p.identity_id = o.identity_id),
    members as (
      select w.id as person, w.id from wanted w where not exists (select from hidden_identity h where h.identity_id = w.id)
      union select w.id, p.identity_id from wanted w join person_identity p on p.person_id = w.id
        where not exists (select from hidden_identity h where h.identity_id = w.id))
    select m.person as id,
      (array_agg(${shownName('i.id', 'i.name')} order by i.kind <> 'account', i.kind <> 'email', i.value_hash)
        filter (where ${shownName('i.id', 'i.name')} is not null))[1] as name,
      min(coalesce(o.class, i.class) collate "C") as class,
      coalesce(jsonb_agg(encode(i.value_hash, 'hex') order by i.value_hash) filter (where i.kind = 'email'), '[]') as addresses,
      coalesce(jsonb_agg(jsonb_build_object('host', a.host, 'login', a.login, 'id', a.platform_id) order by a.host collate "C", a.login collate "C", a.platform_id collate "C")
        filter (where a.identity_id is not null), '[]') as accounts,
      (select coalesce(jsonb_agg(jsonb_build_object('organisation', f.organisation, 'from', f.valid_from::text, 'to', f.valid_to::text)
          order by f.valid_from nulls first), '[]')
        from affiliation f where f.person_id = m.person and f.basis = 'claim') as affiliations
    from members m join identity i on i.id = m.id left join account a on a.identity_id = i.id
    left join identity_class_override o on o.identity_id = i.id
    group by m.person order by min(encode(i.value_hash, 'hex') collate "C")`.execute(db);
  return rows;
}
