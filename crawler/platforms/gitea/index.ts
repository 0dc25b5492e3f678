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
import { capabilities } from './capabilities.ts';
import { changesFeed } from './changes.ts';
import { ciFeed } from './ci.ts';
import { createClient } from './client.ts';
import { commentsFeed } from './comments.ts';
import { emailsFeed } from './emails.ts';
import { eventsFeed } from './events.ts';
import { find } from './find.ts';
import { issuesFeed } from './issues.ts';
import { labelsFeed } from './labels.ts';
import { createNotes } from './notes.ts';
import { protectionFeed } from './protection.ts';
import { releasesFeed } from './releases.ts';
import { reviewsFeed } from './reviews.ts';
import { forksFeed, starsFeed } from './stars.ts';
import { voice } from './voice.ts';
import { webhook } from './webhook.ts';

/** Issues come first: what their list of changes since the last visit shows saves the other feeds their questions. */
function connect(options: ConnectOptions): Connection {
  const client = createClient(options);
  const notes = createNotes();
  return {
    find: (repository, state, signal) => find(client, notes, repository, state, signal),
    feeds: [
      issuesFeed(client, notes),
      changesFeed(client, notes),
      commentsFeed(client, notes),
      reviewsFeed(client, notes),
      labelsFeed(client, notes),
      releasesFeed(client, notes),
      starsFeed(client),
      forksFeed(client),
      protectionFeed(client),
      ciFeed(client, notes),
      eventsFeed(client, notes),
      emailsFeed(client),
    ],
  };
}

/** Gitea, and Forgejo, which began as a copy of it and kept its interface. */
export const gitea = definePlatform({
  id: 'gitea',
  name: { zh: 'Gitea / Forgejo', en: 'Gitea and Forgejo' },
  hosts: ['gitea.com', 'codeberg.org', 'code.forgejo.org', 'opendev.org', 'src.opensuse.org'],
  home: null,
  tokenVariable: 'GITEA_TOKEN',
  urlVariable: 'GITEA_URL',
  tokenScopes: {
    zh: 'read:repository 和 read:issue；要读取组织的标签再加 read:organization。完整的分支保护规则需要仓库管理员的令牌。',
    en: 'read:repository and read:issue; read:organization for the labels of organisations. All rules of branches need a token of a repository administrator.',
  },
  apiOf: (origin) => `${origin.replace(/\/+$/u, '')}/api/v1`,
  tokenHeaders: (token) => ({ authorization: `token ${token}` }),
  appCredential: null,
  changeRefs: 'refs/pull/*/head',
  numbering: 'shared',
  nestedGroups: false,
  capabilities,
  sign: {
    path: '/api/v1/version',
    is: (body) => z.object({ version: z.string().regex(/\d+\.\d+/u) }).safeParse(body).success,
  },
  webhook,
  voice,
  connect,
});
