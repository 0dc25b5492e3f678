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

import { packagePurl } from '../dependency-parts/package-purl.ts';
import { defineEcosystem } from '../ecosystem.ts';

/** Packages of Composer: `vendor/name` in lower case; `php` and `ext-…` are of the platform and no packages. */
export const composer = defineEcosystem({
  id: 'composer',
  name: { zh: 'Composer（PHP）', en: 'Composer (PHP)' },
  purlType: 'composer',
  osv: ['Packagist'],
  versionOrder: 'packagist',
  registries: ['https://repo.packagist.org/', 'https://packagist.org/'],
  source: 'https://getcomposer.org/doc/04-schema.md#name',
  canonicalName: (written) => written.toLowerCase(),
  purl: (found) =>
    /^[^/\s]{1,200}\/[^/\s]{1,200}$/u.test(found.name)
      ? packagePurl('composer', found, found.name.toLowerCase())
      : null,
});
