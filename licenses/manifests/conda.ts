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

import { declaration, defineManifest } from '../manifest.ts';
import { yamlField } from '../manifest-yaml.ts';

/** Conda: `about.license` of a recipe; lines of templates are passed over. */
export const conda = defineManifest({
  id: 'conda',
  name: { zh: 'Conda', en: 'Conda' },
  files: [/^(?:(?:conda|recipe|conda\.recipe|conda-recipe)\/)?(?:meta|recipe)\.ya?ml$/],
  field: 'about.license',
  source: 'https://docs.conda.io/projects/conda-build/en/stable/resources/define-metadata.html#license',
  read(text) {
    const field = yamlField(text, 'about', 'license');
    const values = field?.values.filter((value) => !value.includes('{{') && !value.includes('${{')) ?? [];
    return declaration(values, 'and', field?.line ?? null);
  },
});
