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
import type { Feed } from '../../platform.ts';
import type { Host } from './host.ts';
import { snapshotFeed } from './snapshot-feed.ts';
import { wireId, wireText, wireTime } from './wire.ts';

/** A label; the platform describes none. */
const wireLabel = z.object({ id: wireId, name: z.string(), color: wireText }).transform((label): LabelFact => {
  const colour = (label.color ?? '').replace('#', '').toLowerCase();
  return { id: label.id, name: label.name, colour: /^[0-9a-f]{6}$/u.test(colour) ? colour : null, description: null };
});

/** A milestone; its number is its only id, and when it was closed is not told. */
const wireMilestone = z
  .object({
    number: wireId,
    title: z.string(),
    state: wireText,
    due_on: wireTime,
    created_at: wireTime,
    updated_at: wireTime,
  })
  .transform(
    (milestone): MilestoneFact => ({
      id: milestone.number,
      number: milestone.number,
      title: milestone.title,
      state: milestone.state?.toLowerCase() === 'closed' ? 'closed' : 'open',
      dueAt: milestone.due_on,
      createdAt: milestone.created_at,
      updatedAt: milestone.updated_at,
      closedAt: null,
    }),
  );

/** Labels; the list takes no page. */
export function labelFeed(host: Host): Feed {
  return snapshotFeed<LabelFact>({
    id: 'labels',
    stream: 'labels',
    needsToken: !host.flavour.anonymous,
    client: host.client,
    path: (context) => `${host.repositoryPath(context.repository.path)}/labels`,
    pages: false,
    item: wireLabel,
    key: (label) => label.id,
    mark: null,
    facts: (labels) => ({ labels }),
  });
}

/** Milestones, closed ones too. */
export function milestoneFeed(host: Host): Feed {
  return snapshotFeed<MilestoneFact>({
    id: 'milestones',
    stream: 'milestones',
    needsToken: !host.flavour.anonymous,
    client: host.client,
    path: (context) => `${host.repositoryPath(context.repository.path)}/milestones`,
    query: { state: 'all' },
    pages: true,
    item: wireMilestone,
    key: (milestone) => milestone.id,
    mark: null,
    facts: (milestones) => ({ milestones }),
  });
}
