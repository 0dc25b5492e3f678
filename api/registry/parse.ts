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

import { type Document, isCollection, isMap, isNode, isPair, isScalar, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { nearest } from '#licenses/nearest.ts';
import type { Text } from '#store/facts.ts';
import type { RegistryProblem } from './problem.ts';

/** Largest registry file that is read, in bytes. */
export const largestFile = 256 * 1024;
const deepest = 64;
const mostAliases = 10;

/** A file's content, or everything that is wrong with it. */
export type Parsed<T> = { readonly value: T } | { readonly problems: readonly RegistryProblem[] };

/** Whether YAML is nested deeper than any file of ours: building it could exhaust the stack. */
export function tooDeep(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth = Math.max(0, depth - 1);
    if (depth > deepest) return true;
  }
  return text
    .split('\n')
    .some((line) => line.length - line.trimStart().length > deepest * 4 || /^[\s-]{128}/.test(line));
}

type Path = readonly PropertyKey[];

function lineOf(document: Document, lines: LineCounter, path: Path): number | null {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return null;
}

function keyLine(document: Document, lines: LineCounter, path: Path, key: string): number | null {
  const parent = path.length === 0 ? document.contents : document.getIn(path, true);
  if (!isMap(parent)) return lineOf(document, lines, path);
  const pair = parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key);
  return isScalar(pair?.key) && pair.key.range ? lines.linePos(pair.key.range[0]).line : lineOf(document, lines, path);
}

function fieldOf(path: Path): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step + 1}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
}

type Issue = z.core.$ZodIssue;

function unknownKey(key: string, known: readonly string[]): Text {
  const close = nearest(key, known);
  return {
    zh: `没有字段 ${key}${close === null ? '，请删去' : `，是否想写 ${close}`}。`,
    en: `There is no field ${key}${close === null ? '; remove it' : `; did you mean ${close}?`}`,
  };
}

function textOf(issue: Issue, known: readonly string[]): Text {
  const field = fieldOf(issue.path);
  if (issue.code === 'unrecognized_keys') return unknownKey(issue.keys[0] ?? '', known);
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String).join(', ');
    return { zh: `${field} 只能是：${values}。`, en: `${field} must be one of: ${values}.` };
  }
  if (issue.code === 'invalid_type') {
    return {
      zh: `${field || '整个文件'} 缺失或类型不对，应为 ${issue.expected}。`,
      en: `${field || 'The file'} is missing or of the wrong type; it must be of type ${issue.expected}.`,
    };
  }
  return { zh: `${field} 不合要求：${issue.message}。`, en: `${field}: ${issue.message}.` };
}

const everyKey = [
  'name',
  'description',
  'domain',
  'homepage',
  'repositories',
  'stages',
  'zh',
  'en',
  'url',
  'path',
  'stage',
  'since',
  'note',
  'domains',
  'from',
  'to',
];

function invalid(file: string, document: Document, lines: LineCounter, error: z.ZodError): RegistryProblem[] {
  return error.issues.map((issue) => ({
    file,
    line:
      issue.code === 'unrecognized_keys'
        ? keyLine(document, lines, issue.path, issue.keys[0] ?? '')
        : lineOf(document, lines, issue.path),
    text: textOf(issue, everyKey),
  }));
}

function broken(file: string, line: number | null, zh: string, en: string): Parsed<never> {
  return { problems: [{ file, line, text: { zh, en } }] };
}

/** Reads one YAML file by its schema. Aliases, nesting, size and duplicate keys are bounded before anything is built. */
export function parseEntry<T>(file: string, text: string, schema: z.ZodType<T>): Parsed<T> {
  if (tooDeep(text)) return broken(file, null, '嵌套太深，请写平一些。', 'It is nested too deeply; write it flatter.');
  const lines = new LineCounter();
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    strict: true,
    uniqueKeys: true,
    merge: false,
    logLevel: 'silent',
    prettyErrors: false,
    lineCounter: lines,
  });
  const fault = document.errors[0] ?? document.warnings[0];
  if (fault !== undefined) {
    const { line } = lines.linePos(fault.pos[0]);
    return broken(file, line, `YAML 语法有误：${fault.message}`, `It is not valid YAML: ${fault.message}`);
  }
  if (document.contents === null || !isCollection(document.contents)) {
    return broken(
      file,
      null,
      '文件是空的，请照 registry/README.md 填写。',
      'The file is empty; registry/README.md shows what belongs in it.',
    );
  }
  try {
    const parsed = schema.safeParse(document.toJS({ maxAliasCount: mostAliases }));
    return parsed.success ? { value: parsed.data } : { problems: invalid(file, document, lines, parsed.error) };
  } catch (error) {
    if (error instanceof ReferenceError) {
      return broken(
        file,
        null,
        '别名（*）太多，请直接写出内容。',
        'It has too many aliases (*); write the values out.',
      );
    }
    throw error;
  }
}
