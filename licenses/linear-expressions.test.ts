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

import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { createContext, Script } from 'node:vm';
import ts from 'typescript';
import { expect, test } from 'vitest';

const room = import.meta.dirname;

/**
 * Longest text that the expressions of a file meet, where its caller cuts it: there time may grow faster than the text,
 * and must be short at that length. Everything else must be linear.
 */
const cut: Readonly<Record<string, number>> = {
  'statement.ts': 600,
  'statement-words.ts': 600,
  'header.ts': 2048,
  'detect/tag-place.ts': 2048,
  'detect/tag-value.ts': 2048,
  'detect/tags.ts': 2048,
  'detect/vague.ts': 2048,
  'scan/copyright.ts': 1200,
  'scan/copyright-notice.ts': 1200,
  'manifests/debian-copyright.ts': 300,
  // Paths, of which the system and git read no longer ones.
  'comment-syntax.ts': 4096,
  'scan/places.ts': 4096,
  // Names of holders in notices, and addresses of registries in the policy file.
  'policy-parts/foreign-marks.ts': 400,
  'policy-parts/package-origin.ts': 2048,
  'check/use-of.ts': 2048,
  // Words of our own.
  'detect/name-rules.ts': 200,
  'families/model-licences.ts': 200,
  'pack/readings.ts': 2048,
  'reports/text.ts': 2048,
};

interface Literal {
  readonly text: string;
  readonly file: string;
  readonly line: number;
}

function literals(): Literal[] {
  const names = readdirSync(room, { recursive: true, encoding: 'utf8' })
    .map((name) => name.split(sep).join('/'))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !/(?:^|\/)testing[^/]*$/u.test(name));
  return names.flatMap((file) => {
    const source = ts.createSourceFile(file, readFileSync(join(room, file), 'utf8'), ts.ScriptTarget.Latest, false);
    const found: Literal[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node))
        found.push({ text: node.text, file, line: source.getLineAndCharacterOfPosition(node.pos).line + 1 });
      ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
  });
}

function compiled({ text }: Literal): RegExp {
  const end = text.lastIndexOf('/');
  return new RegExp(text.slice(1, end), text.slice(end + 1));
}

const stands: Readonly<Record<string, string>> = {
  s: ' ',
  d: '1',
  w: 'a',
  n: '\n',
  t: '\t',
  r: '\r',
  S: 'x',
  D: 'x',
  W: ' ',
  b: '',
  B: '',
};

/** Pieces of text that parts of an expression take: its words, and one sign of each class. */
function pieces(source: string): string[] {
  const found = new Set<string>();
  let word = '';
  const part =
    /\\u\{?([0-9A-Fa-f]{4,6})\}?|\\[pP]\{[^}]*\}|\\(.)|\[(\^?)((?:\\.|[^\]\\])+)\]|\(\?(?:[:=!]|<[=!]|<\w+>)|\{\d+,?\d*\}|([()|])|[*+?^$]|([^])/gu;
  const end = () => {
    if (word !== '') found.add(word);
    word = '';
  };
  for (const [whole, code, escaped, not, set, bracket, plain] of source.matchAll(part)) {
    if (code !== undefined) word += String.fromCodePoint(Number.parseInt(code, 16));
    else if (escaped !== undefined) word += stands[escaped] ?? escaped;
    else if (set !== undefined) {
      const signs = set.replaceAll(/\\(.)/gu, (_, sign: string) => stands[sign] ?? sign);
      word += not === '' ? (signs[0] ?? '') : 'x';
      if (not === '') for (const sign of [signs[0], signs.at(-1)]) found.add(sign ?? '');
    } else if (bracket !== undefined || whole.startsWith('(?')) end();
    else if (plain !== undefined) word += plain === '.' ? 'y' : plain;
  }
  end();
  return [...found].filter((one) => one !== '' && one.length < 100).slice(0, 10);
}

const signs = ['a', ' ', '\n', '1', '-', '.', '"', '(', '/', '*', '\\', ',', '=', '<', '\n ', 'a ', '中'];

/** Beginning, what is repeated, end. */
function attacks(source: string): (readonly [string, string, string])[] {
  const words = pieces(source);
  const own = words.flatMap((word) => [
    ['', word, '!'] as const,
    ['', word, ''] as const,
    ['', word.slice(0, 1), '!'] as const,
    ['', word.slice(0, -1) || word, '!'] as const,
    ...[' ', 'a', '\n', '1', '/'].flatMap((sign) => [[word, sign, '!'] as const, ['', word + sign, '!'] as const]),
  ]);
  const together =
    words.length < 2 ? [] : [['', words.join(''), '!'] as const, ['', words.slice(0, 2).join(''), '\u0001'] as const];
  return [...signs.map((sign) => ['', sign, '!'] as const), ...own, ...together];
}

interface Trial {
  readonly expression: RegExp;
  readonly attacks: readonly (readonly [string, string, string])[];
  readonly length: number;
}

const endless = 10_000;

/** Milliseconds of the slowest text, and which it is; one that does not come to an end is stopped. */
function slowest({ expression, attacks: all, length }: Trial): { readonly time: number; readonly at: number } {
  let worst = { time: -1, at: 0 };
  let at = 0;
  const run = () => {
    for (; at < all.length; at += 1) {
      const [start, again, end] = all[at] ?? ['', 'a', ''];
      const text = start + again.repeat(Math.ceil(length / again.length)) + end;
      expression.lastIndex = 0;
      const began = performance.now();
      if (expression.global) text.replace(expression, '');
      else expression.exec(text);
      const time = performance.now() - began;
      if (time > worst.time) worst = { time, at };
    }
  };
  try {
    new Script('run()').runInContext(createContext({ run }), { timeout: endless });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    return { time: endless, at };
  }
  return worst;
}

const short = 4000;

/** Whether time grows faster than the text, behind what counted repetitions reach. Others work on the machine too: what was quick once is quick. */
function grows(expression: RegExp, attack: readonly [string, string, string]): boolean {
  const time = (length: number) => slowest({ expression, attacks: [attack], length }).time;
  let [least, most] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let attempt = 0; attempt < 12; attempt += 1) {
    least = Math.min(least, time(2 * short));
    most = Math.min(most, time(8 * short));
    if (most <= 10 * Math.max(least, 1)) return false;
  }
  return true;
}

/** Null when it is fast enough. */
function complaint(literal: Literal): string | null {
  const expression = compiled(literal);
  const all = attacks(expression.source);
  const bound = cut[literal.file];
  const length = Math.min(bound ?? short, short);
  const { time, at } = slowest({ expression, attacks: all, length });
  if (time < 4) return null;
  const attack = all[at] ?? ['', 'a', ''];
  const where = `${literal.file}:${literal.line} ${literal.text.slice(0, 200)} on ${JSON.stringify(attack).slice(0, 200)}`;
  if (time >= endless) return `${where}: endless`;
  if (bound !== undefined) {
    const again = Array.from({ length: 5 }, () => slowest({ expression, attacks: [attack], length: bound }).time);
    const best = Math.min(...again);
    return best < 200 ? null : `${where}: ${Math.round(best)} ms at ${bound} characters`;
  }
  return grows(expression, attack) ? `${where}: four times the text takes more than ten times as long` : null;
}

test('B101, B102: every expression of the room is linear, or meets short texts only', { timeout: 600_000 }, () => {
  const found = [...new Map(literals().map((one) => [`${one.file}\0${one.text}`, one])).values()];
  expect(found.flatMap((one) => complaint(one) ?? [])).toEqual([]);
});

test('B102: an expression that is not linear would be seen', { timeout: 300_000 }, () => {
  const literal = (text: string) => ({ text, file: 'x.ts', line: 1 });
  expect(complaint(literal('/\\s+$/u'))).toContain('four times the text');
  expect(complaint(literal('/^(?:a+)+$/u'))).toMatch(/endless|as long/u);
  expect(complaint(literal('/^a+$/u'))).toBeNull();
  expect(complaint(literal('/x[a-z]*y/u'))).toContain('four times the text');
});

test('every file that is said to meet short texts has expressions', () => {
  const files = new Set(literals().map(({ file }) => file));
  expect(Object.keys(cut).filter((file) => !files.has(file))).toEqual([]);
});
