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
import { copyEncoded } from '../copy.ts';
import type { Completeness } from '../facts.ts';
import type { Session } from '../session.ts';

/** Columns of a file that has something to tell, as in {@link LicenceFileTable}. */
export const licenceFileColumns: readonly CopyColumn[] = [
  { name: 'repository_id', type: 'int8' },
  { name: 'path', type: 'text' },
  { name: 'directory', type: 'text' },
  { name: 'blob', type: 'bytea' },
  { name: 'outcome', type: 'text' },
  { name: 'problem', type: 'text' },
  { name: 'expression', type: 'text' },
];

/** The stage of the files of a scan. */
export const licenceFileStage = 'stage_licence_file';

/** Columns of a directory, as in {@link LicenceDirectoryTable}. */
export const licenceDirectoryColumns: readonly CopyColumn[] = [
  { name: 'repository_id', type: 'int8' },
  { name: 'path', type: 'text' },
  { name: 'parent', type: 'text' },
  { name: 'files', type: 'int4' },
  { name: 'unstated', type: 'int4' },
  { name: 'own', type: 'text' },
  { name: 'expressions', type: 'jsonb' },
];

/** Something with the number of files that have it. */
interface Counted {
  readonly files: number;
}

/** What reading a head for licences came to. */
export interface LicenceScan {
  readonly headSha: Buffer;
  readonly indexVersion: string;
  readonly startedAt: Date;
  readonly scannedAt: Date;
  readonly files: number;
  readonly remaining: number;
  readonly outcomes: Readonly<Record<string, number>>;
  readonly expressions: readonly (Counted & { readonly expression: string })[];
  readonly holders: readonly (Counted & { readonly name: string })[];
  readonly completeness: Completeness;
}

/** True when the head was not read for licences with this version of the index, or not to its end. */
export async function licencesAreStale(session: Session, id: string, indexVersion: string): Promise<boolean> {
  const rows = await session`
    select from repository r left join licence_scan s on s.repository_id = r.id
    where r.id = ${id} and r.head_sha is not null and (s.head_sha is distinct from r.head_sha
      or s.index_version <> ${indexVersion} or s.remaining > 0)`;
  return rows.length > 0;
}

/** True when an earlier visit read a head for licences to its end. */
export async function hasWholeScan(session: Session, id: string): Promise<boolean> {
  return (await session`select from licence_scan where repository_id = ${id} and remaining = 0`).length > 0;
}

/** Makes the stage of files; it ends with the session. */
export async function createLicenceFileStage(session: Session): Promise<void> {
  await session.unsafe(`
    drop table if exists ${licenceFileStage};
    create temporary table ${licenceFileStage} as select * from licence_file with no data`);
}

/** Replaces what is stored of the repository's licences by the staged files, the directories and the sums; within the caller's transaction. */
export async function replaceLicenceScan(
  session: Session,
  id: string,
  scan: LicenceScan,
  directories: readonly Buffer[],
): Promise<void> {
  await session`delete from licence_scan where repository_id = ${id}`;
  await session`
    insert into licence_scan (repository_id, head_sha, index_version, started_at, scanned_at, files, remaining, outcomes,
      expressions, holders, completeness)
    values (${id}, ${scan.headSha}, ${scan.indexVersion}, ${scan.startedAt}, ${scan.scannedAt}, ${scan.files},
      ${scan.remaining}, ${session.json(scan.outcomes)}, ${session.json(scan.expressions as never)},
      ${session.json(scan.holders as never)}, ${session.json(scan.completeness as never)})`;
  await copyEncoded(session, 'licence_directory', licenceDirectoryColumns, directories);
  await session`
    insert into licence_file (repository_id, path, directory, blob, outcome, problem, expression)
    select repository_id, path, directory, blob, outcome, problem, expression from stage_licence_file`;
}
