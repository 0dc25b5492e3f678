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
import { startGitee } from '../../testing/gitee/server.ts';
import { expectation, tells } from '../../testing/gitee/tells.ts';
import { gitee } from './index.ts';

platformContract({
  platform: gitee,
  world: { numbering: 'separate' },
  expectation,
  tells,
  skips: {
    'reused name':
      'Gitee looks repositories up by their path only: who has a name now can be told by its id, and no more',
  },
  async start(world, before) {
    const token = 'stand-in-token';
    const site = await startGitee(world, { token, datesStars: true, before });
    return {
      origin: site.url,
      token,
      billable: () => site.statuses.filter((status) => status !== 304).length,
      violations: () => site.complaints,
      stop: () => site.close(),
    };
  },
});
