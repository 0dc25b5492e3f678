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

import { basename, dirname, join } from 'node:path/posix';
import { DependencyFileError, defineDependencyFile, type ReadContext, type Reading } from '../dependency-file.ts';
import { jsonDocument, jsonPlaces } from '../dependency-parts/json.ts';
import { nestedEntries } from '../dependency-parts/npm-lock-nested.ts';
import { pathEntries } from '../dependency-parts/npm-lock-paths.ts';
import { isTable } from '../dependency-parts/values.ts';
import { shown, warningList } from '../dependency-parts/warnings.ts';
import { member } from '../manifest.ts';

const deepestNesting = 120;

function versionOf(json: unknown): number {
  const version = member(json, 'lockfileVersion') ?? 1;
  if (typeof version !== 'number' || !(version >= 0 && version < 4))
    throw new DependencyFileError('unsupported-version', null, 'A lock file of npm in a version that is not known');
  return version;
}

/** Where both lie in one folder, npm reads the one that is published. */
async function isOvershadowed({ path, beside }: ReadContext): Promise<boolean> {
  return basename(path) === 'package-lock.json' && (await beside(join(dirname(path), 'npm-shrinkwrap.json'))) !== null;
}

/** npm: `package-lock.json` and `npm-shrinkwrap.json`, versions 1 to 3. */
export const npmPackageLock = defineDependencyFile({
  id: 'npm-package-lock',
  ecosystem: 'npm',
  name: { zh: 'npm 的 package-lock.json', en: 'package-lock.json of npm' },
  kind: 'lock',
  files: [/(?:^|\/)(?:package-lock|npm-shrinkwrap)\.json$/u],
  source: 'https://docs.npmjs.com/cli/configuring-npm/package-lock-json',
  manifests: (path) => [join(dirname(path), 'package.json')],
  cap: 67_108_864,
  async read(text, context): Promise<Reading> {
    const json = jsonDocument(text);
    if (!isTable(json)) throw new DependencyFileError('unparsable', null, 'The lock file is no object');
    const warnings = warningList();
    if (await isOvershadowed(context)) {
      warnings.add(
        '旁边有 npm-shrinkwrap.json，npm 不读这个文件',
        'npm does not read this file, as npm-shrinkwrap.json lies beside it',
      );
      return { root: null, packages: [], recorded: null, warnings: warnings.all() };
    }
    const byPath = versionOf(json) >= 2 && isTable(member(json, 'packages'));
    const places = jsonPlaces(text, byPath ? 2 : deepestNesting);
    for (const { path, line } of places.repeated) {
      const name = shown(path.split('\0').at(-1) ?? '');
      warnings.add(`“${name}”出现多次，以最后一处为准`, `"${name}" is there more than once: the last one counts`, line);
    }
    const read = byPath
      ? pathEntries(json, places, context, warnings)
      : await nestedEntries(json, places, context, warnings);
    return { ...read, warnings: warnings.all() };
  },
});
