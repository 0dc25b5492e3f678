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

const name = /^(?:@[^/@\s%]{1,214}\/)?[^/@\s%]{1,214}$/u;

/** Packages of npm; old names have capital letters, and they count. */
export const npm = defineEcosystem({
  id: 'npm',
  name: { zh: 'npm', en: 'npm' },
  purlType: 'npm',
  osv: ['npm'],
  versionOrder: 'semver',
  registries: ['https://registry.npmjs.org/', 'https://registry.yarnpkg.com/'],
  source: 'https://docs.npmjs.com/cli/configuring-npm/package-json#name',
  canonicalName: (written) => written,
  purl: (found) => (name.test(found.name) ? packagePurl('npm', found, found.name) : null),
});
