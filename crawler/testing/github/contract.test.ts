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

import { github } from '../../platforms/github/index.ts';
import type { ContractStandIn } from '../contract/bench.ts';
import { without } from '../contract/compare.ts';
import { platformContract } from '../contract/contract.ts';
import type { World } from '../world/world.ts';
import { startGithub } from './server.ts';

function start(world: World, before: () => void): Promise<ContractStandIn> {
  return startGithub(world, { before }).then((standIn) => ({
    origin: standIn.url,
    token: standIn.token,
    billable: () => standIn.log.billable(),
    violations: () => [...standIn.log.violations, ...standIn.log.unsupported],
    stop: () => standIn.stop(),
  }));
}

const ninetyDays = 90 * 86_400_000;

platformContract({
  platform: github,
  start,
  tells: {
    // Comments of a change are counted from its lists, commits from git.
    changes: without('commentCount', 'commitCount'),
    // GraphQL has ids of its own for events.
    events: without('id'),
    ciRuns: (run, world) => (run.createdAt.getTime() >= world.now() - ninetyDays ? run : null),
    // A rule set says what is asked, not what isn't; whom it binds is the administrators' business.
    protections: (rule) => ({ ...rule, bindsAdmins: null, requiresSignatures: rule.requiresSignatures || null }),
  },
  linksBots: false,
  skips: {},
});
