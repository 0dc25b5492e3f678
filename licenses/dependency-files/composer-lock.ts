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
import {
  DependencyFileError,
  defineDependencyFile,
  type FoundPackage,
  foundPackage,
  type PackageSource,
  type ReadContext,
} from '../dependency-file.ts';
import { isPlatform, providers } from '../dependency-parts/composer-lock-edges.ts';
import { jsonDocument, jsonPlaces } from '../dependency-parts/json.ts';
import { licencesOf } from '../dependency-parts/npm-licences.ts';
import { manifestBeside } from '../dependency-parts/npm-manifest.ts';
import { refuseTooMany } from '../dependency-parts/text.ts';
import { entriesAt, isTable, listAt, textAt } from '../dependency-parts/values.ts';
import { shown, warningList } from '../dependency-parts/warnings.ts';
import { member } from '../manifest.ts';

interface Entry {
  /** `packages\0<index>`: the same package may be there twice. */
  readonly key: string;
  readonly value: unknown;
  readonly dev: boolean;
}

function entriesIn(json: unknown): Entry[] {
  return ['packages', 'packages-dev'].flatMap((table) =>
    listAt(json, table).map((value, index) => ({ key: `${table}\0${index}`, value, dev: table === 'packages-dev' })),
  );
}

/** Packagist's archives are made from a repository; only what comes without an archive comes from git itself. */
function sourceOf(value: unknown): PackageSource {
  const archive = textAt(value, 'dist', 'url');
  if (textAt(value, 'dist', 'type') === 'path') return { kind: 'path', url: archive, revision: null };
  const registry = textAt(value, 'notification-url') !== null || textAt(value, 'source', 'type') !== 'git';
  if (registry) return { kind: 'registry', url: archive, revision: null };
  return { kind: 'git', url: textAt(value, 'source', 'url'), revision: textAt(value, 'source', 'reference') };
}

/** `true`, or the name of what to use instead. */
function abandoned(value: unknown): string | null {
  const said = member(value, 'abandoned');
  if (said === true) return 'abandoned';
  return typeof said === 'string' && said !== '' ? `abandoned: use ${shown(said)}` : null;
}

async function askedFor(context: ReadContext, manifest: string): Promise<ReadonlySet<string> | null> {
  const json = await manifestBeside(context, manifest);
  if (json === null) return null;
  const names = [...entriesAt(json, 'require'), ...entriesAt(json, 'require-dev')].map(([name]) => name.toLowerCase());
  return new Set(names.filter((name) => !isPlatform(name)));
}

/** Composer: `composer.lock`. It remembers no requirements, only by their hash. */
export const composerLock = defineDependencyFile({
  id: 'composer-lock',
  ecosystem: 'composer',
  name: { zh: 'composer.lock', en: 'composer.lock' },
  kind: 'lock',
  files: [/(?:^|\/)composer\.lock$/u],
  source: 'https://getcomposer.org/doc/01-basic-usage.md#commit-your-composer-lock-file-to-version-control',
  manifests: (path) => [join(dirname(path), 'composer.json')],
  cap: 33_554_432,
  async read(text, context) {
    const json = jsonDocument(text);
    if (!isTable(json)) throw new DependencyFileError('unparsable', null, 'The lock file is no object');
    const entries = entriesIn(json);
    refuseTooMany(entries.length);
    const { lines } = jsonPlaces(text, 3);
    const find = providers(entries);
    const manifest = join(dirname(context.path), 'composer.json');
    const asked = await askedFor(context, manifest);
    const warnings = warningList();
    const packages = entries.flatMap(({ key, value, dev }): FoundPackage[] => {
      const name = textAt(value, 'name');
      const line = lines.get(`${key}\0name`) ?? null;
      if (name === null || name === '') {
        const place = key.replace('\0', ' ');
        warnings.add(`“${place}”没有名称，已跳过`, `"${place}" has no name and was passed over`, line);
        return [];
      }
      const needs = entriesAt(value, 'require').flatMap(([need]) => (isPlatform(need) ? [] : find(need)));
      return [
        foundPackage({
          key,
          name,
          version: textAt(value, 'version'),
          scopes: dev ? ['dev'] : [],
          groups: dev ? ['dev'] : [],
          direct: asked === null ? null : asked.has(name.toLowerCase()),
          dependsOn: [...new Set(needs)].filter((need) => need !== key),
          source: sourceOf(value),
          integrity: textAt(value, 'dist', 'shasum') || null,
          licences: licencesOf(value),
          installScript: textAt(value, 'type') === 'composer-plugin',
          deprecated: abandoned(value),
          line,
        }),
      ];
    });
    const names = [...(asked ?? [])].filter((name) => find(name).length > 0);
    const recorded = asked === null ? null : names.map((name) => ({ manifest, name, constraint: null }));
    return { root: null, packages, recorded, warnings: warnings.all() };
  },
});
