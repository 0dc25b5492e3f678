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

import type { z } from 'zod';
import { nearest } from '#licenses/nearest.ts';
import { terminalLine } from '../terminal.ts';
import { FactsError } from './error.ts';
import { endSchema, type FactLine, factLines, headerSchema } from './schema.ts';

/** A line as parsed: a fact, or what frames them. */
export type ParsedLine =
  | {
      readonly kind: 'fact';
      readonly line: FactLine;
      readonly value: Readonly<Record<string, unknown>>;
      readonly unknown: readonly string[];
    }
  | { readonly kind: 'header'; readonly end: boolean }
  | { readonly kind: 'end'; readonly lines: number };

type Issue = z.core.$ZodIssue;

/** The issue that says most: of a union, the one of the form that was nearest. */
function plainest(issue: Issue): Issue {
  if (issue.code !== 'invalid_union' || issue.message.startsWith('must name')) return issue;
  const inner = issue.errors.flat()[0];
  return inner === undefined ? issue : plainest(inner);
}

function fieldOf(issue: Issue): string {
  return issue.path
    .map((step) => (typeof step === 'number' ? `[${step + 1}]` : `.${String(step)}`))
    .join('')
    .slice(1);
}

/** What is wrong with how large or long a value is; null = something else is. */
function sizeOf(issue: Issue): { readonly zh: string; readonly en: string } | null {
  if (issue.code !== 'too_big' && issue.code !== 'too_small') return null;
  const numeric = issue.origin === 'number' || issue.origin === 'int';
  const limit = String(issue.code === 'too_big' ? issue.maximum : issue.minimum);
  const least = issue.code === 'too_small';
  return {
    zh: `${numeric ? '' : '的长度'}${least ? '不能小于' : '不能大于'} ${limit}`,
    en: `must ${numeric ? 'be' : 'have a length of'} at ${least ? 'least' : 'most'} ${limit}`,
  };
}

function reasonOf(issue: Issue): { readonly zh: string; readonly en: string } {
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String).join(', ');
    return { zh: `只能是 ${values}`, en: `must be one of ${values}` };
  }
  if (issue.code === 'invalid_type')
    return {
      zh: `缺失或类型不对，应为 ${issue.expected}`,
      en: `is missing or of the wrong type; it must be ${issue.expected}`,
    };
  const size = sizeOf(issue);
  return size ?? { zh: `不合要求（${issue.message}）`, en: issue.message };
}

function refused(number: number, type: string, error: z.ZodError): FactsError {
  const [first] = error.issues;
  const issue = first === undefined ? undefined : plainest(first);
  const reason = issue === undefined ? { zh: '不合格式', en: 'is not as it must be' } : reasonOf(issue);
  const field = issue === undefined ? type : `${type}.${fieldOf(first as Issue)}`;
  return new FactsError(number, {
    zh: `${terminalLine(field)} ${reason.zh}。格式见 docs/facts.md。`,
    en: `${terminalLine(field)} ${reason.en}. The format is described in docs/facts.md.`,
  });
}

function unknownType(number: number, type: unknown): FactsError {
  const word = typeof type === 'string' ? terminalLine(type).slice(0, 60) : '';
  const close = nearest(word, [...factLines.keys()]);
  return new FactsError(number, {
    zh: `没有 "${word}" 这种行${close === null ? '' : `，是否想写 ${close}`}。种类见 docs/facts.md。`,
    en: `there is no type "${word}"${close === null ? '.' : `; did you mean ${close}?`} docs/facts.md lists the types.`,
  });
}

function jsonOf(number: number, text: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? terminalLine(error.message).slice(0, 200) : '';
    throw new FactsError(number, { zh: `不是 JSON（${why}）。`, en: `is not JSON (${why}).` }, error);
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new FactsError(number, { zh: '不是 JSON 对象。', en: 'is not a JSON object.' });
}

/** Reads one line; fields that the format does not have are named and left out. */
export function parseLine(number: number, text: string): ParsedLine {
  const value = jsonOf(number, text);
  const { type } = value;
  if (type === 'header') {
    const parsed = headerSchema.safeParse(value);
    if (!parsed.success) throw refused(number, 'header', parsed.error);
    return { kind: 'header', end: parsed.data.end === true };
  }
  if (type === 'end') {
    const parsed = endSchema.safeParse(value);
    if (!parsed.success) throw refused(number, 'end', parsed.error);
    return { kind: 'end', lines: parsed.data.lines };
  }
  const line = typeof type === 'string' ? factLines.get(type) : undefined;
  if (line === undefined) throw unknownType(number, type);
  const parsed = line.schema.safeParse(value);
  if (!parsed.success) throw refused(number, line.type.type, parsed.error);
  const unknown = Object.keys(value).filter((name) => !line.names.has(name));
  return { kind: 'fact', line, value: parsed.data, unknown };
}
