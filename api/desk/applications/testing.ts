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

import { createHash, randomBytes } from 'node:crypto';
import type { Store } from '#store/open.ts';
import { testCode } from '../testing.ts';
import type { ApplicationKind, FormField } from './field.ts';
import { type FormAnswers, fieldsOf } from './form.ts';

function answerOf(field: FormField): string | string[] | boolean {
  if (field.kind === 'statement') return true;
  if (field.kind === 'choice') return field.choices?.[0]?.id ?? '';
  if (field.kind === 'repositories') return ['https://github.com/example/sample'];
  if (field.kind === 'lines' || field.kind === 'choices') return ['one'];
  if (field.kind === 'url') return 'https://sample.example.org';
  return field.kind === 'email' ? 'applicant@example.org' : 'something';
}

/** Answers to every question of a form, as somebody careful gives them. */
export function testAnswers(kind: ApplicationKind): FormAnswers {
  return Object.fromEntries(fieldsOf(kind).map((field) => [field.id, answerOf(field)]));
}

/** What an application of a test is like; what is left out is as in a complete, submitted application to the sandbox. */
export interface TestApplication {
  readonly kind?: 'admission' | 'promotion' | 'retirement' | 'return';
  readonly state?:
    | 'draft'
    | 'submitted'
    | 'need-info'
    | 'reviewing'
    | 'voting'
    | 'notice'
    | 'accepted'
    | 'declined'
    | 'postponed'
    | 'withdrawn';
  readonly target?: 'sandbox' | 'incubating' | 'graduated' | 'emeritus';
  readonly from?: string | null;
  /** Slug; made, unlisted, where it is not there yet. Null = none. */
  readonly project?: string | null;
  readonly organisations?: readonly string[];
  /** User id. */
  readonly applicant?: string | null;
  readonly rubric?: { readonly id: string; readonly version: number } | null;
  readonly title?: string;
  readonly form?: FormAnswers;
  readonly clock?: string | null;
  readonly dueAt?: Date | null;
  readonly submittedAt?: Date | null;
  readonly decidedAt?: Date | null;
}

async function ensureProject(store: Store, slug: string): Promise<void> {
  await store.db
    .insertInto('project')
    .values({
      slug,
      entry: JSON.stringify({ origin: 'application', name: { zh: slug, en: slug } }),
      domain: 'database',
      stage: 'applied',
      stage_since: null,
      admitted_on: null,
      listed: false,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Puts an application into a test database; `key` opens it as the tracking link does. */
export async function testApplication(
  store: Store,
  given: TestApplication = {},
): Promise<{ readonly code: string; readonly id: string; readonly key: string }> {
  const { kind = 'admission', state = 'submitted', project = null, rubric = null } = given;
  if (project !== null) await ensureProject(store, project);
  const [code, key] = [testCode(), randomBytes(24).toString('base64url')];
  const at = new Date('2026-11-20T08:00:00Z');
  const { id } = await store.db
    .insertInto('application')
    .values({
      code,
      key_hash: createHash('sha256').update(key).digest(),
      kind,
      project,
      from_stage: given.from ?? null,
      target_stage: given.target ?? 'sandbox',
      state,
      applicant: given.applicant ?? null,
      organisations: [...(given.organisations ?? [])],
      title: given.title ?? 'Sample',
      form: JSON.stringify(given.form ?? testAnswers(kind === 'retirement' ? 'return' : kind)),
      rubric_id: rubric?.id ?? null,
      rubric_version: rubric?.version ?? null,
      submitted_at: given.submittedAt === undefined ? (state === 'draft' ? null : at) : given.submittedAt,
      decided_at: given.decidedAt ?? null,
      clock: given.clock ?? null,
      due_at: given.dueAt ?? null,
      created_at: at,
      updated_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { code, id, key };
}
