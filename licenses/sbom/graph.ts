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

/** Ids that a package needs, as far as they are in the inventory. */
export function needsOf(found: Package, known: ReadonlySet<string>): string[] {
  return [...new Set(found.dependsOn)].filter((id) => id !== found.id && known.has(id)).sort();
}

/** Ids that the work itself asks for; where no file tells, those that no other package needs. */
export function needsOfWork(packages: readonly Package[]): string[] {
  const needed = new Set(packages.flatMap(({ id, dependsOn }) => dependsOn.filter((other) => other !== id)));
  return packages
    .filter(({ id, direct }) => direct ?? !needed.has(id))
    .map(({ id }) => id)
    .sort();
}

/** By their ids, in code units. */
export function sortedPackages(packages: readonly Package[]): Package[] {
  return [...packages].sort((a, b) => (a.id < b.id ? -1 : 1));
}
