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
import { workflowFiles, workflowUses } from '../dependency-parts/workflow-uses.ts';

/** Workflows of GitHub, Gitea and Forgejo, and actions: images that jobs, services and steps run in. */
export const workflowImages = defineDependencyFile({
  id: 'workflow-images',
  ecosystem: 'docker',
  name: { zh: '工作流里的镜像', en: 'images in workflows' },
  kind: 'list',
  files: workflowFiles,
  source: 'https://docs.github.com/actions/reference/workflow-syntax-for-github-actions',
  manifests: null,
  cap: 1_048_576,
  read(text) {
    const { images } = workflowUses(text);
    refuseTooMany(images.length);
    const warnings = warningList();
    const needs = images.map((use) => ({ ...use, scopes: ['build'] as const }));
    return {
      root: null,
      packages: imagePackages(needs, new Map(), warnings),
      recorded: null,
      warnings: warnings.all(),
    };
  },
});
