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

import type { Inventory, Package } from './inventory.ts';

/** The shortest ways from what the project asks for to packages. */
export interface Ways {
  /** Ids from a direct dependency to the package, both included; the package alone where nothing is known of how it came in. */
  readonly to: (id: string) => readonly string[];
}

function isStart({ direct, purl }: Package): boolean {
  return direct === true || purl === null;
}

/** Looks at each edge once, for all packages together. */
export function waysThrough({ packages, byId }: Inventory): Ways {
  const from = new Map<string, string | null>();
  const queue = packages.filter(isStart).map(({ id }) => id);
  for (const id of queue) from.set(id, null);
  // The queue grows while it is read.
  for (const id of queue) {
    for (const next of byId.get(id)?.dependsOn ?? []) {
      if (from.has(next)) continue;
      from.set(next, id);
      queue.push(next);
    }
  }
  return {
    to(id) {
      const way = [id];
      for (let at = from.get(id); at !== null && at !== undefined; at = from.get(at)) way.unshift(at);
      return way;
    },
  };
}
