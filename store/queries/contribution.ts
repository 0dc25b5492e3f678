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

import type { Kysely } from 'kysely';
import { type CopyColumn, upsertByCopy } from '../copy.ts';
import type { Database } from '../schema.ts';
import type { Session } from '../session.ts';
import type { ArchivedKind } from '../tables/contribution.ts';

/** An act for the store. */
export interface ContributionRow {
  readonly repositoryId: string;
  readonly sourceId: string;
  readonly kind: ArchivedKind;
  readonly identityId: string | null;
  readonly at: Date;
  readonly objectId: string | null;
  readonly subjectNumber: string | null;
  readonly gaps: readonly string[];
}

/** An hour of an archive. */
export interface ArchiveHour {
  readonly source: string;
  readonly hour: Date;
  readonly events: number;
  readonly kept: number;
  readonly broken: number;
  readonly gaps: readonly string[];
  readonly importedAt: Date;
}

const columns: readonly CopyColumn[] = [
  { name: 'repository_id', type: 'int8' },
  { name: 'source', type: 'text' },
  { name: 'source_id', type: 'text' },
  { name: 'kind', type: 'text' },
  { name: 'identity_id', type: 'int8' },
  { name: 'at', type: 'timestamptz' },
  { name: 'object_id', type: 'text' },
  { name: 'subject_number', type: 'text' },
  { name: 'gaps', type: 'text[]' },
  { name: 'hour', type: 'timestamptz' },
];

/** Writes the acts of an hour and the hour itself; acts that are there stay. Within the caller's transaction. */
export async function writeHour(session: Session, hour: ArchiveHour, rows: readonly ContributionRow[]): Promise<void> {
  const upsert = {
    table: 'contribution',
    columns,
    key: ['repository_id', 'source', 'source_id'],
    update: 'nothing',
    lastWins: true,
  } as const;
  const values = rows.map((row) => [
    row.repositoryId,
    hour.source,
    row.sourceId,
    row.kind,
    row.identityId,
    row.at,
    row.objectId,
    row.subjectNumber,
    row.gaps,
    hour.hour,
  ]);
  await upsertByCopy(session, upsert, values);
  await session`
    insert into archive_hour (source, hour, events, kept, broken, gaps, imported_at)
    values (${hour.source}, ${hour.hour}, ${hour.events}, ${hour.kept}, ${hour.broken}, ${hour.gaps as string[]}, ${hour.importedAt})
    on conflict (source, hour) do update set events = excluded.events, kept = excluded.kept, broken = excluded.broken,
      gaps = excluded.gaps, imported_at = excluded.imported_at`;
}

/** Repositories of a host by the platform's id. */
export async function repositoriesByPlatformId(db: Kysely<Database>, host: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('platform_repository')
    .select(['platform_id', 'repository_id'])
    .where('host', '=', host)
    .execute();
  return new Map(rows.map(({ platform_id, repository_id }) => [platform_id, repository_id]));
}

/** Repositories by the lower-case paths they have or had below a host's URL, for those whose id is not known yet. */
export async function repositoriesByPath(db: Kysely<Database>, origin: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('repository')
    .select(['id', 'url'])
    .where('url', 'like', `${origin}/%`)
    .where('id', 'not in', (builder) => builder.selectFrom('platform_repository').select('repository_id'))
    .execute();
  return new Map(rows.map(({ id, url }) => [url.slice(origin.length + 1).toLowerCase(), id]));
}
