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

import { ecosystems } from '../ecosystem-registry.ts';
import type { Inventory, Package } from '../inventory/inventory.ts';
import type { PackageChanges } from './facts.ts';

/** By what two versions are the same package. */
export function packageName({ ecosystem, name, purl }: Package): string {
  const own = ecosystems.get(ecosystem)?.canonicalName(name) ?? name;
  return `${purl?.type ?? ecosystem}\0${own}`;
}

function grouped({ packages }: Inventory): Map<string, Package[]> {
  const groups = new Map<string, Package[]>();
  for (const one of packages) {
    const key = packageName(one);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [one]);
    else known.push(one);
  }
  return groups;
}

/** Same version, and yet something that people should look at: another source, another content, now shipped. */
function isMoved(before: Package, after: Package): boolean {
  const place = ({ source }: Package) => `${source?.kind ?? ''} ${source?.url ?? ''} ${source?.revision ?? ''}`;
  return (
    place(before) !== place(after) ||
    before.integrity !== after.integrity ||
    (before.scopes.length > 0 && after.scopes.length === 0)
  );
}

function changedIn(before: readonly Package[], after: readonly Package[]): { before: Package; after: Package }[] {
  const old = new Map(before.map((one) => [one.id, one]));
  const kept = new Set(after.map(({ id }) => id));
  // What went away is what the new ones replace; where nothing went, the last version that was there is compared.
  const gone = before.filter(({ id }) => !kept.has(id));
  let next = 0;
  return after.flatMap((one) => {
    const same = old.get(one.id);
    if (same !== undefined) return isMoved(same, one) ? [{ before: same, after: one }] : [];
    const replaced = gone[Math.min(next, gone.length - 1)] ?? before.at(-1);
    next += 1;
    return replaced === undefined ? [] : [{ before: replaced, after: one }];
  });
}

/** How the packages of two trees differ; against nothing, all were added. */
export function packageChanges(base: Inventory | null, head: Inventory): PackageChanges {
  if (base === null) return { added: head.packages, removed: [], changed: [] };
  const [before, after] = [grouped(base), grouped(head)];
  const byId = (a: Package, b: Package) => (a.id < b.id ? -1 : 1);
  return {
    added: [...after].flatMap(([name, all]) => (before.has(name) ? [] : all)).sort(byId),
    removed: [...before].flatMap(([name, all]) => (after.has(name) ? [] : all)).sort(byId),
    changed: [...after].flatMap(([name, all]) => changedIn(before.get(name) ?? [], all)),
  };
}
