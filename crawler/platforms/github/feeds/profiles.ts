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
import type { AccountFact, MembershipFact } from '../../../fact.ts';
import type { Feed, FeedContext, FeedEnd, FeedPage, Refusal } from '../../../platform.ts';
import { restAccount, restUser } from '../account.ts';
import type { Client } from '../client.ts';
import { pageSize, shrinkingOrThrow } from '../graph/size.ts';
import { idText, instant } from '../scalar.ts';

const batch = 50;
/** Accounts of one visit that nobody's login is known of: one request each. */
const mostAlone = 100;
/** Accounts of one visit. */
const most = 2000;

const graphUser = z.object({
  databaseId: idText.nullish(),
  login: z.string(),
  name: z.string().nullish(),
  company: z.string().nullish(),
  createdAt: instant.nullish(),
  organizations: z
    .object({
      nodes: z
        .array(z.object({ databaseId: idText.nullish(), login: z.string(), name: z.string().nullish() }).nullable())
        .nullish(),
    })
    .nullish(),
});

type GraphUser = z.infer<typeof graphUser>;

/** Profiles of `count` people by login, an alias each. */
export function profilesQuery(count: number): string {
  const all = Array.from({ length: count }, (_, at) => at);
  const fields = 'databaseId login name company createdAt organizations(first: 10) { nodes { databaseId login name } }';
  return `query(${all.map((at) => `$l${at}: String!`).join(', ')}) {
${all.map((at) => `u${at}: user(login: $l${at}) { ${fields} }`).join('\n')}
}`;
}

function accountOf(id: string, user: GraphUser): AccountFact {
  const { login, name, company, createdAt } = user;
  return { id, login, name: name ?? null, kind: 'user', company: company ?? null, createdAt: createdAt ?? null };
}

function membershipsOf(account: AccountFact, user: GraphUser): MembershipFact[] {
  const organisations = (user.organizations?.nodes ?? []).filter((one) => one !== null);
  return organisations.map((one) => ({
    account,
    organisation: {
      id: one.databaseId ?? null,
      login: one.login,
      name: one.name ?? null,
      kind: 'organisation',
      company: null,
      createdAt: null,
    },
  }));
}

interface Profiles {
  readonly accounts: AccountFact[];
  readonly memberships: MembershipFact[];
  /** Those whose login is somebody else's now, or nobody's. */
  readonly missed: string[];
  readonly asked: number;
}

async function byLogin(client: Client, ids: readonly string[], signal: AbortSignal): Promise<Profiles> {
  const variables = Object.fromEntries(ids.map((id, at) => [`l${at}`, client.logins.get(id) ?? '']));
  const schema = z.record(z.string(), graphUser.nullish());
  const answer = await client.query(profilesQuery(ids.length), variables, schema, signal);
  const profiles: Profiles = { accounts: [], memberships: [], missed: [], asked: ids.length };
  for (const [at, id] of ids.entries()) {
    const user = answer.data?.[`u${at}`];
    if (!user || user.databaseId !== id) {
      profiles.missed.push(id);
      continue;
    }
    const account = accountOf(id, user);
    profiles.accounts.push(account);
    profiles.memberships.push(...membershipsOf(account, user));
  }
  return profiles;
}

const restProfile = restUser.extend({ company: z.string().nullish(), created_at: instant.nullish() });

async function byId(client: Client, id: string, signal: AbortSignal): Promise<AccountFact | null> {
  const { url } = client.endpoint('GET /user/{account_id}', { account_id: Number(id) });
  const answer = await client.get(url, { schema: restProfile, signal, expect: [404] });
  const account = restAccount(answer.body);
  if (!account) return null;
  return { ...account, company: answer.body?.company ?? null, createdAt: answer.body?.created_at ?? null };
}

async function* run(client: Client, context: FeedContext): AsyncGenerator<FeedPage, FeedEnd> {
  const ids = (await context.known.accountsToRead(most)).filter((id) => /^\d{1,15}$/u.test(id));
  if (ids.length === 0) return { state: null, unchanged: true };
  const alone = ids.filter((id) => !client.logins.has(id));
  const named = ids.filter((id) => client.logins.has(id));
  const size = pageSize(batch, batch);
  let done = 0;
  for (let at = 0; at < named.length; ) {
    const { asked, missed, ...facts } = await shrinkingOrThrow(size, context.signal, () =>
      byLogin(client, named.slice(at, at + size.first), context.signal),
    );
    alone.push(...missed);
    at += asked;
    context.progress((done += facts.accounts.length), ids.length);
    yield { facts, cursor: null };
  }
  let gone = 0;
  for (const id of alone.slice(0, mostAlone)) {
    const account = await byId(client, id, context.signal);
    if (account) yield { facts: { accounts: [account] }, cursor: null };
    else gone++;
    context.progress((done += 1), ids.length);
  }
  return { state: null, refused: refusals(gone, alone.length - mostAlone) };
}

function refusals(gone: number, later: number): Refusal[] {
  const what = 'profiles of accounts';
  return [
    ...(gone > 0 ? [{ stream: 'contributors', what, why: 'not-found', count: gone } as const] : []),
    ...(later > 0 ? [{ stream: 'contributors', what, why: 'later', count: later } as const] : []),
  ];
}

/** Employers as people state them, and public memberships: by login for those met in this visit, by id for the rest. */
export function profilesFeed(client: Client): Feed {
  return {
    id: 'profiles',
    carries: ['contributors'],
    needsToken: true,
    afterGit: true,
    run: (context) => run(client, context),
  };
}
