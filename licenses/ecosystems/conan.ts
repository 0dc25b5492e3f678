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

import { registryPurl } from '../dependency-parts/registry-purl.ts';
import { defineEcosystem } from '../ecosystem.ts';

/** Conan (C/C++). */
export const conan = defineEcosystem({
  id: 'conan',
  name: { zh: 'Conan（C/C++）', en: 'Conan (C/C++)' },
  purlType: 'conan',
  osv: ['ConanCenter'],
  versionOrder: 'semver',
  registries: ['https://center2.conan.io'],
  source: 'https://docs.conan.io/2/reference/conanfile/attributes.html#name',
  canonicalName: (name) => name.toLowerCase(),
  purl: (found) => registryPurl('conan', found),
});
