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

import { type Expression, parseExpression } from '../expression.ts';
import { currentName, exceptionId, isDeprecated, licenceId } from '../ids.ts';
import { type ReuseProblem, reuseProblem } from './problem.ts';

/** A text in `LICENSES/`. */
export interface LicenceText {
  readonly path: string;
  /** As the file is called, without its extension. */
  readonly id: string;
  /** The id by which expressions of today name it. */
  readonly current: string;
}

const reference = /^LicenseRef-[A-Za-z0-9.-]+$/u;

function known(id: string): boolean {
  return licenceId(id) === id || exceptionId(id) === id || reference.test(id);
}

/** The ids and exceptions that an expression names, each of which needs a text; a `+` is none of the name. */
export function namesIn(expression: string): string[] {
  const walk = (node: Expression): string[] => {
    if (node.kind === 'licence')
      return [node.id.replace(/\+$/u, ''), ...(node.exception === null ? [] : [node.exception])];
    return node.kind === 'and' || node.kind === 'or' ? node.parts.flatMap(walk) : [];
  };
  return [...new Set(walk(parseExpression(expression)))];
}

/** Reads a path of `LICENSES/`; null for the `.license` file of another. */
export function licenceTextOf(path: string, problems: ReuseProblem[]): LicenceText | null {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (name.endsWith('.license')) return null;
  const stem = name.replace(/\.[A-Za-z0-9]{1,8}$/u, '');
  const listed = licenceId(name) === name || exceptionId(name) === name;
  const id = listed ? name : stem;
  if (!known(id)) {
    problems.push(reuseProblem('bad-licence', path, id));
    return null;
  }
  if (id === name) problems.push(reuseProblem('no-extension', path, id));
  if (isDeprecated(id)) problems.push(reuseProblem('deprecated-licence', path, id));
  const current = licenceId(id) === id ? currentName(id.replace(/\+$/u, ''), id.endsWith('+')) : id;
  return { path, id, current: current.split(' WITH ')[0] as string };
}
