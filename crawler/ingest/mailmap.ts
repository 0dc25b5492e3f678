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

import type { SuggestionRow } from '#store/queries/identity.ts';
import { parseMailmap } from '../git/mailmap.ts';
import { readObjects } from '../git/object-stream.ts';
import { type IdentityFacts, identityOf } from '../identity.ts';

const mailmapCap = 1024 * 1024;

function person(name: string, email: string): IdentityFacts | null {
  return identityOf(Buffer.from(name).toString('latin1'), Buffer.from(email).toString('latin1'), null);
}

/** What the head's `.mailmap` proposes, as rows for the store; `blob` null = there is no such file. */
export async function readSuggestions(
  gitDir: string,
  blob: string | null,
  signal: AbortSignal,
): Promise<SuggestionRow[]> {
  const rows: SuggestionRow[] = [];
  if (blob === null) return rows;
  for await (const objects of readObjects([`${blob}\n`], { gitDir, signal, cap: mailmapCap })) {
    for (const { bytes } of objects) {
      for (const { proper, commit, line } of parseMailmap(bytes.toString('utf8'))) {
        const [to, from] = [person(proper.name, proper.email), person(commit.name, commit.email)];
        if (to === null || from === null) continue;
        const { name, domain } = to;
        rows.push({
          hash: from.valueHash.toString('hex'),
          sameAs: to.valueHash.toString('hex'),
          name,
          domain,
          class: to.class,
          classReason: to.classReason,
          line,
        });
      }
    }
  }
  return rows;
}
