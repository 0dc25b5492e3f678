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
import type { EmailLinkFact } from '../../fact.ts';
import type { EmailToLink, Feed, FeedContext, FeedEnd, FeedPage, Refusal } from '../../platform.ts';
import { type Client, repositoryUrl, whyOf } from './client.ts';
import { makeFeed } from './feed.ts';
import { account } from './wire.ts';

const commit = z.object({ author: account, committer: account });

/** Neither changed lines nor signatures are computed for this. */
const brief = { stat: false, verification: false, files: false };

/** Addresses of one visit: in the first run, and later. */
const most = { full: 1000, delta: 200 };

const batch = 50;

/** The account of one commit's author or committer; a commit that the server does not have knows none. */
async function readAccount(client: Client, context: FeedContext, { sha, role }: EmailToLink) {
  const path = `${repositoryUrl(context.facts.fullName)}/git/commits/${sha}`;
  const { body } = await client.ask({ path, query: brief, schema: commit, expect: [404, 422], signal: context.signal });
  return body?.[role] ?? null;
}

async function* read(client: Client, context: FeedContext): AsyncGenerator<FeedPage, FeedEnd> {
  const todo = await context.known.emailsToLink(most[context.mode]);
  for (let start = 0; start < todo.length; start += batch) {
    const emailLinks: EmailLinkFact[] = [];
    const refused: Refusal[] = [];
    const some = todo.slice(start, start + batch);
    for (const address of some) {
      const { identityId, sha, role } = address;
      try {
        emailLinks.push({ identityId, sha, account: await readAccount(client, context, address) });
      } catch (error) {
        const why = whyOf(error);
        if (why === null || why === 'forbidden' || why === 'empty') throw error;
        refused.push({ stream: 'emails', what: `${role} of commit ${sha.slice(0, 12)}`, why, count: 1 });
      }
    }
    // What was linked is not asked for again, so that there is no place to remember.
    yield { facts: { emailLinks }, cursor: null, asked: { emails: todo.length }, refused };
    context.progress(start + some.length, todo.length);
  }
  return { state: null, unchanged: todo.length === 0 };
}

/** Accounts behind addresses: one commit for each address that is new. */
export function emailsFeed(client: Client): Feed {
  return makeFeed({ id: 'emails', carries: ['emails'], afterGit: true, run: (context) => read(client, context) });
}
