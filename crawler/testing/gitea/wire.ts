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
import type {
  Stamp,
  WorldChange,
  WorldComment,
  WorldPerson,
  WorldRelease,
  WorldRepository,
  WorldReview,
  WorldReviewComment,
  WorldSubject,
} from '../world/model.ts';
import { fullName } from '../world/model.ts';
import type { Features } from './version.ts';

/** JSON as the server sends it; ids beyond 2^53 are written by {@link number}. */
export type Wire = Record<string, unknown>;

/** Where things are shown, and what the version can tell. */
export interface Site {
  /** Without a slash at its end. */
  readonly url: string;
  readonly features: Features;
}

/** The server's zone. */
export function time(at: Stamp): string {
  return `${new Date(at + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;
}

const timeOrNull = (at: Stamp | null) => (at === null ? null : time(at));

/** The moment that Go takes for none. */
const never = '0001-01-01T00:00:00Z';

/** Deleted accounts come as one that stands for all. */
export function person(who: WorldPerson | null): Wire {
  const id = who === null ? -1 : rawNumber(who.id);
  const login = who?.login ?? 'Ghost';
  return {
    id,
    login,
    login_name: '',
    full_name: who?.name ?? '',
    email: `${login}@noreply.localhost`,
    avatar_url: '',
    language: '',
    is_admin: false,
    last_login: never,
    created: who === null ? never : time(who.createdAt),
    restricted: false,
    active: false,
    visibility: 'public',
    followers_count: 0,
    username: login,
  };
}

/** A description of a repository. */
export function repositoryWire(repository: WorldRepository, site: Site): Wire {
  const { features, url } = site;
  const name = fullName(repository);
  const open = (list: readonly WorldSubject[]) =>
    list.filter((one) => one.state === 'open' && one.gone === null).length;
  const { parent } = repository;
  return {
    id: rawNumber(repository.id),
    owner: person(repository.owner),
    name: repository.name,
    full_name: name,
    description: repository.description ?? '',
    website: repository.homepage ?? '',
    html_url: `${url}/${name}`,
    clone_url: `${url}/${name}.git`,
    url: `${url}/api/v1/repos/${name}`,
    default_branch: repository.defaultBranch,
    ...(features.topics ? { topics: repository.topics } : {}),
    ...(features.licences ? { licenses: repository.licence === null ? [] : [repository.licence] } : {}),
    language: repository.language ?? '',
    private: repository.state === 'private',
    internal: false,
    archived: repository.archived,
    archived_at: '1970-01-01T00:00:00Z',
    empty: repository.empty,
    fork: parent !== null,
    parent: parent === null ? null : { full_name: parent },
    mirror: false,
    template: false,
    has_issues: repository.issuesEnabled,
    has_pull_requests: true,
    stars_count: repository.stars.length,
    forks_count: repository.forks.length,
    watchers_count: 1,
    open_issues_count: open(repository.issues),
    open_pr_counter: open(repository.changes),
    release_counter: repository.releases.filter((release) => !release.draft).length,
    created_at: time(repository.createdAt),
    updated_at: time(repository.updatedAt),
  };
}

/** Behind every change stands an issue, with an id of its own. */
function issueId(subject: WorldSubject): string {
  return subject.kind === 'issue' ? subject.id : String(BigInt(subject.id) + 5_000_000_000n);
}

function discussed(subject: WorldSubject): Wire {
  const { milestone } = subject;
  return {
    number: subject.number,
    title: subject.title,
    body: subject.body,
    user: person(subject.author),
    state: subject.state === 'open' ? 'open' : 'closed',
    labels: subject.labels.map((label) => ({ id: rawNumber(label.id), name: label.name, color: label.colour })),
    assignee: subject.assignees[0] ? person(subject.assignees[0]) : null,
    assignees: subject.assignees.length === 0 ? null : subject.assignees.map(person),
    milestone: milestone && { id: rawNumber(milestone.id), title: milestone.title, state: milestone.state },
    comments: subject.comments.length,
    is_locked: subject.locked,
    created_at: time(subject.createdAt),
    updated_at: time(subject.updatedAt),
    closed_at: timeOrNull(subject.closedAt),
  };
}

/** An entry of the list of issues, which holds changes too. */
export function issueWire(subject: WorldSubject): Wire {
  const id = rawNumber(issueId(subject));
  const common = { ...discussed(subject), id, original_author: '', original_author_id: 0, pin_order: 0 };
  if (subject.kind === 'issue') return { ...common, pull_request: null };
  const merged = subject.state === 'merged';
  const merging = { merged, merged_at: timeOrNull(subject.mergedAt), draft: subject.draft, html_url: '' };
  return { ...common, pull_request: merging };
}

/** A change; `alone` = asked for by itself, when everything is told. */
export function changeWire(change: WorldChange, repository: WorldRepository, site: Site, alone: boolean): Wire {
  const { features } = site;
  const merged = change.state === 'merged';
  const full = alone || features.merger;
  const { additions, deletions, changedFiles: changed_files } = change;
  const reviews = change.reviews.filter((review) => review.state !== 'pending').length;
  const counted = features.reviewCount === 'always' || (features.reviewCount === 'above-zero' && reviews > 0);
  const base = {
    label: change.baseRef,
    ref: change.baseRef,
    sha: change.baseSha,
    repo_id: rawNumber(repository.id),
    repo: null,
  };
  const head = change.headRepository === null ? null : { full_name: change.headRepository };
  return {
    ...discussed(change),
    id: rawNumber(change.id),
    ...(features.drafts ? { draft: change.draft } : {}),
    ...(features.drafts && full ? { additions, deletions, changed_files } : {}),
    ...(counted ? { review_comments: reviews } : {}),
    merged,
    merged_at: timeOrNull(change.mergedAt),
    merged_by: merged && full ? person(change.mergedBy) : null,
    merge_commit_sha: change.mergeSha,
    merge_base: change.baseSha,
    mergeable: false,
    base,
    head: {
      label: change.headRef,
      ref: change.headRef,
      sha: change.headSha,
      repo_id: head === null ? -1 : 1,
      repo: head,
    },
    requested_reviewers: change.requestedReviewers.map(person),
  };
}

/** A comment in the discussion: what it is about stands in one of two links. */
export function commentWire(comment: WorldComment, subject: WorldSubject, page: string): Wire {
  const at = `${page}/${subject.kind === 'issue' ? 'issues' : 'pulls'}/${subject.number}`;
  return {
    id: rawNumber(comment.id),
    html_url: `${at}#issuecomment-${comment.id}`,
    issue_url: subject.kind === 'issue' ? at : '',
    pull_request_url: subject.kind === 'change' ? at : '',
    user: person(comment.author),
    original_author: '',
    original_author_id: 0,
    body: comment.body,
    created_at: time(comment.createdAt),
    updated_at: time(comment.updatedAt),
  };
}

const reviewStates = {
  approved: 'APPROVED',
  'changes-requested': 'REQUEST_CHANGES',
  commented: 'COMMENT',
  dismissed: 'APPROVED',
  pending: 'PENDING',
};

/** A review. */
export function reviewWire(review: WorldReview): Wire {
  return {
    id: rawNumber(review.id),
    user: person(review.author),
    team: null,
    state: reviewStates[review.state],
    dismissed: review.state === 'dismissed',
    body: review.body,
    commit_id: review.sha,
    stale: false,
    official: false,
    comments_count: review.comments.length,
    submitted_at: review.submittedAt === null ? never : time(review.submittedAt),
  };
}

/** Somebody was asked for a review: a row among the reviews until it comes. */
export function requestWire(id: string, who: WorldPerson, at: Stamp): Wire {
  const base = { id: rawNumber(id), user: person(who), team: null, state: 'REQUEST_REVIEW', dismissed: false };
  return { ...base, body: '', commit_id: '', comments_count: 0, submitted_at: time(at) };
}

/** A remark on a line. */
export function lineWire(comment: WorldReviewComment, review: WorldReview): Wire {
  return {
    id: rawNumber(comment.id),
    body: comment.body,
    user: person(comment.author),
    resolver: null,
    pull_request_review_id: rawNumber(review.id),
    created_at: time(comment.createdAt),
    updated_at: time(comment.updatedAt),
    path: comment.path,
    commit_id: comment.sha,
    original_commit_id: '',
    diff_hunk: '',
    position: comment.line ?? 0,
    original_position: 0,
  };
}

/** A release with its files. */
export function releaseWire(release: WorldRelease): Wire {
  return {
    id: rawNumber(release.id),
    tag_name: release.tag,
    target_commitish: 'main',
    name: release.name ?? '',
    body: '',
    draft: release.draft,
    prerelease: release.prerelease,
    created_at: time(release.createdAt),
    published_at: time(release.publishedAt ?? release.createdAt),
    author: person(release.author),
    assets: release.assets.map((asset) => ({
      id: rawNumber(asset.id),
      name: asset.name,
      size: asset.size,
      download_count: asset.downloads,
      created_at: time(asset.createdAt),
      uuid: '',
      browser_download_url: '',
    })),
  };
}
