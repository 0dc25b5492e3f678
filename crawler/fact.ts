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

import type { EventKind } from './event-kind.ts';

/** An account as a platform shows it beside some act. Identity is (host, id), never the login: logins are renamed and re-used. */
export interface AccountFact {
  /** The platform's own id as text; null when it tells the login only. */
  readonly id: string | null;
  /** As shown, case kept; bots without the `[bot]` that REST appends. */
  readonly login: string;
  readonly name: string | null;
  /** `mannequin` = imported and unclaimed; `unknown` = the platform does not say. */
  readonly kind: 'user' | 'organisation' | 'bot' | 'mannequin' | 'unknown';
  /** Employer as the person typed it; null when not told. */
  readonly company: string | null;
  readonly createdAt: Date | null;
}

/** What an act is about: an issue or a change, by the number people see (text: Gitee's issue numbers have letters). */
export interface SubjectRef {
  readonly kind: 'issue' | 'change';
  readonly number: string;
}

/**
 * A repository as its platform describes it. Null anywhere = the platform does not tell, or not to this caller.
 * `licence` is the platform's guess as an SPDX id, never used in place of the licence engine's answer.
 */
export interface RepositoryFact {
  readonly id: string;
  /** `owner/name`, with all groups for GitLab; case as the platform writes it. */
  readonly fullName: string;
  /** Page for people. */
  readonly webUrl: string;
  /** Where git fetches from. */
  readonly cloneUrl: string;
  readonly owner: AccountFact | null;
  readonly description: string | null;
  readonly homepage: string | null;
  readonly defaultBranch: string | null;
  readonly topics: readonly string[] | null;
  readonly language: string | null;
  readonly licence: string | null;
  readonly visibility: 'public' | 'internal' | 'private' | null;
  readonly archived: boolean | null;
  readonly disabled: boolean | null;
  readonly locked: boolean | null;
  readonly empty: boolean | null;
  readonly fork: boolean | null;
  /** Full name of what it was forked from. */
  readonly parent: string | null;
  readonly mirror: boolean | null;
  readonly template: boolean | null;
  readonly issuesEnabled: boolean | null;
  readonly changesEnabled: boolean | null;
  readonly stars: number | null;
  readonly forks: number | null;
  readonly watchers: number | null;
  /** Open issues without changes. */
  readonly openIssues: number | null;
  readonly openChanges: number | null;
  readonly createdAt: Date | null;
  readonly pushedAt: Date | null;
  readonly updatedAt: Date | null;
}

interface Discussed {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  /** Null = deleted account, or the platform hides it. */
  readonly author: AccountFact | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly closedAt: Date | null;
  /** Null while open, and where the platform does not tell. */
  readonly closedBy: AccountFact | null;
  readonly labels: readonly string[];
  readonly assignees: readonly AccountFact[];
  /** Number of the milestone. */
  readonly milestone: string | null;
  /** Comments that the platform counts; null = not told. Not the number that was received. */
  readonly commentCount: number | null;
  readonly locked: boolean | null;
}

/** An issue. Bodies are not kept: nothing is computed from them. */
export interface IssueFact extends Discussed {
  readonly state: 'open' | 'closed';
  /** The platform's word, lower case, as `completed`, `not_planned`, `duplicate`, `progressing`; null = not told. */
  readonly stateReason: string | null;
}

/** A pull or merge request. */
export interface ChangeFact extends Discussed {
  readonly state: 'open' | 'closed' | 'merged';
  readonly draft: boolean | null;
  readonly mergedAt: Date | null;
  readonly mergedBy: AccountFact | null;
  /** Commit on the base branch that the merge made; hex. */
  readonly mergeSha: string | null;
  readonly baseRef: string | null;
  readonly baseSha: string | null;
  readonly headRef: string | null;
  readonly headSha: string | null;
  /** Full name of the repository the head lives in; null when it was deleted. */
  readonly headRepository: string | null;
  readonly additions: number | null;
  readonly deletions: number | null;
  readonly changedFiles: number | null;
  readonly commitCount: number | null;
  readonly requestedReviewers: readonly AccountFact[];
}

/** A remark by somebody: `review` = on a line of a change. Notes that the platform writes itself are events, not comments. */
export interface CommentFact {
  readonly id: string;
  readonly kind: 'discussion' | 'review';
  readonly subject: SubjectRef;
  readonly author: AccountFact | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** The review it was sent with; null = none, or not told. */
  readonly reviewId: string | null;
  readonly replyTo: string | null;
  readonly path: string | null;
  readonly line: number | null;
  /** Commit a line comment was written on; hex. */
  readonly sha: string | null;
}

/** A verdict on a change. `approved` also stands for platforms that know approvals only. */
export interface ReviewFact {
  readonly id: string;
  /** Number of the change. */
  readonly change: string;
  readonly author: AccountFact | null;
  readonly state: 'approved' | 'changes-requested' | 'commented' | 'dismissed' | 'pending';
  /** Null for pending ones, and where only the fact is told. */
  readonly submittedAt: Date | null;
  readonly sha: string | null;
}

/** One dated act in the life of an issue or change. */
export interface EventFact {
  /** The platform's id; where it has none, text made from kind, subject and time, the same at every crawl. */
  readonly id: string;
  readonly subject: SubjectRef;
  readonly kind: EventKind;
  readonly actor: AccountFact | null;
  readonly at: Date;
  /** Who was assigned or asked; null = nobody, or a team. */
  readonly target: AccountFact | null;
  /** Label, milestone title or team slug; null = none. */
  readonly value: string | null;
  /** Commit it speaks of; hex. */
  readonly sha: string | null;
}

/** A file offered with a release. */
export interface AssetFact {
  readonly id: string;
  readonly name: string;
  readonly size: number | null;
  readonly contentType: string | null;
  readonly downloads: number | null;
  /** As `sha256:…`; null = not told. */
  readonly digest: string | null;
  readonly createdAt: Date | null;
}

/** A release. */
export interface ReleaseFact {
  readonly id: string;
  readonly tag: string;
  readonly name: string | null;
  readonly draft: boolean | null;
  readonly prerelease: boolean | null;
  readonly author: AccountFact | null;
  readonly createdAt: Date | null;
  /** Null = not published. */
  readonly publishedAt: Date | null;
  readonly assets: readonly AssetFact[];
}

/** A label that the repository offers. */
export interface LabelFact {
  readonly id: string;
  readonly name: string;
  /** Six hex digits, lower case, no `#`. */
  readonly colour: string | null;
  readonly description: string | null;
}

/** A milestone. */
export interface MilestoneFact {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly state: 'open' | 'closed';
  readonly dueAt: Date | null;
  readonly createdAt: Date | null;
  readonly updatedAt: Date | null;
  readonly closedAt: Date | null;
}

/** A star; `at` is null where the platform does not date them. */
export interface StarFact {
  readonly account: AccountFact;
  readonly at: Date | null;
}

/** A fork. */
export interface ForkFact {
  readonly id: string;
  readonly fullName: string;
  readonly owner: AccountFact | null;
  readonly createdAt: Date | null;
}

/** A run of continuous integration on a commit. */
export interface CiRunFact {
  readonly id: string;
  /** `run` = workflow run or pipeline; `status` = what an outside system reported on the commit. */
  readonly kind: 'run' | 'status';
  readonly name: string | null;
  readonly sha: string;
  readonly ref: string | null;
  /** What started it, the platform's word. */
  readonly trigger: string | null;
  readonly status: 'queued' | 'running' | 'completed';
  /** Null until completed; a word the platform adds later is kept as it is. */
  readonly conclusion:
    | 'success'
    | 'failure'
    | 'cancelled'
    | 'skipped'
    | 'timed-out'
    | 'neutral'
    | 'action-required'
    | (string & {})
    | null;
  readonly actor: AccountFact | null;
  readonly attempt: number | null;
  readonly createdAt: Date;
  readonly updatedAt: Date | null;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

/** What protects a branch. Null = not told: never "not protected". */
export interface ProtectionFact {
  /** Branch name or pattern. */
  readonly pattern: string;
  readonly requiresChange: boolean | null;
  readonly requiredApprovals: number | null;
  readonly requiresCodeOwners: boolean | null;
  readonly requiredChecks: readonly string[] | null;
  readonly requiresSignatures: boolean | null;
  readonly allowsForcePush: boolean | null;
  readonly allowsDeletion: boolean | null;
  /** Whether the rules hold for administrators. */
  readonly bindsAdmins: boolean | null;
}

/** Somebody the platform lists as contributor. */
export interface ContributorFact {
  /** By account, or by name and address where the platform gives no account; the address is hashed before it is kept. */
  readonly who: AccountFact | { readonly name: string; readonly email: string };
  readonly contributions: number | null;
}

/** The platform says that commits with this address are this account's. */
export interface EmailLinkFact {
  /** Row of `identity` that the address has. */
  readonly identityId: string;
  /** Null = the platform knows no account for it. */
  readonly account: AccountFact | null;
  /** The commit that was asked about; hex. */
  readonly sha: string;
}

/** Somebody's public membership of an organisation on the platform. */
export interface MembershipFact {
  readonly account: AccountFact;
  readonly organisation: AccountFact;
}

/** Something that was there and is not any more; its rows stay, marked. */
export interface TombstoneFact {
  readonly subject: SubjectRef;
  readonly reason: 'deleted' | 'transferred' | 'converted' | 'hidden';
  /** Where it went, as `owner/name#number`. */
  readonly movedTo: string | null;
}

/** Facts of one page, by kind; an absent kind says nothing. Accounts are taken from the facts that name them. */
export interface Facts {
  readonly issues?: readonly IssueFact[];
  readonly changes?: readonly ChangeFact[];
  readonly comments?: readonly CommentFact[];
  readonly reviews?: readonly ReviewFact[];
  readonly events?: readonly EventFact[];
  readonly releases?: readonly ReleaseFact[];
  readonly labels?: readonly LabelFact[];
  readonly milestones?: readonly MilestoneFact[];
  readonly stars?: readonly StarFact[];
  readonly forks?: readonly ForkFact[];
  readonly ciRuns?: readonly CiRunFact[];
  readonly protections?: readonly ProtectionFact[];
  readonly contributors?: readonly ContributorFact[];
  readonly emailLinks?: readonly EmailLinkFact[];
  readonly memberships?: readonly MembershipFact[];
  /** Profiles beyond what other facts name. */
  readonly accounts?: readonly AccountFact[];
  readonly tombstones?: readonly TombstoneFact[];
}
