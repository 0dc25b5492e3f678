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
import { type Draft, holdDraft, writeDraft } from '#store/queries/desk/application-draft.ts';
import type { Database } from '#store/schema.ts';
import { noSuchThing } from '../authorise.ts';
import type { DeskContext } from '../context.ts';
import { type Decision, notNow, stale } from '../decide.ts';
import { readAnswers } from './answers.ts';
import { type ApplicationKind, applicationKinds, type FormField } from './field.ts';
import { type FormAnswers, fieldsOf } from './form.ts';
import { followApplication } from './project.ts';

/** What saving changed. */
export interface Saved {
  readonly version: number;
  /** Ids of the questions whose answers are others now. */
  readonly changed: readonly string[];
}

/** The kind as the form knows it; what staff open by themselves has no form to fill in. */
export function formKind(kind: string): ApplicationKind | null {
  return applicationKinds.find((known) => known === kind) ?? null;
}

function requireOpen(draft: Draft | null): { draft: Draft; kind: ApplicationKind } {
  const kind = draft === null ? null : formKind(draft.kind);
  if (draft === null || kind === null) throw noSuchThing();
  if (draft.state === 'draft' || draft.state === 'need-info') return { draft, kind };
  throw notNow(
    '申请已提交，表单不能再改。评审人需要补充时会请您修改；也可以撤回后重新申请。',
    'The application was submitted and its form is closed. Reviewers open it again when they need more; you can also withdraw it.',
  );
}

function same(a: FormAnswers[string] | undefined, b: FormAnswers[string] | undefined): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

/** What the audit log keeps of the answers: contacts are in the case and nowhere else. */
function told(fields: readonly FormField[], ids: readonly string[], answers: FormAnswers): Record<string, unknown> {
  const personal = new Set(fields.filter((field) => field.personal === true).map(({ id }) => id));
  return Object.fromEntries(
    ids.map((id) => {
      const answer = answers[id] ?? null;
      return [id, personal.has(id) && answer !== null && answer !== '' ? '(kept apart)' : answer];
    }),
  );
}

function text(answers: FormAnswers, id: string): string | null {
  const answer = answers[id];
  return typeof answer === 'string' && answer !== '' ? answer : null;
}

/** Saves answers of a form: those that are written replace what is stored, the others stay. */
export async function saveAnswers(
  tx: Kysely<Database>,
  asked: { readonly code: string; readonly context: DeskContext; readonly now: Date },
  body: { readonly version: number; readonly form: Readonly<Record<string, unknown>> },
): Promise<Decision<Saved>> {
  const { code, context, now } = asked;
  const { draft, kind } = requireOpen(await holdDraft(tx, code));
  if (draft.version !== body.version) throw stale(draft);
  const written = readAnswers(kind, body.form);
  const before = draft.form as FormAnswers;
  const changed = Object.keys(written).filter((id) => !same(before[id], written[id]));
  if (changed.length === 0) return { answer: { version: draft.version, changed }, audit: 'unchanged' };
  const answers: FormAnswers = { ...before, ...written };
  const project =
    kind === 'admission'
      ? await followApplication(tx, context.jobs, { project: draft.project, answers, now })
      : draft.project;
  const version = draft.version + 1;
  await writeDraft(tx, draft.id, {
    title: kind === 'admission' ? (text(answers, 'nameZh') ?? text(answers, 'nameEn') ?? project ?? '') : draft.title,
    organisations: (answers['organisations'] ?? []) as readonly string[],
    contactName: text(answers, 'contactName'),
    email: text(answers, 'contactEmail'),
    project,
    form: JSON.stringify(answers),
    version,
    now,
  });
  const fields = fieldsOf(kind);
  return {
    answer: { version, changed },
    audit: [
      {
        object: { kind: 'application', id: code },
        before: told(fields, changed, before),
        after: told(fields, changed, answers),
        reason: null,
      },
    ],
  };
}
