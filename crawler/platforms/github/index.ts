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
import { type Connection, type ConnectOptions, definePlatform } from '../../platform.ts';
import { appCredential } from './app.ts';
import { capabilities } from './capabilities.ts';
import { createClient } from './client.ts';
import { changesFeed } from './feeds/changes.ts';
import { ciFeed } from './feeds/ci.ts';
import { contributorsFeed } from './feeds/contributors.ts';
import { emailsFeed } from './feeds/emails.ts';
import { forksFeed } from './feeds/forks.ts';
import { issuesFeed } from './feeds/issues.ts';
import { labelsFeed } from './feeds/labels.ts';
import { changeListFeed, commentListFeed, issueListFeed } from './feeds/listed.ts';
import { milestonesFeed } from './feeds/milestones.ts';
import { profilesFeed } from './feeds/profiles.ts';
import { protectionFeed } from './feeds/protection.ts';
import { releasesFeed } from './feeds/releases.ts';
import { reviewCommentsFeed } from './feeds/review-comments.ts';
import { starsFeed } from './feeds/stars.ts';
import { find } from './find.ts';
import { sharedProbe } from './probe.ts';
import { voice } from './voice.ts';
import { webhook } from './webhook.ts';

function connect({ http, api }: ConnectOptions): Connection {
  const client = createClient(http, api);
  const short = [releasesFeed(client), labelsFeed(client), milestonesFeed(client)];
  const feeds =
    http.credential === null
      ? [...short, changeListFeed(client), issueListFeed(client), commentListFeed(client), reviewCommentsFeed(client)]
      : [...short, ...tokenFeeds(client)];
  return { find: (repository, state, signal) => find(client, repository, state, signal), feeds };
}

function tokenFeeds(client: ReturnType<typeof createClient>) {
  const probe = sharedProbe(client);
  return [
    changesFeed(client, probe),
    issuesFeed(client, probe),
    reviewCommentsFeed(client),
    starsFeed(client),
    forksFeed(client),
    ciFeed(client),
    protectionFeed(client),
    contributorsFeed(client),
    emailsFeed(client),
    profilesFeed(client),
  ];
}

/** GitHub.com and GitHub Enterprise Server. */
export const github = definePlatform({
  id: 'github',
  name: { zh: 'GitHub', en: 'GitHub' },
  hosts: ['github.com'],
  home: 'github.com',
  tokenVariable: 'GITHUB_TOKEN',
  urlVariable: 'GITHUB_URL',
  tokenScopes: {
    zh: '细粒度令牌：只读的 Metadata、Issues、Pull requests、Contents、Actions；读经典分支保护另需 Administration 只读。经典令牌：公开仓库不需要任何范围，私有仓库需要 repo。',
    en: 'Fine-grained token: read access to Metadata, Issues, Pull requests, Contents and Actions; classic branch protection also needs read access to Administration. Classic token: no scope for public repositories, repo for private ones.',
  },
  apiOf: (origin) => (origin === 'https://github.com' ? 'https://api.github.com' : `${origin}/api/v3`),
  tokenHeaders: (token) => ({ authorization: `Bearer ${token}` }),
  appCredential,
  changeRefs: 'refs/pull/*/head',
  numbering: 'shared',
  nestedGroups: false,
  capabilities,
  sign: {
    path: '/api/v3/meta',
    is: (body) => z.object({ installed_version: z.string() }).safeParse(body).success,
  },
  webhook,
  voice,
  connect,
});
