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
import type { Database } from '#store/schema.ts';
import { monthAt } from '../figures/month-index.ts';
import { type MailMonth, mailRanges } from './mail-ranges.ts';
import { type DomainLookup, readOrganisationDomains } from './organisation-domains.ts';
import { readOrganisationNames } from './organisation-names.ts';
import { type AffiliationRange, type Claim, fillGaps, resolveAffiliation } from './resolve-affiliation.ts';

/** Whose affiliations have to be worked out again. */
export interface Due {
  /** The table of organisations, their names or domains changed: everybody's. */
  readonly all: boolean;
  /** A claim changed, and with it how many claim an organisation: everybody's who has claims. */
  readonly claims: boolean;
}

/** Makes `due` (person_id): persons that are, or were, and of whom anything is said that may have changed. */
async function createDue(session: Kysely<Database>, { all, claims }: Due): Promise<void> {
  await sql`create temporary table due on commit drop as
    select was as person_id from changed union select person from changed
    union select coalesce(p.person_id, t.id) from (
        select id from touched union all select id from mailed
        union all select identity_id from affiliation_claim where ${claims || all}::boolean
        union all select identity_id from mail_month where ${all}::boolean
        union all select identity_id from account where ${all}::boolean and company is not null) t
      left join person_identity p on p.identity_id = t.id
    union select person_id from affiliation where ${all}::boolean`.execute(session);
  await sql`create unique index on due (person_id)`.execute(session);
  await sql`analyze due`.execute(session);
  await sql`create temporary table due_identity on commit drop as
    select d.person_id, p.identity_id as id from due d join person_identity p on p.person_id = d.person_id
    union all select d.person_id, d.person_id from due d
      where not exists (select from person_identity p where p.identity_id = d.person_id)`.execute(session);
  await sql`create index on due_identity (id)`.execute(session);
  await sql`analyze due_identity`.execute(session);
}

function grouped<T extends { readonly person: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.person);
    if (group === undefined) groups.set(row.person, [row]);
    else group.push(row);
  }
  return groups;
}

async function readClaims(session: Kysely<Database>) {
  const { rows } = await sql<Claim & { person: string }>`
    select d.person_id as person, c.id, c.organisation, c.valid_from::text as "from", c.valid_to::text as "to",
      c.rank, c.main, c.note
    from due_identity d join affiliation_claim c on c.identity_id = d.id where c.withdrawn_at is null`.execute(session);
  return grouped(rows);
}

async function readMembers(session: Kysely<Database>): Promise<Map<string, number>> {
  const { rows } = await sql<{ organisation: string; members: string }>`
    select organisation, count(distinct identity_id) as members from affiliation_claim where withdrawn_at is null
    group by organisation`.execute(session);
  return new Map(rows.map(({ organisation, members }) => [organisation, Number(members)]));
}

async function readMail(session: Kysely<Database>, organisationOf: DomainLookup) {
  const { rows } = await sql<{ person: string; month: number; domain: string; commits: string }>`
    select d.person_id as person, m.month, i.domain, sum(m.commits) as commits
    from due_identity d join mail_month m on m.identity_id = d.id join identity i on i.id = d.id
    group by d.person_id, m.month, i.domain`.execute(session);
  const told = rows.flatMap(({ person, month, domain, commits }): (MailMonth & { person: string })[] => {
    const organisation = organisationOf(domain, `${monthAt(month)}-01`);
    return organisation === null ? [] : [{ person, month, organisation, commits: Number(commits) }];
  });
  return grouped(told);
}

/** What profiles say, where all accounts of a person that say anything we know say the same. */
async function readProfiles(session: Kysely<Database>): Promise<Map<string, string>> {
  const lookup = await readOrganisationNames(session);
  const { rows } = await sql<{ person: string; company: string }>`
    select d.person_id as person, a.company from due_identity d join account a on a.identity_id = d.id
    where a.company is not null`.execute(session);
  const said = new Map<string, string>();
  for (const [person, companies] of grouped(rows)) {
    const ids = new Set(companies.map(({ company }) => lookup(company)).filter((id) => id !== null));
    const [only] = ids;
    if (only !== undefined && ids.size === 1) said.set(person, only);
  }
  return said;
}

interface Row extends AffiliationRange {
  readonly person: string;
  readonly basis: 'claim' | 'mail';
}

async function resolved(session: Kysely<Database>): Promise<Row[]> {
  const [claims, members] = [await readClaims(session), await readMembers(session)];
  const mail = await readMail(session, await readOrganisationDomains(session));
  const profiles = await readProfiles(session);
  const rows: Row[] = [];
  for (const [person, list] of claims)
    for (const range of resolveAffiliation(list, members)) rows.push({ ...range, person, basis: 'claim' });
  for (const person of new Set([...mail.keys(), ...profiles.keys()])) {
    const ranges = fillGaps(mailRanges(mail.get(person) ?? []), profiles.get(person) ?? null);
    for (const range of ranges) rows.push({ ...range, person, basis: 'mail' });
  }
  return rows;
}

/** Writes `affiliation` of all who are due, and adds them to `changed` where it says something else now. */
export async function refreshAffiliations(session: Kysely<Database>, due: Due): Promise<void> {
  await createDue(session, due);
  const rows = await resolved(session);
  const column = <K extends keyof Row>(key: K) => rows.map((row) => row[key]);
  await sql`create temporary table fresh_affiliation on commit drop as
    select * from unnest(${column('person')}::bigint[], ${column('organisation')}::text[], ${column('from')}::date[],
      ${column('to')}::date[], ${column('basis')}::text[], ${column('claimId')}::bigint[])
      f(person_id, organisation, valid_from, valid_to, basis, claim_id)`.execute(session);
  await sql`create temporary table moved on commit drop as
    with old as (select a.* from due d join affiliation a on a.person_id = d.person_id)
    select distinct person_id from (
      (select person_id, organisation, valid_from, valid_to, basis, claim_id from old
        except select person_id, organisation, valid_from, valid_to, basis, claim_id from fresh_affiliation)
      union all
      (select person_id, organisation, valid_from, valid_to, basis, claim_id from fresh_affiliation
        except select person_id, organisation, valid_from, valid_to, basis, claim_id from old)) x`.execute(session);
  await sql`delete from affiliation a using moved m where m.person_id = a.person_id`.execute(session);
  await sql`insert into affiliation (person_id, organisation, valid_from, valid_to, basis, claim_id)
    select f.* from fresh_affiliation f join moved m on m.person_id = f.person_id`.execute(session);
  await sql`insert into changed (identity_id, was, person, moved)
    select d.id, d.person_id, d.person_id, true from moved m join due_identity d on d.person_id = m.person_id`.execute(
    session,
  );
}
