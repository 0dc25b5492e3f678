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

import type { ActKind, IdentityClass } from '#store/facts.ts';
import type { Store } from '#store/open.ts';
import { monthOf } from '#store/period.ts';
import { streams } from '#store/stream.ts';
import { pointSlot } from '../figures/known.ts';
import { monthIndex } from '../figures/month-index.ts';
import { withFacts } from '../figures/session.ts';
import type { Metric, MetricRequest, MetricRow } from '../metric.ts';

/** An act of a test; what is left out is null, or the harmless value. */
export interface ActSpec {
  readonly kind: ActKind;
  readonly at: string;
  /** Person id, as `addIdentity` gives it; null = unknown. */
  readonly person: string | null;
  readonly organisation?: string | null;
  readonly class?: IdentityClass;
  readonly source?: string;
  readonly subject?: readonly ['issue' | 'change', string];
  readonly other?: string | null;
  readonly signedOff?: boolean;
  readonly additions?: number;
  readonly deletions?: number;
  readonly zone?: number | null;
  readonly activity?: number;
  readonly activity2023?: number;
  readonly standing?: 0 | 1 | 2;
}

let unnamed = 0;

/** Puts acts into the derived table, past the derivation: for tests of what is computed from it. Figures of commits are known from the first row of `commit` on, others from the platform repository's creation or that. */
export async function addActs(
  store: Pick<Store, 'db'>,
  project: string,
  repositoryId: string,
  specs: readonly ActSpec[],
): Promise<void> {
  const rows = specs.map((spec) => {
    const at = new Date(spec.at);
    return {
      project,
      repository_id: repositoryId,
      kind: spec.kind,
      source: spec.source ?? `unnamed ${(unnamed += 1)}`,
      identity_id: spec.person,
      person_id: spec.person,
      organisation: spec.organisation ?? null,
      class: spec.class ?? ('human' as const),
      at,
      month: monthIndex(monthOf(at)),
      zone: spec.zone === undefined ? 480 : spec.zone,
      subject_kind: spec.subject?.[0] ?? null,
      subject_number: spec.subject?.[1] ?? null,
      other_id: spec.other ?? null,
      additions: spec.additions ?? null,
      deletions: spec.deletions ?? null,
      signed_off: spec.signedOff ?? null,
      activity: String(spec.activity ?? 0),
      activity_2023: String(spec.activity2023 ?? 0),
      standing: spec.standing ?? 0,
    };
  });
  if (rows.length > 0) await store.db.insertInto('act').values(rows).execute();
}

/** An issue or change of a test; what is left out is null, or the harmless value. */
export interface ItemSpec {
  readonly kind: 'issue' | 'change';
  readonly number: string;
  /** Person id of who opened it; null = unknown. */
  readonly person: string | null;
  readonly organisation?: string | null;
  readonly class?: IdentityClass;
  readonly title?: string;
  readonly labels?: readonly string[];
  /** When it was open: pairs of opening and closing, the last closing null while it is open. */
  readonly open: readonly (readonly [string, string | null])[];
  /** The last closing was a merge. */
  readonly merged?: boolean;
  readonly mergedBy?: string | null;
  readonly closedBy?: string | null;
  readonly responseAt?: string | null;
  readonly commentAt?: string | null;
  readonly reviewAt?: string | null;
  readonly responder?: string | null;
  readonly commitAt?: string | null;
  readonly deployedAt?: string | null;
  readonly comments?: number | null;
  readonly reviews?: number | null;
  readonly reviewComments?: number | null;
  readonly reviewers?: number | null;
  readonly participants?: number | null;
  readonly commits?: number | null;
  readonly additions?: number | null;
  readonly deletions?: number | null;
  readonly linked?: boolean | null;
  readonly standing?: 0 | 1 | 2;
}

function instant(text: string | null | undefined): Date | null {
  return text === null || text === undefined ? null : new Date(text);
}

function itemRow(project: string, repositoryId: string, spec: ItemSpec) {
  const [opened] = spec.open[0] as readonly [string, string | null];
  const closed = instant(spec.open.at(-1)?.[1]);
  const ended = spec.merged === true ? ('merged' as const) : ('closed' as const);
  return {
    project,
    repository_id: repositoryId,
    kind: spec.kind,
    number: spec.number,
    identity_id: spec.person,
    person_id: spec.person,
    organisation: spec.organisation ?? null,
    class: spec.class ?? ('human' as const),
    title: spec.title ?? `${spec.kind} ${spec.number}`,
    labels: [...(spec.labels ?? [])],
    state: closed === null ? ('open' as const) : ended,
    draft: spec.kind === 'change' ? false : null,
    opened_at: new Date(opened),
    month: monthIndex(monthOf(new Date(opened))),
    closed_at: closed,
    merged_at: spec.merged === true ? closed : null,
    open_during: `{${spec.open.map(([from, to]) => `["${from}",${to === null ? '' : `"${to}"`})`).join(',')}}`,
    closed_by_id: spec.closedBy ?? null,
    merged_by_id: spec.mergedBy ?? null,
    first_response_at: instant(spec.responseAt),
    first_responder_id: spec.responder ?? null,
    first_comment_at: instant(spec.commentAt),
    first_review_at: instant(spec.reviewAt),
    first_commit_at: instant(spec.commitAt),
    deployed_at: instant(spec.deployedAt),
    comments: spec.comments ?? null,
    reviews: spec.reviews ?? null,
    review_comments: spec.reviewComments ?? null,
    reviewers: spec.reviewers ?? null,
    participants: spec.participants ?? null,
    commits: spec.commits ?? null,
    additions: spec.additions ?? null,
    deletions: spec.deletions ?? null,
    linked: spec.linked ?? null,
    merge_sha: null,
    standing: spec.standing ?? 0,
  };
}

/** Puts issues and changes into the derived table, past the derivation. */
export async function addItems(
  store: Pick<Store, 'db'>,
  project: string,
  repositoryId: string,
  specs: readonly ItemSpec[],
): Promise<void> {
  const rows = specs.map((spec) => itemRow(project, repositoryId, spec));
  if (rows.length > 0) await store.db.insertInto('work_item').values(rows).execute();
}

/** Says of a repository that every stream of its platform was read whole at that instant; its platform repository begins then. */
export async function addStreams(
  store: Pick<Store, 'db'>,
  repositoryId: string,
  cleanAt: string,
  createdAt: string,
): Promise<void> {
  await store.db
    .insertInto('platform_repository')
    .values({
      repository_id: repositoryId,
      platform: 'gitea',
      host: 'git.example',
      platform_id: repositoryId,
      path: `test/${repositoryId}`,
      web_url: `https://git.example/test/${repositoryId}`,
      clone_url: `https://git.example/test/${repositoryId}.git`,
      created_at: new Date(createdAt),
      observed_at: new Date(cleanAt),
    })
    .execute();
  await store.db
    .insertInto('stream_state')
    .values(
      streams.map((stream) => ({
        repository_id: repositoryId,
        stream,
        support: 'full' as const,
        asked: null,
        clean_at: new Date(cleanAt),
        observed_at: new Date(cleanAt),
        reason_kind: null,
        reason: null,
      })),
    )
    .execute();
}

/** Rows of one metric over what is in the derived tables. */
export function rowsOf(store: Pick<Store, 'db'>, metric: Metric, request: MetricRequest): Promise<MetricRow[]> {
  return withFacts(store.db, request, async (session) => {
    await pointSlot(session, request, metric.needs);
    return await metric.compute(session, request);
  });
}

/** Values of rows as `period month` → value, with `+` behind the running month. */
export function valuesOf(rows: readonly MetricRow[], subject: string): Record<string, number | null> {
  return Object.fromEntries(
    rows
      .filter((row) => row.subject === subject)
      .map(({ period, month, running, value }) => [`${period} ${month}${running ? '+' : ''}`, value]),
  );
}
