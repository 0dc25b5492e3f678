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
import { changeSubject } from '../graph/subject.ts';
import { walk } from '../graph/walk.ts';
import type { AskProbe } from '../probe.ts';

/** Changes with their reviews, remarks and events. */
export function changesFeed(client: Client, probe: AskProbe): Feed {
  return {
    id: 'changes',
    carries: ['changes', 'reviews', 'comments', 'events'],
    needsToken: true,
    run: (context) => walk({ client, subject: changeSubject, context }, probe),
  };
}
