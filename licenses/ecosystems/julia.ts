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

/** Julia. */
export const julia = defineEcosystem({
  id: 'julia',
  name: { zh: 'Julia', en: 'Julia' },
  purlType: 'julia',
  osv: ['Julia'],
  versionOrder: 'semver',
  registries: ['https://github.com/JuliaRegistries/General'],
  source: 'https://pkgdocs.julialang.org/v1/toml-files/',
  canonicalName: (name) => name,
  purl: (found) => registryPurl('julia', found),
});
