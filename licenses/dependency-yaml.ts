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

import { LineCounter, parseDocument } from 'yaml';
import { DependencyFileError } from './dependency-file.ts';
import { refuseMergeConflict } from './dependency-text.ts';

const mostAliases = 100;
const deepest = 100;

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
export function refuseDeepYaml(text: string): void {
  if (tooDeep(text)) throw new DependencyFileError('unparsable', null, 'The YAML is nested too deep');
}

/**
 * Value of a YAML text in which every scalar is the text as written: `1.10` stays `1.10`.
 * @throws DependencyFileError when it is not YAML, or is made to break parsers.
 */
export function yamlDocument(text: string): unknown {
  refuseMergeConflict(text);
  refuseDeepYaml(text);
  const counter = new LineCounter();
  const document = parseDocument(text, {
    schema: 'failsafe',
    logLevel: 'silent',
    lineCounter: counter,
    prettyErrors: false,
    merge: false,
  });
  const [error] = document.errors;
  if (error !== undefined)
    throw new DependencyFileError('unparsable', counter.linePos(error.pos[0]).line, `Not YAML: ${error.message}`, {
      cause: error,
    });
  try {
    return document.toJS({ maxAliasCount: mostAliases }) as unknown;
  } catch (cause) {
    if (cause instanceof ReferenceError)
      throw new DependencyFileError('unparsable', null, `Not YAML: ${cause.message}`, { cause });
    throw cause;
  }
}
