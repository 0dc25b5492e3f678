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
import type { RepositoryFact } from '../../fact.ts';
import type { HttpAnswer } from '../../http/http.ts';
import { statusFault } from '../../http/verdict.ts';
import type { Found, Json, RemoteRepository } from '../../platform.ts';
import { type Client, repositoryUrl } from './client.ts';
import type { Notes } from './notes.ts';
import { type ListedRepository, listedRepository } from './repository.ts';

const kept = z.object({
  etag: z.string().nullable(),
  /** As the server calls itself, like `1.25.4` or `11.0.3+gitea-1.22.0`; null = it does not say. */
  version: z.string().nullable(),
  /** Of servers that do not tell topics with the repository. */
  topics: z.array(z.string()).nullable(),
  updated: z.string().nullable(),
});
type Kept = z.infer<typeof kept>;

const refusals = [401, 403, 404, 451];

function messageOf(problem: unknown): string {
  const message = z.object({ message: z.string() }).safeParse(problem).data?.message ?? '';
  return message.slice(0, 200);
}

/** Why there is no description. */
function refusedAs(answer: HttpAnswer<unknown>, anonymous: boolean): Found | null {
  const reason = messageOf(answer.problem);
  // A token that is refused is a fault of the token, and says nothing of the repository.
  if (answer.status === 401 && !anonymous) throw statusFault(401, answer.url, answer.problem);
  if (answer.status === 404) return { kind: 'not-found' };
  if (answer.status === 451) return { kind: 'blocked', reason: reason || 'unavailable for legal reasons', legal: true };
  if (answer.status === 401 || answer.status === 403)
    return { kind: 'private', reason: reason || `the server answered ${answer.status}` };
  return null;
}

/** Asked once for each repository, kept with it: the first question to a new server, and a small one. */
async function versionOf(client: Client, signal: AbortSignal): Promise<string | null> {
  const schema = z.object({ version: z.string().max(200) });
  const { body } = await client.ask({ path: '/version', schema, expect: [401, 403, 404], maxBytes: 65_536, signal });
  return body?.version ?? null;
}

/** Servers before 1.23 have topics at an address of their own; they are read again when the repository changed. */
async function topicsOf(client: Client, fact: RepositoryFact, before: Kept | undefined, signal: AbortSignal) {
  if (fact.topics !== null) return fact.topics;
  if (before?.topics && before.updated === (fact.updatedAt?.toISOString() ?? null)) return before.topics;
  const path = `${repositoryUrl(fact.fullName)}/topics`;
  const schema = z.object({ topics: z.array(z.string()).nullish() });
  const { body } = await client.ask({ path, query: { limit: 50 }, schema, expect: [403, 404], signal });
  return body?.topics ?? null;
}

interface Asked {
  readonly client: Client;
  readonly repository: RemoteRepository;
  readonly etag: string | null;
  readonly signal: AbortSignal;
}

/**
 * By id where it is known, because a name may be somebody else's by now; only callers with a token may ask so. By name
 * the id is compared, and another one is another repository.
 */
async function describe({ client, repository, etag, signal }: Asked): Promise<HttpAnswer<ListedRepository>> {
  const { id, path } = repository;
  const question = { schema: listedRepository, etag, expect: refusals, signal };
  if (id !== null && !client.anonymous) {
    const answer = await client.ask({ ...question, path: `/repositories/${encodeURIComponent(id)}` });
    if (answer.status !== 401 && answer.status !== 403) return answer;
  }
  const answer = await client.ask({ ...question, path: repositoryUrl(path) });
  const other = id !== null && answer.body !== null && answer.body.fact.id !== id;
  return other ? { ...answer, status: 404, body: null, problem: null } : answer;
}

/** Looks for a repository. */
export async function find(
  client: Client,
  notes: Notes,
  repository: RemoteRepository,
  state: Json,
  signal: AbortSignal,
): Promise<Found> {
  const before = kept.safeParse(state).data;
  const version = before?.version ?? (await versionOf(client, signal));
  const answer = await describe({ client, repository, etag: before?.etag ?? null, signal });
  if (answer.notModified && before !== undefined) return { kind: 'unchanged', state: { ...before, version } };
  const refused = refusedAs(answer, client.anonymous);
  if (refused !== null) return refused;
  if (answer.body === null) return { kind: 'not-found' };
  const { fact, releases } = answer.body;
  notes.begin(fact.id).releases = releases;
  const topics = await topicsOf(client, fact, before, signal);
  const moved = answer.moved || fact.fullName.toLowerCase() !== repository.path.toLowerCase();
  const updated = fact.updatedAt?.toISOString() ?? null;
  const next: Kept = {
    etag: answer.etag,
    version,
    topics: fact.topics === null ? topics && [...topics] : null,
    updated,
  };
  return { kind: 'found', repository: { ...fact, topics }, moved, state: next };
}
