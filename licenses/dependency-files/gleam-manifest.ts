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

import { dirname, join } from 'node:path/posix';
import { defineDependencyFile, type FoundPackage, foundPackage, type PackageSource } from '../dependency-file.ts';
import { refuseTooMany } from '../dependency-parts/text.ts';
import { tomlDocument } from '../dependency-parts/toml.ts';
import { entriesAt, listAt, textAt, textsAt } from '../dependency-parts/values.ts';

function sourceOf(entry: unknown): PackageSource {
  const repository = textAt(entry, 'repo');
  const kind = textAt(entry, 'source');
  if (kind === 'git') return { kind: 'git', url: repository, revision: textAt(entry, 'commit') };
  if (kind === 'local') return { kind: 'path', url: textAt(entry, 'path'), revision: null };
  return { kind: 'registry', url: null, revision: null };
}

/** Each package has a line of its own. */
function linesByName(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  for (const [index, line] of text.split('\n').entries()) {
    const name = /^\s*\{\s*name\s*=\s*"([^"]{1,200})"/u.exec(line)?.[1];
    if (name !== undefined) lines.set(name, index + 1);
  }
  return lines;
}

/** Gleam: the lock file `manifest.toml`; other things have that name too, and they have no list of packages. */
export const gleamManifest = defineDependencyFile({
  id: 'gleam-manifest',
  ecosystem: 'hex',
  name: { zh: 'Gleam 的 manifest.toml', en: 'manifest.toml of Gleam' },
  kind: 'lock',
  files: [/(?:^|\/)manifest\.toml$/u],
  source: 'https://gleam.run/writing-gleam/',
  manifests: (path) => [join(dirname(path), 'gleam.toml')],
  cap: 8_388_608,
  read(text, context) {
    const toml = tomlDocument(text);
    const entries = listAt(toml, 'packages').filter((entry) => textAt(entry, 'name') !== null);
    refuseTooMany(entries.length);
    const manifest = join(dirname(context.path), 'gleam.toml');
    const asked = entriesAt(toml, 'requirements');
    const direct = new Set(asked.map(([name]) => name));
    const names = new Set(entries.map((entry) => textAt(entry, 'name')));
    const lines = linesByName(text);
    const packages = entries.map((entry): FoundPackage => {
      const name = textAt(entry, 'name') ?? '';
      return foundPackage({
        key: name,
        name,
        version: textAt(entry, 'version'),
        direct: direct.has(name),
        dependsOn: textsAt(entry, 'requirements').filter((need) => names.has(need)),
        source: sourceOf(entry),
        integrity: textAt(entry, 'outer_checksum'),
        line: lines.get(name) ?? null,
      });
    });
    const recorded = asked.map(([name, need]) => ({ manifest, name, constraint: textAt(need, 'version') }));
    return { root: null, packages, recorded: entries.length + asked.length === 0 ? null : recorded, warnings: [] };
  },
});
