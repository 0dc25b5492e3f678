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

import { type CopyColumn, copyEncoded } from '../copy.ts';
import type { Session } from '../session.ts';

/** Columns of what a blob says of licences, as in {@link LicenceBlobTable}. */
export const licenceBlobColumns: readonly CopyColumn[] = [
  { name: 'sha', type: 'bytea' },
  { name: 'index_version', type: 'text' },
  { name: 'outcome', type: 'text' },
  { name: 'truncated', type: 'bool' },
  { name: 'expression', type: 'text' },
  { name: 'findings', type: 'jsonb' },
  { name: 'copyrights', type: 'jsonb' },
  { name: 'altered', type: 'jsonb' },
];

/** The stage of blobs that were just read. */
export const licenceBlobStage = 'stage_licence_blob';

/** Which files are read for licences. */
export interface LicenceWants {
  readonly repositoryId: string;
  readonly indexVersion: string;
  /** Larger blobs are not read. */
  readonly cap: number;
}

/** Blobs of the head that no repository's visit has read with this version of the index, each as often as it has names, in pages; links and submodules are left out. */
export async function* unreadBlobs(
  session: Session,
  { repositoryId, indexVersion, cap }: LicenceWants,
): AsyncGenerator<readonly { readonly blob: Buffer; readonly path: string }[]> {
  const cursor = session<{ blob: Buffer; path: string }[]>`
    select f.blob, f.path from tree_file f
    where f.repository_id = ${repositoryId} and f.mode in (33188, 33261, 33204) and f.size between 1 and ${cap}
      and not exists (select from licence_blob b where b.sha = f.blob and b.index_version = ${indexVersion})
    order by f.blob`.cursor(2000);
  for await (const rows of cursor) yield rows;
}

/** Stores one batch of blobs; the caller gives each a transaction of its own, so that a later crash loses none of it. */
export async function writeLicenceBlobs(session: Session, pages: readonly Buffer[]): Promise<void> {
  await session.unsafe(
    `create temporary table ${licenceBlobStage} on commit drop as select * from licence_blob with no data`,
  );
  await copyEncoded(session, licenceBlobStage, licenceBlobColumns, pages);
  // By key, so that two repositories that share blobs cannot wait for each other in a circle.
  await session`
    insert into licence_blob (sha, index_version, outcome, truncated, expression, findings, copyrights, altered)
    select sha, index_version, outcome, truncated, expression, findings, copyrights, altered
    from stage_licence_blob order by sha
    on conflict (sha) do update set index_version = excluded.index_version, outcome = excluded.outcome,
      truncated = excluded.truncated, expression = excluded.expression, findings = excluded.findings,
      copyrights = excluded.copyrights, altered = excluded.altered`;
}

/** A file of the head with what its blob says. */
export interface LicenceTreeRow {
  readonly path: string;
  readonly mode: number;
  /** Bytes; null for submodules, and where the blob is missing. */
  readonly size: string | null;
  readonly blob: Buffer;
  /** Null = its blob was not read. */
  readonly outcome: 'scanned' | 'no-words' | 'binary' | 'unreadable' | null;
  readonly expression: string | null;
  /** Distinct holders that it names; null = none. */
  readonly holders: readonly string[] | null;
}

const pageRows = 5000;

/** Puts the files of the head in the order of their bytes, for {@link licenceTreePage}. */
export async function orderLicenceTree(session: Session, repositoryId: string): Promise<void> {
  await session.unsafe('drop table if exists stage_licence_tree');
  await session.unsafe(`create temporary table stage_licence_tree (position int primary key, path text not null,
    mode int not null, size bigint, blob bytea not null)`);
  await session`
    insert into stage_licence_tree (position, path, mode, size, blob)
    select row_number() over (order by path collate "C"), path, mode, size, blob from tree_file
    where repository_id = ${repositoryId}`;
  await session.unsafe('analyze stage_licence_tree');
}

/** The next page of the head's files; between two pages the session is free for other work. */
export async function licenceTreePage(
  session: Session,
  indexVersion: string,
  after: number,
): Promise<readonly LicenceTreeRow[]> {
  return session<LicenceTreeRow[]>`
    select f.path, f.mode, f.size, f.blob, b.outcome, b.expression,
      (select array_agg(distinct holder) from jsonb_array_elements(b.copyrights) c,
        jsonb_array_elements_text(c -> 'holders') holder) as holders
    from stage_licence_tree f left join licence_blob b on b.sha = f.blob and b.index_version = ${indexVersion}
    where f.position > ${after} and f.position <= ${after + pageRows} order by f.position`;
}
