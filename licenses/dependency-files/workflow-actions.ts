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

import { defineDependencyFile, type FoundPackage, foundPackage } from '../dependency-file.ts';
import { refuseTooMany } from '../dependency-parts/text.ts';
import { shown, warningList } from '../dependency-parts/warnings.ts';
import { type Use, workflowFiles, workflowUses } from '../dependency-parts/workflow-uses.ts';

const action =
  /^(?:(https?:\/\/[\w.:-]{1,200})\/)?([\w.-]{1,100}\/[\w.-]{1,100}(?:\/[^@\s]{1,300})?)@([^\s@]{1,300})$/u;

/** Where a name without an address is looked up: an instance may say otherwise, which is not in the repository. */
function usualHost(path: string): string {
  return path.startsWith('.forgejo/') ? 'https://data.forgejo.org' : 'https://github.com';
}

function packageOf({ text, line }: Use, path: string): FoundPackage | null {
  const match = action.exec(text);
  if (match === null) return null;
  const [, address, name = '', revision = ''] = match;
  const repository = name.split('/').slice(0, 2).join('/');
  return foundPackage({
    key: text,
    name,
    version: revision,
    scopes: ['build'],
    direct: true,
    source: { kind: 'git', url: `${address ?? usualHost(path)}/${repository}`, revision },
    line,
  });
}

/** Workflows of GitHub, Gitea and Forgejo, and composite actions: actions and reusable workflows, each reference once. Those of the repository itself are no packages. */
export const workflowActions = defineDependencyFile({
  id: 'workflow-actions',
  ecosystem: 'github-actions',
  name: { zh: '工作流里的 action', en: 'actions in workflows' },
  kind: 'list',
  files: workflowFiles,
  source: 'https://docs.github.com/actions/reference/workflow-syntax-for-github-actions',
  manifests: null,
  cap: 1_048_576,
  read(text, { path }) {
    const { actions } = workflowUses(text);
    refuseTooMany(actions.length);
    const warnings = warningList();
    const packages = new Map<string, FoundPackage>();
    for (const use of actions) {
      if (/^\.{0,2}\//u.test(use.text)) continue;
      const found = packageOf(use, path);
      if (found === null)
        warnings.add(`“${shown(use.text)}”没有写明版本`, `"${shown(use.text)}" names no version`, use.line);
      else if (!packages.has(found.key)) packages.set(found.key, found);
    }
    return { root: null, packages: [...packages.values()], recorded: null, warnings: warnings.all() };
  },
});
