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

import type { EventKind } from '../../event-kind.ts';
import type { CiRunFact, ReviewFact, TombstoneFact } from '../../fact.ts';

/** Milliseconds since 1970, whole seconds: what platforms tell. */
export type Stamp = number;

/** Somebody with an account. A deleted account is `null` wherever a person may stand. */
export interface WorldPerson {
  /** Decimal text, as all ids of a world. */
  readonly id: string;
  login: string;
  /** Logins it had before; somebody else may have one of them now. */
  readonly formerLogins: string[];
  readonly name: string | null;
  readonly kind: 'user' | 'organisation' | 'bot' | 'mannequin';
  readonly company: string | null;
  readonly email: string;
  readonly createdAt: Stamp;
}

/** A label of a repository. */
export interface WorldLabel {
  readonly id: string;
  readonly name: string;
  readonly colour: string;
  readonly description: string | null;
}

/** A milestone of a repository. */
export interface WorldMilestone {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly state: 'open' | 'closed';
  readonly dueAt: Stamp | null;
  readonly createdAt: Stamp;
  readonly updatedAt: Stamp;
  readonly closedAt: Stamp | null;
}

/** A remark in the discussion. */
export interface WorldComment {
  id: string;
  author: WorldPerson | null;
  readonly createdAt: Stamp;
  updatedAt: Stamp;
  readonly body: string;
}

/** A remark on a line; the first of its thread has no `replyTo`. */
export interface WorldReviewComment extends WorldComment {
  readonly replyTo: WorldReviewComment | null;
  readonly path: string;
  readonly line: number | null;
  sha: string;
}

/** A verdict on a change, with the line comments sent along. */
export interface WorldReview {
  id: string;
  author: WorldPerson | null;
  readonly state: ReviewFact['state'];
  /** Null = pending. */
  readonly submittedAt: Stamp | null;
  sha: string;
  readonly body: string;
  readonly comments: WorldReviewComment[];
}

/** Something that happened to an issue or change. */
export interface WorldEvent {
  id: string;
  readonly kind: EventKind;
  actor: WorldPerson | null;
  readonly at: Stamp;
  readonly target: WorldPerson | null;
  readonly value: string | null;
  readonly sha: string | null;
}

/** Why and whither something is gone. */
export interface WorldGone {
  readonly reason: TombstoneFact['reason'];
  /** As `owner/name#number`. */
  readonly movedTo: string | null;
  readonly at: Stamp;
}

interface Discussed {
  readonly id: string;
  /** Issues and changes share one sequence, or have one each: see `WorldOptions.numbering`. */
  readonly number: number;
  title: string;
  readonly body: string;
  author: WorldPerson | null;
  readonly createdAt: Stamp;
  updatedAt: Stamp;
  closedAt: Stamp | null;
  closedBy: WorldPerson | null;
  readonly labels: WorldLabel[];
  readonly assignees: WorldPerson[];
  readonly milestone: WorldMilestone | null;
  readonly locked: boolean;
  /** In the order they were made, as all lists of a world. */
  readonly comments: WorldComment[];
  readonly events: WorldEvent[];
  /** Not null = a platform answers for it as for something deleted or moved, and lists leave it out. */
  gone: WorldGone | null;
}

/** An issue. */
export interface WorldIssue extends Discussed {
  readonly kind: 'issue';
  state: 'open' | 'closed';
  stateReason: 'completed' | 'not_planned' | null;
}

/** A pull or merge request. */
export interface WorldChange extends Discussed {
  readonly kind: 'change';
  state: 'open' | 'closed' | 'merged';
  draft: boolean;
  mergedAt: Stamp | null;
  mergedBy: WorldPerson | null;
  mergeSha: string | null;
  readonly baseRef: string;
  readonly baseSha: string;
  readonly headRef: string;
  headSha: string;
  /** Null = the fork was deleted. */
  readonly headRepository: string | null;
  readonly additions: number;
  readonly deletions: number;
  readonly changedFiles: number;
  readonly commitCount: number;
  readonly requestedReviewers: WorldPerson[];
  readonly reviews: WorldReview[];
}

/** A file of a release. */
export interface WorldAsset {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly contentType: string;
  readonly downloads: number;
  readonly digest: string;
  readonly createdAt: Stamp;
}

/** A release. */
export interface WorldRelease {
  readonly id: string;
  readonly tag: string;
  readonly name: string | null;
  readonly draft: boolean;
  readonly prerelease: boolean;
  author: WorldPerson | null;
  readonly createdAt: Stamp;
  readonly publishedAt: Stamp | null;
  readonly assets: WorldAsset[];
}

/** A star. */
export interface WorldStar {
  readonly person: WorldPerson;
  readonly at: Stamp;
}

/** A fork. */
export interface WorldFork {
  readonly id: string;
  readonly owner: WorldPerson;
  readonly name: string;
  readonly createdAt: Stamp;
}

/** A run of continuous integration. */
export interface WorldCiRun {
  readonly id: string;
  readonly name: string;
  sha: string;
  readonly ref: string;
  readonly trigger: string;
  readonly status: CiRunFact['status'];
  readonly conclusion: CiRunFact['conclusion'];
  actor: WorldPerson | null;
  readonly attempt: number;
  readonly createdAt: Stamp;
  readonly updatedAt: Stamp;
  readonly startedAt: Stamp;
}

/** What protects a branch. */
export interface WorldProtection {
  readonly pattern: string;
  readonly requiresChange: boolean;
  readonly requiredApprovals: number;
  readonly requiresCodeOwners: boolean;
  readonly requiredChecks: readonly string[];
  readonly requiresSignatures: boolean;
  readonly allowsForcePush: boolean;
  readonly allowsDeletion: boolean;
  readonly bindsAdmins: boolean;
}

/** A commit of the default branch. */
export interface WorldCommit {
  sha: string;
  /** The account that the platform knows for the address; null = none. */
  readonly person: WorldPerson | null;
  readonly name: string;
  readonly email: string;
  readonly at: Stamp;
  readonly message: string;
}

/** A repository and all that people did in it. */
export interface WorldRepository {
  readonly id: string;
  owner: WorldPerson;
  name: string;
  /** Full names that it had: they redirect until another repository takes one. */
  readonly formerNames: string[];
  readonly description: string | null;
  readonly homepage: string | null;
  defaultBranch: string;
  readonly topics: readonly string[];
  readonly language: string | null;
  /** SPDX id. */
  readonly licence: string | null;
  /** `blocked` = taken down for legal reasons; `gone` = deleted. Both answer nothing else. */
  state: 'public' | 'private' | 'blocked' | 'gone';
  archived: boolean;
  /** Without a commit. */
  readonly empty: boolean;
  /** Full name of what it was forked from. */
  readonly parent: string | null;
  readonly issuesEnabled: boolean;
  readonly createdAt: Stamp;
  pushedAt: Stamp;
  updatedAt: Stamp;
  /** By number. */
  readonly issues: WorldIssue[];
  /** By number. */
  readonly changes: WorldChange[];
  readonly labels: WorldLabel[];
  readonly milestones: WorldMilestone[];
  readonly releases: WorldRelease[];
  readonly stars: WorldStar[];
  readonly forks: WorldFork[];
  readonly ciRuns: WorldCiRun[];
  readonly protections: WorldProtection[];
  /** Oldest first. */
  readonly commits: WorldCommit[];
}

/** An issue or a change. */
export type WorldSubject = WorldIssue | WorldChange;

/** `owner/name` as the repository is called now. */
export function fullName(repository: WorldRepository): string {
  return `${repository.owner.login}/${repository.name}`;
}
