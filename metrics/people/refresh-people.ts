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
import type { Store } from '#store/open.ts';
import type { Database } from '#store/schema.ts';
import { freeMailDomains } from '../figures/free-mail.ts';
import { refreshAffiliations } from './refresh-affiliations.ts';
import { createTouched, refreshEvidence } from './refresh-evidence.ts';
import { isIdle, refreshMail } from './refresh-mail.ts';
import { refreshPersons } from './refresh-persons.ts';

/** Raised when the rules change: everybody is worked out anew then. */
const revision = 1;

/** What came of it. */
export interface PeopleReport {
  /** Identities of which something had changed. */
  readonly touched: number;
  /** Identities whose person or affiliation is another one now. */
  readonly changedIdentities: number;
  /** Projects in which they act: their figures are out of date. */
  readonly changedProjects: number;
}

interface Outdated {
  /** The rules. */
  readonly rules: boolean;
  /** The table of organisations. */
  readonly organisations: boolean;
}

async function createOutdated(session: Kysely<Database>): Promise<Outdated> {
  const { rows } = await sql<{ key: string; fresh: boolean }>`
    with now_is (key, digest) as (
      select 'rules', ${`${revision} ${freeMailDomains.length}`}::text
      union all select 'organisations', md5(concat(
        (select string_agg(concat_ws('|', domain, organisation, valid_from, valid_to), ',' order by domain, valid_from nulls first) from organisation_domain),
        (select string_agg(concat_ws('|', alias, organisation), ',' order by alias) from organisation_alias),
        (select string_agg(concat_ws('|', id, name), ',' order by id) from organisation)))),
    was as (select key, digest from people_state),
    written as (insert into people_state (key, digest) select key, digest from now_is
      on conflict (key) do update set digest = excluded.digest where people_state.digest <> excluded.digest)
    select n.key, coalesce(w.digest = n.digest, false) as fresh from now_is n left join was w on w.key = n.key`.execute(
    session,
  );
  const stale = new Set(rows.filter(({ fresh }) => !fresh).map(({ key }) => key));
  return { rules: stale.has('rules'), organisations: stale.has('organisations') };
}

/** Tells each project that the acts it has are somebody else's now, or somebody of another class or organisation. */
async function touchProjects(session: Kysely<Database>): Promise<{ identities: number; projects: number }> {
  await sql`insert into changed (identity_id, was, person, moved)
    select n.identity_id, coalesce(p.person_id, n.identity_id), coalesce(p.person_id, n.identity_id), true
    from noted n left join person_identity p on p.identity_id = n.identity_id where n.what = 'class'`.execute(session);
  const { rows: count } = await sql<{
    count: string;
  }>`select count(distinct identity_id) as count from changed where moved`.execute(session);
  const identities = Number(count[0]?.count ?? 0);
  if (identities === 0) return { identities, projects: 0 };
  const { rows } = await sql`
    with actors as (select identity_id as id from changed where moved),
    persons as (select was as id from changed where moved union select person from changed where moved union select id from actors),
    hit as (
      select a.project from act a where a.identity_id in (select id from actors) or a.other_id in (select id from persons)
      union select w.project from work_item w where w.identity_id in (select id from actors)
        or w.closed_by_id in (select id from persons) or w.merged_by_id in (select id from persons)
        or w.first_responder_id in (select id from persons))
    update project p set people_revision = p.people_revision + 1 from hit h where h.project = p.slug
    returning p.slug`.execute(session);
  return { identities, projects: rows.length };
}

/**
 * Works out who is who and who worked where, from what has changed since the last time; the result is the same as from
 * scratch. Projects whose acts it concerns are told by `project.people_revision`.
 */
export async function refreshPeople(
  store: Pick<Store, 'db'>,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<PeopleReport> {
  return store.db.transaction().execute(async (session) => {
    await sql`select pg_advisory_xact_lock(hashtext('tongming people'))`.execute(session);
    signal?.throwIfAborted();
    const outdated = await createOutdated(session);
    if (!outdated.rules && !outdated.organisations && (await isIdle(session)))
      return { touched: 0, changedIdentities: 0, changedProjects: 0 };
    await sql`set local work_mem = '64MB'`.execute(session);
    await sql`set local jit = off`.execute(session);
    await sql`set local statement_timeout = '15min'`.execute(session);
    const touched = await createTouched(session, outdated.rules);
    await refreshMail(session);
    const { rows } = await sql<{ mailed: boolean; claims: boolean }>`
      select exists (select from mailed) as mailed, exists (select from noted where what = 'claim') as claims`.execute(
      session,
    );
    const [{ mailed, claims } = { mailed: false, claims: false }] = rows;
    if (touched === 0 && !mailed && !outdated.organisations)
      return { touched, changedIdentities: 0, changedProjects: 0 };
    signal?.throwIfAborted();
    await refreshEvidence(session);
    signal?.throwIfAborted();
    await refreshPersons(session, outdated.rules);
    signal?.throwIfAborted();
    // With new rules everybody is touched anyway.
    await refreshAffiliations(session, { all: outdated.organisations && !outdated.rules, claims });
    const { identities, projects } = await touchProjects(session);
    return { touched, changedIdentities: identities, changedProjects: projects };
  });
}
