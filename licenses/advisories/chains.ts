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

import type { Package } from '../inventory/inventory.ts';

/** Who brings a package in. */
export interface Chains {
  /** Ids from a package that the project asks for itself to this one, both inclusive, as few as there are; empty when nothing tells. */
  readonly to: (id: string) => readonly string[];
}

/** What the project asks for itself; where no file tells, what nothing else needs. */
function rootsOf(packages: readonly Package[]): readonly Package[] {
  const direct = packages.filter((one) => one.direct === true);
  if (direct.length > 0) return direct;
  const needed = new Set(packages.flatMap(({ dependsOn }) => dependsOn));
  return packages.filter(({ id }) => !needed.has(id));
}

/** The shortest chains to all packages, found at once: every package is passed once. */
export function chainsOf(packages: readonly Package[]): Chains {
  const byId = new Map(packages.map((one) => [one.id, one]));
  const from = new Map<string, string | null>();
  let front = rootsOf(packages);
  for (const { id } of front) from.set(id, null);
  while (front.length > 0) {
    const next: Package[] = [];
    for (const { id, dependsOn } of front) {
      for (const needed of dependsOn) {
        const one = byId.get(needed);
        if (one === undefined || from.has(needed)) continue;
        from.set(needed, id);
        next.push(one);
      }
    }
    front = next;
  }
  return {
    to(id) {
      const chain: string[] = [];
      for (let at = from.has(id) ? id : null; at !== null; at = from.get(at) ?? null) chain.unshift(at);
      return chain;
    },
  };
}
