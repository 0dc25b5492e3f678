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

/** Evidence of one kind, as a proposal quotes it. */
export interface ProposedEvidence {
  readonly kind: string;
  readonly source: string;
  readonly strength: number;
  /** Line of a file; null = no file. */
  readonly line: number | null;
}

/** One side of a proposal. */
export interface ProposedIdentity {
  readonly id: string;
  readonly kind: 'email' | 'name' | 'account';
  readonly name: string | null;
  readonly host: string | null;
  readonly login: string | null;
}

/** Two identities of different persons that may be one. */
export interface ProposalRow {
  readonly a: ProposedIdentity;
  readonly b: ProposedIdentity;
  /** 0–1: the kinds together, each as far as the others leave room. */
  readonly strength: number;
  readonly evidence: readonly ProposedEvidence[];
}

/** Which proposals are wanted; `after` is the rank of the last one seen. */
export interface ProposalFilter {
  readonly kind: string | null;
  readonly limit: number;
  readonly offset?: number;
  /** Kinds that join by themselves: they propose nothing. */
  readonly proof: readonly string[];
}

function side(alias: string) {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  return sql`jsonb_build_object('id', ${column('id')}::text, 'kind', ${column('kind')},
    'name', ${shownName(`${alias}.id`, `${alias}.name`)}, 'host', ${sql.ref(`c${alias}.host`)}, 'login', ${sql.ref(`c${alias}.login`)})`;
}

/**
 * Proposals, strongest first, of equals by keys that are the same in every store. Two persons make one proposal, shown by
 * the pair with the strongest evidence; nobody who asked not to be shown is in one, and nobody who is held apart.
 */
export async function readProposals(db: Kysely<Database>, filter: ProposalFilter): Promise<ProposalRow[]> {
  const { kind, limit, offset = 0, proof } = filter;
  const { rows } = await sql<ProposalRow>`
    with held as (
      select v.a_id, v.b_id, v.kind, v.source, v.strength, v.detail,
        coalesce(p.person_id, v.a_id) as x, coalesce(q.person_id, v.b_id) as y
      from identity_evidence v
      left join person_identity p on p.identity_id = v.a_id left join person_identity q on q.identity_id = v.b_id
      where v.kind <> all(${[...proof]}::text[]) and coalesce(p.person_id, v.a_id) <> coalesce(q.person_id, v.b_id)
        and not exists (select from hidden_identity h where h.identity_id in (v.a_id, v.b_id))),
    apart as (
      select least(coalesce(p.person_id, d.a_id), coalesce(q.person_id, d.b_id)) as low,
        greatest(coalesce(p.person_id, d.a_id), coalesce(q.person_id, d.b_id)) as high
      from identity_decision d
      left join person_identity p on p.identity_id = d.a_id left join person_identity q on q.identity_id = d.b_id
      where d.undone_at is null and d.verdict = 'different'),
    pairs as (
      select least(x, y) as low, greatest(x, y) as high,
        jsonb_agg(jsonb_build_object('kind', kind, 'source', source, 'strength', round(strength::numeric, 2),
          'line', (detail ->> 'line')::int) order by strength desc, kind collate "C", source collate "C") as evidence,
        (array_agg(a_id order by strength desc, kind collate "C", source collate "C", a_id))[1] as a_id,
        (array_agg(b_id order by strength desc, kind collate "C", source collate "C", a_id))[1] as b_id,
        array_agg(distinct kind) as kinds
      from held group by least(x, y), greatest(x, y)),
    weighed as (
      select p.*, (select round((1 - exp(sum(ln(1 - s.strength))))::numeric, 3) from (
          select max((e ->> 'strength')::float8) as strength from jsonb_array_elements(p.evidence) e group by e ->> 'kind') s) as strength
      from pairs p where (${kind}::text is null or ${kind}::text = any(p.kinds))
        and not exists (select from apart t where t.low = p.low and t.high = p.high))
    select ${side('a')} as a, ${side('b')} as b, w.strength::float8 as strength, w.evidence
    from weighed w join identity a on a.id = w.a_id join identity b on b.id = w.b_id
    left join account ca on ca.identity_id = a.id left join account cb on cb.identity_id = b.id
    left join identity_class_override oa on oa.identity_id = a.id left join identity_class_override ob on ob.identity_id = b.id
    where coalesce(oa.class, a.class) = 'human' and coalesce(ob.class, b.class) = 'human'
    order by w.strength desc, least(a.value_hash, b.value_hash), greatest(a.value_hash, b.value_hash)
    limit ${limit} offset ${offset}`.execute(db);
  return rows;
}
