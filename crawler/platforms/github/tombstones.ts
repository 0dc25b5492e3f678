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
import type { Facts, SubjectRef, TombstoneFact } from '../../fact.ts';
import type { FeedContext, Refusal } from '../../platform.ts';
import { type Client, place } from './client.ts';
import { idText } from './scalar.ts';

/** Numbers that are looked up in one run; more are left for the next. */
const most = 200;
const batch = 50;

const moved = z.object({ number: idText, repository_url: z.string().nullish() });
const discussions = z.object({
  repository: z.record(z.string(), z.object({ number: z.number() }).nullish()).nullish(),
});

/** What became of items that are stored but were not in a complete list. */
export async function whatBecame(
  client: Client,
  context: FeedContext,
  kind: SubjectRef['kind'],
  numbers: readonly string[],
): Promise<{ readonly facts: Facts; readonly refused: Refusal[] }> {
  const asked = numbers.filter((number) => /^\d{1,9}$/u.test(number)).slice(0, most);
  const turned = kind === 'issue' ? await turnedIntoDiscussions(client, context, asked) : new Set<string>();
  const tombstones: TombstoneFact[] = [];
  for (const number of asked) {
    const subject = { kind, number };
    const found: TombstoneFact | null = turned.has(number)
      ? { subject, reason: 'converted', movedTo: null }
      : await lookUp(client, context, subject);
    if (found) tombstones.push(found);
  }
  const left = numbers.length - asked.length;
  const stream = kind === 'issue' ? 'issues' : 'changes';
  return {
    facts: { tombstones },
    refused: left > 0 ? [{ stream, what: 'numbers that are missing from the list', why: 'later', count: left }] : [],
  };
}

/** Null = it is there after all. */
async function lookUp(client: Client, context: FeedContext, subject: SubjectRef): Promise<TombstoneFact | null> {
  const at = { ...place(context.repository.path), issue_number: Number(subject.number) };
  const answer = await client.get(client.endpoint('GET /repos/{owner}/{repo}/issues/{issue_number}', at).url, {
    schema: moved,
    signal: context.signal,
    expect: [404, 410],
  });
  if (answer.status === 410) return { subject, reason: 'deleted', movedTo: null };
  // Moved to a place that this caller may not see, or hidden where it was.
  if (answer.status === 404) return { subject, reason: answer.moved ? 'transferred' : 'hidden', movedTo: null };
  const home = /\/repos\/([^/]+\/[^/]+)$/u.exec(answer.body?.repository_url ?? '')?.[1];
  if (!answer.moved || !home || home.toLowerCase() === context.facts.fullName.toLowerCase()) return null;
  return { subject, reason: 'transferred', movedTo: `${home}#${answer.body?.number ?? ''}` };
}

async function turnedIntoDiscussions(
  client: Client,
  context: FeedContext,
  numbers: readonly string[],
): Promise<ReadonlySet<string>> {
  const { owner, repo: name } = place(context.repository.path);
  const turned = new Set<string>();
  for (let at = 0; at < numbers.length; at += batch) {
    const asked = numbers.slice(at, at + batch);
    const aliases = asked.map((number) => `d${number}: discussion(number: ${Number(number)}) { number }`);
    const document = `query($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) { ${aliases.join('\n')} }
}`;
    const answer = await client.query(document, { owner, name }, discussions, context.signal);
    for (const found of Object.values(answer.data?.repository ?? {})) if (found) turned.add(String(found.number));
  }
  return turned;
}
