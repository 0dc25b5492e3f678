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

import { Composer, type Document, isScalar, LineCounter, Parser, type Scalar, visit } from 'yaml';
import { DependencyFileError } from '../dependency-file.ts';
import { refuseMergeConflict } from './text.ts';

const mostAliases = 100;
const deepest = 100;
/** The library takes up to ten seconds for a megabyte that is made for it. */
const longest = 2_097_152;

/** Whether brackets or indentation go deeper than any dependency file does; a depth that would break the parser is refused before it. */
function tooDeep(text: string): boolean {
  let depth = 0;
  for (const mark of text) {
    if (mark === '[' || mark === '{') depth += 1;
    else if ((mark === ']' || mark === '}') && depth > 0) depth -= 1;
    if (depth > deepest) return true;
  }
  return /^(?:[ \t]*-(?=[ \t\r]|$)){100}/mu.test(text) || /^ {400}/mu.test(text);
}

/** @throws DependencyFileError when the nesting would break a parser. */
function refuseDeepYaml(text: string): void {
  if (tooDeep(text)) throw new DependencyFileError('unparsable', null, 'The YAML is nested too deep');
}

/** A YAML text as its parts, with the lines of offsets. */
export interface ParsedYaml {
  readonly document: Document.Parsed;
  readonly lineOf: (offset: number) => number;
}

function unparsable(message: string, line: number | null, cause?: unknown): DependencyFileError {
  return new DependencyFileError('unparsable', line, `Not YAML: ${message}`, { cause });
}

type Mapping = Document.Parsed['contents'];

/** The library compares each key with all before it, which takes a minute for a map of a hundred kilobytes. */
function refuseRepeatedKeys(contents: Mapping, lineOf: (offset: number) => number): void {
  visit(contents, {
    Map(_, { items }) {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        const name: unknown = isScalar(key) ? key.value : key;
        if (name !== '<<' && seen.has(name)) {
          const offset = (key as Scalar.Parsed).range?.[0] ?? 0;
          throw unparsable('a key stands in a map twice', lineOf(offset));
        }
        seen.add(name);
      }
    },
  });
}

/**
 * Parses a YAML text up to its first error; scalars are the text as written.
 * @throws DependencyFileError when it is not YAML, or is made to break parsers.
 */
export function parsedYaml(text: string): ParsedYaml {
  refuseMergeConflict(text);
  refuseDeepYaml(text);
  if (text.length > longest)
    throw new DependencyFileError('too-large', null, `YAML of more than ${longest} characters is not read`);
  const counter = new LineCounter();
  const lineOf = (offset: number) => counter.linePos(offset).line;
  const tokens = [];
  for (const token of new Parser(counter.addNewLine).parse(text)) {
    if (token.type === 'error') throw unparsable(token.message, lineOf(token.offset));
    tokens.push(token);
  }
  const composer = new Composer({ schema: 'failsafe', logLevel: 'silent', uniqueKeys: false });
  const [document, another] = composer.compose(tokens, true, text.length);
  if (document === undefined) throw unparsable('it has no document', null);
  if (another !== undefined) throw unparsable('it has several documents', lineOf(another.range[0]));
  const [error] = document.errors;
  if (error !== undefined) throw unparsable(error.message, lineOf(error.pos[0]), error);
  refuseRepeatedKeys(document.contents, lineOf);
  return { document, lineOf };
}

/**
 * Value of a YAML text in which every scalar is the text as written: `1.10` stays `1.10`.
 * @throws DependencyFileError when it is not YAML, or is made to break parsers.
 */
export function yamlDocument(text: string): unknown {
  const { document } = parsedYaml(text);
  try {
    return document.toJS({ maxAliasCount: mostAliases }) as unknown;
  } catch (cause) {
    if (cause instanceof ReferenceError) throw unparsable(cause.message, null, cause);
    throw cause;
  }
}
