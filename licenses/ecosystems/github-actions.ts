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

import { defineEcosystem } from '../ecosystem.ts';

function repositoryOf(name: string): string {
  return name.split('/').slice(0, 2).join('/').toLowerCase();
}

/** Actions and reusable workflows: `owner/repository/path`, in the version of a tag, a branch or a commit. */
export const githubActions = defineEcosystem({
  id: 'github-actions',
  name: { zh: 'GitHub Actions', en: 'GitHub Actions' },
  purlType: 'github',
  osv: ['GitHub Actions'],
  versionOrder: 'semver',
  registries: ['https://github.com/'],
  source: 'https://docs.github.com/actions/reference/workflow-syntax-for-github-actions#jobsjob_idstepsuses',
  canonicalName: repositoryOf,
  purl(found) {
    const match = /^([\w.-]{1,100})\/([\w.-]{1,100})(?:\/(.{1,500}))?$/su.exec(found.name);
    const elsewhere = found.source !== null && !/^https?:\/\/github\.com\//u.test(found.source.url ?? '');
    if (match === null || elsewhere) return null;
    return {
      type: 'github',
      namespace: (match[1] ?? '').toLowerCase(),
      name: (match[2] ?? '').toLowerCase(),
      version: found.version,
      qualifiers: new Map(),
      subpath: match[3] ?? null,
    };
  },
});
