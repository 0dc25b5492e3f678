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

/** Maven Central and its like (Java, Kotlin, Scala, Android). */
export const maven = defineEcosystem({
  id: 'maven',
  name: { zh: 'Maven（Java）', en: 'Maven (Java)' },
  purlType: 'maven',
  osv: ['Maven'],
  versionOrder: 'maven',
  registries: ['https://repo.maven.apache.org/maven2/', 'https://repo1.maven.org/maven2/'],
  source: 'https://maven.apache.org/pom.html#Maven_Coordinates',
  canonicalName: (name) => name,
  purl(found) {
    const [group = '', artifact = '', more] = found.name.split(':');
    if (group === '' || artifact === '' || more !== undefined) return null;
    return registryPurl('maven', { ...found, name: `${group}/${artifact}` });
  },
});
