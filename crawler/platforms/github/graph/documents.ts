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

/** Page sizes of the lists inside an item: their sum is what a node costs to read, not what it costs in points. */
const sizes = {
  usual: { items: 100, reviews: 50, few: 10 },
  lean: { items: 10, reviews: 5, few: 3 },
} as const;

const page = 'pageInfo { hasNextPage endCursor }';

const who = `fragment Who on Actor {
  type: __typename
  login
  ... on User { databaseId }
  ... on Bot { databaseId }
  ... on Organization { databaseId }
  ... on Mannequin { databaseId }
}`;

/** Events that issues and changes share, and the remarks among them. */
const sharedItems = `type: __typename
... on Node { id }
... on IssueComment { fullDatabaseId createdAt updatedAt author { ...Who } }
... on ClosedEvent { createdAt actor { ...Who } closer { type: __typename ... on Commit { oid } } }
... on ReopenedEvent { createdAt actor { ...Who } }
... on LabeledEvent { createdAt actor { ...Who } label { name } }
... on UnlabeledEvent { createdAt actor { ...Who } label { name } }
... on AssignedEvent { createdAt actor { ...Who } assignee { type: __typename ...Who } }
... on UnassignedEvent { createdAt actor { ...Who } assignee { type: __typename ...Who } }
... on MilestonedEvent { createdAt actor { ...Who } milestoneTitle }
... on DemilestonedEvent { createdAt actor { ...Who } milestoneTitle }
... on LockedEvent { createdAt actor { ...Who } }
... on UnlockedEvent { createdAt actor { ...Who } }
... on RenamedTitleEvent { createdAt actor { ...Who } }
... on TransferredEvent { createdAt actor { ...Who } }`;

const changeItems = `${sharedItems}
... on MergedEvent { createdAt actor { ...Who } commit { oid } }
... on ReviewRequestedEvent { createdAt actor { ...Who } requestedReviewer { type: __typename ...Who ... on Team { slug } } }
... on ReviewRequestRemovedEvent { createdAt actor { ...Who } requestedReviewer { type: __typename ...Who ... on Team { slug } } }
... on ReviewDismissedEvent { createdAt actor { ...Who } }
... on ConvertToDraftEvent { createdAt actor { ...Who } }
... on ReadyForReviewEvent { createdAt actor { ...Who } }
... on HeadRefForcePushedEvent { createdAt actor { ...Who } afterCommit { oid } }
... on HeadRefDeletedEvent { createdAt actor { ...Who } }`;

const sharedTypes = `ISSUE_COMMENT CLOSED_EVENT REOPENED_EVENT LABELED_EVENT UNLABELED_EVENT ASSIGNED_EVENT UNASSIGNED_EVENT
MILESTONED_EVENT DEMILESTONED_EVENT LOCKED_EVENT UNLOCKED_EVENT RENAMED_TITLE_EVENT TRANSFERRED_EVENT`;

const changeTypes = `${sharedTypes} MERGED_EVENT REVIEW_REQUESTED_EVENT REVIEW_REQUEST_REMOVED_EVENT
REVIEW_DISMISSED_EVENT CONVERT_TO_DRAFT_EVENT READY_FOR_REVIEW_EVENT HEAD_REF_FORCE_PUSHED_EVENT HEAD_REF_DELETED_EVENT`;

/** A list inside an item: which page size it has, what selects its rows, what is asked of them. */
interface Nested {
  readonly size: keyof (typeof sizes)['usual'];
  readonly filter: string;
  readonly fields: string;
}

const labels: Nested = { size: 'few', filter: '', fields: 'name' };
const assignees: Nested = { size: 'few', filter: '', fields: '...Who' };

/** The type of an item in GraphQL, the list of the repository it is in, its own fields and lists. */
export interface SubjectDocument {
  readonly type: string;
  readonly list: string;
  readonly filter: string;
  readonly fields: string;
  readonly nested: Readonly<Record<string, Nested>>;
}

const discussed = `type: __typename id fullDatabaseId number title state createdAt updatedAt closedAt locked
author { ...Who } milestone { number }`;

/**
 * Changes. Remarks come with the events; reviews have a list of their own, because those that only answer in an older
 * thread are not among the events. Five lists cost 2 points for 49 changes.
 */
export const changeDocument: SubjectDocument = {
  type: 'PullRequest',
  list: 'pullRequests',
  filter: '',
  fields: `${discussed} isDraft mergedAt mergedBy { ...Who } mergeCommit { oid } baseRefName baseRefOid headRefName
headRefOid headRepository { nameWithOwner } additions deletions changedFiles`,
  nested: {
    labels,
    assignees,
    reviewRequests: {
      size: 'few',
      filter: '',
      fields: 'requestedReviewer { type: __typename ...Who ... on Team { slug } }',
    },
    reviews: {
      size: 'reviews',
      filter: '',
      fields: 'id fullDatabaseId state submittedAt author { ...Who } commit { oid }',
    },
    timelineItems: { size: 'items', filter: `, itemTypes: [${changeTypes}]`, fields: changeItems },
  },
};

/** Issues. */
export const issueDocument: SubjectDocument = {
  type: 'Issue',
  list: 'issues',
  filter: '',
  fields: `${discussed} stateReason comments(first: 1) { totalCount }`,
  nested: {
    labels,
    assignees,
    timelineItems: { size: 'items', filter: `, itemTypes: [${sharedTypes}]`, fields: sharedItems },
  },
};

function item({ type, fields, nested }: SubjectDocument): string {
  const lists = Object.entries(nested).map(
    ([name, { size, filter, fields }]) => `${name}(first: $${size}${filter}) { nodes { ${fields} } ${page} }`,
  );
  return `fragment Item on ${type} { ${fields} ${lists.join('\n')} }\n${who}`;
}

function sizeVariables({ nested }: SubjectDocument): string {
  return [...new Set(Object.values(nested).map(({ size }) => `$${size}: Int!`))].join(', ');
}

/** The variables among `given` that a document's lists have. */
export function sizesOf({ nested }: SubjectDocument, lean: boolean): Record<string, number> {
  const given = lean ? sizes.lean : sizes.usual;
  return Object.fromEntries(Object.values(nested).map(({ size }) => [size, given[size]]));
}

/** A page of all items, in the order they were touched: what moves meanwhile is met again further on. */
export function listQuery(document: SubjectDocument): string {
  return `query($owner: String!, $name: String!, $first: Int!, $after: String, ${sizeVariables(document)}) {
  repository(owner: $owner, name: $name) {
    list: ${document.list}(first: $first, after: $after, orderBy: { field: UPDATED_AT, direction: ASC }) {
      totalCount ${page}
      edges { cursor node { ...Item } }
    }
  }
}
${item(document)}`;
}

/** The numbers of a page and nothing else, for where more is too much. */
export function numbersQuery({ list }: SubjectDocument): string {
  return `query($owner: String!, $name: String!, $after: String) {
  repository(owner: $owner, name: $name) {
    list: ${list}(first: 1, after: $after, orderBy: { field: UPDATED_AT, direction: ASC }) {
      totalCount ${page}
      edges { cursor node { number } }
    }
  }
}`;
}

/** Items by their node ids, with how many there are of them all. */
export function nodesQuery(document: SubjectDocument): string {
  return `query($owner: String!, $name: String!, $ids: [ID!]!, ${sizeVariables(document)}) {
  repository(owner: $owner, name: $name) { list: ${document.list}(first: 1) { totalCount } }
  nodes(ids: $ids) { type: __typename ...Item }
}\n${item(document)}`;
}

/** The rest of lists that did not fit, one alias each: `lists` names the list of each alias. */
export function restQuery(document: SubjectDocument, lists: readonly string[]): string {
  const variables = lists.map((_, at) => `$i${at}: ID!, $a${at}: String`).join(', ');
  const aliases = lists.map((name, at) => {
    const nested = document.nested[name];
    const rows = `${name}(first: $first, after: $a${at}${nested?.filter ?? ''}) { nodes { ${nested?.fields ?? ''} } ${page} }`;
    return `n${at}: node(id: $i${at}) { type: __typename ... on ${document.type} { ${rows} } }`;
  });
  // Without a list of people nobody would spread the fragment, and GraphQL refuses fragments that are not used.
  const people = lists.some((name) => document.nested[name]?.fields.includes('...Who'));
  return `query($first: Int!, ${variables}) {\n${aliases.join('\n')}\n}\n${people ? who : ''}`;
}

/** The fragment by which other documents ask for accounts. */
export const whoFragment = who;
