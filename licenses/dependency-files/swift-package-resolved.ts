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
import { jsonDocument, jsonPlaces } from '../dependency-parts/json.ts';
import { swiftName } from '../dependency-parts/swift-name.ts';
import { refuseTooMany } from '../dependency-parts/text.ts';
import { isTable, listAt, textAt } from '../dependency-parts/values.ts';
import { warningList } from '../dependency-parts/warnings.ts';
import { member } from '../manifest.ts';

function sourceOf(pin: unknown, location: string | null): PackageSource {
  const kind = textAt(pin, 'kind');
  if (kind === 'registry') return { kind: 'registry', url: location === '' ? null : location, revision: null };
  if (kind === 'localSourceControl' || /^(?:\.{0,2}\/|file:)/u.test(location ?? ''))
    return { kind: 'path', url: location, revision: null };
  return { kind: 'git', url: location, revision: textAt(pin, 'state', 'revision') ?? textAt(pin, 'state', 'branch') };
}

/** Swift: `Package.resolved`, versions 1 to 3; a package is named by its address, as identities are no more than its last part. */
export const swiftPackageResolved = defineDependencyFile({
  id: 'swift-package-resolved',
  ecosystem: 'swift',
  name: { zh: 'Swift 的 Package.resolved', en: 'Package.resolved of Swift' },
  kind: 'lock',
  files: [/(?:^|\/)Package\.resolved$/u],
  source: 'https://docs.swift.org/swiftpm/documentation/packagemanagerdocs/resolvingpackageversions',
  manifests: () => [],
  cap: 8_388_608,
  read(text) {
    const json = jsonDocument(text);
    if (!isTable(json)) throw new DependencyFileError('unparsable', null, 'The lock file is no object');
    const version = member(json, 'version') ?? 1;
    if (typeof version !== 'number' || version > 3)
      throw new DependencyFileError('unsupported-version', null, 'A Package.resolved in a version that is not known');
    const old = listAt(json, 'object', 'pins');
    const at = old.length > 0 ? 'object\0pins' : 'pins';
    const pins = old.length > 0 ? old : listAt(json, 'pins');
    refuseTooMany(pins.length);
    const { lines } = jsonPlaces(text, 4);
    const warnings = warningList();
    const packages = pins.flatMap((pin, index): FoundPackage[] => {
      const location = textAt(pin, 'location') ?? textAt(pin, 'repositoryURL');
      const identity = textAt(pin, 'identity') ?? textAt(pin, 'package');
      const line = lines.get(`${at}\0${index}\0identity`) ?? lines.get(`${at}\0${index}\0package`) ?? null;
      const name = (location === null ? null : swiftName(location)) ?? identity;
      if (name === null || name === '') {
        warnings.add(`第 ${index + 1} 项没有名称，已跳过`, `Pin ${index + 1} has no name and was passed over`, line);
        return [];
      }
      const source = sourceOf(pin, location);
      return [foundPackage({ key: `${name}#${index}`, name, version: textAt(pin, 'state', 'version'), source, line })];
    });
    return { root: null, packages, recorded: null, warnings: warnings.all() };
  },
});
