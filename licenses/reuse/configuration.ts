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

import { parse, TomlError } from 'smol-toml';
import { LicenceError } from '../error.ts';
import { formatExpression, parseExpression } from '../expression.ts';
import { type PathPattern, pathPattern } from './path-pattern.ts';
import { type ReuseProblem, reuseProblem } from './problem.ts';

/** Copyright notices and SPDX expressions that belong to a file. */
export interface Information {
  readonly copyrights: readonly string[];
  readonly licences: readonly string[];
}

/** One `[[annotations]]` table, or one paragraph of `.reuse/dep5`. */
export interface Annotation extends Information {
  readonly patterns: readonly PathPattern[];
  readonly precedence: 'closest' | 'aggregate' | 'override';
}

/** A file that speaks for others. */
export interface Configuration {
  readonly path: string;
  /** With a slash at its end; empty for the root. */
  readonly directory: string;
  readonly annotations: readonly Annotation[];
  readonly problems: readonly ReuseProblem[];
}

const precedences = ['closest', 'aggregate', 'override'] as const;
const longestPattern = 4096;

function strings(value: unknown): string[] | null {
  if (value === undefined) return [];
  const list = Array.isArray(value) ? value : [value];
  return list.every((one) => typeof one === 'string') ? list : null;
}

/** Expressions in the house's spelling; those that are none become problems. */
function checkedExpressions(path: string, written: readonly string[], problems: ReuseProblem[]): string[] {
  return written.flatMap((source) => {
    try {
      return [formatExpression(parseExpression(source))];
    } catch (error) {
      if (!(error instanceof LicenceError)) throw error;
      problems.push(
        reuseProblem(error.kind === 'unknown-licence' ? 'bad-licence' : 'invalid-expression', path, source),
      );
      return [];
    }
  });
}

function annotationOf(path: string, table: unknown, index: number, problems: ReuseProblem[]): Annotation | null {
  const wrong = (message: string) => {
    problems.push(reuseProblem('invalid-configuration', path, `annotations[${index}]: ${message}`));
    return null;
  };
  if (typeof table !== 'object' || table === null || Array.isArray(table)) return wrong('not a table');
  const { path: paths, precedence = 'closest', ...rest } = table as Record<string, unknown>;
  const patterns = strings(paths);
  if (patterns === null || patterns.length === 0) return wrong('path must be a string or a list of strings');
  const stray = patterns.find(
    (one) => one === '' || one.startsWith('/') || one.split('/').includes('..') || one.length > longestPattern,
  );
  if (stray !== undefined) return wrong(`path "${stray.slice(0, 80)}" leads out of the directory`);
  const known = precedences.find((one) => one === precedence);
  if (known === undefined) return wrong('precedence must be closest, aggregate or override');
  const [copyrights, licences] = [strings(rest['SPDX-FileCopyrightText']), strings(rest['SPDX-License-Identifier'])];
  if (copyrights === null || licences === null)
    return wrong('SPDX-FileCopyrightText and SPDX-License-Identifier must be strings');
  return {
    patterns: patterns.map((one) => pathPattern(one)),
    precedence: known,
    copyrights: copyrights.filter((one) => one.trim() !== ''),
    licences: checkedExpressions(path, licences, problems),
  };
}

/** Reads a `REUSE.toml`; what is wrong in it becomes a problem, and the rest stays in force. */
export function readReuseToml(path: string, text: string): Configuration {
  const problems: ReuseProblem[] = [];
  const directory = path.slice(0, path.lastIndexOf('/') + 1);
  let root: Record<string, unknown>;
  try {
    root = parse(text);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const message = error.message.split('\n')[0] ?? error.message;
    return {
      path,
      directory,
      annotations: [],
      problems: [reuseProblem('invalid-configuration', path, message, error.line)],
    };
  }
  if (root['version'] !== 1) problems.push(reuseProblem('invalid-configuration', path, 'version must be 1'));
  const tables = root['annotations'] ?? [];
  if (!Array.isArray(tables)) problems.push(reuseProblem('invalid-configuration', path, 'annotations must be tables'));
  const annotations = (Array.isArray(tables) ? tables : [])
    .map((table, index) => annotationOf(path, table, index + 1, problems))
    .filter((one) => one !== null);
  return { path, directory, annotations, problems };
}

/** Reads the deprecated `.reuse/dep5`: its patterns' `*` takes slashes too, and a paragraph adds to what files say. */
export function readDep5(path: string, text: string): Configuration {
  const problems: ReuseProblem[] = [];
  const annotations = text.split(/\r?\n(?:[ \t]*\r?\n)+/u).flatMap((paragraph): Annotation[] => {
    const fields = new Map<string, string>();
    let current = '';
    for (const line of paragraph.split(/\r?\n/u)) {
      const field = /^([A-Za-z][A-Za-z-]{0,40}):(.*)$/u.exec(line);
      if (field !== null) current = (field[1] as string).toLowerCase();
      fields.set(current, `${fields.get(current) ?? ''}${field === null ? `\n${line}` : field[2]}`);
    }
    const files = fields
      .get('files')
      ?.split(/\s+/u)
      .filter((one) => one !== '');
    if (files === undefined) return [];
    const licence = (fields.get('license') ?? '').split('\n')[0]?.trim() ?? '';
    const copyrights = (fields.get('copyright') ?? '')
      .split('\n')
      .map((one) => one.trim())
      .filter((one) => one !== '');
    return [
      {
        patterns: files.map((one) => pathPattern(one.slice(0, longestPattern), 'debian')),
        precedence: 'aggregate',
        copyrights,
        licences: licence === '' ? [] : checkedExpressions(path, [licence], problems),
      },
    ];
  });
  return { path, directory: '', annotations, problems };
}
