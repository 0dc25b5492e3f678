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

import { definePlatform } from '../../platform.ts';
import { giteeCapabilities } from './capabilities.ts';
import { connectFamily } from './connection.ts';
import { voice } from './voice.ts';
import { webhook } from './webhook.ts';

/** Gitee, by version 5 of its API. */
export const gitee = definePlatform({
  id: 'gitee',
  name: { zh: 'Gitee', en: 'Gitee' },
  hosts: ['gitee.com'],
  home: 'gitee.com',
  tokenVariable: 'GITEE_TOKEN',
  urlVariable: 'GITEE_URL',
  tokenScopes: {
    zh: '私人令牌，勾选 user_info、projects、pull_requests、issues、notes 即可；公开仓库只需读取。',
    en: 'A personal token with user_info, projects, pull_requests, issues and notes; nothing is written.',
  },
  apiOf: (origin) => `${origin}/api/v5`,
  tokenHeaders: (token) => ({ authorization: `Bearer ${token}` }),
  appCredential: null,
  changeRefs: 'refs/pull/*/head',
  nestedGroups: false,
  capabilities: giteeCapabilities,
  sign: null,
  webhook,
  voice,
  connect: (options) =>
    connectFamily({
      ...options,
      publicOrigins: ['https://gitee.com'],
      flavour: {
        anonymous: true,
        changeComments: true,
        logPages: false,
        commitAccounts: true,
        statusTells: true,
        protectionPath: 'branches',
      },
    }),
});
