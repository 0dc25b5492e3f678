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

import { imageReference } from '../dependency-parts/image-reference.ts';
import { defineEcosystem } from '../ecosystem.ts';

/** Images of containers, named with their registry unless it is Docker Hub; a tag or a digest is the version. */
export const docker = defineEcosystem({
  id: 'docker',
  name: { zh: '容器镜像', en: 'container images' },
  purlType: 'docker',
  osv: [],
  versionOrder: null,
  registries: ['https://docker.io/', 'https://hub.docker.com/'],
  source: 'https://github.com/distribution/reference',
  canonicalName(written) {
    const image = imageReference(written);
    return image === null ? written : image.name;
  },
  purl(found) {
    const image = imageReference(found.name);
    if (image === null || /^localhost(?::|$)/u.test(image.host ?? '')) return null;
    const slash = image.path.lastIndexOf('/');
    const namespace = slash < 0 ? null : image.path.slice(0, slash);
    return {
      type: 'docker',
      namespace: namespace === 'library' && image.host === null ? null : namespace,
      name: image.path.slice(slash + 1),
      version: found.version,
      qualifiers: image.host === null ? new Map() : new Map([['repository_url', image.host]]),
      subpath: null,
    };
  },
});
