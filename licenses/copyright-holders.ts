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

import { copyrightsIn } from './scan/copyright.ts';
import type { Copyright } from './scan/result.ts';

const form =
  /(?:^|\s)(?:inc(?:orporated)?|ltd|limited|llc|llp|corp(?:oration)?|co|company|gmbh|sa|bv|ag|plc|pty|oy|ab|kk)(?=\s|$)/gu;
const beside =
  /\b(?:and\/or|and|&)\s+(?:(?:the|its|other|all|individual)\s+)*(?:contributors?|others|authors|affiliates|subsidiaries)\b|\bet al\b|等$/gu;

/** A holder's name by which two spellings are the same: no letter case, punctuation, legal form and `and contributors`. */
export function holderKey(name: string): string {
  const plain = name.normalize('NFKC').toLowerCase().replace(beside, ' ');
  const words = plain.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  const bare = words
    .replace(form, ' ')
    .replace(/^the\s+/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
  return bare === '' ? words : bare;
}

/** Keys of the holders of copyright notices; of a notice without a name, its words without years. */
export function holderKeys(copyrights: readonly Copyright[]): Set<string> {
  return new Set(copyrights.flatMap(keysOf));
}

function keysOf({ holders, statement }: Copyright): string[] {
  const keys = holders.map(holderKey).filter((key) => key !== '');
  return keys.length > 0
    ? keys
    : [
        statement
          .toLowerCase()
          .replace(/[^\p{L}]+/gu, ' ')
          .trim(),
      ];
}

function contains(longer: string, part: string): boolean {
  return ` ${longer} `.includes(` ${part} `) || (/\p{Script=Han}/u.test(part) && longer.includes(part));
}

/** An address behind the name was left out. */
function isShortened(longer: string, name: string): boolean {
  return name.includes(' ') && longer.startsWith(`${name} `);
}

/** Notices of which a holder is named no more; other years, other spellings and notices that were joined are no loss. */
export function lostCopyrights(before: readonly Copyright[], after: readonly Copyright[]): Copyright[] {
  const kept = [...holderKeys(after)];
  return before.filter(
    (one) => !keysOf(one).every((key) => kept.some((other) => contains(other, key) || isShortened(key, other))),
  );
}

/** Copyright notices that are written as in `REUSE.toml`, where the word itself may be left out. */
export function copyrightsOf(statements: readonly string[]): Copyright[] {
  return statements.flatMap((statement) =>
    copyrightsIn(Buffer.from(/copyright|©|\(c\)|版权/iu.test(statement) ? statement : `Copyright ${statement}`)),
  );
}
