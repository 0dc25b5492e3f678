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

import type { ChangeFact, IssueFact } from '../../fact.ts';
import type { FeedContext, Refusal } from '../../platform.ts';
import { type Client, repositoryUrl, whyOf } from './client.ts';
import { listedChange, listedSubject } from './subject.ts';

/** What was behind the numbers that no list gave. */
export interface Recovered {
  readonly issues: readonly IssueFact[];
  readonly changes: readonly ChangeFact[];
  readonly refused: readonly Refusal[];
}

/** More gaps than these are a repository where much was deleted; the newest are asked about. */
const most = 200;

async function gapsOf(context: FeedContext, seen: ReadonlySet<string>): Promise<string[]> {
  const [issues, changes] = [await context.known.numbers('issue'), await context.known.numbers('change')];
  let highest = 0;
  for (const numbers of [issues, changes, seen])
    for (const number of numbers) highest = Math.max(highest, Number(number));
  const gaps: string[] = [];
  for (let number = highest; number > 0; number -= 1) {
    const name = String(number);
    if (!issues.has(name) && !changes.has(name) && !seen.has(name)) gaps.push(name);
  }
  return gaps;
}

async function readGap(client: Client, context: FeedContext, number: string) {
  const base = repositoryUrl(context.facts.fullName);
  const { signal } = context;
  const { body } = await client.ask({ path: `${base}/issues/${number}`, schema: listedSubject, signal });
  if (body?.subject.kind !== 'change') return { issue: body?.issue ?? null, change: null };
  const { body: whole } = await client.ask({ path: `${base}/pulls/${number}`, schema: listedChange, signal });
  return { issue: null, change: whole?.change ?? null };
}

/**
 * Issues and changes share one row of numbers: after a list that came with holes the numbers between are asked for one
 * by one. A 404 is something deleted.
 */
export async function recover(client: Client, context: FeedContext, seen: ReadonlySet<string>): Promise<Recovered> {
  const issues: IssueFact[] = [];
  const changes: ChangeFact[] = [];
  const refused: Refusal[] = [];
  const gaps = await gapsOf(context, seen);
  for (const number of gaps.slice(0, most)) {
    try {
      const { issue, change } = await readGap(client, context, number);
      if (issue !== null) issues.push(issue);
      if (change !== null) changes.push(change);
    } catch (error) {
      const why = whyOf(error);
      if (why === null) throw error;
      if (why !== 'not-found') refused.push({ stream: 'changes', what: `number ${number}`, why, count: 1 });
    }
  }
  const left = gaps.length - most;
  if (left > 0) refused.push({ stream: 'changes', what: 'numbers that no list gave', why: 'budget', count: left });
  return { issues, changes, refused };
}
