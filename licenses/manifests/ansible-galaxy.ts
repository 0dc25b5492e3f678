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

/** Ansible: `galaxy.yml` of a collection, `meta/main.yml` of a role. */
export const ansibleGalaxy = defineManifest({
  id: 'ansible-galaxy',
  name: { zh: 'Ansible Galaxy', en: 'Ansible Galaxy' },
  files: [/^galaxy\.ya?ml$/, /^meta\/main\.ya?ml$/],
  field: 'license',
  source: 'https://docs.ansible.com/ansible/latest/dev_guide/collections_galaxy_meta.html',
  read(text) {
    const field = yamlField(text, 'galaxy_info', 'license') ?? yamlField(text, 'license');
    return declaration(field?.values ?? [], 'or', field?.line ?? null);
  },
});
