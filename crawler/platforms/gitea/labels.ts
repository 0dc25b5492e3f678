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
import type { LabelFact, MilestoneFact } from '../../fact.ts';
import type { Feed, FeedContext, FeedEnd, FeedPage } from '../../platform.ts';
import { type Client, repositoryUrl, whyOf } from './client.ts';
import { done, isDone, makeFeed, stateOf } from './feed.ts';
import { type Notes, touchedSince } from './notes.ts';
import { listAll } from './pages.ts';
import { idText, text, timeOrNull } from './wire.ts';

const listedLabel = z
  .object({ id: idText, name: z.string(), color: text, description: text })
  .transform((told): LabelFact => {
    const colour = /^#?([0-9a-f]{6})$/iu.exec(told.color ?? '')?.[1]?.toLowerCase() ?? null;
    return { id: told.id, name: told.name, colour, description: told.description };
  });

const listedMilestone = z
  .object({
    id: idText,
    title: z.string(),
    state: z.string(),
    due_on: timeOrNull,
    created_at: timeOrNull,
    updated_at: timeOrNull,
    closed_at: timeOrNull,
  })
  .transform(
    (told): MilestoneFact => ({
      id: told.id,
      // Milestones have no number of their own here.
      number: told.id,
      title: told.title,
      state: told.state === 'closed' ? 'closed' : 'open',
      dueAt: told.due_on,
      createdAt: told.created_at,
      updatedAt: told.updated_at,
      closedAt: told.closed_at,
    }),
  );

/** Labels of the organisation may be used in its repositories; a person has none, and the server says 404. */
async function organisationLabels(client: Client, context: FeedContext): Promise<readonly LabelFact[]> {
  const owner = context.facts.fullName.split('/')[0] ?? '';
  const path = `/orgs/${encodeURIComponent(owner)}/labels`;
  try {
    return (await listAll(client, { path, item: listedLabel, signal: context.signal })).items;
  } catch (error) {
    // Without the right to read organisations the labels that issues have are told with the issues all the same.
    if (whyOf(error) === null) throw error;
    return [];
  }
}

/** Neither has a time of its own in the description: they are read again when something else happened. */
async function isQuiet(client: Client, notes: Notes, context: FeedContext): Promise<boolean> {
  if (context.mode === 'full') return false;
  if (stateOf(context.state, 'updated') !== (context.facts.updatedAt?.toISOString() ?? null)) return false;
  return (await touchedSince(client, notes, context)).length === 0;
}

async function* read(client: Client, notes: Notes, context: FeedContext): AsyncGenerator<FeedPage, FeedEnd> {
  const state = { updated: context.facts.updatedAt?.toISOString() ?? null };
  if (isDone(context.resume)) return { state };
  if (await isQuiet(client, notes, context)) return { state: context.state, unchanged: true };
  const base = repositoryUrl(context.facts.fullName);
  const { signal } = context;
  const own = await listAll(client, { path: `${base}/labels`, item: listedLabel, signal });
  const labels = [...own.items, ...(await organisationLabels(client, context))];
  const query = { state: 'all' };
  const milestones = await listAll(client, { path: `${base}/milestones`, query, item: listedMilestone, signal });
  const asked = { labels: labels.length, milestones: milestones.total ?? milestones.items.length };
  yield { facts: { labels, milestones: milestones.items }, cursor: done, asked };
  const complete = own.unreadable + milestones.unreadable === 0;
  return { state, ...(complete ? { replaces: ['labels', 'milestones'] } : {}) };
}

/** Labels of the repository and its organisation, and milestones. */
export function labelsFeed(client: Client, notes: Notes): Feed {
  return makeFeed({
    id: 'labels',
    carries: ['labels', 'milestones'],
    off: (facts) => facts.issuesEnabled === false && facts.changesEnabled === false,
    run: (context) => read(client, notes, context),
  });
}
