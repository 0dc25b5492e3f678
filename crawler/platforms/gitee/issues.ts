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
import type { IssueFact } from '../../fact.ts';
import type { Feed } from '../../platform.ts';
import type { Host } from './host.ts';
import { listFeed } from './list-feed.ts';
import {
  wireCount,
  wireId,
  wireLabelNames,
  wireList,
  wireMaybeUser,
  wireMilestoneNumber,
  wireMoment,
  wireText,
  wireTime,
  wireUser,
} from './wire.ts';

/** States that stand for work that goes on; every other word but `open` ends an issue. */
const openStates = new Set(['open', 'opened', 'progressing']);

/** An issue as the list shows it; its number is text with letters. */
export const wireIssue = z
  .object({
    id: wireId,
    number: wireId,
    state: z.string(),
    title: z.string().nullish(),
    user: wireMaybeUser,
    labels: wireLabelNames,
    assignee: wireMaybeUser,
    assignees: wireList(wireUser),
    collaborators: wireList(wireUser),
    milestone: wireMilestoneNumber,
    comments: wireCount,
    created_at: wireMoment,
    updated_at: wireTime,
    finished_at: wireTime,
    closed_at: wireTime,
    issue_state: wireText,
  })
  .transform((issue): IssueFact => {
    const state = issue.state.toLowerCase();
    const open = openStates.has(state);
    const assigned = [...(issue.assignee ? [issue.assignee] : []), ...issue.assignees, ...issue.collaborators];
    return {
      id: issue.id,
      number: issue.number,
      title: issue.title ?? '',
      author: issue.user,
      createdAt: issue.created_at,
      updatedAt: issue.updated_at ?? issue.created_at,
      closedAt: open ? null : (issue.closed_at ?? issue.finished_at),
      closedBy: null,
      labels: issue.labels,
      assignees: [...new Map(assigned.map((account) => [account.id ?? account.login, account])).values()],
      milestone: issue.milestone,
      commentCount: issue.comments,
      locked: null,
      state: open ? 'open' : 'closed',
      stateReason: state === 'open' || state === 'opened' ? null : state,
    };
  });

/** Issues: all by their stamps, then what changed. */
export function issueFeed(host: Host): Feed {
  return listFeed<IssueFact>({
    id: 'issues',
    carries: ['issues'],
    needsToken: !host.flavour.anonymous,
    client: host.client,
    walk: 'stamp',
    stream: 'issues',
    counts: true,
    enabled: (facts) => facts.issuesEnabled,
    listing: (context) => ({
      path: `${host.repositoryPath(context.repository.path)}/issues`,
      query: { state: 'all' },
      item: wireIssue,
      updatedAt: (issue) => issue.updatedAt,
      key: (issue) => issue.id,
    }),
    batches: () =>
      async function* toFacts(issues) {
        yield { facts: { issues } };
      },
  });
}
