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

/** Packages of JSR: always in a scope. */
export const jsr = defineEcosystem({
  id: 'jsr',
  name: { zh: 'JSR', en: 'JSR' },
  purlType: 'jsr',
  osv: [],
  versionOrder: 'semver',
  registries: ['https://jsr.io/', 'https://npm.jsr.io/'],
  source: 'https://jsr.io/docs/packages',
  canonicalName: (written) => written.toLowerCase(),
  purl: (found) =>
    /^@[a-z0-9-]{1,40}\/[a-z0-9-]{1,80}$/u.test(found.name) ? packagePurl('jsr', found, found.name) : null,
});
