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

/** Helm: the annotation of Artifact Hub in `Chart.yaml`. */
export const helm = defineManifest({
  id: 'helm',
  name: { zh: 'Helm Chart', en: 'Helm Chart' },
  files: [/^Chart\.ya?ml$/],
  field: 'annotations.artifacthub.io/license',
  source: 'https://artifacthub.io/docs/topics/annotations/helm/',
  secondary: true,
  read(text) {
    const field = yamlField(text, 'annotations', 'artifacthub.io/license');
    return declaration(field?.values ?? [], 'and', field?.line ?? null);
  },
});
