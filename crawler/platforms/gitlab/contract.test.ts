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

import { platformContract } from '../../testing/contract/contract.ts';
import { startGitlab } from '../../testing/gitlab/server.ts';
import { gitlabTells } from '../../testing/gitlab/tells.ts';
import { gitlab } from './index.ts';

platformContract({
  platform: gitlab,
  world: { numbering: 'separate' },
  tells: gitlabTells,
  async start(world, before) {
    const server = await startGitlab(world, { before });
    const wrong = () => server.requests.filter(({ status }) => status === 400 || status === 405 || status >= 500);
    return {
      origin: server.origin,
      token: server.token,
      billable: () => server.requests.filter(({ status }) => status !== 304).length,
      violations: () => wrong().map(({ status, path }) => `${status} ${path}`),
      stop: () => server.close(),
    };
  },
  skips: {
    'e-mail links': 'GitLab’s API does not tell which account an address belongs to.',
    anonymous: 'Releases have no id on GitLab, which the case compares; gitlab.test.ts has the case.',
  },
});
