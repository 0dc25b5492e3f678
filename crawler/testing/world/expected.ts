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

import type {
  AccountFact,
  ChangeFact,
  CommentFact,
  EventFact,
  Facts,
  IssueFact,
  ReviewFact,
  SubjectRef,
  TombstoneFact,
} from '../../fact.ts';
import {
  type Stamp,
  type WorldChange,
  type WorldIssue,
  type WorldPerson,
  type WorldRepository,
  type WorldSubject,
} from './model.ts';

/** How a platform writes what worlds write otherwise. */
export interface Expectation {
  /** Number as people see it, where it is not the world's number as text. */
  readonly number?: (subject: { readonly kind: 'issue' | 'change'; readonly number: number }) => string;
}

/** The kinds of facts that a world has an answer for. */
export type ExpectedFacts = Required<
  Pick<
    Facts,
    | 'issues'
    | 'changes'
    | 'comments'
    | 'reviews'
    | 'events'
    | 'releases'
    | 'labels'
    | 'milestones'
    | 'stars'
    | 'forks'
    | 'ciRuns'
    | 'protections'
    | 'tombstones'
  >
>;

type Numbering = NonNullable<Expectation['number']>;

const date = (stamp: Stamp) => new Date(stamp);
const dateOrNull = (stamp: Stamp | null) => (stamp === null ? null : new Date(stamp));

/** The person as a fact, with everything the world knows; lists of platforms tell id, login and kind only. */
export function accountOf(person: WorldPerson): AccountFact {
  const { id, login, name, kind, company } = person;
  return { id, login, name, kind, company, createdAt: date(person.createdAt) };
}

function accountOrNull(person: WorldPerson | null): AccountFact | null {
  return person === null ? null : accountOf(person);
}

function discussedOf(subject: WorldSubject, number: Numbering) {
  return {
    id: subject.id,
    number: number(subject),
    title: subject.title,
    author: accountOrNull(subject.author),
    createdAt: date(subject.createdAt),
    updatedAt: date(subject.updatedAt),
    closedAt: dateOrNull(subject.closedAt),
    closedBy: accountOrNull(subject.closedBy),
    labels: subject.labels.map((label) => label.name),
    assignees: subject.assignees.map(accountOf),
    milestone: subject.milestone === null ? null : String(subject.milestone.number),
    commentCount: subject.comments.length,
    locked: subject.locked,
  };
}

function issueOf(issue: WorldIssue, number: Numbering): IssueFact {
  return { ...discussedOf(issue, number), state: issue.state, stateReason: issue.stateReason };
}

function changeOf(change: WorldChange, number: Numbering): ChangeFact {
  const { state, draft, mergeSha, baseRef, baseSha, headRef, headSha, headRepository } = change;
  const { additions, deletions, changedFiles, commitCount } = change;
  return {
    ...discussedOf(change, number),
    state,
    draft,
    mergeSha,
    baseRef,
    baseSha,
    headRef,
    headSha,
    headRepository,
    additions,
    deletions,
    changedFiles,
    commitCount,
    mergedAt: dateOrNull(change.mergedAt),
    mergedBy: accountOrNull(change.mergedBy),
    requestedReviewers: change.requestedReviewers.map(accountOf),
  };
}

function discussionOf(subject: WorldSubject, about: SubjectRef): CommentFact[] {
  return subject.comments.map((comment) => ({
    id: comment.id,
    kind: 'discussion',
    subject: about,
    author: accountOrNull(comment.author),
    createdAt: date(comment.createdAt),
    updatedAt: date(comment.updatedAt),
    reviewId: null,
    replyTo: null,
    path: null,
    line: null,
    sha: null,
  }));
}

function lineCommentsOf(change: WorldChange, about: SubjectRef): CommentFact[] {
  return change.reviews.flatMap((review) =>
    review.comments.map(
      (comment): CommentFact => ({
        id: comment.id,
        kind: 'review',
        subject: about,
        author: accountOrNull(comment.author),
        createdAt: date(comment.createdAt),
        updatedAt: date(comment.updatedAt),
        reviewId: review.id,
        replyTo: comment.replyTo?.id ?? null,
        path: comment.path,
        line: comment.line,
        sha: comment.sha,
      }),
    ),
  );
}

function reviewsOf(change: WorldChange, number: Numbering): ReviewFact[] {
  return change.reviews.map((review) => ({
    id: review.id,
    change: number(change),
    author: accountOrNull(review.author),
    state: review.state,
    submittedAt: dateOrNull(review.submittedAt),
    sha: review.sha,
  }));
}

function eventsOf(subject: WorldSubject, about: SubjectRef): EventFact[] {
  return subject.events.map(({ id, kind, actor, at, target, value, sha }) => ({
    id,
    subject: about,
    kind,
    value,
    sha,
    actor: accountOrNull(actor),
    at: date(at),
    target: accountOrNull(target),
  }));
}

function tombstoneOf(subject: WorldSubject, about: SubjectRef): TombstoneFact[] {
  return subject.gone ? [{ subject: about, reason: subject.gone.reason, movedTo: subject.gone.movedTo }] : [];
}

function byId<T extends { readonly id: string }>(list: readonly T[]): T[] {
  return [...list].sort((left, right) => left.id.length - right.id.length || (left.id < right.id ? -1 : 1));
}

/** What a complete crawl of the repository should know, each list sorted by id (as numbers). What is gone is in `tombstones` only. */
export function expectedFacts(repository: WorldRepository, expectation: Expectation = {}): ExpectedFacts {
  const number: Numbering = expectation.number ?? ((subject) => String(subject.number));
  const about = (subject: WorldSubject): SubjectRef => ({ kind: subject.kind, number: number(subject) });
  const changes = repository.changes.filter((change) => change.gone === null);
  const issues = repository.issues.filter((issue) => issue.gone === null);
  const subjects: WorldSubject[] = [...issues, ...changes];
  const comments = subjects.flatMap((subject) => discussionOf(subject, about(subject)));
  const lineComments = changes.flatMap((change) => lineCommentsOf(change, about(change)));
  return {
    issues: byId(issues.map((issue) => issueOf(issue, number))),
    changes: byId(changes.map((change) => changeOf(change, number))),
    comments: byId([...comments, ...lineComments]),
    reviews: byId(changes.flatMap((change) => reviewsOf(change, number))),
    events: byId(subjects.flatMap((subject) => eventsOf(subject, about(subject)))),
    tombstones: [...repository.issues, ...repository.changes].flatMap((subject) =>
      tombstoneOf(subject, about(subject)),
    ),
    ...expectedParts(repository),
  };
}

function expectedParts(repository: WorldRepository) {
  return {
    labels: byId(repository.labels),
    milestones: byId(
      repository.milestones.map((milestone) => ({
        id: milestone.id,
        number: String(milestone.number),
        title: milestone.title,
        state: milestone.state,
        dueAt: dateOrNull(milestone.dueAt),
        createdAt: date(milestone.createdAt),
        updatedAt: date(milestone.updatedAt),
        closedAt: dateOrNull(milestone.closedAt),
      })),
    ),
    releases: byId(
      repository.releases.map((release) => ({
        id: release.id,
        tag: release.tag,
        name: release.name,
        draft: release.draft,
        prerelease: release.prerelease,
        author: accountOrNull(release.author),
        createdAt: date(release.createdAt),
        publishedAt: dateOrNull(release.publishedAt),
        assets: byId(release.assets.map((asset) => ({ ...asset, createdAt: date(asset.createdAt) }))),
      })),
    ),
    stars: repository.stars.map((star) => ({ account: accountOf(star.person), at: date(star.at) })),
    forks: byId(
      repository.forks.map((fork) => ({
        id: fork.id,
        fullName: `${fork.owner.login}/${fork.name}`,
        owner: accountOf(fork.owner),
        createdAt: date(fork.createdAt),
      })),
    ),
    ciRuns: byId(
      repository.ciRuns.map((run) => ({
        id: run.id,
        kind: 'run' as const,
        name: run.name,
        sha: run.sha,
        ref: run.ref,
        trigger: run.trigger,
        status: run.status,
        conclusion: run.conclusion,
        attempt: run.attempt,
        actor: accountOrNull(run.actor),
        createdAt: date(run.createdAt),
        updatedAt: date(run.updatedAt),
        startedAt: date(run.startedAt),
        finishedAt: run.status === 'completed' ? date(run.updatedAt) : null,
      })),
    ),
    protections: repository.protections,
  };
}
