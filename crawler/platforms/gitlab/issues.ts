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

import { Issues } from '@gitbeaker/rest';
import { z } from 'zod';
import type { EventFact, IssueFact, SubjectRef } from '../../fact.ts';
import type { Feed } from '../../platform.ts';
import { toAccount, toAccounts } from './account.ts';
import { createNames } from './act-name.ts';
import { ask, type Client } from './client.ts';
import { meet, type People } from './note.ts';
import { type Asked, sending } from './page.ts';
import { readSubjects, switchedOff } from './subjects.ts';
import {
  wireCount,
  wireDate,
  wireDateOrNull,
  wireFlag,
  wireId,
  wireList,
  wireMilestone,
  wireRows,
  wireText,
  wireUser,
} from './wire.ts';

/** Labels come as names, and as objects from some proxies and versions. */
const wireLabels = z
  .array(z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]))
  .nullish()
  .transform((labels) => labels ?? []);

/** What issues and merge requests have alike. */
export const wireDiscussed = z.object({
  id: wireId,
  iid: wireId,
  title: wireText,
  state: z.string(),
  author: wireUser,
  created_at: wireDate,
  updated_at: wireDate,
  closed_at: wireDateOrNull,
  closed_by: wireUser,
  labels: wireLabels,
  assignees: wireList(wireUser),
  assignee: wireUser,
  milestone: wireMilestone,
  user_notes_count: wireCount,
  discussion_locked: wireFlag,
});
/** One of them. */
export type WireDiscussed = z.infer<typeof wireDiscussed>;

const issue = wireDiscussed.extend({
  moved_to_id: wireId.nullish(),
  confidential: wireFlag,
  _links: z.object({ closed_as_duplicate_of: wireText }).nullish(),
});
type Issue = z.infer<typeof issue>;

/** Number of the milestone; those of groups count apart from the project's own. */
export function milestoneNumber(milestone: WireDiscussed['milestone']): string | null {
  if (milestone === null) return null;
  return milestone.group_id ? `group-${milestone.group_id}-${milestone.iid}` : milestone.iid;
}

/** The fields that issues and changes share. */
export function toDiscussed(row: WireDiscussed) {
  const assignees = row.assignees.length > 0 ? row.assignees : [row.assignee];
  return {
    id: row.id,
    number: row.iid,
    title: row.title ?? '',
    author: toAccount(row.author),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    labels: row.labels,
    assignees: toAccounts(assignees),
    milestone: milestoneNumber(row.milestone),
    commentCount: row.user_notes_count,
    locked: row.discussion_locked,
  };
}

function toIssue(row: Issue): IssueFact {
  const closed = row.state === 'closed';
  const reason = row.moved_to_id ? 'moved' : row['_links']?.closed_as_duplicate_of ? 'duplicate' : null;
  return {
    ...toDiscussed(row),
    state: closed ? 'closed' : 'open',
    stateReason: closed ? reason : null,
    closedAt: closed ? row.closed_at : null,
    closedBy: closed ? toAccount(row.closed_by) : null,
  };
}

/** The closing that the list itself tells; null = it is open, or was closed before GitLab kept the time. */
export function closing(subject: SubjectRef, fact: Pick<IssueFact, 'closedAt' | 'closedBy'>): EventFact | null {
  const { closedAt: at, closedBy: actor } = fact;
  if (at === null) return null;
  return {
    id: createNames()('closed', subject, null, at),
    subject,
    kind: 'closed',
    actor,
    at,
    target: null,
    value: null,
    sha: null,
  };
}

function toFacts(rows: readonly Issue[], people: People) {
  // Titles that only members may read stay where they are.
  const issues = rows.filter((row) => row.confidential !== true).map(toIssue);
  for (const fact of issues) meet(people, fact.author, fact.closedBy, ...fact.assignees);
  const events = issues.map((fact) => closing({ kind: 'issue', number: fact.number }, fact));
  return { issues, events: events.filter((event) => event !== null) };
}

const schema = wireRows(issue);

/** Issues, with what was said on them. */
export function issuesFeed(client: Client): Feed {
  return {
    id: 'issues',
    carries: ['issues', 'comments', 'events'],
    needsToken: false,
    async *run(context) {
      if (context.facts.issuesEnabled === false) return switchedOff(['issues'], 'issues');
      const list = ({ page, perPage, ...rest }: Asked, order: { sort: 'asc' | 'desc'; updatedAfter?: string }) =>
        ask(client, { schema, signal: context.signal, ...sending(rest) }, (options) => {
          const query = { orderBy: 'updated_at', confidential: false, ...order, page, perPage } as const;
          return new Issues(options).all({ projectId: context.repository.id, ...query });
        });
      return yield* readSubjects(
        {
          kind: 'issue',
          stream: 'issues',
          replaces: ['issues'],
          askAfter: (after, asked) => list(asked, { sort: 'asc', ...(after === null ? {} : { updatedAfter: after }) }),
          askNewest: (asked) => list(asked, { sort: 'desc' }),
          numberOf: (row) => row.iid,
          spokenOf: (row) => row.user_notes_count !== 0 && row.confidential !== true,
          toFacts,
        },
        client,
        context,
      );
    },
  };
}
