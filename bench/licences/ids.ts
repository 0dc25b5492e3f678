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

import { currentName, licenceId } from '#licenses/ids.ts';

/** Ids with the very text of another, between which only a statement beside the text decides. */
const aliases: ReadonlyMap<string, string> = new Map([
  ['CAL-1.0-Combined-Work-Exception', 'CAL-1.0'],
  ['MPL-2.0-no-copyleft-exception', 'MPL-2.0'],
  ['NBPL-1.0', 'OLDAP-1.1'],
]);

/** Today's name of an id, so that `GPL-2.0`, `GPL-2.0-only` and `gpl-2.0` are compared as one. */
export function strictId(id: string): string {
  const plus = id.endsWith('+');
  const bare = plus ? id.slice(0, -1) : id;
  return currentName(aliases.get(bare) ?? licenceId(bare) ?? bare, plus);
}

/** The id without what a full text cannot tell: `-only`, `-or-later`, `+`. */
export function baseId(id: string): string {
  return strictId(id)
    .replace(/-(?:only|or-later)$|\+$/u, '')
    .replace(/-(?:no-)?invariants$|-(?:no-)?RFN$/u, '')
    .toLowerCase();
}
