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

/** Conda. */
export const conda = defineEcosystem({
  id: 'conda',
  name: { zh: 'Conda', en: 'Conda' },
  purlType: 'conda',
  osv: [],
  versionOrder: null,
  registries: ['https://repo.anaconda.com/pkgs/main', 'https://conda.anaconda.org/conda-forge'],
  source: 'https://docs.conda.io/projects/conda/en/stable/user-guide/concepts/pkg-specs.html',
  canonicalName: (name) => name.toLowerCase(),
  purl: (found) => registryPurl('conda', found),
});
