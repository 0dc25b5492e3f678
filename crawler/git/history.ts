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

import { git } from './run.ts';

/** Ids of the commits without parents that the given tips (hex ids) lead to; walks the whole history once. */
export async function rootCommits(gitDir: string, tips: readonly string[], signal?: AbortSignal): Promise<string[]> {
  if (tips.length === 0) return [];
  const running = await git(['rev-list', '--max-parents=0', '--end-of-options', ...tips], {
    gitDir,
    ...(signal ? { signal } : {}),
  });
  return running.toString('latin1').split('\n').filter(Boolean).sort();
}

/**
 * True when a source now shows a history that shares no first commit with the one known before: another repository took
 * over the address. A force-push, however large, keeps at least one root.
 */
export function historyReplaced(knownRoots: readonly string[], currentRoots: readonly string[]): boolean {
  if (knownRoots.length === 0 || currentRoots.length === 0) return false;
  const current = new Set(currentRoots);
  return !knownRoots.some((root) => current.has(root));
}
