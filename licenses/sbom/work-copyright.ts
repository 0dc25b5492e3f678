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

import { holderKey } from '../copyright-holders.ts';
import { licenceFileKind } from '../files.ts';
import { copyrightsIn } from '../scan/copyright.ts';
import type { Copyright } from '../scan/result.ts';
import type { SourceTree } from '../source-tree.ts';

const kinds: ReadonlySet<string | null> = new Set(['licence', 'notice']);
/** The holder of the texts of GNU licences, who speaks at the top of them for the text and not for the work. */
const ofTexts = /^free software(?: foundation)?(?: |$)/u;
/** A work's own notice stands at the top of its files; further down are those of other people's parts. */
const head = 4096;

function isOfText({ holders }: Copyright): boolean {
  return holders.length > 0 && holders.every((holder) => ofTexts.test(holderKey(holder)));
}

/** Copyright notices at the top of the licence and notice files of the root, with `; ` between them; null when there are none. */
export async function workCopyright(tree: SourceTree): Promise<string | null> {
  const found = new Set<string>();
  for (const { path } of tree.files) {
    const kind = licenceFileKind(path);
    if (!kinds.has(kind)) continue;
    const text = await tree.text(path);
    for (const one of text === null ? [] : copyrightsIn(Buffer.from(text).subarray(0, head))) {
      if (kind === 'notice' || !isOfText(one)) found.add(one.statement);
    }
  }
  return found.size === 0 ? null : [...found].join('; ');
}
