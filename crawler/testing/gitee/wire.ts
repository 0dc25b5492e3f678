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

import { rawNumber } from '../raw-number.ts';
import {
  fullName,
  type Stamp,
  type WorldChange,
  type WorldComment,
  type WorldFork,
  type WorldIssue,
  type WorldLabel,
  type WorldMilestone,
  type WorldPerson,
  type WorldRelease,
  type WorldRepository,
  type WorldReview,
  type WorldReviewComment,
} from '../world/model.ts';

/** What an answer is made of before it is JSON. */
export type Wire = Readonly<Record<string, unknown>>;

const zone = 8 * 3_600_000;

/** A time as the platform writes it: China's. */
export function time(stamp: Stamp | null): string | null {
  return stamp === null ? null : `${new Date(stamp + zone).toISOString().slice(0, 19)}+08:00`;
}

/** The number of an issue as people see it: letters and digits. */
export function issueNumber(number: number): string {
  return `I${(36 ** 4 + number).toString(36).toUpperCase()}`;
}

/** An account as lists show it; null = it was deleted. */
export function userWire(person: WorldPerson | null): Wire | null {
  if (person === null) return null;
  const { login, name, kind } = person;
  const type = kind === 'organisation' ? 'Organization' : 'User';
  return { id: rawNumber(person.id), login, name: name ?? login, type, site_admin: false, email: null };
}

function milestoneRef(milestone: WorldMilestone | null): Wire | null {
  return milestone === null ? null : milestoneWire(milestone);
}

/** A milestone; its number is its id, as the platform has it. */
export function milestoneWire(milestone: WorldMilestone): Wire {
  const { state, title } = milestone;
  const number = rawNumber(milestone.id);
  const due = milestone.dueAt === null ? null : new Date(milestone.dueAt).toISOString().slice(0, 10);
  const [created, updated] = [time(milestone.createdAt), time(milestone.updatedAt)];
  return { number, state, title, description: '', created_at: created, updated_at: updated, due_on: due };
}

/** A label. */
export function labelWire({ id, name, colour }: WorldLabel): Wire {
  return { id: rawNumber(id), name, color: colour };
}

/** An issue. */
export function issueWire(issue: WorldIssue): Wire {
  const [assignee = null, ...others] = issue.assignees;
  const rejected = issue.stateReason === 'not_planned';
  return {
    id: rawNumber(issue.id),
    number: issueNumber(issue.number),
    state:
      issue.state === 'open' ? (issue.assignees.length > 0 ? 'progressing' : 'open') : rejected ? 'rejected' : 'closed',
    title: issue.title,
    body: issue.body,
    user: userWire(issue.author),
    labels: issue.labels.map(labelWire),
    assignee: userWire(assignee),
    collaborators: others.map(userWire),
    milestone: milestoneRef(issue.milestone),
    comments: issue.comments.length,
    created_at: time(issue.createdAt),
    updated_at: time(issue.updatedAt),
    finished_at: time(issue.closedAt),
    scheduled_time: 0,
    issue_type: '任务',
    program: null,
  };
}

/** Reviewers of a change and whether they accepted it: those asked, those named, and all who gave their approval. */
export function reviewersOf(change: WorldChange): { readonly person: WorldPerson; readonly accept: boolean }[] {
  const approved = new Set(change.reviews.filter(({ state }) => state === 'approved').map(({ author }) => author));
  const all = new Set([...change.assignees, ...change.requestedReviewers, ...approved]);
  return [...all].flatMap((person) => (person === null ? [] : [{ person, accept: approved.has(person) }]));
}

function side(ref: string, sha: string, repository: string | null): Wire {
  return { label: ref, ref, sha, user: null, repo: repository === null ? null : { full_name: repository } };
}

/** A change, as the list shows it. */
export function changeWire(change: WorldChange, repository: WorldRepository): Wire {
  return {
    id: rawNumber(change.id),
    number: change.number,
    state: change.state,
    title: change.title,
    body: change.body,
    user: userWire(change.author),
    assignees: reviewersOf(change).map(({ person, accept }) => ({ ...userWire(person), accept })),
    testers: [],
    labels: change.labels.map(labelWire),
    milestone: milestoneRef(change.milestone),
    locked: change.locked,
    draft: change.draft,
    mergeable: true,
    created_at: time(change.createdAt),
    updated_at: time(change.updatedAt),
    closed_at: time(change.closedAt),
    merged_at: time(change.mergedAt),
    head: side(change.headRef, change.headSha, change.headRepository),
    base: side(change.baseRef, change.baseSha, fullName(repository)),
  };
}

/** A comment on an issue. */
export function noteWire(comment: WorldComment, issue: WorldIssue): Wire {
  return {
    id: rawNumber(comment.id),
    body: comment.body,
    user: userWire(comment.author),
    source: 'web',
    target: {
      issue: { id: rawNumber(issue.id), number: issueNumber(issue.number), title: issue.title },
      pull_request: null,
    },
    created_at: time(comment.createdAt),
    updated_at: time(comment.updatedAt),
  };
}

/** A comment on a change, or on a line of it when `review` is not null. */
export function changeCommentWire(
  comment: WorldComment | WorldReviewComment,
  change: WorldChange,
  review: WorldReview | null,
  api: string,
): Wire {
  const line = review !== null && 'path' in comment ? comment : null;
  return {
    id: rawNumber(comment.id),
    path: line?.path ?? null,
    position: line?.line == null ? null : String(line.line),
    commit_id: line?.sha ?? '',
    user: userWire(comment.author),
    body: comment.body,
    comment_type: line === null ? 'pr_comment' : 'diff_comment',
    in_reply_to_id: line?.replyTo == null ? null : rawNumber(line.replyTo.id),
    created_at: time(comment.createdAt),
    updated_at: time(comment.updatedAt),
    pull_request_url: `${api}/pulls/${change.number}`,
  };
}

/** A release with its files, and the archives that the platform adds. */
export function releaseWire(release: WorldRelease, page: string): Wire {
  const { tag, name, prerelease } = release;
  const files = release.assets.map((asset) => ({
    browser_download_url: `${page}/releases/download/${tag}/${asset.name}`,
    name: asset.name,
  }));
  const source = { browser_download_url: `${page}/archive/refs/tags/${tag}.zip`, name: `${tag}.zip` };
  const author = userWire(release.author);
  const created = time(release.createdAt);
  return {
    id: rawNumber(release.id),
    tag_name: tag,
    name,
    prerelease,
    author,
    created_at: created,
    assets: [...files, source],
  };
}

/** A fork. */
export function forkWire(fork: WorldFork): Wire {
  return {
    id: rawNumber(fork.id),
    full_name: `${fork.owner.login}/${fork.name}`,
    path: fork.name,
    name: fork.name,
    namespace: { id: 1, type: 'personal', name: fork.owner.login, path: fork.owner.login },
    owner: userWire(fork.owner),
    private: false,
    public: true,
    fork: true,
    created_at: time(fork.createdAt),
  };
}

/** The repository itself; its owner is a group, made by somebody. */
export function projectWire(repository: WorldRepository, page: string, maker: WorldPerson | null): Wire {
  const { owner } = repository;
  const open = repository.issues.filter((issue) => issue.state === 'open' && issue.gone === null).length;
  const type = owner.kind === 'organisation' ? 'group' : 'personal';
  return {
    id: rawNumber(repository.id),
    full_name: fullName(repository),
    human_name: fullName(repository),
    namespace: { id: rawNumber(owner.id), type, name: owner.name ?? owner.login, path: owner.login },
    path: repository.name,
    name: repository.name,
    owner: userWire(owner.kind === 'organisation' ? maker : owner),
    description: repository.description,
    private: repository.state === 'private',
    public: repository.state === 'public',
    internal: false,
    fork: repository.parent !== null,
    parent: repository.parent === null ? null : { full_name: repository.parent },
    html_url: `${page}.git`,
    homepage: repository.homepage,
    language: repository.language,
    forks_count: repository.forks.length,
    stargazers_count: repository.stars.length,
    watchers_count: repository.stars.length,
    default_branch: repository.defaultBranch,
    open_issues_count: open,
    has_issues: repository.issuesEnabled,
    pull_requests_enabled: true,
    license: repository.licence,
    status: repository.archived ? '关闭' : '开始',
    empty_repo: repository.empty,
    pushed_at: time(repository.pushedAt),
    created_at: time(repository.createdAt),
    updated_at: time(repository.updatedAt),
  };
}
