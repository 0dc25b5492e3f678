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

import type { CopyColumn } from '../copy.ts';
import type { Session } from '../session.ts';

/** People of the commits being staged; `local` is their number within the stage. */
export const identityStage = 'stage_identity';

/** Columns of {@link identityStage}. */
export const identityColumns: readonly CopyColumn[] = [
  { name: 'local', type: 'int4' },
  { name: 'kind', type: 'text' },
  { name: 'value_hash', type: 'bytea' },
  { name: 'name', type: 'text' },
  { name: 'domain', type: 'text' },
  { name: 'class', type: 'text' },
  { name: 'class_reason', type: 'text' },
  { name: 'account_host', type: 'text' },
  { name: 'account_hash', type: 'bytea' },
];

/** Makes the stage; it ends with the session. */
export async function createIdentityStage(session: Session): Promise<void> {
  await session.unsafe(`
    drop table if exists stage_identity, stage_person;
    create temporary table stage_identity (local int not null, kind text not null, value_hash bytea not null,
      name text, domain text, class text not null, class_reason text, account_host text, account_hash bytea)`);
}

/**
 * Writes the staged people and maps their local numbers to ids (`stage_person`). In order of key, so that two crawls that
 * meet the same people never wait for each other in a circle. The first name staged is the newest,
 * and the class is what the rules say now.
 */
export async function mergeIdentities(session: Session): Promise<void> {
  await session`
    insert into identity (kind, value_hash, name, domain, class, class_reason, account_host, account_hash)
    select distinct on (kind, value_hash) kind, value_hash, name, domain, class, class_reason, account_host, account_hash
    from stage_identity order by kind, value_hash, name is null, local
    on conflict (kind, value_hash) do update set name = coalesce(excluded.name, identity.name), class = excluded.class,
      class_reason = excluded.class_reason, account_host = excluded.account_host, account_hash = excluded.account_hash
    where (coalesce(excluded.name, identity.name), excluded.class, excluded.class_reason, excluded.account_hash)
      is distinct from (identity.name, identity.class, identity.class_reason, identity.account_hash)`;
  await session.unsafe(`
    create temporary table stage_person as
      select s.local, i.id from stage_identity s join identity i using (kind, value_hash);
    analyze stage_person`);
}

/** A proposal of `.mailmap`: the address with one hash is the person with the other. Hashes are hex. */
export interface SuggestionRow {
  readonly hash: string;
  readonly sameAs: string;
  /** Of the proper identity, for when no commit shows it. */
  readonly name: string | null;
  readonly domain: string | null;
  readonly class: string;
  readonly classReason: string | null;
  readonly line: number;
}

/** Replaces the repository's suggestions by those of the head's `.mailmap`; addresses that no commit shows are left out. */
export async function replaceSuggestions(
  session: Session,
  repositoryId: string,
  rows: readonly SuggestionRow[],
): Promise<void> {
  await session`delete from identity_suggestion where repository_id = ${repositoryId}`;
  if (rows.length === 0) return;
  await session`
    create temporary table stage_suggestion on commit drop as
      select i.id, decode(s."sameAs", 'hex') as same_as, s.name, s.domain, s.class, s."classReason" as class_reason, s.line
      from jsonb_to_recordset(${session.json(rows as never)})
        as s (hash text, "sameAs" text, name text, domain text, class text, "classReason" text, line int)
      join identity i on i.kind = 'email' and i.value_hash = decode(s.hash, 'hex')`;
  await session`
    insert into identity (kind, value_hash, name, domain, class, class_reason)
    select distinct on (same_as) 'email', same_as, name, domain, class, class_reason from stage_suggestion order by same_as, line
    on conflict (kind, value_hash) do nothing`;
  await session`
    insert into identity_suggestion (repository_id, identity_id, same_as_id, source, line)
    select distinct on (s.id, p.id) ${repositoryId}::bigint, s.id, p.id, 'mailmap', s.line
    from stage_suggestion s join identity p on p.kind = 'email' and p.value_hash = s.same_as
    where s.id <> p.id order by s.id, p.id, s.line`;
}

/** The identity of each staged person, by local number. */
export async function stagedPeople(session: Session): Promise<Map<number, string>> {
  const rows = await session<{ local: number; id: string }[]>`select local, id from stage_person`;
  return new Map(rows.map(({ local, id }) => [local, id]));
}
