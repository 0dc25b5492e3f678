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

import { copyRows } from '#store/copy.ts';
import { tagColumns, tagStage } from '#store/queries/tree.ts';
import type { Session } from '#store/session.ts';
import { readTags } from '../git/tags.ts';
import { indexedName } from '../git/text.ts';
import { flush } from './batch-writer.ts';
import type { People } from './people.ts';

/** Reads the tags of a ref snapshot into the stage. Returns how many there are and how many lead to no commit. */
export async function stageTags(
  session: Session,
  refs: ReadonlyMap<string, string>,
  people: People,
  options: { readonly gitDir: string; readonly signal: AbortSignal; readonly now: Date },
): Promise<{ readonly tags: number; readonly elsewhere: number }> {
  const tags = await readTags(refs, options);
  const rows = tags.map(({ name, commit, annotated, signed, tagger, at }) => [
    indexedName(name),
    commit === null ? null : Buffer.from(commit, 'hex'),
    annotated,
    signed,
    tagger === null ? null : people.number(tagger.name, tagger.email, null),
    at,
  ]);
  await copyRows(session, tagStage, tagColumns, rows);
  await flush(session, [people.writer]);
  return { tags: tags.length, elsewhere: tags.filter(({ commit }) => commit === null).length };
}
