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
import { isLicenceInput } from '#licenses/assess.ts';
import { licenceFiles, licenceScan } from '#store/queries/licence-view.ts';
import type { Database } from '#store/schema.ts';
import { conflictsAmong, type JudgedExpression } from './conflict.ts';

/** Files whose licence does not go with the project's. */
export interface TreeConflict extends JudgedExpression {
  /** The first of them, by path; what the project's own licence was concluded from is none of them. */
  readonly paths: readonly string[];
}

/** What the files of a head say of licences, as checks see it. */
export interface TreeLicenceFacts {
  /** Hex; an older one than that of the other facts when its reading is not done. */
  readonly head: string;
  /** Files by expression, most first. */
  readonly expressions: readonly { readonly expression: string; readonly files: number }[];
  /** Null where the project's licence is not known. */
  readonly conflicts: readonly TreeConflict[] | null;
}

const most = { conflicts: 20, paths: 5 };

/** Null = the files were not read for licences yet. */
export async function treeLicenceFacts(
  db: Kysely<Database>,
  repositoryId: string,
  concluded: string | null,
): Promise<TreeLicenceFacts | null> {
  const scan = await licenceScan(db, repositoryId);
  if (scan === null) return null;
  const { head_sha: head, expressions } = scan;
  const facts = { head: head.toString('hex'), expressions };
  if (concluded === null) return { ...facts, conflicts: null };
  const judged = conflictsAmong(expressions, concluded).slice(0, most.conflicts);
  const conflicts = await Promise.all(
    judged.map(async (one): Promise<TreeConflict> => {
      const page = { directory: null, expression: one.expression, after: null, limit: most.paths * 2 };
      const rows = await licenceFiles(db, repositoryId, page);
      const paths = rows.map(({ path }) => path).filter((path) => !isLicenceInput(path));
      return { ...one, files: one.files - (rows.length - paths.length), paths: paths.slice(0, most.paths) };
    }),
  );
  return { ...facts, conflicts: conflicts.filter(({ paths }) => paths.length > 0) };
}
