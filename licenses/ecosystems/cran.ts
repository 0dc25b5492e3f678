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

/** CRAN (R). */
export const cran = defineEcosystem({
  id: 'cran',
  name: { zh: 'CRAN（R）', en: 'CRAN (R)' },
  purlType: 'cran',
  osv: ['CRAN'],
  versionOrder: 'cran',
  registries: ['https://cran.r-project.org'],
  source: 'https://cran.r-project.org/doc/manuals/r-release/R-exts.html#The-DESCRIPTION-file',
  canonicalName: (name) => name,
  purl: (found) => registryPurl('cran', found),
});
