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
import type { EmailLinkFact } from '../../../fact.ts';
import type { Feed, FeedContext, FeedEnd, FeedPage } from '../../../platform.ts';
import { graphAccount, graphActor } from '../account.ts';
import { type Client, isMissing, place, refuse } from '../client.ts';
import { whoFragment } from '../graph/documents.ts';
import { pageSize, shrinkingOrThrow } from '../graph/size.ts';

const batch = 50;

/** Authors and committers of `count` commits, an alias each. */
export function authorsQuery(count: number): string {
  const all = Array.from({ length: count }, (_, at) => at);
  return `query($owner: String!, $name: String!, ${all.map((at) => `$o${at}: GitObjectID!`).join(', ')}) {
  repository(owner: $owner, name: $name) {
    ${all.map((at) => `c${at}: object(oid: $o${at}) { ... on Commit { author { user { ...Who } } committer { user { ...Who } } } }`).join('\n')}
  }
}
${whoFragment}`;
}

const signer = z.object({ user: graphActor.nullish() }).nullish();
const commit = z.object({ author: signer, committer: signer });
const data = z.object({ repository: z.record(z.string(), commit.nullish()).nullish() });

type Wanted = Awaited<ReturnType<FeedContext['known']['emailsToLink']>>;

interface Linked {
  readonly links: EmailLinkFact[];
  readonly failed: number;
}

/** A commit that the platform does not have, or whose author it does not know, is an answer too. */
async function ask(client: Client, context: FeedContext, wanted: Wanted): Promise<Linked> {
  const { owner, repo: name } = place(context.repository.path);
  const oids = Object.fromEntries(wanted.map(({ sha }, at) => [`o${at}`, sha]));
  const answer = await client.query(authorsQuery(wanted.length), { owner, name, ...oids }, data, context.signal);
  const found = answer.data?.repository;
  if (!found) refuse(client, answer.errors, `commits of ${context.repository.path}`);
  const failures = answer.errors.filter((error) => !isMissing(error));
  const broken = new Set(failures.map(({ path }) => path?.find((part) => /^c\d+$/u.test(String(part)))));
  const links = wanted.flatMap(({ identityId, sha, role }, at): EmailLinkFact[] => {
    if (broken.has(`c${at}`)) return [];
    return [{ identityId, account: graphAccount(found[`c${at}`]?.[role]?.user), sha }];
  });
  return { links, failed: wanted.length - links.length };
}

async function* run(client: Client, context: FeedContext): AsyncGenerator<FeedPage, FeedEnd> {
  const size = pageSize(batch, batch);
  const asked = new Set<string>();
  let failed = 0;
  for (;;) {
    const outcome = await shrinkingOrThrow(size, context.signal, async () => {
      const waiting = await context.known.emailsToLink(size.first + failed);
      const wanted = waiting.filter(({ identityId }) => !asked.has(identityId));
      return wanted.length === 0 ? null : { wanted, ...(await ask(client, context, wanted)) };
    });
    if (outcome === null) break;
    for (const { identityId } of outcome.wanted) asked.add(identityId);
    failed += outcome.failed;
    context.progress(asked.size, null);
    yield { facts: { emailLinks: outcome.links }, cursor: null };
  }
  if (asked.size === 0) return { state: null, unchanged: true };
  const what = 'commits whose author was asked for';
  return {
    state: null,
    ...(failed > 0 && { refused: [{ stream: 'emails', what, why: 'partial-data', count: failed }] }),
  };
}

/** Whose account an address is: asked of one commit of each address that is new. */
export function emailsFeed(client: Client): Feed {
  return {
    id: 'emails',
    carries: ['emails'],
    needsToken: true,
    afterGit: true,
    run: (context) => run(client, context),
  };
}
