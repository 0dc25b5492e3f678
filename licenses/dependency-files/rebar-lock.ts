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

import {
  DependencyFileError,
  defineDependencyFile,
  type FoundPackage,
  foundPackage,
  type PackageSource,
} from '../dependency-file.ts';
import { type Term, terms } from '../dependency-parts/erlang-term.ts';
import { refuseMergeConflict, refuseTooMany } from '../dependency-parts/text.ts';
import { shown, warningList } from '../dependency-parts/warnings.ts';

/** `{<<"name">>, {pkg, <<"hex name">>, <<"1.0.0">>}, level}`. */
function isEntry({ kind, items }: Term): boolean {
  return kind === 'tuple' && items.length >= 3 && items[0]?.kind === 'text' && items[1]?.kind === 'tuple';
}

/** Newer files are `{Version, Entries}` and then checksums; the oldest are the entries alone. */
function entriesOf(all: readonly Term[]): readonly Term[] | null {
  const [first] = all;
  const list = first?.kind === 'tuple' ? first.items[1] : first;
  return list?.kind === 'list' ? list.items : null;
}

function hashes(all: readonly Term[], table: string): ReadonlyMap<string, string> {
  const found = (all[1]?.items ?? []).find(({ items }) => items[0]?.text === table)?.items[1];
  return new Map((found?.items ?? []).map(({ items }) => [items[0]?.text ?? '', items[1]?.text ?? '']));
}

/** `{git, "url", {ref, "commit"}}`, also inside of `git_subdir`. */
function gitSourceOf(items: readonly Term[]): PackageSource | null {
  if (!/^(?:git|git_subdir|hg)$/u.test(items[0]?.text ?? '')) return null;
  return { kind: 'git', url: items[1]?.text ?? null, revision: items[2]?.items[1]?.text ?? null };
}

/** rebar3: `rebar.lock`; level 0 is what the project itself asks for. */
export const rebarLock = defineDependencyFile({
  id: 'rebar-lock',
  ecosystem: 'hex',
  name: { zh: 'rebar.lock', en: 'rebar.lock' },
  kind: 'lock',
  files: [/(?:^|\/)rebar\.lock$/u],
  source: 'https://rebar3.org/docs/configuration/dependencies/#lock-files',
  manifests: () => [],
  cap: 8_388_608,
  read(text) {
    refuseMergeConflict(text);
    const all = terms(text);
    const entries = entriesOf(all);
    if (entries === null) throw new DependencyFileError('unparsable', 1, 'The lock file has no list of packages');
    refuseTooMany(entries.length);
    const [outer, inner] = [hashes(all, 'pkg_hash_ext'), hashes(all, 'pkg_hash')];
    const warnings = warningList();
    const packages = entries.flatMap((entry): FoundPackage[] => {
      const [key, from, level] = entry.items;
      const items = from?.items ?? [];
      const git = gitSourceOf(items);
      if (!isEntry(entry) || key === undefined || (git === null && items[0]?.text !== 'pkg')) {
        const name = shown(key?.text ?? '');
        warnings.add(
          `“${name}”的来源不认识，已跳过`,
          `"${name}" has an unknown source and was passed over`,
          entry.line,
        );
        return [];
      }
      const known = { key: key.text, direct: level?.text === '0', line: entry.line };
      if (git !== null) return [foundPackage({ ...known, name: key.text, source: git })];
      return [
        foundPackage({
          ...known,
          name: items[1]?.text ?? key.text,
          version: items[2]?.text ?? null,
          source: { kind: 'registry', url: null, revision: null },
          integrity: outer.get(key.text) ?? inner.get(key.text) ?? items[3]?.text ?? null,
        }),
      ];
    });
    return { root: null, packages, recorded: null, warnings: warnings.all() };
  },
});
