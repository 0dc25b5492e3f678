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

import { defineDependencyFile } from '../dependency-file.ts';
import { type ImageNeed, imagePackages } from '../dependency-parts/image-package.ts';
import { refuseTooMany } from '../dependency-parts/text.ts';
import { warningList } from '../dependency-parts/warnings.ts';
import { entriesOf, textOf } from '../dependency-parts/yaml-node.ts';
import { yamlTree } from '../dependency-parts/yaml-tree.ts';

/** Compose files: images of services that are not built from the repository itself. */
export const dockerCompose = defineDependencyFile({
  id: 'docker-compose',
  ecosystem: 'docker',
  name: { zh: 'Compose 文件', en: 'Compose file' },
  kind: 'list',
  files: [/(?:^|\/)(?:docker-)?compose(?:[._-][\w.-]{1,60})?\.ya?ml$/u],
  source: 'https://github.com/compose-spec/compose-spec/blob/main/spec.md',
  manifests: null,
  cap: 1_048_576,
  read(text) {
    const services = entriesOf(entriesOf(yamlTree(text)).get('services'));
    refuseTooMany(services.size);
    const needs = Array.from(services.values()).flatMap((service): ImageNeed[] => {
      const image = entriesOf(service).get('image');
      const name = textOf(image);
      if (image === undefined || name === null || entriesOf(service).has('build')) return [];
      return [{ text: name, scopes: ['provided'], line: image.line }];
    });
    const warnings = warningList();
    const packages = imagePackages(needs, new Map(), warnings);
    return { root: null, packages, recorded: null, warnings: warnings.all() };
  },
});
