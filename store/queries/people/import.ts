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

import { type Kysely, sql, type Transaction } from 'kysely';
import type { IdentityClass } from '../../facts.ts';
import type { Database } from '../../schema.ts';
import { claimRanks } from './claim.ts';
import { type Decider, logDecision } from './log.ts';

/** An account as a file names it. */
export interface NamedAccount {
  readonly host: string;
  readonly login: string | null;
  readonly id: string | null;
}

/** What a file comes to, in ids of ours. */
export interface ImportedRows {
  /** Format and name of the file: a second import of it replaces the first. */
  readonly source: string;
  /** Pairs that the file says are one person. */
  readonly pairs: readonly { readonly a: string; readonly b: string; readonly line: number | null }[];
  readonly claims: readonly {
    readonly identityId: string;
    readonly organisation: string;
    readonly from: string | null;
    readonly to: string | null;
    readonly note: string | null;
  }[];
  readonly classes: readonly { readonly identityId: string; readonly class: IdentityClass }[];
  readonly aliases: readonly { readonly alias: string; readonly organisation: string }[];
  readonly organisations: readonly { readonly id: string; readonly name: string }[];
  readonly unknown: readonly { readonly name: string; readonly people: number }[];
}

/** What an import changed. */
export interface ImportCounts {
  readonly pairs: number;
  readonly claims: number;
  readonly withdrawn: number;
  readonly classes: number;
  readonly aliases: number;
  readonly organisations: number;
}

/** Which of the hashes (hex) are identities of ours. */
export async function identitiesByHash(db: Kysely<Database>, hashes: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ hash: string; id: string }>`
    select h.hash, i.id from unnest(${[...hashes]}::text[]) h(hash)
    join identity i on i.kind = 'email' and i.value_hash = decode(h.hash, 'hex')`.execute(db);
  return new Map(rows.map(({ hash, id }) => [hash, id]));
}

/** Identities of accounts, in the order asked for; null = not known. An id decides, a login only where there is none. */
export async function identitiesByAccount(
  db: Kysely<Database>,
  accounts: readonly NamedAccount[],
): Promise<(string | null)[]> {
  const column = (key: keyof NamedAccount) => accounts.map((account) => account[key]);
  const { rows } = await sql<{ id: string | null }>`
    select coalesce(a.identity_id, b.identity_id) as id
    from unnest(${column('host')}::text[], ${column('login')}::text[], ${column('id')}::text[]) with ordinality n(host, login, id, place)
    left join account a on a.host = n.host and a.platform_id = n.id
    left join lateral (select c.identity_id from account c where n.id is null and c.host = n.host and lower(c.login) = lower(n.login)
      order by c.platform_id is null, c.seen_at desc, c.identity_id limit 1) b on true
    order by n.place`.execute(db);
  return rows.map(({ id }) => id);
}

type Session = Transaction<Database>;

async function writePairs(session: Session, { source, pairs }: ImportedRows, strength: number): Promise<number> {
  await sql`delete from identity_evidence where kind = 'file' and source = ${source}`.execute(session);
  const { rows } = await sql`insert into identity_evidence (a_id, b_id, kind, source, strength, detail)
    select distinct on (least(p.a, p.b), greatest(p.a, p.b)) least(p.a, p.b), greatest(p.a, p.b), 'file', ${source}::text,
      ${strength}::real, jsonb_build_object('line', p.line)
    from unnest(${pairs.map(({ a }) => a)}::bigint[], ${pairs.map(({ b }) => b)}::bigint[], ${pairs.map(({ line }) => line)}::int[]) p(a, b, line)
    where p.a <> p.b order by least(p.a, p.b), greatest(p.a, p.b), p.line returning 1`.execute(session);
  return rows.length;
}

/** What stands already stays, with the day it was first claimed; what the file no longer says is withdrawn. */
async function writeClaims(session: Session, rows: ImportedRows, decider: Decider) {
  const { source, claims } = rows;
  const column = <K extends keyof (typeof claims)[number]>(key: K) => claims.map((claim) => claim[key]);
  await sql`create temporary table file_claim on commit drop as
    select distinct * from unnest(${column('identityId')}::bigint[], ${column('organisation')}::text[], ${column('from')}::date[],
      ${column('to')}::date[], ${column('note')}::text[]) f(identity_id, organisation, valid_from, valid_to, note)`.execute(
    session,
  );
  const same = sql`c.identity_id = f.identity_id and c.organisation = f.organisation and c.valid_from is not distinct from f.valid_from
    and c.valid_to is not distinct from f.valid_to and c.note is not distinct from f.note`;
  const withdrawn = await sql`update affiliation_claim c
    set withdrawn_at = now(), withdrawn_by = ${decider.actor}, withdrawn_reason = 'no longer in the file'
    where c.source = ${source} and c.withdrawn_at is null and not exists (select from file_claim f where ${same}) returning 1`.execute(
    session,
  );
  const added =
    await sql`insert into affiliation_claim (identity_id, organisation, valid_from, valid_to, note, source, rank, actor)
    select f.identity_id, f.organisation, f.valid_from, f.valid_to, f.note, ${source}::text, ${claimRanks.file}::int, ${decider.actor}::text
    from file_claim f where not exists (select from affiliation_claim c where c.source = ${source} and c.withdrawn_at is null and ${same})
    order by 1, 2, 3 returning 1`.execute(session);
  return { claims: added.rows.length, withdrawn: withdrawn.rows.length };
}

async function writeClasses(session: Session, { classes }: ImportedRows, decider: Decider): Promise<number> {
  const { rows } = await sql<{ identity_id: string; class: string }>`
    insert into identity_class_override (identity_id, class, actor, reason)
    select distinct on (n.id) n.id, n.class, ${decider.actor}::text, ${decider.reason}::text
    from unnest(${classes.map(({ identityId }) => identityId)}::bigint[], ${classes.map((row) => row.class)}::text[]) n(id, class)
    join identity i on i.id = n.id where i.class <> n.class order by n.id, n.class
    on conflict (identity_id) do nothing returning identity_id, class`.execute(session);
  for (const row of rows)
    await logDecision(session, decider, { action: 'class', subject: row.identity_id, detail: { class: row.class } });
  return rows.length;
}

async function writeNames(session: Session, { source, aliases, organisations, unknown }: ImportedRows) {
  let created = 0;
  for (const { id, name } of organisations) {
    const result = await session
      .insertInto('organisation')
      .values({ id, name: JSON.stringify({ zh: name, en: name }) })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    created += Number(result.numInsertedOrUpdatedRows ?? 0n);
  }
  const { rows } = await sql`insert into organisation_alias (alias, organisation)
    select distinct on (n.alias) n.alias, n.organisation
    from unnest(${aliases.map(({ alias }) => alias)}::text[], ${aliases.map((row) => row.organisation)}::text[]) n(alias, organisation)
    order by n.alias, n.organisation on conflict (alias) do nothing returning 1`.execute(session);
  await session.deleteFrom('organisation_unknown').where('source', '=', source).execute();
  await sql`insert into organisation_unknown (source, name, people)
    select ${source}::text, n.name, n.people
    from unnest(${unknown.map(({ name }) => name)}::text[], ${unknown.map(({ people }) => people)}::int[]) n(name, people)`.execute(
    session,
  );
  return { organisations: created, aliases: rows.length };
}

/** Writes what a file says in one transaction, in the place of what it said the last time; `onCounts` may throw to undo it. */
export async function writeImport(
  db: Kysely<Database>,
  rows: ImportedRows,
  strength: number,
  decider: Decider,
  onCounts?: (counts: ImportCounts) => void,
): Promise<ImportCounts> {
  return db.transaction().execute(async (session) => {
    const names = await writeNames(session, rows);
    const pairs = await writePairs(session, rows, strength);
    const claims = await writeClaims(session, rows, decider);
    const classes = await writeClasses(session, rows, decider);
    const counts = { pairs, ...claims, classes, ...names };
    await logDecision(session, decider, { action: 'import', subject: rows.source, detail: counts });
    onCounts?.(counts);
    return counts;
  });
}
