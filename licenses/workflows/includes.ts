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

import { keyText, readYaml } from './yaml-file.ts';

/** A part of a GitLab pipeline that comes from elsewhere and can change under its name. */
export interface MovingInclude {
  readonly line: number;
  readonly text: string;
}

const commit = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/u;

/** Entries of `include` that name no commit: projects by branch or tag, components by version, addresses. Files of the repository and GitLab's own templates move with it. */
export function movingIncludes(text: string): MovingInclude[] {
  const yaml = readYaml(text);
  return yaml.roots.flatMap((root) => {
    const node = yaml.child(root, 'include');
    const items = yaml.items(node).length > 0 ? yaml.items(node) : node === null ? [] : [node];
    return items.flatMap((item): MovingInclude[] => {
      const line = yaml.lineOf(item);
      const plain = yaml.scalar(item);
      if (plain !== null) return /^https?:\/\//iu.test(plain) ? [{ line, text: plain }] : [];
      const keys = new Map(yaml.pairs(item).map((pair) => [keyText(pair), yaml.scalar(pair.value)]));
      const remote = keys.get('remote');
      if (remote !== undefined && remote !== null) {
        return keys.has('integrity') ? [] : [{ line, text: `remote: ${remote}` }];
      }
      const component = keys.get('component');
      if (component !== undefined && component !== null) {
        const version = component.slice(component.lastIndexOf('@') + 1);
        return commit.test(version) ? [] : [{ line, text: `component: ${component}` }];
      }
      const project = keys.get('project');
      if (project === undefined || project === null) return [];
      const ref = keys.get('ref') ?? '';
      return commit.test(ref) ? [] : [{ line, text: `project: ${project}${ref === '' ? '' : `, ref: ${ref}`}` }];
    });
  });
}
