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

import { purlField } from './given-purl.ts';

const kinds: readonly (readonly [RegExp, string])[] = [
  [/^golang\((.{1,400})\)$/u, 'golang'],
  [/^(?:npm|nodejs)\((.{1,400})\)$/u, 'npm'],
  [/^(?:nodejs|js)-(.{1,400})$/u, 'npm'],
  [/^crate\(([^/)]{1,400})(?:\/[^)]{0,100})?\)$/u, 'cargo'],
  [/^rust-(.{1,400})$/u, 'cargo'],
  [/^python3?(?:\.\d{1,2})?dist\(([^)[]{1,400})(?:\[[^)]{0,100}\])?\)$/u, 'pypi'],
  [/^python\d?-(.{1,400})$/u, 'pypi'],
  [/^rubygem\((.{1,400})\)$/u, 'gem'],
  [/^rubygem-(.{1,400})$/u, 'gem'],
  [/^php-composer\((.{1,400})\)$/u, 'composer'],
  [/^mvn\(([^:)]{1,200}:[^:)]{1,200})(?::[^)]{0,200})?\)$/u, 'maven'],
  [/^nuget\((.{1,400})\)$/u, 'nuget'],
];

/** Where `/` or `:` parts the namespace from the name. */
function split(type: string, name: string): { readonly namespace: string | null; readonly name: string } {
  const at = type === 'maven' ? name.indexOf(':') : name.lastIndexOf('/');
  return at < 0 ? { namespace: null, name } : { namespace: name.slice(0, at), name: name.slice(at + 1) };
}

/** A package that `Provides: bundled(...)` names: by its own ecosystem where the name tells, else without one. */
export function bundledPackage(inner: string, version: string | null) {
  for (const [pattern, type] of kinds) {
    const name = pattern.exec(inner)?.[1];
    if (name === undefined) continue;
    const versioned = type === 'golang' && version !== null && /^\d/u.test(version) ? `v${version}` : version;
    return { name, version, ...purlField({ type, ...split(type, name), version: versioned }) };
  }
  return { name: inner, version, ...purlField({ type: 'generic', name: inner, version }) };
}
