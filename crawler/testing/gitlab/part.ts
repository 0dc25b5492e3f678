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
  type WorldCiRun,
  type WorldLabel,
  type WorldProtection,
  type WorldRelease,
  type WorldRepository,
} from '../world/model.ts';
import { time } from './json.ts';
import { userOf } from './person.ts';
import type { Place } from './subject.ts';

/** A label. */
export function labelOf(label: WorldLabel) {
  return {
    id: rawNumber(label.id),
    name: label.name,
    description: label.description,
    description_html: label.description ?? '',
    text_color: '#FFFFFF',
    color: `#${label.colour.toUpperCase()}`,
    archived: false,
    subscribed: false,
    priority: null,
    is_project_label: true,
  };
}

/** A release with its links. */
export function releaseOf(release: WorldRelease, { origin, repository }: Place) {
  const base = `${origin}/${fullName(repository)}/-`;
  const links = release.assets.map((asset) => ({
    id: rawNumber(asset.id),
    name: asset.name,
    url: `https://files.example/${encodeURIComponent(asset.name)}`,
    direct_asset_url: `https://files.example/${encodeURIComponent(asset.name)}`,
    link_type: 'other',
  }));
  return {
    name: release.name ?? release.tag,
    tag_name: release.tag,
    description: '',
    created_at: time(release.createdAt),
    released_at: time(release.publishedAt ?? release.createdAt),
    upcoming_release: false,
    author: userOf(release.author, origin),
    commit: null,
    milestones: [],
    commit_path: null,
    tag_path: `${base}/tags/${release.tag}`,
    assets: { count: links.length, sources: [], links },
    evidences: [],
    _links: { self: `${base}/releases/${release.tag}` },
  };
}

const words: Readonly<Record<string, string>> = {
  success: 'success',
  failure: 'failed',
  cancelled: 'canceled',
  skipped: 'skipped',
};

function statusOf({ status, conclusion }: WorldCiRun): string {
  if (status === 'queued') return 'pending';
  if (status === 'running') return 'running';
  return words[conclusion ?? ''] ?? 'manual';
}

/** A pipeline in a list. */
export function pipelineOf(run: WorldCiRun, { origin, repository }: Place) {
  return {
    id: rawNumber(run.id),
    iid: 1,
    project_id: rawNumber(repository.id),
    sha: run.sha,
    ref: run.ref,
    status: statusOf(run),
    source: run.trigger,
    created_at: time(run.createdAt),
    updated_at: run.status === 'queued' ? null : time(run.updatedAt),
    web_url: `${origin}/${fullName(repository)}/-/pipelines/${run.id}`,
    name: run.name,
  };
}

/** A protected branch. */
export function protectionOf(protection: WorldProtection, index: number) {
  const push = protection.requiresChange ? 0 : 40;
  return {
    id: index + 1,
    name: protection.pattern,
    push_access_levels: [
      {
        id: index + 1,
        access_level: push,
        access_level_description: push === 0 ? 'No one' : 'Maintainers',
        deploy_key_id: null,
      },
    ],
    merge_access_levels: [{ id: index + 1, access_level: 40, access_level_description: 'Maintainers' }],
    allow_force_push: protection.allowsForcePush,
    code_owner_approval_required: protection.requiresCodeOwners,
    unprotect_access_levels: [],
    inherited: false,
  };
}

/** Authors of the default branch, busiest first. */
export function contributorsOf(repository: WorldRepository) {
  const found = new Map<
    string,
    { name: string; email: string; commits: number; additions: number; deletions: number }
  >();
  for (const { name, email } of repository.commits) {
    const key = `${name} <${email}>`;
    const one = found.get(key) ?? { name, email, commits: 0, additions: 0, deletions: 0 };
    one.commits += 1;
    found.set(key, one);
  }
  return [...found.values()].sort((left, right) => right.commits - left.commits || (left.email < right.email ? -1 : 1));
}
