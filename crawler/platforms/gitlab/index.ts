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

import { z } from 'zod';
import { definePlatform } from '../../platform.ts';
import { activityFeed } from './activity.ts';
import { capabilities } from './capabilities.ts';
import { changesFeed } from './changes.ts';
import { ciFeed } from './ci.ts';
import type { Client } from './client.ts';
import { contributorsFeed } from './contributors.ts';
import { forksFeed } from './forks.ts';
import { issuesFeed } from './issues.ts';
import { labelsFeed } from './labels.ts';
import { milestonesFeed } from './milestones.ts';
import { protectionFeed } from './protection.ts';
import { releasesFeed } from './releases.ts';
import { findProject } from './repository.ts';
import { starsFeed } from './stars.ts';
import { voice } from './voice.ts';
import { webhook } from './webhook.ts';

/** GitLab, on gitlab.com and on anybody's own server. */
export const gitlab = definePlatform({
  id: 'gitlab',
  name: { zh: 'GitLab', en: 'GitLab' },
  hosts: [
    'gitlab.com',
    'gitlab.gnome.org',
    'gitlab.freedesktop.org',
    'gitlab.kitware.com',
    'gitlab.inria.fr',
    'salsa.debian.org',
    'invent.kde.org',
    'code.videolan.org',
    'framagit.org',
  ],
  home: 'gitlab.com',
  tokenVariable: 'GITLAB_TOKEN',
  urlVariable: 'GITLAB_URL',
  tokenScopes: {
    zh: '个人访问令牌，只需 `read_api` 权限；读取受保护分支的设置还需要在该项目中至少是 Developer。',
    en: 'A personal access token with `read_api`; for protected branches its owner must also be at least a Developer of the project.',
  },
  apiOf: (origin) => `${origin}/api/v4`,
  tokenHeaders: (token) => ({ 'private-token': token }),
  appCredential: null,
  changeRefs: 'refs/merge-requests/*/head',
  numbering: 'separate',
  nestedGroups: true,
  capabilities,
  sign: {
    path: '/api/v4/projects?per_page=1&simple=true',
    is: (body) =>
      z
        .array(z.object({ path_with_namespace: z.string() }))
        .min(1)
        .safeParse(body).success,
  },
  webhook,
  voice,
  connect({ http, api }) {
    const client: Client = { http, api };
    return {
      find: (repository, state, signal) => findProject(client, repository, state, signal),
      feeds: [
        issuesFeed(client),
        changesFeed(client),
        activityFeed(client),
        releasesFeed(client),
        labelsFeed(client),
        milestonesFeed(client),
        starsFeed(client),
        forksFeed(client),
        ciFeed(client),
        protectionFeed(client),
        contributorsFeed(client),
      ],
    };
  },
});
