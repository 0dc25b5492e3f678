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

const maximumLength = 2048;
const maximumTokens = 128;
const maximumDepth = 32;
const reference = /^(?:DocumentRef-[A-Za-z0-9.-]+:)?(?:LicenseRef-|AdditionRef-)[A-Za-z0-9.-]+$/;

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
    if (tokens.length === maximumTokens || depth > maximumDepth) {
      throw new LicenceError('too-complex', match.index, `An expression may have ${maximumTokens} parts.`);
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

function licenceOf(token: Token): string {
  badCharacter(token);
  if (reference.test(token.text) && !token.text.startsWith('AdditionRef-')) return token.text;
  const whole = licenceId(token.text);
  if (whole !== null) return whole.endsWith('+') ? currentName(whole.slice(0, -1), true) : currentName(whole, false);
  const plus = token.text.endsWith('+');
  const id = licenceId(plus ? token.text.slice(0, -1) : token.text);
  if (id === null) {
    throw new LicenceError('unknown-licence', token.position, `"${token.text}" is not on the SPDX list.`);
  }
  return currentName(id, plus);
}

function exceptionOf(token: Token): string {
  badCharacter(token);
  const id = token.text.startsWith('AdditionRef-') && reference.test(token.text) ? token.text : exceptionId(token.text);
  if (id === null) {
    throw new LicenceError('unknown-exception', token.position, `"${token.text}" is not an SPDX exception.`);
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
  const parts = [info.left, info.right]
    .map((side) => flattened(side, operands))
    .flatMap((part) => (part.kind === kind ? part.parts : [part]));
  return { kind, parts };
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
    const last = tokens[tokens.length - 1] as Token;
    throw new LicenceError('syntax', last.position, `"${source.trim()}" is not an SPDX expression.`, { cause });
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

/** A text that is equal for expressions equal up to order, nesting and repetition; linear, nothing is multiplied out. */
export function canonical(expression: Expression): string {
  if (expression.kind !== 'and' && expression.kind !== 'or') return formatExpression(expression);
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
