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

import { LicenceError, type LicenceErrorKind } from '../error.ts';
import { formatExpression, parseExpression } from '../expression.ts';
import { exceptionId, licenceId } from '../ids.ts';

/** Why the value of a tag is not an expression as it stands; the position counts in the value. */
export interface TagProblem {
  readonly kind: LicenceErrorKind;
  readonly position: number;
  readonly message: string;
}

/** What an `SPDX-License-Identifier` says. */
export interface TagValue {
  /** As written, without the comment's end. */
  readonly value: string;
  /** In the spelling of the house; null when nothing could be made of it. */
  readonly expression: string | null;
  readonly problem: TagProblem | null;
  /** A room for a licence (`<license>`, `${id}`, `(.*)`), not a licence. */
  readonly placeholder: boolean;
}

const longest = 2048;
const end =
  /\*\/|--+>|%>|\?>|#\}|\*\)|-\}|"""|'''|\\[nr"']|["'`]|<\/?[a-z][^<>]{0,80}>|[ \t]+(?:\/\/|#)|&quot;|[\u0080-\u00FF]/iu;
const operator = /^(?:AND|OR|WITH|and|or|with)$/u;
/** How expressions were written before their exceptions had ids. */
const formerly: readonly (readonly [RegExp, string])[] = [
  [/\bLicenseRef-GPL-2\.0 WITH Assembly-exception\b/giu, 'GPL-2.0-only WITH OpenJDK-assembly-exception-1.0'],
];

/** The value with what does not belong to it cut off: the end of a comment, closing quotes, list marks. */
export function trimmedValue(written: string): string {
  const start = written.slice(0, longest).replace(/^[\s:="']+/u, '');
  return start.slice(0, end.exec(start)?.index ?? longest).replace(/[\s*#;,.\-–—=~|]+$/u, '');
}

function tried(source: string): { expression: string } | { problem: TagProblem } {
  let current = source;
  for (const [before, now] of formerly) current = current.replace(before, now);
  try {
    return { expression: formatExpression(parseExpression(current)) };
  } catch (error) {
    if (!(error instanceof LicenceError)) throw error;
    const { kind, position, message } = error;
    return { problem: { kind, position, message } };
  }
}

/** As many tokens as read like an expression: operands and operators by turns. */
function leading(source: string): string {
  let [to, wantsOperand] = [0, true];
  for (const match of source.matchAll(/[()]|[^\s()]+/gu)) {
    const [text] = match;
    if (text === '(') {
      if (!wantsOperand) break;
      continue;
    }
    if (text === ')') {
      if (wantsOperand) break;
      to = match.index + 1;
      continue;
    }
    if (operator.test(text)) {
      if (wantsOperand) break;
      wantsOperand = true;
      continue;
    }
    if (!wantsOperand) break;
    wantsOperand = false;
    const bare = text.replace(/[.,;:]+$/u, '');
    to = match.index + bare.length;
    if (bare.length < text.length) break;
  }
  return source.slice(0, to).trim();
}

/** Parentheses that nothing opened or closed are dropped or added. */
function balanced(source: string): string {
  let [depth, text] = [0, ''];
  for (const character of source) {
    if (character === ')' && depth === 0) continue;
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    text += character;
  }
  return text + ')'.repeat(depth);
}

/** Ids with nothing between them, as U-Boot wrote its choices. */
function listed(source: string): string | null {
  const ids = source.split(/[\s,/|]+/u).filter((part) => part !== '');
  const known = ids.every((id) => licenceId(id) !== null || licenceId(id.replace(/\+$/u, '')) !== null);
  return ids.length > 1 && ids.length <= 20 && known ? ids.join(' OR ') : null;
}

function isPlaceholder(value: string): boolean {
  return /^["']?(?:[<{[$%@^\\.*]|\([.?[\\^])/u.test(value);
}

/** Where the value goes on in the next line: behind an operator, or before one. */
export function goesOn(value: string, nextLine: string): boolean {
  if (/(?:^|\s)(?:AND|OR|WITH)$/u.test(value)) return true;
  const next = /^(?:AND|OR|WITH)\s+\(*([A-Za-z0-9.+:-]+)/u.exec(nextLine)?.[1];
  return next !== undefined && (licenceId(next) ?? exceptionId(next)) !== null;
}

/** Reads the value of a licence tag; `rest` is what stands behind the part that was understood. */
export function readTagValue(written: string): TagValue & { readonly rest: string } {
  const value = trimmedValue(written);
  const whole = tried(value);
  if ('expression' in whole)
    return { value, expression: whole.expression, problem: null, placeholder: false, rest: '' };
  const { problem } = whole;
  if (isPlaceholder(written.trimStart())) return { value, expression: null, problem, placeholder: true, rest: '' };
  const list = listed(value);
  if (list !== null) {
    const joined = tried(list);
    if ('expression' in joined) return { value, expression: joined.expression, problem, placeholder: false, rest: '' };
  }
  const start = leading(value);
  const part = start === '' ? null : tried(balanced(start));
  const expression = part !== null && 'expression' in part ? part.expression : null;
  const rest = expression === null ? '' : value.slice(start.length).trim();
  return { value, expression, problem, placeholder: false, rest };
}
