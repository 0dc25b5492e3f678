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
import type { ForkFact } from '../../fact.ts';
import type { Feed } from '../../platform.ts';
import { groupAccount, loginAccount } from './account.ts';
import { ask, type Client } from './client.ts';
import { sending } from './page.ts';
import { wholeFeed } from './whole-list.ts';
import { wireDateOrNull, wireId, wireRows, wireText } from './wire.ts';

const fork = z.object({
  id: wireId,
  path_with_namespace: z.string(),
  created_at: wireDateOrNull,
  namespace: z.object({ id: wireId, kind: wireText, name: wireText, full_path: z.string() }).nullish(),
});
type Fork = z.infer<typeof fork>;

function ownerOf({ namespace }: Fork): ForkFact['owner'] {
  if (!namespace) return null;
  const { id, kind, name, full_path: path } = namespace;
  return kind === 'user' ? loginAccount(path) : groupAccount({ id, path, name });
}

function toFork(row: Fork): ForkFact {
  return { id: row.id, fullName: row.path_with_namespace, owner: ownerOf(row), createdAt: row.created_at };
}

const schema = wireRows(fork);

/** Forks that the caller can see, read again when their number changed. */
export function forksFeed(client: Client): Feed {
  return wholeFeed(
    {
      stream: 'forks',
      needsToken: false,
      countOf: ({ facts }) => facts.forks,
      ask:
        ({ repository, signal }) =>
        ({ page, perPage, ...rest }) =>
          ask(client, { schema, signal, ...sending(rest) }, (options) => {
            const query = { simple: true, orderBy: 'created_at', sort: 'desc', page, perPage } as const;
            return new Projects(options).allForks(repository.id, query);
          }),
      toFacts: (rows) => ({ forks: rows.map(toFork) }),
    },
    client,
  );
}
