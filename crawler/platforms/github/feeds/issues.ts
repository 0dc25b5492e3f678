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

import type { Feed } from '../../../platform.ts';
import type { Client } from '../client.ts';
import { issueSubject } from '../graph/subject.ts';
import { walk } from '../graph/walk.ts';
import type { AskProbe } from '../probe.ts';

/** Issues with their remarks and events. */
export function issuesFeed(client: Client, probe: AskProbe): Feed {
  return {
    id: 'issues',
    carries: ['issues', 'comments', 'events'],
    needsToken: true,
    async *run(context) {
      if (context.facts.issuesEnabled === false) {
        const refused = [{ stream: 'issues', what: 'issues of this repository', why: 'disabled', count: 1 }] as const;
        return { state: context.state, unchanged: true, refused };
      }
      return yield* walk({ client, subject: issueSubject, context }, probe);
    },
  };
}
