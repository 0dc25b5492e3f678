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
import { imagePackages } from '../dependency-parts/image-package.ts';
import { refuseTooMany } from '../dependency-parts/text.ts';
import { warningList } from '../dependency-parts/warnings.ts';
import { entriesOf, itemsOf, textOf, type YamlNode } from '../dependency-parts/yaml-node.ts';
import { yamlTree } from '../dependency-parts/yaml-tree.ts';

/** Steps stand in stages, or in jobs of stages. */
function stepsOf(pipeline: YamlNode): readonly YamlNode[] {
  const stages = itemsOf(entriesOf(pipeline).get('stages'));
  const jobs = stages.flatMap((stage) => itemsOf(entriesOf(stage).get('jobs')));
  return [...stages, ...jobs].flatMap((part) => itemsOf(entriesOf(part).get('steps')));
}

/** Pipelines of Gitee Go: images that steps run in. Plugins (`build@nodejs`) belong to the platform and have no versions. */
export const giteeGoImages = defineDependencyFile({
  id: 'gitee-go-images',
  ecosystem: 'docker',
  name: { zh: 'Gitee Go 流水线里的镜像', en: 'images in pipelines of Gitee Go' },
  kind: 'list',
  files: [/^\.workflow\/[^/]{1,200}\.ya?ml$/u],
  source: 'https://help.gitee.com/devops/gitee-go/',
  manifests: null,
  cap: 1_048_576,
  read(text) {
    const steps = stepsOf(yamlTree(text));
    refuseTooMany(steps.length);
    const needs = steps.flatMap((step) => {
      const image = entriesOf(step).get('image');
      const name = textOf(image);
      return image === undefined || name === null ? [] : [{ text: name, scopes: ['build'] as const, line: image.line }];
    });
    const warnings = warningList();
    return {
      root: null,
      packages: imagePackages(needs, new Map(), warnings),
      recorded: null,
      warnings: warnings.all(),
    };
  },
});
