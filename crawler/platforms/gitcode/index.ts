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
import { connectFamily } from '../gitee/connection.ts';
import { gitcodeCapabilities } from './capabilities.ts';
import { webhook } from './webhook.ts';

const publicOrigin = 'https://api.gitcode.com';

/** GitCode, whose API has the shapes of Gitee's. */
export const gitcode = definePlatform({
  id: 'gitcode',
  name: { zh: 'GitCode', en: 'GitCode' },
  hosts: ['gitcode.com'],
  home: 'gitcode.com',
  tokenVariable: 'GITCODE_TOKEN',
  urlVariable: 'GITCODE_URL',
  tokenScopes: {
    zh: '个人访问令牌，只需读取仓库、议题和合并请求的权限。',
    en: 'A personal access token that may read repositories, issues and pull requests.',
  },
  apiOf: (origin) => (origin === 'https://gitcode.com' ? `${publicOrigin}/api/v5` : `${origin}/api/v5`),
  tokenHeaders: (token) => ({ authorization: `Bearer ${token}` }),
  appCredential: null,
  changeRefs: 'refs/merge-requests/*/head',
  nestedGroups: false,
  capabilities: gitcodeCapabilities,
  sign: null,
  webhook,
  voice: null,
  connect: (options) =>
    connectFamily({
      ...options,
      publicOrigins: [publicOrigin],
      flavour: {
        anonymous: false,
        changeComments: false,
        logPages: true,
        commitAccounts: false,
        statusTells: false,
        protectionPath: 'protect_branches',
      },
    }),
});
