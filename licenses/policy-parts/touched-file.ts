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

import type { CheckFacts, Side } from '../check/facts.ts';
import { anyPattern } from '../check/path-pattern.ts';
import type { SourceTree } from '../source-tree.ts';

/** A file to judge, with where it was before. */
export interface TouchedFile {
  readonly path: string;
  /** Its path on the base's side; null when it is new, and when a whole tree is judged. */
  readonly before: string | null;
}

/** Files of `paths` with the paths that they had before. */
export function touchedFiles(facts: CheckFacts, paths: readonly string[] = facts.paths): TouchedFile[] {
  const before = new Map(facts.change?.files.map((file) => [file.after?.path, file.before?.path ?? null]));
  return paths.map((path) => ({ path, before: before.get(path) ?? null }));
}

/** Every file that is there after the change, other people's and generated ones too; without excluded paths. */
export function allTouched(facts: CheckFacts): TouchedFile[] {
  const excluded = anyPattern(facts.settings.exclude);
  const paths =
    facts.change === null
      ? facts.head.tree.files.map(({ path }) => path)
      : facts.change.files.flatMap(({ after }) => after?.path ?? []);
  return touchedFiles(
    facts,
    paths.filter((path) => !excluded(path)),
  );
}

/** Whether a path is an ordinary file of the tree, no link and no submodule. */
export function isOrdinary(tree: SourceTree, path: string): boolean {
  const kind = tree.get(path)?.kind;
  return kind === 'file' || kind === 'executable';
}

/** The side on which the project is as it was before the change: whole trees have only one. */
export function settledSide(facts: CheckFacts): Side {
  return facts.base ?? facts.head;
}

/** `path:line` of a finding's evidence. */
export function placeText(path: string, line: number | null): string {
  return line === null ? path : `${path}:${line}`;
}
