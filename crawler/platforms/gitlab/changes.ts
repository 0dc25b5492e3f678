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

import { MergeRequests } from '@gitbeaker/rest';
import type { z } from 'zod';
import type { ChangeFact, EventFact, SubjectRef } from '../../fact.ts';
import type { Feed, FeedContext } from '../../platform.ts';
import { toAccount, toAccounts } from './account.ts';
import { mergeId } from './act-name.ts';
import { ask, type Client } from './client.ts';
import { closing, toDiscussed, wireDiscussed } from './issues.ts';
import { meet, type People } from './note.ts';
import { noteStreams } from './notes.ts';
import { type Asked, sending } from './page.ts';
import { readSubjects, switchedOff } from './subjects.ts';
import { wireDateOrNull, wireFlag, wireId, wireList, wireRows, wireSha, wireText, wireUser } from './wire.ts';

const mergeRequest = wireDiscussed.extend({
  draft: wireFlag,
  work_in_progress: wireFlag,
  merged_at: wireDateOrNull,
  merged_by: wireUser,
  merge_user: wireUser,
  sha: wireSha,
  merge_commit_sha: wireSha,
  squash_commit_sha: wireSha,
  source_branch: wireText,
  target_branch: wireText,
  source_project_id: wireId.nullish(),
  target_project_id: wireId.nullish(),
  reviewers: wireList(wireUser),
});
type MergeRequest = z.infer<typeof mergeRequest>;

function stateOf(row: MergeRequest): ChangeFact['state'] {
  // `locked` is a merge request while it is being merged.
  if (row.state === 'merged') return 'merged';
  return row.state === 'closed' ? 'closed' : 'open';
}

/** When and by whom it ended; GitLab does not call a merge a closing, the other platforms do. */
function endOf(row: MergeRequest, state: ChangeFact['state']) {
  const merged = state === 'merged';
  const mergedAt = merged ? row.merged_at : null;
  const mergedBy = merged ? toAccount(row.merge_user ?? row.merged_by) : null;
  if (state === 'open') return { mergedAt, mergedBy, closedAt: null, closedBy: null };
  return { mergedAt, mergedBy, closedAt: row.closed_at ?? mergedAt, closedBy: toAccount(row.closed_by) ?? mergedBy };
}

/** The list names the fork that a change comes from by number only. */
function headRepository(row: MergeRequest, fullName: string): string | null {
  return row.source_project_id && row.source_project_id === row.target_project_id ? fullName : null;
}

function toChange(row: MergeRequest, fullName: string): ChangeFact {
  const state = stateOf(row);
  return {
    ...toDiscussed(row),
    ...endOf(row, state),
    state,
    draft: row.draft ?? row.work_in_progress,
    mergeSha: row.merge_commit_sha ?? row.squash_commit_sha,
    baseRef: row.target_branch,
    baseSha: null,
    headRef: row.source_branch,
    headSha: row.sha,
    headRepository: headRepository(row, fullName),
    additions: null,
    deletions: null,
    changedFiles: null,
    commitCount: null,
    requestedReviewers: toAccounts(row.reviewers),
  };
}

function ending(change: ChangeFact): EventFact | null {
  const subject: SubjectRef = { kind: 'change', number: change.number };
  if (change.state !== 'merged') return closing(subject, change);
  const { mergedAt: at, mergedBy: actor, mergeSha: sha } = change;
  return at === null
    ? null
    : { id: mergeId(subject), subject, kind: 'merged', actor, at, target: null, value: null, sha };
}

function toFacts(rows: readonly MergeRequest[], people: People, fullName: string) {
  const changes = rows.map((row) => toChange(row, fullName));
  for (const fact of changes) {
    meet(people, fact.author, fact.closedBy, fact.mergedBy, ...fact.assignees, ...fact.requestedReviewers);
  }
  return { changes, events: changes.map(ending).filter((event) => event !== null) };
}

const schema = wireRows(mergeRequest);

/**
 * People wrote notes on it, or it was merged after somebody was asked for a review, who may have approved without a
 * word. As long as nobody says anything, an open one is not asked for: it changes once more when it is merged.
 */
function spokenOf(row: MergeRequest): boolean {
  return row.user_notes_count !== 0 || (row.reviewers.length > 0 && row.state === 'merged');
}

function listIn(client: Client, context: FeedContext) {
  return ({ page, perPage, ...rest }: Asked, order: { sort: 'asc' | 'desc'; updatedAfter?: string }) =>
    ask(client, { schema, signal: context.signal, ...sending(rest) }, (options) =>
      new MergeRequests(options).all({
        projectId: context.repository.id,
        orderBy: 'updated_at',
        ...order,
        page,
        perPage,
      }),
    );
}

/** Merge requests, with what was said on them. */
export function changesFeed(client: Client): Feed {
  return {
    id: 'changes',
    carries: ['changes', ...noteStreams.change],
    needsToken: false,
    async *run(context) {
      if (context.facts.changesEnabled === false) return switchedOff(['changes'], 'changes');
      const list = listIn(client, context);
      return yield* readSubjects(
        {
          kind: 'change',
          stream: 'changes',
          replaces: ['changes'],
          askAfter: (after, asked) => list(asked, { sort: 'asc', ...(after === null ? {} : { updatedAfter: after }) }),
          askNewest: (asked) => list(asked, { sort: 'desc' }),
          numberOf: (row) => row.iid,
          spokenOf,
          toFacts: (rows, people) => toFacts(rows, people, context.facts.fullName),
        },
        client,
        context,
      );
    },
  };
}
