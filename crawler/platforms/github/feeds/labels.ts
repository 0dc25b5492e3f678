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
import type { Feed } from '../../../platform.ts';
import { type Client, place } from '../client.ts';
import { listOf } from '../rest/list.ts';
import { idText } from '../scalar.ts';
import { shortListFeed } from './short-list.ts';

const restLabel = z
  .object({ id: idText, name: z.string(), color: z.string().nullish(), description: z.string().nullish() })
  .transform((item) => ({
    id: item.id,
    name: item.name,
    colour: item.color?.toLowerCase() ?? null,
    description: item.description ?? null,
  }));

/** Labels that the repository offers. */
export function labelsFeed(client: Client): Feed {
  return shortListFeed(client, {
    stream: 'labels',
    url: ({ repository }) =>
      client.endpoint('GET /repos/{owner}/{repo}/labels', { ...place(repository.path), per_page: 100 }).url,
    schema: listOf(restLabel),
    facts: (labels) => ({ labels }),
  });
}
