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

import parseGrammar from 'spdx-expression-parse';
import { LicenceError } from './error.ts';
import { versionOf } from './expression-versions.ts';
import { currentName, exceptionId, licenceId } from './ids.ts';

/** An SPDX expression, flattened: an `and` holds no `and`, an `or` no `or`. */
export type Expression =
  | { readonly kind: 'none' }
  | { readonly kind: 'noassertion' }
  | { readonly kind: 'licence'; readonly id: string; readonly exception: string | null }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Expression[] };

interface Operand {
  readonly id: string;
  readonly exception: string | null;
}

interface Token {
  readonly text: string;
  readonly position: number;
}

const maximumLength = 32_768;
const maximumTokens = 8192;
const maximumDepth = 64;
const licenceReference = /^(?:DocumentRef-[A-Za-z0-9.-]+:)?LicenseRef-[A-Za-z0-9.-]+$/;
const additionReference = /^(?:DocumentRef-[A-Za-z0-9.-]+:)?AdditionRef-[A-Za-z0-9.-]+$/;

function tokensOf(source: string): Token[] {
  if (source.length > maximumLength) {
    throw new LicenceError('too-long', maximumLength, `An expression may have ${maximumLength} characters.`);
  }
  const tokens: Token[] = [];
  let depth = 0;
  for (const match of source.matchAll(/[()]|[^\s()]+/g)) {
    const [text] = match;
    if (text === '(') depth += 1;
    if (text === ')') depth -= 1;
    if (depth > maximumDepth) {
      throw new LicenceError('too-complex', match.index, `Parentheses may be ${maximumDepth} deep.`);
    }
    if (tokens.length === maximumTokens) {
      throw new LicenceError('too-complex', match.index, `An expression may have ${maximumTokens} words.`);
    }
    tokens.push({ text, position: match.index });
  }
  if (tokens.length === 0) throw new LicenceError('empty', 0, 'The expression is empty.');
  return tokens;
}

function isOperator(text: string, name: 'AND' | 'OR' | 'WITH'): boolean {
  return text === name || text === name.toLowerCase();
}

function badCharacter({ text, position }: Token): void {
  const at = text.search(/[^A-Za-z0-9.+:-]/);
  if (at >= 0) throw new LicenceError('bad-character', position + at, `"${text[at]}" cannot stand in an expression.`);
}

/** `Apache-2.0-or-later` is not SPDX but is written, in the manner of the GNU ids; null for ids that have no versions. */
function withEnding(text: string): string | null {
  const [, name = '', ending = ''] = /^(.{1,80})-(only|or-later)$/iu.exec(text) ?? [];
  const id = licenceId(name);
  return id === null || versionOf(id) === null ? null : currentName(id, ending.toLowerCase() === 'or-later');
}

function licenceOf(token: Token): string {
  badCharacter(token);
  if (licenceReference.test(token.text)) return token.text;
  const whole = licenceId(token.text);
  if (whole !== null) return whole.endsWith('+') ? currentName(whole.slice(0, -1), true) : currentName(whole, false);
  const plus = token.text.endsWith('+');
  const id = licenceId(plus ? token.text.slice(0, -1) : token.text);
  if (id !== null) return currentName(id, plus);
  const ended = withEnding(token.text);
  if (ended !== null) return ended;
  throw new LicenceError('unknown-licence', token.position, `"${token.text.slice(0, 80)}" is not on the SPDX list.`);
}

function exceptionOf(token: Token): string {
  badCharacter(token);
  const id = additionReference.test(token.text) ? token.text : exceptionId(token.text);
  if (id === null) {
    throw new LicenceError(
      'unknown-exception',
      token.position,
      `"${token.text.slice(0, 80)}" is not an SPDX exception.`,
    );
  }
  return id;
}

/** Operands in order, and the same expression with `LicenseRef-<index>` in their places: the grammar is left to the parser, the names are ours. */
function extractOperands(tokens: readonly Token[]): { operands: Operand[]; skeleton: string } {
  const operands: Operand[] = [];
  const words: string[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i] as Token;
    if (token.text === '(' || token.text === ')' || isOperator(token.text, 'AND') || isOperator(token.text, 'OR')) {
      words.push(token.text.toUpperCase());
      continue;
    }
    if (isOperator(token.text, 'WITH')) {
      throw new LicenceError('syntax', token.position, 'Only a licence can have an exception.');
    }
    const [after, exception] = [tokens[i + 1], tokens[i + 2]];
    const withException = after !== undefined && isOperator(after.text, 'WITH');
    if (withException && exception === undefined) {
      throw new LicenceError('syntax', after.position, 'An exception must follow WITH.');
    }
    words.push(`LicenseRef-${operands.length}`);
    operands.push({ id: licenceOf(token), exception: withException ? exceptionOf(exception as Token) : null });
    if (withException) i += 2;
  }
  return { operands, skeleton: words.join(' ') };
}

function licenceNode({ id, exception }: Operand): Expression {
  const [name, own] = id.split(' WITH ') as [string, string?];
  return { kind: 'licence', id: name, exception: exception ?? own ?? null };
}

function flattened(info: parseGrammar.Info, operands: readonly Operand[]): Expression {
  if (!('conjunction' in info))
    return licenceNode(operands[Number(info.license.slice('LicenseRef-'.length))] as Operand);
  const kind = info.conjunction;
  const parts: Expression[] = [];
  const add = (part: Expression) => (part.kind === kind ? parts.push(...part.parts) : parts.push(part));
  let rest: parseGrammar.Info = info;
  for (; 'conjunction' in rest && rest.conjunction === kind; rest = rest.right) add(flattened(rest.left, operands));
  add(flattened(rest, operands));
  return { kind, parts };
}

/** Where the grammar ends to be one: the first word that cannot stand where it does, or the last when something is missing behind it. */
function faultIn(tokens: readonly Token[]): Token {
  const open: Token[] = [];
  let wantsLicence = true;
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i] as Token;
    const { text } = token;
    const joins = isOperator(text, 'AND') || isOperator(text, 'OR') || isOperator(text, 'WITH');
    if ((joins || text === ')') === wantsLicence) return token;
    if (text === '(') open.push(token);
    else if (text === ')') {
      if (open.pop() === undefined) return token;
    } else wantsLicence = joins;
  }
  return (wantsLicence ? tokens[tokens.length - 1] : open[open.length - 1]) ?? (tokens[tokens.length - 1] as Token);
}

/** Reads an SPDX expression; ids in any letter case, deprecated ids under today's names. Throws {@link LicenceError}. */
export function parseExpression(source: string): Expression {
  const tokens = tokensOf(source);
  const only = tokens.length === 1 ? tokens[0]?.text : undefined;
  if (only === 'NONE') return { kind: 'none' };
  if (only === 'NOASSERTION') return { kind: 'noassertion' };
  const { operands, skeleton } = extractOperands(tokens);
  try {
    return flattened(parseGrammar(skeleton), operands);
  } catch (cause) {
    const { text, position } = faultIn(tokens);
    throw new LicenceError('syntax', position, `The expression breaks off or goes wrong at "${text}".`, { cause });
  }
}

/** The expression, or null when the text is not one. */
export function tryExpression(source: string): Expression | null {
  try {
    return parseExpression(source);
  } catch (error) {
    if (error instanceof LicenceError) return null;
    throw error;
  }
}

/** Writes an expression with no more parentheses than it needs. */
export function formatExpression(expression: Expression): string {
  if (expression.kind === 'none' || expression.kind === 'noassertion') return expression.kind.toUpperCase();
  if (expression.kind === 'licence') {
    return expression.exception === null ? expression.id : `${expression.id} WITH ${expression.exception}`;
  }
  return expression.parts
    .map((part) => (part.kind === 'or' ? `(${formatExpression(part)})` : formatExpression(part)))
    .join(expression.kind === 'and' ? ' AND ' : ' OR ');
}

/** Licences in the order in which they appear, each once; exceptions are not among them. */
export function idsOf(expression: Expression): string[] {
  if (expression.kind === 'licence') return [expression.id];
  if (expression.kind === 'and' || expression.kind === 'or') return [...new Set(expression.parts.flatMap(idsOf))];
  return [];
}

/** Joins expressions, leaving out repetitions; null when there are none. */
export function joined(kind: 'and' | 'or', parts: readonly Expression[]): Expression | null {
  const flat = parts.flatMap((part) => (part.kind === kind ? part.parts : [part]));
  const unique = [...new Map(flat.map((part) => [canonical(part), part])).values()];
  if (unique.length <= 1) return unique[0] ?? null;
  return { kind, parts: unique };
}

/** References are compared without regard to letter case, as SPDX wants it. */
function key(expression: Expression): string {
  const text = formatExpression(expression);
  return /(?:License|Addition)Ref-/u.test(text) ? text.toLowerCase() : text;
}

/** A text that is equal for expressions equal up to order, nesting and repetition; linear, nothing is multiplied out. */
export function canonical(expression: Expression): string {
  if (expression.kind !== 'and' && expression.kind !== 'or') return key(expression);
  const parts = [...new Set(expression.parts.map(canonical))].sort();
  return parts.length === 1 ? (parts[0] as string) : `(${parts.join(expression.kind === 'and' ? ' AND ' : ' OR ')})`;
}

/** The expression as written by the house: today's ids, SPDX spelling, repetitions removed. Throws {@link LicenceError}. */
export function normalise(source: string): string {
  const expression = parseExpression(source);
  if (expression.kind !== 'and' && expression.kind !== 'or') return formatExpression(expression);
  return formatExpression(joined(expression.kind, expression.parts) as Expression);
}

/** Whether two expressions say the same up to order, nesting and repetition; false when either is not an expression. */
export function sameExpression(a: string, b: string): boolean {
  const [left, right] = [tryExpression(a), tryExpression(b)];
  return left !== null && right !== null && canonical(left) === canonical(right);
}
