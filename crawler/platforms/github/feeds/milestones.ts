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
import type { MilestoneFact } from '../../../fact.ts';
import type { Feed } from '../../../platform.ts';
import { type Client, place } from '../client.ts';
import { listOf } from '../rest/list.ts';
import { idText, instant } from '../scalar.ts';
import { shortListFeed } from './short-list.ts';

const restMilestone = z
  .object({
    id: idText,
    number: idText,
    title: z.string(),
    state: z.string(),
    due_on: instant.nullish(),
    created_at: instant.nullish(),
    updated_at: instant.nullish(),
    closed_at: instant.nullish(),
  })
  .transform(
    (item): MilestoneFact => ({
      id: item.id,
      number: item.number,
      title: item.title,
      state: item.state === 'open' ? 'open' : 'closed',
      dueAt: item.due_on ?? null,
      createdAt: item.created_at ?? null,
      updatedAt: item.updated_at ?? null,
      closedAt: item.closed_at ?? null,
    }),
  );

/** Milestones, open and closed. */
export function milestonesFeed(client: Client): Feed {
  return shortListFeed(client, {
    stream: 'milestones',
    url: ({ repository }) =>
      client.endpoint('GET /repos/{owner}/{repo}/milestones', {
        ...place(repository.path),
        state: 'all',
        per_page: 100,
      }).url,
    schema: listOf(restMilestone),
    facts: (milestones) => ({ milestones }),
  });
}
