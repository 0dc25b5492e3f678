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

import { type Expression, formatExpression, joined, tryExpression } from './expression.ts';
import { licenceId } from './ids.ts';
import { familyMember } from './statement-families.ts';
import { licenceNamed } from './statement-names.ts';
import { licenceAtUrl } from './statement-url.ts';
import { laterMark, plainStatement, statementWords } from './statement-words.ts';

/** What a free-text licence statement of a manifest or a readme comes to. */
export type Statement =
  /** It names one licence or expression without doubt. */
  | { readonly kind: 'expression'; readonly expression: string }
  /** It names a family and leaves the member open (`BSD`, `GPL`): `suggestion` is what is mostly meant, and never counted. */
  | { readonly kind: 'ambiguous'; readonly suggestion: string }
  /** It points to a file of the package. */
  | { readonly kind: 'file'; readonly path: string }
  /** It says that no open licence is given (`UNLICENSED`, `Proprietary`, `Freeware`). */
  | { readonly kind: 'proprietary' }
  | { readonly kind: 'unknown' };

const longest = 600;
const mostParts = 12;
const unknown: Statement = { kind: 'unknown' };
const saysNothing =
  /^(?:none|n\/a|unknown|noassertion|other|custom|osi approved|no copyright|license|licence|copyright .{0,200})$/iu;
const proprietary =
  /^unlicensed$|proprietary|commercial licen|all rights reserved|保留所有权利|版权所有|^商业(?:许可|授权|软件)|专有(?:软件|许可)|^闭源|^freeware$|^shareware$|^commercial$|^free (?:for|to use)\b.{0,60}(?:home|educational|non-?commercial|personal|restricted)/iu;
const fileReference =
  /^(?:see licen[cs]e in|see|file:?|licen[cs]e[- ]file:?|in file) +<?([^\s<>]{1,200}?)>?(?: file)?$/iu;
const fileName =
  /^(?:\.{1,2}\/)?(?:[\w-]{1,40}\/)*(?:licen[cs]e|copying|unlicense|notice)(?:[.-][\w.-]{1,20})?\.(?:txt|md|rst|html)$/iu;
const bareFileName = /^(?:LICEN[CS]E|COPYING)$/u;

function fileNamed(text: string): string | null {
  return fileReference.exec(text)?.[1] ?? (fileName.test(text) || bareFileName.test(text) ? text : null);
}

function single(text: string): Statement {
  const words = statementWords(text);
  if (words.length > 40) return unknown;
  const named = licenceNamed(words);
  if (named !== null && !named.startsWith('?')) return { kind: 'expression', expression: named };
  const member = familyMember(words);
  if (member !== null && !member.open) return { kind: 'expression', expression: member.expression };
  const suggestion = named?.slice(1) ?? member?.expression ?? null;
  return suggestion === null ? unknown : { kind: 'ambiguous', suggestion };
}

function expressionOf(statement: Statement): Expression | null {
  if (statement.kind === 'expression') return tryExpression(statement.expression);
  return statement.kind === 'ambiguous' ? tryExpression(statement.suggestion) : null;
}

function combined(kind: 'and' | 'or', parts: readonly string[]): Statement {
  const statements = parts.map((part) => read(part.trim()));
  const expressions = statements.map(expressionOf).filter((one) => one !== null);
  const whole = expressions.length === parts.length ? joined(kind, expressions) : null;
  if (whole === null) return unknown;
  const text = formatExpression(whole);
  const sure = statements.every((one) => one.kind === 'expression');
  return sure ? { kind: 'expression', expression: text } : { kind: 'ambiguous', suggestion: text };
}

const orWords = /\s+-?or-?\s+|\s*\|\|?\s*|\s*(?<!\d)\/\s*|\s*\/\s*(?!\d)|\s+and\/or\s+|\s*或(?:者)?\s*/iu;
const andWords = /\s+and\s+|\s*;\s*|\s*&\s*|\s*\+\s*|\s*和\s*|\s*、\s*/iu;
const choosing = /\bdual\b|\beither\b|双(?:重)?许可|任选/iu;

/** CDDL and the GPL cannot both be kept: together they have always been a choice. */
function isChoice(text: string): boolean {
  return choosing.test(text) || (/\bcddl/iu.test(text) && /\bgpl/iu.test(text));
}

/** Parts of a list, where what stands in brackets stays together; null when there is one, or too many. */
function parted(text: string, separators: RegExp): readonly string[] | null {
  const parts: string[] = [];
  let [open, held] = [0, ''];
  for (const piece of text.split(new RegExp(`(${separators.source})`, 'iu'))) {
    if (open === 0 && held !== '' && new RegExp(`^(?:${separators.source})$`, 'iu').test(piece)) {
      parts.push(held);
      held = '';
      continue;
    }
    held += piece;
    open = Math.max(0, open + piece.split('(').length - piece.split(')').length);
    if (parts.length > mostParts) return null;
  }
  const all = [...parts, held].map((part) => part.trim()).filter((part) => part !== '');
  return all.length > 1 && all.length <= mostParts ? all : null;
}

/** `(A or B)` → `A or B`, when the first bracket is closed by the last. */
function unwrapped(text: string): string {
  if (!text.startsWith('(') || !text.endsWith(')')) return text;
  let open = 0;
  for (let i = 0; i < text.length - 1; i += 1) {
    if (text[i] === '(') open += 1;
    if (text[i] === ')') open -= 1;
    if (open === 0) return text;
  }
  return text.slice(1, -1).trim();
}

/** The exception of "CDDL or GPL with exceptions" is the one for class paths: no other was ever offered beside the CDDL. */
function withOwnException(part: string, _: number, all: readonly string[]): string {
  return all.some((one) => /\bcddl/iu.test(one))
    ? part.replace(/\bwith exceptions\b/iu, 'with classpath exception')
    : part;
}

/** `A or B`, `A/B` is a choice; `A and B`, `A, B` is both. "or later" is no choice: it is one mark by now. */
function split(text: string): Statement {
  const plain = text
    .replace(/^(?:dual|multi)[ -]licen[cs]ed?(?: under)?:?\s|\s?dual licen[cs]ed?$|^netbeans\s/iu, ' ')
    .trim();
  const choice = parted(plain, orWords);
  if (choice !== null) return combined('or', choice.map(withOwnException));
  const both = parted(plain, andWords);
  if (both !== null) return combined(isChoice(text) ? 'or' : 'and', both);
  const listed = parted(plain, /\s*,\s*/u);
  return listed === null ? unknown : combined(isChoice(text) ? 'or' : 'and', listed);
}

/** Alpine puts ids side by side: `MIT GPL2+`. Every word must be a licence by itself. */
function listed(text: string): Statement {
  const words = text.split(' ');
  if (words.length < 2 || words.length > mostParts) return unknown;
  const known = words.every(
    (word) =>
      word.length > 2 && (single(word).kind !== 'unknown' || tryExpression(word.replace(laterMark, '+')) !== null),
  );
  return known ? combined('and', words) : unknown;
}

/** `Eiffel Forum License (EFL-2.0)`: the name and, in brackets, the same again. */
function bracketed(text: string): Statement {
  const [, outer = '', inner = ''] = /^([^()]{1,200})\(([^()]{1,80})\)\s{0,9}$/u.exec(text) ?? [];
  if (inner === '' || /(?:\b(?:and|or|with)|[,;/&+|])\s*$/iu.test(outer)) return unknown;
  const [a, b] = [single(outer), read(inner.trim())];
  if (a.kind === 'expression' && (b.kind === 'unknown' || expressionsMeet(a, b))) return a;
  if (b.kind === 'expression' && (a.kind === 'unknown' || expressionsMeet(a, b))) return b;
  if (a.kind === 'ambiguous' && b.kind === 'expression') return b;
  return a.kind === 'ambiguous' && b.kind !== 'expression' ? a : unknown;
}

function expressionsMeet(a: Statement, b: Statement): boolean {
  const [left, right] = [expressionOf(a), expressionOf(b)];
  return left !== null && right !== null && formatExpression(left) === formatExpression(right);
}

const commonsClause = /[\s,]+(?:with|and|\+|plus)\s+(?:the\s+)?commons clause.{0,60}$/iu;
const url = /<?\(?\bhttps?:\/\/[^\s<>()]{1,300}\)?>?/iu;

/** The name decides, and the address beside it where the name leaves something open. */
function withAddress(text: string, address: string): Statement {
  const name = text
    .replace(url, ' ')
    .replace(/[\s.,;:-]+$/u, '')
    .trim();
  const said = name === '' ? unknown : read(name);
  const there = licenceAtUrl(address.replace(/^[<(]+|[>)]+$/gu, ''));
  if (said.kind === 'expression' || there === null) return said;
  const sure = !there.startsWith('?') && (name === '' || said.kind === 'ambiguous');
  return sure ? { kind: 'expression', expression: there } : { kind: 'ambiguous', suggestion: there.replace('?', '') };
}

function read(source: string): Statement {
  const text = unwrapped(source);
  if (text === '' || saysNothing.test(text)) return unknown;
  const expression = tryExpression(text.replaceAll(laterMark, '+'));
  if (expression !== null) return { kind: 'expression', expression: formatExpression(expression) };
  const file = fileNamed(text);
  if (file !== null) return { kind: 'file', path: file };
  if (proprietary.test(text)) return { kind: 'proprietary' };
  const address = url.exec(text)?.[0];
  if (address !== undefined) return withAddress(text, address);
  const clause = commonsClause.exec(text);
  if (clause !== null) return combined('and', [text.slice(0, clause.index), 'Commons Clause']);
  const whole = single(text);
  if (whole.kind === 'expression') return whole;
  return [bracketed(text), split(text), listed(text), whole].find(({ kind }) => kind !== 'unknown') ?? unknown;
}

/** `License :: OSI Approved :: MIT License` and `license: MIT` without what stands before the name. */
function withoutLabel(text: string): string {
  return text
    .replace(/^licen[cs]e ?:: ?(?:[^:]{1,80} ?:: ?)*(?=[^:]{1,200}$)/iu, '')
    .replace(/^licen[cs]e ?[:=] ?/iu, '')
    .replace(/,? ?(?:see|in) (?:the )?(?:licen[cs]e|copying)(?:\.\w{1,4})?(?: file)?\.?$/iu, '')
    .replace(/ ?\(see [^()]{1,80}\)$/iu, '');
}

/** Reads a licence statement as people write it; never guesses between members of a family. */
export function statementOf(source: string): Statement {
  const raw = source.slice(0, longest).replace(/\s+/gu, ' ').trim();
  const expression = tryExpression(raw);
  if (expression !== null) return { kind: 'expression', expression: formatExpression(expression) };
  if (licenceId(raw) !== null) return { kind: 'expression', expression: raw };
  const whole = fileNamed(raw);
  if (whole !== null) return { kind: 'file', path: whole };
  return read(plainStatement(withoutLabel(raw)));
}
