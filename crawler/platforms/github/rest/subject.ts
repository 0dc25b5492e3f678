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
import type { ChangeFact, IssueFact } from '../../../fact.ts';
import { accounts, restAccount, restUser } from '../account.ts';
import { idText, instant, sha } from '../scalar.ts';

const label = z.union([z.string(), z.object({ name: z.string().nullish() })]);

const shared = {
  id: idText,
  node_id: z.string().nullish(),
  number: idText,
  title: z.string(),
  state: z.string(),
  user: restUser.nullish(),
  created_at: instant,
  updated_at: instant,
  closed_at: instant.nullish(),
  closed_by: restUser.nullish(),
  labels: z.array(label).nullish(),
  assignees: z.array(restUser.nullable()).nullish(),
  milestone: z.object({ number: idText }).nullish(),
  comments: z.number().nullish(),
  locked: z.boolean().nullish(),
};

/** An entry of `/issues`: an issue, or the outside of a change when `pull_request` is there. */
export const restIssue = z.object({
  ...shared,
  state_reason: z.string().nullish(),
  pull_request: z.unknown().optional(),
  repository_url: z.string().nullish(),
});

const end = z.object({
  ref: z.string().nullish(),
  sha,
  repo: z.object({ full_name: z.string().nullish() }).nullish(),
});

/** A change, from `/pulls` or `/pulls/{number}`; counts of lines come with the latter only. */
export const restChange = z.object({
  ...shared,
  draft: z.boolean().nullish(),
  merged_at: instant.nullish(),
  merged_by: restUser.nullish(),
  merge_commit_sha: sha,
  base: end,
  head: end,
  additions: z.number().nullish(),
  deletions: z.number().nullish(),
  changed_files: z.number().nullish(),
  commits: z.number().nullish(),
  requested_reviewers: z.array(restUser.nullable()).nullish(),
});

type Shared = Omit<z.infer<typeof restIssue>, 'pull_request' | 'state_reason' | 'repository_url'>;

function discussed(item: Shared) {
  const names = (item.labels ?? []).map((one) => (typeof one === 'string' ? one : one.name));
  return {
    id: item.id,
    number: item.number,
    title: item.title,
    author: restAccount(item.user),
    createdAt: item.created_at,
    updatedAt: item.updated_at,
    closedAt: item.closed_at ?? null,
    closedBy: restAccount(item.closed_by),
    labels: names.filter((name) => typeof name === 'string'),
    assignees: accounts(item.assignees, restAccount),
    milestone: item.milestone?.number ?? null,
    commentCount: item.comments ?? null,
    locked: item.locked ?? null,
  };
}

/** An issue as REST tells it. */
export function issueOfRest(item: z.infer<typeof restIssue>): IssueFact {
  return {
    ...discussed(item),
    state: item.state === 'open' ? 'open' : 'closed',
    stateReason: item.state === 'open' ? null : (item.state_reason?.toLowerCase() ?? null),
  };
}

/** A change as REST tells it. A change that was not merged has a test merge in `merge_commit_sha`, which is not kept. */
export function changeOfRest(item: z.infer<typeof restChange>): ChangeFact {
  const mergedAt = item.merged_at ?? null;
  return {
    ...discussed(item),
    state: mergedAt ? 'merged' : item.state === 'open' ? 'open' : 'closed',
    draft: item.draft ?? null,
    mergedAt,
    mergedBy: restAccount(item.merged_by),
    mergeSha: mergedAt ? item.merge_commit_sha : null,
    baseRef: item.base.ref ?? null,
    baseSha: item.base.sha,
    headRef: item.head.ref ?? null,
    headSha: item.head.sha,
    headRepository: item.head.repo?.full_name ?? null,
    additions: item.additions ?? null,
    deletions: item.deletions ?? null,
    changedFiles: item.changed_files ?? null,
    commitCount: item.commits ?? null,
    requestedReviewers: accounts(item.requested_reviewers, restAccount),
  };
}
