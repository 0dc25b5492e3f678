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

import type { ControlField } from './debian-paragraphs.ts';

/** One package of a relation, as `foo:any (>= 1.2) [amd64] <!nocheck>`. */
export interface Relation {
  readonly name: string;
  readonly operator: string | null;
  readonly version: string | null;
  /** Build profiles as written: `!nocheck`. */
  readonly profiles: readonly string[];
  /** Any of several would do, and this is not the first of them. */
  readonly alternative: boolean;
  readonly line: number;
}

const relation =
  /^([A-Za-z0-9][\w.+-]{0,200})(?::[\w-]{1,40})?\s{0,20}(?:\(\s{0,20}([<>=]{1,2})\s{0,20}([^\s()]{1,200})\s{0,20}\))?\s{0,20}(?:\[[^[\]]{0,500}\])?\s{0,20}((?:<[^<>]{0,200}>\s{0,20}){0,10})$/u;

/** Pieces between commas and bars, with their lines: a field goes over several. */
function pieces({
  lines,
}: ControlField): { readonly text: string; readonly line: number; readonly alternative: boolean }[] {
  const found: { text: string; line: number; alternative: boolean }[] = [];
  let text = '';
  let start = 0;
  let alternative = false;
  const flush = (next: boolean) => {
    if (text.trim() !== '') found.push({ text: text.trim(), line: start, alternative });
    text = '';
    start = 0;
    alternative = next;
  };
  for (const part of lines) {
    for (const mark of part.text) {
      if (mark === ',') flush(false);
      else if (mark === '|') flush(true);
      else {
        if (start === 0 && mark.trim() !== '') start = part.line;
        text += mark;
      }
    }
    text += ' ';
  }
  flush(false);
  return found;
}

/** Relations of a field; what is none, as `${misc:Depends}`, goes to `odd`. */
export function relationsOf(field: ControlField, odd: (text: string, line: number) => void): Relation[] {
  return pieces(field).flatMap(({ text, line, alternative }) => {
    const match = text.length > 2000 ? null : relation.exec(text);
    if (match === null) {
      odd(text, line);
      return [];
    }
    const [, name = '', operator = null, version = null, profiles = ''] = match;
    return [{ name, operator, version, profiles: profiles.match(/[!\w.-]+/gu) ?? [], alternative, line }];
  });
}
