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
  WorldComment,
  WorldRepository,
  WorldReview,
  WorldReviewComment,
  WorldSubject,
} from '../../world/model.ts';
import { nodeId, stamp, stampOrNull } from '../ids.ts';
import { simpleUserOrGhost, simpleUserOrNull } from './person.ts';
import { apiOf, pageOf, reactions, type Site } from './site.ts';

/** A remark in the discussion. */
export function issueComment(site: Site, repository: WorldRepository, about: WorldSubject, of: WorldComment) {
  const base = `${apiOf(site, repository)}/issues`;
  const place = about.kind === 'issue' ? 'issues' : 'pull';
  return {
    url: `${base}/comments/${of.id}`,
    html_url: `${pageOf(site, repository)}/${place}/${about.number}#issuecomment-${of.id}`,
    issue_url: `${base}/${about.number}`,
    id: rawNumber(of.id),
    node_id: nodeId('IC', repository.id, about.kind, about.number, of.id),
    user: simpleUserOrGhost(site, of.author),
    created_at: stamp(of.createdAt),
    updated_at: stamp(of.updatedAt),
    author_association: 'CONTRIBUTOR',
    body: of.body,
    performed_via_github_app: null,
    reactions: reactions(`${base}/comments/${of.id}`),
  };
}

/** A remark on a line. */
export function reviewComment(
  site: Site,
  repository: WorldRepository,
  about: WorldChange,
  { review, comment }: { readonly review: WorldReview; readonly comment: WorldReviewComment },
) {
  const url = `${apiOf(site, repository)}/pulls/comments/${comment.id}`;
  const pullUrl = `${apiOf(site, repository)}/pulls/${about.number}`;
  const page = `${pageOf(site, repository)}/pull/${about.number}#discussion_r${comment.id}`;
  return {
    url,
    pull_request_review_id: rawNumber(review.id),
    id: rawNumber(comment.id),
    node_id: nodeId('PRRC', repository.id, about.number, comment.id),
    diff_hunk: '@@ -1 +1 @@',
    path: comment.path,
    position: comment.line === null ? null : 1,
    original_position: 1,
    commit_id: comment.sha,
    original_commit_id: comment.sha,
    ...(comment.replyTo === null ? {} : { in_reply_to_id: rawNumber(comment.replyTo.id) }),
    user: simpleUserOrNull(site, comment.author),
    body: comment.body,
    created_at: stamp(comment.createdAt),
    updated_at: stamp(comment.updatedAt),
    html_url: page,
    pull_request_url: pullUrl,
    author_association: 'CONTRIBUTOR',
    _links: { self: { href: url }, html: { href: page }, pull_request: { href: pullUrl } },
    start_line: null,
    original_start_line: null,
    start_side: null,
    ...(comment.line === null ? {} : { line: comment.line }),
    original_line: comment.line ?? 1,
    side: 'RIGHT',
    subject_type: 'line',
    reactions: reactions(url),
  };
}

/** A verdict. */
export function review(site: Site, repository: WorldRepository, about: WorldChange, of: WorldReview) {
  const pullUrl = `${apiOf(site, repository)}/pulls/${about.number}`;
  const page = `${pageOf(site, repository)}/pull/${about.number}#pullrequestreview-${of.id}`;
  return {
    id: rawNumber(of.id),
    node_id: nodeId('PRR', repository.id, about.number, of.id),
    user: simpleUserOrNull(site, of.author),
    body: of.body,
    state: of.state.toUpperCase().replace('-', '_'),
    html_url: page,
    pull_request_url: pullUrl,
    author_association: 'CONTRIBUTOR',
    _links: { html: { href: page }, pull_request: { href: pullUrl } },
    ...(of.submittedAt === null ? {} : { submitted_at: stampOrNull(of.submittedAt) }),
    commit_id: of.sha,
  };
}
