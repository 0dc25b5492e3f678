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
  WorldAsset,
  WorldCiRun,
  WorldCommit,
  WorldProtection,
  WorldRelease,
  WorldRepository,
} from '../../world/model.ts';
import { findCommit, madeSha } from '../graph/commit.ts';
import { nodeId, stamp, stampOrNull } from '../ids.ts';
import { simpleUser, simpleUserOrGhost, simpleUserOrNull } from './person.ts';
import { minimalRepository } from './repository.ts';
import { apiOf, pageOf, type Site } from './site.ts';

function asset(site: Site, repository: WorldRepository, release: WorldRelease, of: WorldAsset) {
  return {
    url: `${apiOf(site, repository)}/releases/assets/${of.id}`,
    id: rawNumber(of.id),
    node_id: nodeId('RA', repository.id, of.id),
    name: of.name,
    label: '',
    uploader: simpleUserOrNull(site, release.author),
    content_type: of.contentType,
    state: 'uploaded',
    size: of.size,
    digest: of.digest,
    download_count: of.downloads,
    created_at: stamp(of.createdAt),
    updated_at: stamp(of.createdAt),
    browser_download_url: `${pageOf(site, repository)}/releases/download/${release.tag}/${of.name}`,
  };
}

/** A release with its assets. */
export function release(site: Site, repository: WorldRepository, of: WorldRelease) {
  const url = `${apiOf(site, repository)}/releases/${of.id}`;
  return {
    url,
    assets_url: `${url}/assets`,
    upload_url: `${url}/assets{?name,label}`,
    html_url: `${pageOf(site, repository)}/releases/tag/${of.tag}`,
    id: rawNumber(of.id),
    author: simpleUserOrGhost(site, of.author),
    node_id: nodeId('RE', repository.id, of.id),
    tag_name: of.tag,
    target_commitish: repository.defaultBranch,
    name: of.name,
    draft: of.draft,
    immutable: false,
    prerelease: of.prerelease,
    created_at: stamp(of.createdAt),
    updated_at: stamp(of.createdAt),
    published_at: stampOrNull(of.publishedAt),
    assets: of.assets.map((one) => asset(site, repository, of, one)),
    tarball_url: `${apiOf(site, repository)}/tarball/${of.tag}`,
    zipball_url: `${apiOf(site, repository)}/zipball/${of.tag}`,
    body: null,
  };
}

function runAddresses(url: string, workflow: number) {
  return {
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: `${url}/suite`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: null,
    workflow_url: url.replace(/runs\/\d+$/u, `workflows/${workflow}`),
  };
}

const runStates = { queued: 'queued', running: 'in_progress', completed: 'completed' } as const;

function headCommit(repository: WorldRepository, sha: string) {
  const found = findCommit(repository, sha);
  if (!found) return null;
  const who = { name: found.name, email: found.email };
  const told = { id: sha, tree_id: madeSha(sha, 0), message: found.message.trimEnd(), timestamp: stamp(found.at) };
  return { ...told, author: who, committer: who };
}

/** A workflow run. */
export function workflowRun(site: Site, repository: WorldRepository, of: WorldCiRun, number: number) {
  const url = `${apiOf(site, repository)}/actions/runs/${of.id}`;
  const home = minimalRepository(site, repository);
  const actor = of.actor && simpleUser(site, of.actor);
  const workflow = of.name === 'test' ? 1 : 2;
  return {
    id: rawNumber(of.id),
    name: of.name,
    node_id: nodeId('WFR', repository.id, of.id),
    head_branch: of.ref,
    head_sha: of.sha,
    path: `.github/workflows/${of.name}.yml`,
    display_title: of.name,
    run_number: number,
    event: of.trigger,
    status: runStates[of.status],
    conclusion: of.conclusion === null ? null : String(of.conclusion).replaceAll('-', '_'),
    workflow_id: workflow,
    check_suite_id: 1,
    check_suite_node_id: nodeId('CS', 1),
    url,
    html_url: `${pageOf(site, repository)}/actions/runs/${of.id}`,
    pull_requests: [],
    created_at: stamp(of.createdAt),
    updated_at: stamp(of.updatedAt),
    ...(actor ? { actor, triggering_actor: actor } : {}),
    run_attempt: of.attempt,
    referenced_workflows: [],
    run_started_at: stamp(of.startedAt),
    ...runAddresses(url, workflow),
    head_commit: headCommit(repository, of.sha),
    repository: home,
    head_repository: home,
  };
}

/** Classic protection, which only administrators may read. */
export function classicProtection(site: Site, repository: WorldRepository, of: WorldProtection) {
  const url = `${apiOf(site, repository)}/branches/${of.pattern}/protection`;
  return {
    url,
    ...(of.requiredChecks.length > 0
      ? {
          required_status_checks: {
            url: `${url}/required_status_checks`,
            strict: false,
            contexts: of.requiredChecks,
            contexts_url: `${url}/required_status_checks/contexts`,
            checks: of.requiredChecks.map((context) => ({ context, app_id: null })),
          },
        }
      : {}),
    ...(of.requiresChange
      ? {
          required_pull_request_reviews: {
            url: `${url}/required_pull_request_reviews`,
            dismiss_stale_reviews: false,
            require_code_owner_reviews: of.requiresCodeOwners,
            require_last_push_approval: false,
            required_approving_review_count: of.requiredApprovals,
          },
        }
      : {}),
    required_signatures: { url: `${url}/required_signatures`, enabled: of.requiresSignatures },
    enforce_admins: { url: `${url}/enforce_admins`, enabled: of.bindsAdmins },
    required_linear_history: { enabled: false },
    allow_force_pushes: { enabled: of.allowsForcePush },
    allow_deletions: { enabled: of.allowsDeletion },
  };
}

/** The same as rules of a ruleset, which everybody may read. Whether they bind administrators is not told. */
export function branchRules(repository: WorldRepository, of: WorldProtection): Record<string, unknown>[] {
  const source = {
    ruleset_source_type: 'Repository',
    ruleset_source: `${repository.owner.login}/${repository.name}`,
    ruleset_id: 42,
  };
  const review = {
    dismiss_stale_reviews_on_push: false,
    require_code_owner_review: of.requiresCodeOwners,
    require_last_push_approval: false,
    required_approving_review_count: of.requiredApprovals,
    required_review_thread_resolution: false,
  };
  const checks = {
    required_status_checks: of.requiredChecks.map((context) => ({ context })),
    strict_required_status_checks_policy: false,
  };
  return [
    ...(of.allowsDeletion ? [] : [{ type: 'deletion', ...source }]),
    ...(of.allowsForcePush ? [] : [{ type: 'non_fast_forward', ...source }]),
    ...(of.requiresSignatures ? [{ type: 'required_signatures', ...source }] : []),
    ...(of.requiresChange ? [{ type: 'pull_request', parameters: review, ...source }] : []),
    ...(of.requiredChecks.length > 0 ? [{ type: 'required_status_checks', parameters: checks, ...source }] : []),
  ];
}

function parentsOf(repository: WorldRepository, of: WorldCommit): string[] {
  const before = repository.commits[repository.commits.indexOf(of) - 1];
  return before ? [before.sha] : [];
}

/** A commit with the account that the platform knows for its address. */
export function commit(site: Site, repository: WorldRepository, of: WorldCommit) {
  const base = apiOf(site, repository);
  const url = `${base}/commits/${of.sha}`;
  const who = { name: of.name, email: of.email, date: stamp(of.at) };
  const user = simpleUserOrNull(site, of.person);
  const tree = madeSha(of.sha, 0);
  return {
    sha: of.sha,
    node_id: nodeId('C', repository.id, of.sha),
    commit: {
      author: who,
      committer: who,
      message: of.message.trimEnd(),
      tree: { sha: tree, url: `${base}/git/trees/${tree}` },
      url: `${base}/git/commits/${of.sha}`,
      comment_count: 0,
      verification: { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null },
    },
    url,
    html_url: `${pageOf(site, repository)}/commit/${of.sha}`,
    comments_url: `${url}/comments`,
    author: user,
    committer: user,
    parents: parentsOf(repository, of).map((sha) => ({
      sha,
      url: `${base}/commits/${sha}`,
      html_url: `${pageOf(site, repository)}/commit/${sha}`,
    })),
  };
}
