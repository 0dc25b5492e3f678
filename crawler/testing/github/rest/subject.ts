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

import { rawNumber } from '../../raw-number.ts';
import type {
  WorldChange,
  WorldLabel,
  WorldMilestone,
  WorldPerson,
  WorldRepository,
  WorldSubject,
} from '../../world/model.ts';
import { madeSha } from '../graph/commit.ts';
import { subjectNodeId } from '../graph/subject.ts';
import { nodeId, stamp, stampOrNull } from '../ids.ts';
import { simpleUser, simpleUserOrGhost, simpleUserOrNull } from './person.ts';
import { forkedRepository, listedRepository } from './repository.ts';
import { apiOf, pageOf, reactions, type Site } from './site.ts';

/** Number of a pull request in its other life as an issue: not the same id. */
function issueIdOf(subject: WorldSubject): string {
  return subject.kind === 'issue' ? subject.id : String(BigInt(subject.id) + 500_000_000n);
}

/** A label. */
export function label(site: Site, repository: WorldRepository, of: WorldLabel) {
  return {
    id: rawNumber(of.id),
    node_id: nodeId('LA', repository.id, of.id),
    url: `${apiOf(site, repository)}/labels/${encodeURIComponent(of.name)}`,
    name: of.name,
    color: of.colour,
    default: false,
    description: of.description,
  };
}

/** A milestone. */
export function milestone(site: Site, repository: WorldRepository, of: WorldMilestone) {
  const url = `${apiOf(site, repository)}/milestones/${of.number}`;
  return {
    url,
    html_url: `${pageOf(site, repository)}/milestone/${of.number}`,
    labels_url: `${url}/labels`,
    id: rawNumber(of.id),
    node_id: nodeId('MI', repository.id, of.id),
    number: of.number,
    title: of.title,
    description: null,
    creator: simpleUserOrNull(site, repository.owner),
    open_issues: 0,
    closed_issues: 0,
    state: of.state,
    created_at: stamp(of.createdAt),
    updated_at: stamp(of.updatedAt),
    due_on: stampOrNull(of.dueAt),
    closed_at: stampOrNull(of.closedAt),
  };
}

function shared(site: Site, repository: WorldRepository, of: WorldSubject) {
  const [assignee = null] = of.assignees;
  return {
    node_id: subjectNodeId(repository, of),
    number: of.number,
    state: of.state === 'open' ? 'open' : 'closed',
    locked: of.locked,
    title: of.title,
    user: simpleUserOrGhost(site, of.author),
    body: of.body,
    labels: of.labels.map((one) => label(site, repository, one)),
    milestone: of.milestone === null ? null : milestone(site, repository, of.milestone),
    active_lock_reason: null,
    created_at: stamp(of.createdAt),
    updated_at: stamp(of.updatedAt),
    closed_at: stampOrNull(of.closedAt),
    assignee: simpleUserOrNull(site, assignee),
    assignees: of.assignees.map((person) => simpleUser(site, person)),
    author_association: 'CONTRIBUTOR',
  };
}

function stateReason(of: WorldSubject): string | null {
  if (of.kind === 'change') return null;
  if (of.state === 'closed') return of.stateReason;
  return of.events.some((event) => event.kind === 'reopened') ? 'reopened' : null;
}

/** An issue, or a pull request in the list of issues; `full` = asked for by itself. */
export function issue(site: Site, repository: WorldRepository, of: WorldSubject, full = false) {
  const url = `${apiOf(site, repository)}/issues/${of.number}`;
  const page = `${pageOf(site, repository)}/${of.kind === 'issue' ? 'issues' : 'pull'}/${of.number}`;
  return {
    url,
    repository_url: apiOf(site, repository),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    timeline_url: `${url}/timeline`,
    html_url: page,
    id: rawNumber(issueIdOf(of)),
    ...shared(site, repository, of),
    comments: of.comments.length,
    state_reason: stateReason(of),
    performed_via_github_app: null,
    reactions: reactions(url),
    ...(full ? { closed_by: simpleUserOrNull(site, of.closedBy) } : {}),
    ...(of.kind === 'change' ? asPull(site, repository, of, page) : {}),
  };
}

function asPull(site: Site, repository: WorldRepository, of: WorldChange, page: string) {
  return {
    draft: of.draft,
    pull_request: {
      url: `${apiOf(site, repository)}/pulls/${of.number}`,
      html_url: page,
      diff_url: `${page}.diff`,
      patch_url: `${page}.patch`,
      merged_at: stampOrNull(of.mergedAt),
    },
  };
}

function head(site: Site, repository: WorldRepository, of: WorldChange) {
  const owner: WorldPerson | null = of.headRepository === null ? null : of.author;
  const name = of.headRepository?.split('/')[1] ?? '';
  const fork = owner && {
    id: `${repository.id}0${owner.id}`.slice(0, 15),
    owner,
    name,
    createdAt: repository.createdAt,
  };
  return {
    label: `${owner?.login ?? 'unknown'}:${of.headRef}`,
    ref: of.headRef,
    sha: of.headSha,
    user: simpleUserOrGhost(site, of.author),
    repo: fork && forkedRepository(site, repository, fork),
  };
}

function links(url: string, issueUrl: string, page: string) {
  return {
    self: { href: url },
    html: { href: page },
    issue: { href: issueUrl },
    comments: { href: `${issueUrl}/comments` },
    review_comments: { href: `${url}/comments` },
    review_comment: { href: `${url.replace(/\d+$/u, '')}comments{/number}` },
    commits: { href: `${url}/commits` },
    statuses: { href: `${url}/statuses` },
  };
}

function pullAddresses(site: Site, repository: WorldRepository, of: WorldChange) {
  const base = apiOf(site, repository);
  const url = `${base}/pulls/${of.number}`;
  const page = `${pageOf(site, repository)}/pull/${of.number}`;
  const issueUrl = `${base}/issues/${of.number}`;
  return {
    url,
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    issue_url: issueUrl,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${base}/pulls/comments{/number}`,
    comments_url: `${issueUrl}/comments`,
    statuses_url: `${base}/statuses/${of.headSha}`,
    _links: links(url, issueUrl, page),
  };
}

/** What the base of every pull request shows: made once a page. */
export function baseRepository(site: Site, repository: WorldRepository) {
  return listedRepository(site, repository);
}

/** A pull request as lists show it. */
export function pull(site: Site, repository: WorldRepository, of: WorldChange, base: unknown) {
  return {
    id: rawNumber(of.id),
    ...pullAddresses(site, repository, of),
    ...shared(site, repository, of),
    draft: of.draft,
    merged_at: stampOrNull(of.mergedAt),
    // What is not merged shows the commit of a trial merge here.
    merge_commit_sha: of.mergeSha ?? madeSha(of.headSha, 0),
    requested_reviewers: of.requestedReviewers.map((person) => simpleUser(site, person)),
    requested_teams: [],
    head: head(site, repository, of),
    base: {
      label: `${repository.owner.login}:${of.baseRef}`,
      ref: of.baseRef,
      sha: of.baseSha,
      user: simpleUser(site, repository.owner),
      repo: base,
    },
    auto_merge: null,
  };
}

/** A pull request asked for by itself. */
export function fullPull(site: Site, repository: WorldRepository, of: WorldChange) {
  return {
    ...pull(site, repository, of, baseRepository(site, repository)),
    merged: of.state === 'merged',
    mergeable: null,
    rebaseable: null,
    mergeable_state: 'unknown',
    merged_by: simpleUserOrNull(site, of.mergedBy),
    comments: of.comments.length,
    review_comments: of.reviews.reduce((sum, review) => sum + review.comments.length, 0),
    maintainer_can_modify: false,
    commits: of.commitCount,
    additions: of.additions,
    deletions: of.deletions,
    changed_files: of.changedFiles,
  };
}
