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

import { DependencyFileError, defineDependencyFile, type FoundPackage, foundPackage } from '../dependency-file.ts';
import { type Term, terms } from '../dependency-parts/erlang-term.ts';
import { refuseMergeConflict, refuseTooMany } from '../dependency-parts/text.ts';
import { shown, warningList } from '../dependency-parts/warnings.ts';

function text(term: Term | undefined): string | null {
  return term === undefined || (term.kind !== 'text' && term.kind !== 'atom') || term.text === '' ? null : term.text;
}

/** `{:hex, :name, "1.0.0", inner, managers, needs, repository, outer}`; old ones end sooner. */
function ofHex(key: string, { items, line }: Term, isThere: (name: string) => boolean): FoundPackage {
  const needs = (items[5]?.items ?? []).flatMap(({ items: [need] }) => text(need) ?? []);
  return foundPackage({
    key,
    name: text(items[1]) ?? key,
    version: text(items[2]),
    dependsOn: [...new Set(needs)].filter(isThere),
    source: { kind: 'registry', url: text(items[6]), revision: null },
    integrity: text(items[7]) ?? text(items[3]),
    line,
  });
}

/** Mix: `mix.lock`, a map of Elixir, read without running it. */
export const mixLock = defineDependencyFile({
  id: 'mix-lock',
  ecosystem: 'hex',
  name: { zh: 'mix.lock', en: 'mix.lock' },
  kind: 'lock',
  files: [/(?:^|\/)mix\.lock$/u],
  source: 'https://hexdocs.pm/mix/Mix.Tasks.Deps.html',
  manifests: () => [],
  cap: 8_388_608,
  read(source) {
    refuseMergeConflict(source);
    const [map, ...rest] = terms(source);
    if (map?.kind !== 'map' || rest.length > 0)
      throw new DependencyFileError('unparsable', map?.line ?? 1, 'The lock file is no map');
    refuseTooMany(map.items.length);
    const warnings = warningList();
    const names = new Set(map.items.map(({ items: [key] }) => text(key)));
    const packages = new Map<string, FoundPackage>();
    for (const { items, line } of map.items) {
      const [key, value] = [text(items[0]), items[1]];
      const [kind, url, revision] = value?.items ?? [];
      if (key === null || value === undefined || (kind?.text !== 'hex' && kind?.text !== 'git')) {
        const name = shown(key ?? '');
        warnings.add(`“${name}”的来源不认识，已跳过`, `"${name}" has an unknown source and was passed over`, line);
        continue;
      }
      if (packages.has(key)) warnings.add(`“${shown(key)}”出现多次`, `"${shown(key)}" is there more than once`, line);
      const found =
        kind.text === 'hex'
          ? ofHex(key, value, (name) => names.has(name))
          : foundPackage({ name: key, source: { kind: 'git', url: text(url), revision: text(revision) } });
      packages.set(key, { ...found, line });
    }
    return { root: null, packages: [...packages.values()], recorded: null, warnings: warnings.all() };
  },
});
