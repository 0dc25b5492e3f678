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
import { tallyOf } from '#licenses/report-parts/report-words.ts';
import { repositoryOfProject, saveReportedVerdict } from '#store/queries/change-verdict.ts';
import type { Database } from '#store/schema.ts';
import { ApiError } from '../../errors.ts';
import type { Actor } from '../actor.ts';
import { type Change, notNow } from '../decide.ts';
import type { VerdictBody } from './verdict-body.ts';

function otherHead(): ApiError {
  return new ApiError(
    'bad-parameter',
    {
      zh: '报告判断的提交（report.head）不是 head 所指的提交。',
      en: 'The commit that the report judged (report.head) is not the one that head names.',
    },
    { parameter: 'head' },
  );
}

function otherRepository(): ApiError {
  return new ApiError(
    'bad-parameter',
    { zh: '这个代码仓不属于该项目。', en: 'This repository is not one of the project.' },
    { parameter: 'repository' },
  );
}

/** What a report says in one line. */
export interface ReportedVerdict {
  readonly verdict: 'pass' | 'fail' | 'undecided';
  readonly errors: number;
  readonly warnings: number;
}

/**
 * Keeps what a pipeline says of a change, marked as said by it. What the hub has judged itself stands, and what it judges
 * later takes its place.
 */
export async function reportVerdict(
  tx: Kysely<Database>,
  project: string,
  { actor, body, now }: { readonly actor: Actor; readonly body: VerdictBody; readonly now: Date },
): Promise<{ readonly answer: ReportedVerdict; readonly change: Change }> {
  const { report, head, change, base = null, baseRef = null } = body;
  if (report.head !== null && report.head !== head) throw otherHead();
  const repository = await repositoryOfProject(tx, project, body.repository);
  if (repository === null) throw otherRepository();
  const tally = tallyOf(report.findings);
  const answer = { verdict: report.verdict, errors: tally.error, warnings: tally.warning };
  const stored = await saveReportedVerdict(tx, {
    repository_id: repository,
    change_number: change,
    head_sha: Buffer.from(head, 'hex'),
    base_sha: base === null ? null : Buffer.from(base, 'hex'),
    base_ref: baseRef,
    ...answer,
    report: JSON.stringify(report),
    problem: null,
    checked_at: now,
    told_at: null,
    reported_by: actor.id,
  });
  if (!stored) {
    throw notNow(
      '本站已经自己检查过这个提交，以本站的结论为准。',
      'This hub has checked this commit itself, and its own verdict stands.',
    );
  }
  const after = { project, repository: body.repository, head, ...answer };
  const object = { kind: 'change', id: `${repository}/${change}` };
  return { answer, change: { object, before: null, after, reason: null } };
}
