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

import type { FoundPackage } from '../dependency-file.ts';

/** What several say, once each. */
function union(lists: readonly (readonly string[])[]): string[] {
  return [...new Set(lists.flat())];
}

/** True when one says so; null when none tells. */
function anyTrue(a: boolean | null, b: boolean | null): boolean | null {
  return a === true || b === true ? true : (a ?? b);
}

function merged(a: FoundPackage, b: FoundPackage): FoundPackage {
  return {
    ...a,
    scopes: a.scopes.filter((scope) => b.scopes.includes(scope)),
    groups: a.groups.length === 0 || b.groups.length === 0 ? [] : union([a.groups, b.groups]),
    direct: anyTrue(a.direct, b.direct),
    dependsOn: union([a.dependsOn, b.dependsOn]),
    source: a.source ?? b.source,
    constraint: a.constraint ?? b.constraint,
    integrity: a.integrity ?? b.integrity,
    licences: union([a.licences, b.licences]),
    deprecated: a.deprecated ?? b.deprecated,
    line: a.line ?? b.line,
  };
}

/** Packages of the same key become one: a scope stays only when it holds in every place, a group only when each place has some. */
export function mergeFound(all: readonly FoundPackage[]): FoundPackage[] {
  const byKey = new Map<string, FoundPackage>();
  for (const one of all) {
    const known = byKey.get(one.key);
    byKey.set(one.key, known === undefined ? one : merged(known, one));
  }
  return [...byKey.values()];
}
