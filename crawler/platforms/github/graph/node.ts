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
import { graphActor } from '../account.ts';
import { idText, instant, sha } from '../scalar.ts';

const pageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() });

/** A list of rows with its page; null where GraphQL could not give it. */
function connection<T>(row: z.ZodType<T>) {
  return z.object({ nodes: z.array(row.nullable()).nullish(), pageInfo }).nullish();
}

const commit = z.object({ oid: sha }).nullish();

const timelineItem = z.object({
  type: z.string(),
  id: z.string().nullish(),
  fullDatabaseId: idText.nullish(),
  createdAt: instant.nullish(),
  updatedAt: instant.nullish(),
  author: graphActor.nullish(),
  actor: graphActor.nullish(),
  assignee: graphActor.nullish(),
  requestedReviewer: graphActor.nullish(),
  label: z.object({ name: z.string() }).nullish(),
  milestoneTitle: z.string().nullish(),
  closer: commit,
  commit,
  afterCommit: commit,
});

const review = z.object({
  id: z.string(),
  fullDatabaseId: idText.nullish(),
  state: z.string(),
  submittedAt: instant.nullish(),
  author: graphActor.nullish(),
  commit,
});

const discussed = {
  type: z.string(),
  id: z.string(),
  fullDatabaseId: idText.nullish(),
  number: idText,
  title: z.string(),
  state: z.string(),
  createdAt: instant,
  updatedAt: instant,
  closedAt: instant.nullish(),
  locked: z.boolean().nullish(),
  author: graphActor.nullish(),
  milestone: z.object({ number: idText }).nullish(),
  labels: connection(z.object({ name: z.string() })),
  assignees: connection(graphActor),
  timelineItems: connection(timelineItem),
};

/** An issue in a GraphQL answer. */
export const issueNode = z.object({
  ...discussed,
  stateReason: z.string().nullish(),
  comments: z.object({ totalCount: z.number() }).nullish(),
});

/** A change in a GraphQL answer. */
export const changeNode = z.object({
  ...discussed,
  isDraft: z.boolean().nullish(),
  mergedAt: instant.nullish(),
  mergedBy: graphActor.nullish(),
  mergeCommit: commit,
  baseRefName: z.string().nullish(),
  baseRefOid: sha,
  headRefName: z.string().nullish(),
  headRefOid: sha,
  headRepository: z.object({ nameWithOwner: z.string() }).nullish(),
  additions: z.number().nullish(),
  deletions: z.number().nullish(),
  changedFiles: z.number().nullish(),
  reviewRequests: connection(z.object({ requestedReviewer: graphActor.nullish() })),
  reviews: connection(review),
});

export type IssueNode = z.infer<typeof issueNode>;
export type ChangeNode = z.infer<typeof changeNode>;
export type TimelineItem = z.infer<typeof timelineItem>;

/** A page of the repository's list. */
export function listData<T>(node: z.ZodType<T>) {
  return z.object({
    repository: z
      .object({
        list: z
          .object({
            totalCount: z.number().nullish(),
            pageInfo,
            edges: z.array(z.object({ cursor: z.string(), node: node.nullish() }).nullable()).nullish(),
          })
          .nullish(),
      })
      .nullish(),
  });
}

/** Items by their node ids, in the order that was asked; null = gone, broken, or turned into another type. */
export function nodesData<T>(type: string, node: z.ZodType<T>) {
  const other = (value: unknown) =>
    typeof value === 'object' && value !== null && 'type' in value && value.type === type ? value : null;
  const list = z.object({ totalCount: z.number() }).nullish();
  return z.object({
    repository: z.object({ list }).nullish(),
    nodes: z.array(z.preprocess(other, node.nullable())).nullish(),
  });
}

/** The lists inside an issue, for those that are followed. */
export const issueLists = issueNode.pick({ labels: true, assignees: true, timelineItems: true }).partial();
/** The lists inside a change, likewise. */
export const changeLists = changeNode
  .pick({ labels: true, assignees: true, reviewRequests: true, reviews: true, timelineItems: true })
  .partial();

/** One list of an item, whatever its rows are. */
export interface Connection {
  nodes?: unknown[] | null | undefined;
  pageInfo: z.infer<typeof pageInfo>;
}
