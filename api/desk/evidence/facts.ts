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

import type { Kysely } from 'kysely';
import type { CheckFacts } from '#metrics/check.ts';
import { checkFactsOf } from '#metrics/compute/check-facts.ts';
import {
  type EvidenceFigure,
  type EvidenceRepository,
  evidenceRepositories,
  type HandedIn,
  handedIn,
  newestMonths,
  newestParts,
  newestRuns,
  newestYears,
  type ProtectionRow,
  protections,
  type RunRow,
  type StreamRow,
  toldStreams,
} from '#store/queries/desk/evidence-facts.ts';
import type { Database } from '#store/schema.ts';

/** The code that checks look at: the first crawled repository of a project. */
export interface CodeFacts {
  readonly url: string;
  readonly head: string;
  readonly facts: CheckFacts;
  /** Share of the project's repositories that this is. */
  readonly coverage: number;
}

/** What an application adds to what is known of its project. */
export interface CaseFacts {
  /** Lines of the form about CPU architectures, operating systems and ciphers; foreign text. */
  readonly targets: readonly string[];
  readonly documents: readonly HandedIn[];
}

/** Everything that gatherers look at, read once. */
export interface EvidenceFacts {
  readonly repositories: readonly EvidenceRepository[];
  /** Null = nothing was crawled yet. */
  readonly code: CodeFacts | null;
  /** Figures over the newest twelve full months, by metric. */
  readonly years: ReadonlyMap<string, EvidenceFigure>;
  /** Commits of the newest twelve months by organisation; null = not computed. */
  readonly shares: EvidenceFigure | null;
  /** Newcomers by month, newest first. */
  readonly newcomers: readonly EvidenceFigure[];
  readonly protections: readonly ProtectionRow[];
  readonly runs: readonly RunRow[];
  readonly streams: readonly StreamRow[];
  /** Null = it was asked without an application. */
  readonly case: CaseFacts | null;
}

const yearly = [
  'contributors',
  'contributor-absence-factor',
  'organisations',
  'reviewed-before-merge',
  'time-to-first-response',
  'unanswered-issue-share',
];
const mostMonths = 36;

async function readCode(
  db: Kysely<Database>,
  project: string,
  repositories: readonly EvidenceRepository[],
): Promise<CodeFacts | null> {
  const facts = await checkFactsOf(db, project);
  const first = repositories.find(({ head, fetched_at: at }) => head !== null && at !== null);
  if (facts === null || first === undefined) return null;
  return { url: first.url, head: facts.head, facts, coverage: 1 / repositories.length };
}

/** Reads what is known of a project; `application` is the row's id and its answers, null without an application. */
export async function readEvidenceFacts(
  db: Kysely<Database>,
  project: string,
  application: { readonly id: string; readonly targets: readonly string[] } | null,
): Promise<EvidenceFacts> {
  const repositories = await evidenceRepositories(db, project);
  const ids = repositories.map(({ id }) => id);
  return {
    repositories,
    code: await readCode(db, project, repositories),
    years: new Map((await newestYears(db, project, yearly)).map((figure) => [figure.metric, figure])),
    shares: await newestParts(db, project, 'organisations'),
    newcomers: await newestMonths(db, project, 'new-contributors', mostMonths),
    protections: await protections(db, ids),
    runs: await newestRuns(db, ids),
    streams: await toldStreams(db, ids),
    case: application === null ? null : { targets: application.targets, documents: await handedIn(db, application.id) },
  };
}
