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
import type { Database } from '#store/schema.ts';
import type { FileFact, FileIndex } from '../check.ts';

/** Mode of a symbolic link: its blob is a path, and nobody follows it. */
const symlink = 0o120000;

/** Files of the crawled head of a repository, with the texts that were kept. */
export async function readFileIndex(db: Kysely<Database>, repositoryId: string): Promise<FileIndex> {
  const rows = await db
    .selectFrom('tree_file as f')
    .leftJoin('blob as b', 'b.sha', 'f.blob')
    .select([
      'f.path',
      'f.mode',
      'f.size',
      'f.language',
      'b.binary',
      'b.magic',
      'b.spdx',
      'b.notice',
      'b.line_count',
      'b.content',
    ])
    .where('f.repository_id', '=', repositoryId)
    .execute();
  const texts = new Map<string, string>();
  const files = rows.map((row): FileFact => {
    const followed = row.mode !== symlink;
    if (followed && row.content !== null) texts.set(row.path, row.content);
    return {
      path: row.path,
      mode: row.mode,
      size: row.size === null ? null : Number(row.size),
      language: row.language,
      binary: followed && (row.binary ?? false),
      magic: followed ? row.magic : null,
      spdx: followed ? row.spdx : null,
      notice: followed ? row.notice : null,
      lineCount: followed ? row.line_count : null,
    };
  });
  return fileIndex(files, texts);
}

/** An index over files, in path order whatever order they come in. */
function fileIndex(files: readonly FileFact[], texts: ReadonlyMap<string, string>): FileIndex {
  const all = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const byPath = new Map(all.map((file) => [file.path, file]));
  return {
    all,
    get: (path) => byPath.get(path) ?? null,
    match(pattern) {
      const ignoringCase = new RegExp(pattern.source, `${pattern.flags.replaceAll(/[giy]/g, '')}i`);
      return all.filter((file) => ignoringCase.test(file.path));
    },
    text: (path) => texts.get(path) ?? null,
  };
}
