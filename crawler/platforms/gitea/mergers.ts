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
import type { FeedContext, FeedPage, Json, Refusal } from '../../platform.ts';
import { type Client, repositoryUrl, whyOf } from './client.ts';
import { newestFirst } from './feed.ts';
import type { Position } from './pages.ts';
import { type ListedChange, listedChange } from './subject.ts';

const kept = z.object({ mergers: z.array(z.string()) });

/** Changes whose merger was still to be asked for when a run ended or broke off. */
export function mergersOf(remembered: Json): readonly string[] {
  return kept.safeParse(remembered).data?.mergers ?? [];
}

/** One change by itself; text = why it cannot be had. */
async function readOne(client: Client, context: FeedContext, number: string): Promise<ListedChange | string> {
  const path = `${repositoryUrl(context.facts.fullName)}/pulls/${number}`;
  try {
    const { body } = await client.ask({ path, schema: listedChange, signal: context.signal });
    return body ?? 'unreadable';
  } catch (error) {
    const why = whyOf(error);
    if (why === null) throw error;
    return why;
  }
}

/** Changes by themselves, and how many could not be had although they are there. */
export async function readEach(client: Client, context: FeedContext, numbers: readonly string[]) {
  const items: ListedChange[] = [];
  let lost = 0;
  for (const number of numbers) {
    const found = await readOne(client, context, number);
    if (typeof found !== 'string') items.push(found);
    else if (found !== 'not-found') lost += 1;
  }
  return { items, lost };
}

/** A request each: so many in one run, or as many as are saved because changes have no reviews to ask for. */
const least = 500;
const batch = 25;

/** Changes whose merger no list told. */
export interface Untold {
  readonly from: Position;
  readonly untold: ReadonlySet<string>;
  /** Changes that have no reviews. */
  readonly saved: number;
}

/**
 * Lists of Gitea from 1.23 and Forgejo from 9 do not say who merged a change, the change by itself does. The newest are
 * asked about; what is left is given back.
 */
export async function* readMergers(
  client: Client,
  context: FeedContext,
  { from, untold, saved }: Untold,
): AsyncGenerator<FeedPage, readonly string[]> {
  const numbers = newestFirst(untold);
  if (numbers.length === 0) return [];
  const known = await context.known.mergersKnown(numbers);
  const todo = numbers.filter((number) => !known.has(number));
  const most = Math.max(least, saved);
  const now = todo.slice(0, most);
  for (let start = 0; start < now.length; start += batch) {
    const { items } = await readEach(client, context, now.slice(start, start + batch));
    const cursor = { ...from, mergers: todo.slice(start + batch) };
    yield { facts: { changes: items.map((item) => item.change) }, cursor };
  }
  return todo.slice(most);
}

/** What is left for later runs. */
export function lateMergers(count: number): Refusal {
  return { stream: 'changes', what: 'who merged older changes', why: 'budget', count };
}
