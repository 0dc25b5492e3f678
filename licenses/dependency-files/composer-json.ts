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
import { isPlatform } from '../dependency-parts/composer-lock-edges.ts';
import { jsonDocument, jsonPlaces } from '../dependency-parts/json.ts';
import { exactVersion } from '../dependency-parts/npm-requirement.ts';
import { refuseTooMany } from '../dependency-parts/text.ts';
import { entriesAt, isTable, textAt } from '../dependency-parts/values.ts';

/** Composer: what `composer.json` asks for; the platform (`php`, `ext-…`) is no package. */
export const composerJson = defineDependencyFile({
  id: 'composer-json',
  ecosystem: 'composer',
  name: { zh: 'composer.json', en: 'composer.json' },
  kind: 'manifest',
  files: [/(?:^|\/)composer\.json$/u],
  source: 'https://getcomposer.org/doc/04-schema.md',
  manifests: null,
  cap: 5_242_880,
  read(text) {
    const json = jsonDocument(text);
    if (!isTable(json)) throw new DependencyFileError('unparsable', null, 'The manifest is no object');
    const { lines } = jsonPlaces(text, 2);
    const packages = ['require', 'require-dev'].flatMap((table) =>
      entriesAt(json, table).flatMap(([name, need]): FoundPackage[] => {
        if (isPlatform(name) || typeof need !== 'string') return [];
        const dev = table === 'require-dev';
        return [
          foundPackage({
            key: `${table}/${name}`,
            name: name.toLowerCase(),
            version: exactVersion(need),
            constraint: need,
            scopes: dev ? ['dev'] : [],
            groups: dev ? ['dev'] : [],
            direct: true,
            line: lines.get(`${table}\0${name}`) ?? null,
          }),
        ];
      }),
    );
    refuseTooMany(packages.length);
    const name = textAt(json, 'name');
    return {
      root: name === null ? null : { name, version: textAt(json, 'version') },
      packages,
      recorded: null,
      warnings: [],
    };
  },
});
