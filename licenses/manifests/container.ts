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

import { declaration, defineManifest, lineOf } from '../manifest.ts';

/** Containers: the label `org.opencontainers.image.licenses` of a `Dockerfile`; the licences of all that is in the image. */
export const container = defineManifest({
  id: 'container',
  name: { zh: '容器镜像', en: 'Container image' },
  files: [/^(?:Dockerfile|Containerfile)$/],
  field: 'org.opencontainers.image.licenses',
  source: 'https://github.com/opencontainers/image-spec/blob/main/annotations.md',
  secondary: true,
  read(text) {
    const pattern =
      /org\.opencontainers\.image\.licenses"?[ \t]{0,9}=[ \t]{0,9}(?:"([^"\n]{1,500})"|'([^'\n]{1,500})'|([^\s"'$\\]{1,200}))/u;
    const found = pattern.exec(text);
    const value = found?.[1] ?? found?.[2] ?? found?.[3];
    return declaration([value?.includes('$') === true ? undefined : value], 'and', lineOf(text, pattern));
  },
});
