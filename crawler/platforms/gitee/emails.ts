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
import type { AccountFact, EmailLinkFact } from '../../fact.ts';
import type { EmailToLink, Feed, FeedContext, Json, Refusal } from '../../platform.ts';
import type { Host } from './host.ts';
import { wireMaybeUser } from './wire.ts';

const wireCommit = z.object({ author: wireMaybeUser, committer: wireMaybeUser });

/** Addresses that one visit asks about, one request each: in the first run, and later. */
const most = { full: 300, delta: 50 };

/** Addresses whose answers are kept together. */
const atOnce = 10;

/** Addresses that could not be answered for, and are not asked about again. */
const mostSkipped = 500;

/** An author without an id has only the name and address of the commit. */
function account(person: AccountFact | null): AccountFact | null {
  return person?.id == null ? null : person;
}

async function ask(host: Host, context: FeedContext, address: EmailToLink): Promise<EmailLinkFact | Refusal> {
  const path = `${host.repositoryPath(context.repository.path)}/commits/${address.sha}`;
  const answer = await host.client.get({ path, schema: wireCommit, expect: [404], signal: context.signal });
  const refuse = (why: string): Refusal => ({ stream: 'emails', what: `commit ${address.sha}`, why, count: 1 });
  if (answer.body === null) return refuse('not-found');
  const { identityId, sha, role } = address;
  return { identityId, sha, account: account(answer.body[role]) };
}

function skipped(state: Json): readonly string[] {
  if (typeof state !== 'object' || state === null || !('skipped' in state)) return [];
  return Array.isArray(state.skipped) ? state.skipped.filter((id) => typeof id === 'string') : [];
}

/** Which account an address belongs to: one commit of each new address is asked for. */
export function emailFeed(host: Host): Feed {
  return {
    id: 'emails',
    carries: ['emails'],
    needsToken: true,
    afterGit: true,
    async *run(context) {
      const skip = new Set(context.mode === 'full' ? [] : skipped(context.state));
      const all = await context.known.emailsToLink(most[context.mode] + skip.size);
      const addresses = all.filter(({ identityId }) => !skip.has(identityId)).slice(0, most[context.mode]);
      for (let at = 0; at < addresses.length; at += atOnce) {
        const emailLinks: EmailLinkFact[] = [];
        const refused: Refusal[] = [];
        for (const address of addresses.slice(at, at + atOnce)) {
          const link = await ask(host, context, address);
          if ('identityId' in link) emailLinks.push(link);
          else {
            refused.push(link);
            skip.add(address.identityId);
          }
        }
        yield { facts: { emailLinks }, refused, cursor: null };
        context.progress(Math.min(at + atOnce, addresses.length), addresses.length);
      }
      return { state: { skipped: [...skip].slice(-mostSkipped) }, unchanged: addresses.length === 0 };
    },
  };
}
