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

import { isGenerated, isVendored } from '../path-kinds.ts';
import type { SourceTree } from '../source-tree.ts';
import type { Change } from './change.ts';
import { anyPattern } from './path-pattern.ts';
import type { Settings } from './settings.ts';

/** Whether a path holds other people's code: by its directory's name, or because the policy file says so. */
export function thirdPartyTest({ thirdParty }: Pick<Settings, 'thirdParty'>): (path: string) => boolean {
  const named = anyPattern(thirdParty);
  return (path) => isVendored(path) || named(path);
}

/** Paths of the project's own files that are judged: those that the change brings, or all. */
export function judgedPaths(head: SourceTree, change: Change | null, settings: Settings): string[] {
  const excluded = anyPattern(settings.exclude);
  const foreign = thirdPartyTest(settings);
  const all =
    change === null ? head.files.map(({ path }) => path) : change.files.flatMap(({ after }) => after?.path ?? []);
  return all.filter((path) => !excluded(path) && !foreign(path) && !isGenerated(path));
}

/** Where the files that a change brings lay before it, in the order of the files. */
export function pathsBefore({ files }: Change, judged: readonly string[]): string[] {
  const asked = new Set(judged);
  return files.flatMap(({ before, after }) =>
    before !== null && after !== null && asked.has(after.path) ? before.path : [],
  );
}
