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

import type { Store } from '#store/open.ts';
import { identityOf, idOf, type Said, seen } from './said.ts';
import { shaOf } from './store-facts.ts';

/** An issue of a test. */
export interface IssueSpec extends Said {
  readonly number: string;
  readonly title?: string;
  readonly labels?: readonly string[];
  readonly closedAt?: string;
  readonly closedBy?: string;
}

/** A change of a test. */
export interface ChangeSpec extends IssueSpec {
  readonly draft?: boolean;
  readonly mergedAt?: string;
  readonly mergedBy?: string;
  /** Name of the commit that the merge made, as of `addCommits`. */
  readonly mergeCommit?: string;
  readonly additions?: number;
  readonly deletions?: number;
  /** When its commits were authored. */
  readonly commits?: readonly (string | null)[];
}

/** What was said or done on an issue or change. */
export interface OnSubject extends Said {
  readonly on: readonly ['issue' | 'change', string];
}

const optional = (at: string | undefined) => (at === undefined ? null : new Date(at));

async function discussed(store: Store, spec: IssueSpec) {
  return {
    platform_id: idOf(spec),
    number: spec.number,
    title: spec.title ?? `Title ${spec.number}`,
    author_id: await identityOf(store, spec.who),
    created_at: new Date(spec.at),
    updated_at: new Date(spec.at),
    closed_at: optional(spec.closedAt),
    closed_by_id: await identityOf(store, spec.closedBy),
    labels: [...(spec.labels ?? [])],
    milestone: null,
    comment_count: null,
    locked: null,
    moved_to: null,
    ...seen(spec),
  };
}

/** Adds issues to a repository. */
export async function addIssues(store: Store, repositoryId: string, specs: readonly IssueSpec[]): Promise<void> {
  for (const spec of specs) {
    const state = spec.closedAt === undefined ? ('open' as const) : ('closed' as const);
    const row = { repository_id: repositoryId, ...(await discussed(store, spec)), state, state_reason: null };
    await store.db.insertInto('issue').values(row).execute();
  }
}

/** Adds changes to a repository, with their commits. */
export async function addChanges(store: Store, repositoryId: string, specs: readonly ChangeSpec[]): Promise<void> {
  for (const spec of specs) {
    const closedAt = spec.closedAt ?? spec.mergedAt;
    const row = {
      repository_id: repositoryId,
      ...(await discussed(store, { ...spec, ...(closedAt === undefined ? {} : { closedAt }) })),
      state: spec.mergedAt !== undefined ? ('merged' as const) : closedAt ? ('closed' as const) : ('open' as const),
      draft: spec.draft ?? null,
      merged_at: optional(spec.mergedAt),
      merged_by_id: await identityOf(store, spec.mergedBy),
      merge_sha: spec.mergeCommit === undefined ? null : shaOf(spec.mergeCommit),
      base_ref: null,
      base_sha: null,
      head_ref: null,
      head_sha: null,
      head_repository: null,
      additions: spec.additions ?? null,
      deletions: spec.deletions ?? null,
      changed_files: null,
      commit_count: null,
    };
    await store.db.insertInto('change').values(row).execute();
    await addChangeCommits(store, repositoryId, spec);
  }
}

async function addChangeCommits(store: Store, repositoryId: string, spec: ChangeSpec): Promise<void> {
  const rows = (spec.commits ?? []).map((at, position) => ({
    repository_id: repositoryId,
    change_number: spec.number,
    position,
    sha: shaOf(`commit ${position} of ${repositoryId} ${spec.number}`),
    author_id: null,
    authored_at: at === null ? null : new Date(at),
    committed_at: null,
    merge: false,
  }));
  if (rows.length > 0) await store.db.insertInto('change_commit').values(rows).execute();
}

/** Adds comments to issues and changes; `line` = on a line of a change. */
export async function addComments(
  store: Store,
  repositoryId: string,
  specs: readonly (OnSubject & { readonly line?: true })[],
): Promise<void> {
  for (const spec of specs) {
    const row = {
      repository_id: repositoryId,
      kind: spec.line === true ? ('review' as const) : ('discussion' as const),
      platform_id: idOf(spec),
      subject_kind: spec.on[0],
      subject_number: spec.on[1],
      author_id: await identityOf(store, spec.who),
      created_at: new Date(spec.at),
      updated_at: new Date(spec.at),
      review_id: null,
      reply_to: null,
      path: null,
      line: null,
      sha: null,
      ...seen(spec),
    };
    await store.db.insertInto('comment').values(row).execute();
  }
}

/** Adds reviews of changes, approvals when nothing else is said. */
export async function addReviews(
  store: Store,
  repositoryId: string,
  specs: readonly (Omit<Said, 'at'> & {
    readonly at: string | null;
    readonly change: string;
    readonly state?: 'approved' | 'changes-requested' | 'commented' | 'dismissed' | 'pending';
  })[],
): Promise<void> {
  for (const spec of specs) {
    const row = {
      repository_id: repositoryId,
      platform_id: idOf(spec),
      change_number: spec.change,
      author_id: await identityOf(store, spec.who),
      state: spec.state ?? ('approved' as const),
      submitted_at: spec.at === null ? null : new Date(spec.at),
      sha: null,
      ...seen(spec),
    };
    await store.db.insertInto('review').values(row).execute();
  }
}

/** Adds events of issues and changes, as `closed` and `reopened`. */
export async function addEvents(
  store: Store,
  repositoryId: string,
  specs: readonly (OnSubject & { readonly kind: string })[],
): Promise<void> {
  for (const spec of specs) {
    const row = {
      repository_id: repositoryId,
      platform_id: idOf(spec),
      subject_kind: spec.on[0],
      subject_number: spec.on[1],
      kind: spec.kind,
      actor_id: await identityOf(store, spec.who),
      at: new Date(spec.at),
      target_id: null,
      value: null,
      sha: null,
      ...seen(spec),
    };
    await store.db.insertInto('subject_event').values(row).execute();
  }
}
