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

import { type CopyColumn, copyRows, type Rows } from '../copy.ts';
import type { Session } from '../session.ts';

/** Columns of a staged file of the head, as in {@link TreeFileTable} without the repository. */
export const treeColumns: readonly CopyColumn[] = [
  { name: 'path', type: 'text' },
  { name: 'mode', type: 'int4' },
  { name: 'size', type: 'int8' },
  { name: 'blob', type: 'bytea' },
  { name: 'language', type: 'text' },
  { name: 'kept', type: 'bool' },
];

/** The stage of the head's files. */
export const treeStage = 'stage_tree';

/** Columns of a blob's facts, as in {@link BlobTable}. */
export const blobColumns: readonly CopyColumn[] = [
  { name: 'sha', type: 'bytea' },
  { name: 'size', type: 'int8' },
  { name: 'binary', type: 'bool' },
  { name: 'magic', type: 'text' },
  { name: 'line_count', type: 'int4' },
  { name: 'spdx', type: 'text' },
  { name: 'notice', type: 'bool' },
  { name: 'content', type: 'text' },
  { name: 'truncated', type: 'bool' },
];

/** The stage of facts of blobs that were not known. */
export const blobStage = 'stage_blob';

/** Makes the stages; they end with the session. */
export async function createTreeStages(session: Session): Promise<void> {
  await session.unsafe(`
    drop table if exists stage_tree, stage_blob, stage_tag, stage_ref;
    create temporary table stage_tree (path text not null, mode int not null, size bigint, blob bytea not null,
      language text, kept boolean not null);
    create temporary table stage_blob (sha bytea not null, size bigint not null, "binary" boolean not null, magic text,
      line_count int, spdx text, notice boolean, content text, truncated boolean not null);
    create temporary table stage_tag (name text not null, commit_sha bytea, annotated boolean not null, signed boolean not null,
      tagger int, tagged_at timestamptz);
    create temporary table stage_ref (name text not null, sha bytea not null)`);
}

/** A blob whose facts are still to be read. */
export interface WantedBlob {
  readonly blob: Buffer;
  readonly size: number;
  /** Its text is to be kept. */
  readonly kept: boolean;
}

/**
 * Blobs of staged files that no crawl has read, or whose text is wanted now for the first time; symbolic links and
 * submodules are left out.
 */
export async function* wantedBlobs(session: Session, cap: number): AsyncGenerator<readonly WantedBlob[]> {
  await session.unsafe('create index on stage_tree using hash (path); analyze stage_tree');
  const cursor = session<{ blob: Buffer; size: string; kept: boolean }[]>`
    select t.blob, t.size, t.kept from (
      select blob, min(size) as size, bool_or(kept) as kept from stage_tree
      where mode in (33188, 33261, 33204) and size <= ${cap} group by blob) t
    left join blob b on b.sha = t.blob
    where b.sha is null or (t.kept and b.content is null and not b."binary")
    order by t.blob`.cursor(2000);
  for await (const rows of cursor) yield rows.map(({ blob, size, kept }) => ({ blob, size: Number(size), kept }));
}

/** Writes staged blob facts; text is added to a blob that was known without it. */
export async function mergeBlobs(session: Session): Promise<void> {
  await session`
    insert into blob (sha, size, "binary", magic, line_count, spdx, notice, content, truncated)
    select distinct on (sha) sha, size, "binary", magic, line_count, spdx, notice, content, truncated
    from stage_blob order by sha, content is null
    on conflict (sha) do update set content = excluded.content, truncated = excluded.truncated
    where blob.content is null and excluded.content is not null`;
}

/** Replaces the files of the head by the staged ones; rows that are the same stay untouched. */
export async function mergeTree(session: Session, repositoryId: string): Promise<void> {
  await session`
    delete from tree_file f where repository_id = ${repositoryId}
      and not exists (select from stage_tree s where s.path = f.path)`;
  await session`
    insert into tree_file (repository_id, path, mode, size, blob, language)
    select distinct on (path) ${repositoryId}::bigint, path, mode, size, blob, language from stage_tree order by path
    on conflict (repository_id, path) do update
      set mode = excluded.mode, size = excluded.size, blob = excluded.blob, language = excluded.language
    where (tree_file.mode, tree_file.size, tree_file.blob, tree_file.language)
      is distinct from (excluded.mode, excluded.size, excluded.blob, excluded.language)`;
}

/** Columns of a staged tag; the tagger is a local number of the identity stage. */
export const tagColumns: readonly CopyColumn[] = [
  { name: 'name', type: 'text' },
  { name: 'commit_sha', type: 'bytea' },
  { name: 'annotated', type: 'bool' },
  { name: 'signed', type: 'bool' },
  { name: 'tagger', type: 'int4' },
  { name: 'tagged_at', type: 'timestamptz' },
];

/** The stage of tags. */
export const tagStage = 'stage_tag';

/** Replaces tags and refs by those of this crawl. */
export async function replaceRefs(session: Session, repositoryId: string, refs: Rows): Promise<void> {
  await copyRows(
    session,
    'stage_ref',
    [
      { name: 'name', type: 'text' },
      { name: 'sha', type: 'bytea' },
    ],
    refs,
  );
  await session`delete from git_ref where repository_id = ${repositoryId}`;
  await session`
    insert into git_ref (repository_id, name, sha) select distinct on (name) ${repositoryId}::bigint, name, sha from stage_ref order by name`;
  await session`delete from tag where repository_id = ${repositoryId}`;
  await session`
    insert into tag (repository_id, name, commit_sha, annotated, signed, tagger_id, tagged_at)
    select distinct on (t.name) ${repositoryId}::bigint, t.name, t.commit_sha, t.annotated, t.signed, p.id, t.tagged_at
    from stage_tag t left join stage_person p on p.local = t.tagger order by t.name`;
}
