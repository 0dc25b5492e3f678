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

import type { z } from '@hono/zod-openapi';
import type { Kysely } from 'kysely';
import type { LicenceResult } from '#licenses/result.ts';
import { readDraft } from '#store/queries/desk/application-draft.ts';
import type { CaseRow } from '#store/queries/desk/application-list.ts';
import { type ApplicationHead, readApplication } from '#store/queries/desk/application-state.ts';
import { readTracking } from '#store/queries/desk/application-tracking.ts';
import { countChecks } from '#store/queries/desk/proposals.ts';
import type { Database } from '#store/schema.ts';
import { crawlReason } from '../../crawl-reason.ts';
import { noSuchThing } from '../authorise.ts';
import type { ApplicationKind } from './field.ts';
import { type FormAnswers, formOf, missingFields } from './form.ts';
import { proposalsFor } from './proposals.ts';
import { formKind } from './save.ts';
import type {
  applicationSchema,
  caseSchema,
  formSchema,
  proposalsSchema,
  publicApplicationSchema,
  trackingSchema,
} from './schema.ts';
import { trackingOf } from './tracking.ts';

function instant(date: Date | null): string | null {
  return date === null ? null : date.toISOString();
}

async function headOf(db: Kysely<Database>, code: string): Promise<ApplicationHead> {
  const head = await readApplication(db, code);
  if (head === null) throw noSuchThing();
  return head;
}

/** A case in a list. */
export function caseOf(row: CaseRow): z.input<typeof caseSchema> {
  return {
    code: row.code,
    kind: row.kind as z.input<typeof caseSchema>['kind'],
    state: row.state as z.input<typeof caseSchema>['state'],
    title: row.title,
    project: row.project,
    domain: row.domain,
    fromStage: row.fromStage,
    targetStage: row.targetStage as z.input<typeof caseSchema>['targetStage'],
    organisations: [...row.organisations],
    clock: row.clock,
    dueAt: instant(row.dueAt),
    overdue: row.overdue,
    submittedAt: instant(row.submittedAt),
    updatedAt: row.updatedAt.toISOString(),
    version: row.version,
  };
}

/** The questions of one kind of application. */
export function formAnswer(kind: ApplicationKind): z.input<typeof formSchema> {
  const parts = formOf(kind).map(({ id, title, fields }) => ({
    id,
    title,
    fields: fields.map((field) => ({
      id: field.id,
      label: field.label,
      help: field.help,
      kind: field.kind,
      required: field.required.includes(kind),
      most: field.most,
      mostLines: field.mostLines ?? null,
      choices: [...(field.choices ?? [])],
    })),
  }));
  return { kind, parts };
}

function copied(answers: FormAnswers): z.input<typeof applicationSchema>['form'] {
  return Object.fromEntries(
    Object.entries(answers).map(([id, answer]) => [id, typeof answer === 'object' ? [...answer] : answer]),
  );
}

/** A case whole, for its applicant and staff. */
export async function wholeApplication(db: Kysely<Database>, code: string): Promise<z.input<typeof applicationSchema>> {
  const head = await headOf(db, code);
  const draft = await readDraft(db, code);
  if (draft === null) throw noSuchThing();
  const kind = formKind(head.kind);
  const answers = draft.form as FormAnswers;
  const { rubricId, rubricVersion } = head;
  return {
    code,
    kind: head.kind,
    state: head.state,
    title: head.title,
    project: head.project,
    fromStage: head.fromStage,
    targetStage: head.targetStage,
    organisations: [...head.organisations],
    applicantName: head.applicantName,
    applicantEmail: draft.email,
    account: head.applicant !== null,
    rubric: rubricId === null || rubricVersion === null ? null : { id: rubricId, version: rubricVersion },
    clock: head.clock,
    dueAt: instant(head.dueAt),
    clockLeft: head.clockLeft,
    submittedAt: instant(head.submittedAt),
    decidedAt: instant(head.decidedAt),
    createdAt: head.createdAt.toISOString(),
    updatedAt: head.updatedAt.toISOString(),
    version: head.version,
    form: copied(answers),
    missing: kind === null ? [] : missingFields(kind, answers).map((field) => field.id),
  };
}

/** Answers that the hub would say of a project anyway. */
const publicAnswers = new Set([
  'nameZh',
  'nameEn',
  'descriptionZh',
  'descriptionEn',
  'domain',
  'website',
  'repositories',
  'licence',
  'maintainers',
  'organisations',
  'sponsors',
]);

/** The part of a case that everybody may see. */
export async function publicApplication(
  db: Kysely<Database>,
  code: string,
): Promise<z.input<typeof publicApplicationSchema>> {
  const { kind, state, title, fromStage, targetStage, organisations, submittedAt, decidedAt } = await headOf(db, code);
  const answers = copied(((await readDraft(db, code))?.form ?? {}) as FormAnswers);
  return {
    code,
    kind,
    state,
    title,
    fromStage,
    targetStage,
    organisations: [...organisations],
    submittedAt: instant(submittedAt),
    decidedAt: instant(decidedAt),
    form: Object.fromEntries(Object.entries(answers).filter(([id]) => publicAnswers.has(id))),
  };
}

/** Where a case stands, what happens next and by when. */
export async function trackingAnswer(
  db: Kysely<Database>,
  code: string,
  now: Date,
): Promise<z.input<typeof trackingSchema>> {
  const head = await headOf(db, code);
  const row = await readTracking(db, code);
  const { steps, next, by, overdue, yours } = trackingOf(head, row, now);
  return { steps: [...steps], next, by: instant(by), overdue, yours, questions: [...row.questions] };
}

/** What the machine read of the project of a case. */
export async function proposalsAnswer(db: Kysely<Database>, code: string): Promise<z.input<typeof proposalsSchema>> {
  const draft = await readDraft(db, code);
  if (draft === null) throw noSuchThing();
  const { proposals, repositories } = await proposalsFor(db, draft.project, draft.form as FormAnswers);
  const checks = draft.project === null ? [] : await countChecks(db, draft.project);
  return {
    proposals: proposals.map(({ value, ...rest }) => ({
      ...rest,
      value: value === null || typeof value === 'string' ? value : [...value],
    })),
    repositories: repositories.map((one) => ({
      url: one.url,
      strange: /^https?:\/\/(?:[^/]*\.)?xn--/.test(one.url),
      state: one.state,
      reason: crawlReason(one.reasonKind),
      fetchedAt: instant(one.fetchedAt),
      head: one.head,
      firstCommit: instant(one.firstCommit),
      lastCommit: instant(one.lastCommit),
      commits: one.commits,
      authors: one.authors,
      licence: one.licence === null ? null : (one.licence as LicenceResult).concluded,
    })),
    checks: [...checks],
  };
}
