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

/** The history of a repository as it is filled: commits by id with the ids of their parents. */
export interface Graph {
  /** `parents` are ids of the same length, one after the other. */
  add(sha: Buffer, parents: Buffer): void;
  readonly parentsOf: ReadonlyMap<string, readonly string[]>;
}

/** An empty history. */
export function graphOf(): Graph {
  const parentsOf = new Map<string, readonly string[]>();
  return {
    parentsOf,
    add(sha, parents) {
      const ids: string[] = [];
      for (let at = 0; at + sha.length <= parents.length; at += sha.length)
        ids.push(parents.toString('latin1', at, at + sha.length));
      parentsOf.set(sha.toString('latin1'), ids);
    },
  };
}

/**
 * For each commit the first of `tips` whose history holds it, as an index into them; undefined = none. Tips are walked in
 * the order given and each commit once, by the first that comes by: all before it is then held by that one too.
 */
export function firstHolders(
  { parentsOf }: Pick<Graph, 'parentsOf'>,
  tips: readonly Buffer[],
): (sha: Buffer) => number | undefined {
  const holder = new Map<string, number>();
  for (const [index, tip] of tips.entries()) {
    const waiting = [tip.toString('latin1')];
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      const parents = parentsOf.get(id);
      if (parents === undefined || holder.has(id)) continue;
      holder.set(id, index);
      waiting.push(...parents);
    }
  }
  return (sha) => holder.get(sha.toString('latin1'));
}
