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

import { DependencyFileError, defineDependencyFile } from '../dependency-file.ts';
import { besidePyproject, isDynamic, withScopes } from '../dependency-parts/python-lock.ts';
import {
  uvDirect,
  uvEntries,
  uvExtras,
  uvNeeds,
  uvPackage,
  uvRecorded,
  uvResolver,
} from '../dependency-parts/python-uv.ts';
import { refuseTooMany } from '../dependency-parts/text.ts';
import { tomlDocument, tomlPlaces } from '../dependency-parts/toml.ts';
import { member } from '../manifest.ts';

/** `uv.lock`; a root that is no package itself is left out. */
export const uvLock = defineDependencyFile({
  id: 'uv-lock',
  ecosystem: 'pypi',
  name: { zh: 'uv 锁文件', en: 'uv lock file' },
  kind: 'lock',
  files: [/(?:^|\/)uv\.lock$/u],
  source: 'https://docs.astral.sh/uv/concepts/projects/layout/#the-lockfile',
  manifests: besidePyproject,
  cap: 33_554_432,
  async read(text, { path, beside }) {
    const toml = tomlDocument(text);
    const version = member(toml, 'version');
    if (typeof version === 'number' && version > 1)
      throw new DependencyFileError('unsupported-version', null, `uv.lock of version ${version} is not known`);
    const entries = uvEntries(toml, tomlPlaces(text).arrays.get('package') ?? []);
    refuseTooMany(entries.length);
    const resolve = uvResolver(entries);
    const asked = uvExtras(entries);
    const direct = uvDirect(entries, resolve);
    const own = entries.filter(({ folder }) => folder !== null);
    const root = own.find(({ folder }) => folder === '.');
    const byKey = Map.groupBy(direct, ({ key }) => key);
    const recorded = own.length === 0 ? null : uvRecorded(entries, path);
    const manifests = new Set(recorded?.map(({ manifest }) => manifest));
    const dynamic = await Promise.all([...manifests].map(async (manifest) => await isDynamic(manifest, beside)));
    const listed = entries.filter((entry) => !(entry.virtual && entry.folder === '.'));
    const packages = listed.map((entry) => {
      const groups = byKey.get(entry.key)?.flatMap(({ group }) => group ?? []) ?? [];
      return {
        ...uvPackage(entry),
        groups: [...new Set(groups)],
        direct: own.length === 0 ? null : byKey.has(entry.key),
        dependsOn: uvNeeds(entry, asked, resolve),
      };
    });
    return {
      root: root === undefined ? null : { name: root.name, version: root.version },
      packages: withScopes(packages, direct),
      recorded: dynamic.includes(true) ? null : recorded,
      warnings: [],
    };
  },
});
