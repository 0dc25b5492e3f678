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

import { canonicalText, listedTexts } from '../canonical.ts';
import { wordsOf } from '../detect/words.ts';

const gram = 4;

function gramsOf(text: string): Set<string> {
  const words = wordsOf(text);
  return new Set(
    words.slice(0, Math.max(0, words.length - gram + 1)).map((_, at) => words.slice(at, at + gram).join(' ')),
  );
}

/** The licence whose text shares the largest part of its rows of four words with this text; null when none shares a fifth. Reads the whole list: about a second. */
export function closestLicence(text: string): string | null {
  const own = gramsOf(text);
  let [best, share] = [null as string | null, 0.2];
  for (const id of listedTexts()) {
    const grams = gramsOf(canonicalText(id) ?? '');
    let both = 0;
    for (const one of grams) if (own.has(one)) both += 1;
    const part = (2 * both) / Math.max(1, grams.size + Math.min(own.size, grams.size * 2));
    if (part > share) [best, share] = [id, part];
  }
  return best;
}
