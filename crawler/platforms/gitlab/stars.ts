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

import { Projects } from '@gitbeaker/rest';
import { z } from 'zod';
import type { StarFact } from '../../fact.ts';
import type { Feed } from '../../platform.ts';
import { toAccount } from './account.ts';
import { ask, type Client } from './client.ts';
import { sending } from './page.ts';
import { wholeFeed } from './whole-list.ts';
import { wireDateOrNull, wireRows, wireUser } from './wire.ts';

const star = z.object({ starred_since: wireDateOrNull, user: wireUser });

function toStars(rows: readonly z.infer<typeof star>[]): StarFact[] {
  return rows.flatMap((row) => {
    const account = toAccount(row.user);
    return account === null ? [] : [{ account, at: row.starred_since }];
  });
}

const schema = wireRows(star);

function paging(page: number, perPage: number): object {
  return { page, perPage };
}

/** Stars, read again when their number changed. */
export function starsFeed(client: Client): Feed {
  return wholeFeed(
    {
      stream: 'stars',
      needsToken: false,
      countOf: ({ facts }) => facts.stars,
      ask:
        ({ repository, signal }) =>
        ({ page, perPage, ...rest }) =>
          ask(client, { schema, signal, ...sending(rest) }, (options) =>
            // gitbeaker does not know that this list has pages.
            new Projects(options).allStarrers(repository.id, paging(page, perPage)),
          ),
      toFacts: (rows) => ({ stars: toStars(rows) }),
    },
    client,
  );
}
