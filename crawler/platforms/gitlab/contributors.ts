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

import { Repositories } from '@gitbeaker/rest';
import { z } from 'zod';
import type { ContributorFact } from '../../fact.ts';
import type { Feed } from '../../platform.ts';
import { ask, type Client } from './client.ts';
import { sending } from './page.ts';
import { wholeFeed } from './whole-list.ts';
import { wireCount, wireRows, wireText } from './wire.ts';

const contributor = z.object({ name: wireText, email: wireText, commits: wireCount });

function toContributors(rows: readonly z.infer<typeof contributor>[]): ContributorFact[] {
  return rows.flatMap(({ name, email, commits }) =>
    email === null ? [] : [{ who: { name: name ?? '', email }, contributions: commits }],
  );
}

const schema = wireRows(contributor);

/** Authors of the default branch by name and address: GitLab knows no account for them here. */
export function contributorsFeed(client: Client): Feed {
  return wholeFeed(
    {
      stream: 'contributors',
      needsToken: false,
      // One address may stand there with several names.
      folds: true,
      // Counts of commits move with every push, and git tells the commits.
      restMs: 7 * 86_400_000,
      ask:
        ({ repository, signal }) =>
        ({ page, perPage, ...rest }) =>
          ask(client, { schema, signal, ...sending(rest) }, (options) => {
            const query = { orderBy: 'commits', sort: 'desc', page, perPage } as const;
            return new Repositories(options).allContributors(repository.id, query);
          }),
      toFacts: (rows) => ({ contributors: toContributors(rows) }),
    },
    client,
  );
}
