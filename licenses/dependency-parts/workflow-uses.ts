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

import { entriesOf, itemsOf, textOf, type YamlNode } from './yaml-node.ts';
import { yamlTree } from './yaml-tree.ts';

/** A value of a workflow or an action, with its place. */
export interface Use {
  readonly text: string;
  readonly line: number;
}

/** Names that a workflow or an action calls for. */
export interface WorkflowUses {
  /** Values of `uses` that are no images. */
  readonly actions: readonly Use[];
  /** Images of jobs, services and `docker://`. */
  readonly images: readonly Use[];
}

/** Files of workflows of GitHub, Gitea and Forgejo, and of actions. */
export const workflowFiles: readonly RegExp[] = [
  /^\.(?:github|gitea|forgejo)\/workflows\/[^/]{1,200}\.ya?ml$/u,
  /(?:^|\/)action\.ya?ml$/u,
];

function useOf(node: YamlNode | undefined): Use[] {
  const text = textOf(node);
  return node === undefined || text === null ? [] : [{ text: text.trim(), line: node.line }];
}

/** `container: image` or `container: { image: … }`. */
function imageOf(node: YamlNode | undefined): Use[] {
  return [...useOf(node), ...useOf(entriesOf(node).get('image'))];
}

function stepsOf(node: YamlNode | undefined): Use[] {
  return itemsOf(entriesOf(node).get('steps')).flatMap((step) => useOf(entriesOf(step).get('uses')));
}

/** All uses of a workflow (`jobs`) or an action (`runs`), in the order of the file; of other files none. */
export function workflowUses(text: string): WorkflowUses {
  const root = entriesOf(yamlTree(text));
  const runs = root.get('runs');
  const jobs = [...entriesOf(root.get('jobs')).values()];
  const named = [...jobs.flatMap((job) => [...useOf(entriesOf(job).get('uses')), ...stepsOf(job)]), ...stepsOf(runs)];
  const containers = jobs.flatMap((job) => {
    const services = [...entriesOf(entriesOf(job).get('services')).values()];
    return [...imageOf(entriesOf(job).get('container')), ...services.flatMap(imageOf)];
  });
  const own = imageOf(entriesOf(runs).get('image')).filter(({ text }) => text.startsWith('docker://'));
  const isImage = ({ text }: Use) => text.startsWith('docker://');
  const images = [...named.filter(isImage), ...own, ...containers];
  return {
    actions: named.filter((use) => !isImage(use)),
    images: images.map(({ text, line }) => ({ text: text.replace(/^docker:\/\//u, ''), line })),
  };
}
