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

import { ProjectMilestones } from '@gitbeaker/rest';
import { z } from 'zod';
import type { MilestoneFact } from '../../fact.ts';
import type { Feed } from '../../platform.ts';
import { ask, type Client } from './client.ts';
import { milestoneNumber } from './issues.ts';
import { sending } from './page.ts';
import { wholeFeed } from './whole-list.ts';
import { wireDateOrNull, wireId, wireRows, wireText } from './wire.ts';

const milestone = z.object({
  id: wireId,
  iid: wireId,
  group_id: wireId.nullish(),
  title: wireText,
  state: wireText,
  due_date: wireDateOrNull,
  created_at: wireDateOrNull,
  updated_at: wireDateOrNull,
});

function toMilestone(row: z.infer<typeof milestone>): MilestoneFact {
  return {
    id: row.id,
    number: milestoneNumber(row) ?? row.iid,
    title: row.title ?? '',
    state: row.state === 'closed' ? 'closed' : 'open',
    dueAt: row.due_date,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    closedAt: null,
  };
}

const schema = wireRows(milestone);

const above: object = { includeAncestors: true };

/** Milestones of the project and of the groups above it. */
export function milestonesFeed(client: Client): Feed {
  return wholeFeed(
    {
      stream: 'milestones',
      needsToken: false,
      ask:
        ({ repository, signal }) =>
        ({ page, perPage, ...rest }) =>
          ask(client, { schema, signal, ...sending(rest) }, (options) =>
            // gitbeaker has the name that it had before 16.7.
            new ProjectMilestones(options).all(repository.id, { ...above, page, perPage }),
          ),
      toFacts: (rows) => ({ milestones: rows.map(toMilestone) }),
    },
    client,
  );
}
