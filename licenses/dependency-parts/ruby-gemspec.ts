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

import { dirname, join, normalize } from 'node:path/posix';
import type { ReadContext } from '../dependency-file.ts';
import { rubyStrings } from './ruby-literals.ts';

const requires =
  /^[ \t]*(?:require|require_relative|load)\b[ \t]*(\(?[^\n]{0,500}(?:\n[ \t]{1,20}[^\n]{0,200}|\n\)){0,10})/gmu;

/** The part of a call up to its end: as far as its brackets go, or its line. */
function callOf(text: string): string {
  let depth = 0;
  for (const { 0: mark, index } of text.matchAll(/[()\n]/gu)) {
    if (mark === '(') depth += 1;
    else if (mark === ')') depth -= 1;
    else if (depth <= 0) return text.slice(0, index);
  }
  return text;
}

/** Files, from the root of the repository, that a gemspec requires: strings joined, as `File.join` and `+` would. */
function requiredFiles(text: string, path: string): string[] {
  return [...text.matchAll(requires)].flatMap((match) => {
    const parts = rubyStrings(callOf(match[1] ?? '').split(/\s(?:if|unless)\s/u)[0] ?? '');
    if (parts.length === 0) return [];
    const joined = parts
      .join('/')
      .replace(/^\/+/u, '')
      .replace(/\/{2,}/gu, '/');
    const file = joined.endsWith('.rb') ? joined : `${joined}.rb`;
    return ['', 'lib'].map((folder) => normalize(join(dirname(path), folder, file)));
  });
}

function literalOf(text: string, constant: string): string | null {
  const pattern = new RegExp(
    `\\b${constant}\\s{0,9}=\\s{0,9}(?:\\w+(?:::\\w+)*\\.new\\(\\s*)?("[^"\\n]{1,100}"|'[^'\\n]{1,100}'|%q<[^>\\n]{1,100}>)`,
    'iu',
  );
  return rubyStrings(pattern.exec(text)?.[1] ?? '')[0] ?? null;
}

/** `VERSION = [MAJOR, MINOR, PRE].compact.join('.')` of numbers and constants beside it. */
function joinedOf(text: string, constant: string): string | null {
  const pattern = new RegExp(
    `\\b${constant}\\s{0,9}=\\s{0,9}\\[([^\\]]{1,300})\\]\\s{0,9}(?:\\.compact)?\\.join[( ]\\s{0,9}["']\\.["']`,
    'u',
  );
  const list = pattern.exec(text)?.[1];
  if (list === undefined) return null;
  const parts = list.split(',').map((one) => {
    const written = one.trim();
    if (/^\d{1,20}$/u.test(written)) return written;
    if (!/^[A-Z]\w{0,100}$/u.test(written)) return rubyStrings(written)[0];
    const value = new RegExp(`^[ \\t]*${written}[ \\t]*=[ \\t]*([^\\n]{1,100})`, 'mu').exec(text)?.[1] ?? '';
    return /^(?:\d+|nil)\b/u.exec(value)?.[0] ?? rubyStrings(value)[0];
  });
  return parts.includes(undefined) ? null : parts.filter((part) => part !== 'nil').join('.');
}

/** What a name stands for: a literal, or numbers that are joined. */
function constantOf(text: string, constant: string): string | null {
  return literalOf(text, constant) ?? joinedOf(text, constant);
}

const mostFiles = 20;
const positional = { name: 1, version: 2 } as const;
const created =
  /\bGem::Specification\.new[ \t]*\(?[ \t]*("[^"\n]{1,100}"|'[^'\n]{1,100}')(?:[ \t]*,[ \t]*([^\n),|]{1,100}))?/u;

/** The code behind `spec.version =`, else the argument of `Gem::Specification.new`. */
function codeOf(text: string, field: 'name' | 'version'): string | undefined {
  const assigned = new RegExp(`^[ \\t]*\\w{1,50}\\.${field}\\s*=[ \\t]*([^\\n]{1,300})`, 'mu').exec(text)?.[1];
  return assigned ?? created.exec(text)?.[positional[field]];
}

/** First line of a file that `File.read` names; null when it is not there, undefined when nothing is read. */
async function readValue(code: string, { path, beside }: ReadContext): Promise<string | null | undefined> {
  const read = /\bFile\.read\(([^\n]{1,200})/u.exec(code)?.[1];
  if (read === undefined) return undefined;
  // From a file, `../VERSION` is beside it; from its folder, it is above.
  const written = rubyStrings(read).join('/').replace(/^\/+/u, '');
  const file = /__FILE__/u.test(read) ? written.replace(/^\.\.\//u, '') : written;
  const at = normalize(join(dirname(path), file));
  const found = file === '' || at.startsWith('..') ? null : await beside(at);
  return found?.trim().split('\n')[0]?.trim() ?? null;
}

/** A name or version of a gem: a literal, a constant of this file or of one that it requires, a file that is read. */
export async function gemspecValue(
  text: string,
  field: 'name' | 'version',
  context: ReadContext,
): Promise<string | null> {
  const { path, beside } = context;
  const assigned = codeOf(text, field);
  if (assigned === undefined) return null;
  const read = await readValue(assigned, context);
  if (read !== undefined) return read;
  const literal = rubyStrings(assigned.split(/\s(?:if|unless)\s/u)[0] ?? assigned)[0];
  if (literal !== undefined) return literal;
  const constant = /^(?:\w+::)*(\w{1,100})/u.exec(assigned.replace(/^::/u, ''))?.[1];
  if (constant === undefined) return null;
  const variable = new RegExp(`^[ \\t]*${constant}[ \\t]*=[ \\t]*([^\\n]{1,300})`, 'mu').exec(text)?.[1] ?? '';
  const here = (await readValue(variable, context)) ?? constantOf(text, constant);
  if (here !== null) return here;
  for (const file of requiredFiles(text, path).slice(0, mostFiles)) {
    const other = file.startsWith('..') ? null : await beside(file);
    const found = other === null ? null : constantOf(other, constant);
    if (found !== null) return found;
  }
  return null;
}
