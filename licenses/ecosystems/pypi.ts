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

/** PyPI (Python). */
export const pypi = defineEcosystem({
  id: 'pypi',
  name: { zh: 'PyPI（Python）', en: 'PyPI (Python)' },
  purlType: 'pypi',
  osv: ['PyPI'],
  versionOrder: 'pypi',
  registries: ['https://pypi.org/simple'],
  source: 'https://packaging.python.org/en/latest/specifications/name-normalization/',
  canonicalName: (name) => name.toLowerCase().replace(/[-_.]{1,200}/gu, '-'),
  purl: (found) => registryPurl('pypi', found),
});
