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

import { revList } from './rev-list.ts';

/** More commits beside the default branch than are held in memory at once. */
const mostHeld = 1_000_000;

/** The part of a history that the default branch does not lead to: walks of thousands of changes without a process each. */
export interface SideHistory {
  /** Commits of a head that neither the default branch nor `base` leads to, oldest first; null = the head is not beside the default branch, or there are more than `most`. */
  commitsOf(head: string, base: string | null, most: number): readonly string[] | null;
}

function reach(
  from: number,
  parents: readonly (readonly number[])[],
  not: ReadonlySet<number>,
  most: number,
): Set<number> | null {
  const found = new Set<number>();
  const open = [from];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (found.has(at) || not.has(at)) continue;
    found.add(at);
    if (found.size > most) return null;
    open.push(...(parents[at] ?? []));
  }
  return found;
}

/** Reads it by one walk of git; null = it is too large to be held. */
export async function readSideHistory(
  gitDir: string,
  heads: readonly string[],
  defaultHead: string,
  signal: AbortSignal,
): Promise<SideHistory | null> {
  const ids: string[] = [];
  const index = new Map<string, number>();
  const lines: string[][] = [];
  const range = { from: heads, not: [defaultHead], options: ['--topo-order', '--parents'] };
  for await (const chunk of revList(gitDir, range, signal)) {
    for (const line of chunk.toString('latin1').split('\n')) {
      if (line === '') continue;
      const [id = '', ...parents] = line.split(' ');
      index.set(id, ids.push(id) - 1);
      lines.push(parents);
    }
    if (ids.length > mostHeld) return null;
  }
  const parents = lines.map((list) => list.flatMap((id) => index.get(id) ?? []));
  const none: ReadonlySet<number> = new Set();
  return {
    commitsOf(head, base, most) {
      const at = index.get(head);
      const from = base === null ? undefined : index.get(base);
      if (at === undefined) return null;
      const not = from === undefined ? none : reach(from, parents, none, Number.POSITIVE_INFINITY);
      const found = not === null ? null : reach(at, parents, not, most);
      // Git prints children before their parents.
      return found === null ? null : [...found].sort((a, b) => b - a).map((one) => ids[one] ?? '');
    },
  };
}
