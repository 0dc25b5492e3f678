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

import { type FoundPackage, foundPackage } from '../dependency-file.ts';
import { entriesAt, textAt } from './values.ts';

/** One library of a file that lists them as `name/version`. */
export interface Library {
  readonly name: string;
  readonly version: string;
  /** `package`, `project`, `reference` and the like, in lower case. */
  readonly type: string;
  readonly sha512: string | null;
  readonly line: number | null;
}

/** `name/version` in two; null when it is not that. */
function nameAndVersion(text: string): readonly [string, string] | null {
  const at = text.lastIndexOf('/');
  return at <= 0 || at === text.length - 1 ? null : [text.slice(0, at), text.slice(at + 1)];
}

/** The table `libraries` that `.deps.json` and `project.assets.json` share. */
export function librariesOf(value: unknown, lines: ReadonlyMap<string, number>): Library[] {
  return entriesAt(value, 'libraries').flatMap(([key, library]) => {
    const [name, version] = nameAndVersion(key) ?? [];
    if (name === undefined || version === undefined) return [];
    const type = (textAt(library, 'type') ?? 'package').toLowerCase();
    const sha512 = textAt(library, 'sha512');
    return [
      { name, version, type, sha512: sha512 === '' ? null : sha512, line: lines.get(`libraries\0${key}`) ?? null },
    ];
  });
}

/** What each library needs, by its name in lower case; of all frameworks together. */
export function needsOf(value: unknown): ReadonlyMap<string, ReadonlySet<string>> {
  const needs = new Map<string, Set<string>>();
  for (const [framework] of entriesAt(value, 'targets')) {
    for (const [key, library] of entriesAt(value, 'targets', framework)) {
      const name = nameAndVersion(key)?.[0].toLowerCase();
      if (name === undefined) continue;
      const known = needs.get(name) ?? new Set<string>();
      for (const [other] of entriesAt(library, 'dependencies')) known.add(other.toLowerCase());
      needs.set(name, known);
    }
  }
  return needs;
}

const packageTypes = new Set(['package', 'runtimepack']);

/** Libraries that are packages or other projects of the solution, with edges among them. Names are not told apart by their case. */
export function packagesOf(
  libraries: readonly Library[],
  needs: ReadonlyMap<string, ReadonlySet<string>>,
  isDirect: (name: string) => boolean | null,
): FoundPackage[] {
  const packages = libraries.filter(({ type }) => packageTypes.has(type) || type === 'project');
  const keyOf = new Map(packages.map(({ name, version }) => [name.toLowerCase(), `${name}@${version}`]));
  return packages.map(({ name, version, type, sha512, line }) =>
    foundPackage({
      key: `${name}@${version}`,
      name: type === 'runtimepack' ? name.replace(/^runtimepack\./u, '') : name,
      version,
      direct: isDirect(name.toLowerCase()),
      dependsOn: [...(needs.get(name.toLowerCase()) ?? [])].flatMap((other) => keyOf.get(other) ?? []),
      source: type === 'project' ? { kind: 'workspace', url: null, revision: null } : null,
      integrity: sha512,
      line,
    }),
  );
}
