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

import { DependencyFileError, type FoundPackage, foundPackage, type Reading } from '../dependency-file.ts';
import { denoSpecifier } from './deno-specifier.ts';
import { jsoncDocument } from './jsonc.ts';
import { exactVersion } from './npm-requirement.ts';
import { refuseTooMany } from './text.ts';
import { entriesAt, isTable, textAt } from './values.ts';
import { shown, warningList } from './warnings.ts';

interface Import {
  readonly path: string;
  readonly target: string;
}

/** Imports of the file and of its scopes. */
function importsOf(json: unknown): Import[] {
  const scopes = entriesAt(json, 'scopes').map(([scope]) => ['scopes', scope]);
  return [['imports'], ...scopes].flatMap((at) =>
    entriesAt(json, ...at).flatMap(([name, target]) =>
      typeof target === 'string' ? [{ path: [...at, name].join('\0'), target }] : [],
    ),
  );
}

/** What `deno.json` asks one registry for; both readings of the file together leave nothing out. */
export function denoConfig(text: string, registry: 'npm' | 'jsr'): Reading {
  const { value, lines } = jsoncDocument(text, 3);
  if (!isTable(value)) throw new DependencyFileError('unparsable', null, 'The file is no object');
  const warnings = warningList();
  const packages = new Map<string, FoundPackage>();
  for (const { path, target } of importsOf(value)) {
    const line = lines.get(path) ?? null;
    const asked = denoSpecifier(target);
    if (asked === null && registry === 'jsr' && /^https?:/u.test(target))
      warnings.add(
        `“${shown(target)}”不是软件包，已跳过`,
        `"${shown(target)}" is no package and was passed over`,
        line,
      );
    if (asked?.registry !== registry) continue;
    const key = `${asked.name}@${asked.constraint ?? ''}`;
    if (packages.has(key)) continue;
    packages.set(
      key,
      foundPackage({
        key,
        name: asked.name,
        version: exactVersion(asked.constraint),
        constraint: asked.constraint,
        direct: true,
        source: asked.url === null ? null : { kind: 'url', url: asked.url, revision: null },
        line,
      }),
    );
  }
  refuseTooMany(packages.size);
  const name = textAt(value, 'name');
  const root = name === null || registry === 'npm' ? null : { name, version: textAt(value, 'version') };
  return { root, packages: [...packages.values()], recorded: null, warnings: warnings.all() };
}
