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
import { attachApplicant, holdDraft } from '#store/queries/desk/application-draft.ts';
import type { ApplicationState } from '#store/queries/desk/application-state.ts';
import type { Database } from '#store/schema.ts';
import { ApiError } from '../../errors.ts';
import type { Actor } from '../actor.ts';
import { noSuchThing } from '../authorise.ts';
import { type Decision, notNow, stale } from '../decide.ts';
import { standDown } from '../decisions/stand-down.ts';
import { notify } from '../life/notify.ts';
import { takeStep } from '../reviews/step.ts';
import { activeRubric } from '../rubric/store.ts';
import { type FormAnswers, missingFields } from './form.ts';
import { closedLinkCookie } from './link.ts';
import { formKind } from './save.ts';

/** Where a case stands after a step of its applicant. */
export interface Stepped {
  readonly code: string;
  readonly state: ApplicationState;
  readonly version: number;
}

interface Step {
  readonly code: string;
  readonly actor: Actor;
  readonly now: Date;
}

const day = 24 * 3600 * 1000;

/** Tells staff that a case waits for them. */
async function tellStaff(tx: Kysely<Database>, { code, actor, now }: Step, title: string): Promise<void> {
  await notify(tx, {
    to: { roles: ['reviewer', 'legal-reviewer', 'committee', 'administrator'] },
    ...(actor.userId === null ? {} : { except: actor.userId }),
    kind: 'application',
    object: { kind: 'application', id: code },
    text: { zh: `新申请：${title}`, en: `New application: ${title}` },
    link: `/desk/applications/${code}/`,
    at: now,
  });
}

/** Hands a draft in, or hands it back after staff asked for more; refused while an answer is missing, each by name. */
export async function submitApplication(tx: Kysely<Database>, step: Step, version: number): Promise<Decision<Stepped>> {
  const { code, now } = step;
  const draft = await holdDraft(tx, code);
  const kind = draft === null ? null : formKind(draft.kind);
  if (draft === null || kind === null) throw noSuchThing();
  if (draft.version !== version && (draft.state === 'draft' || draft.state === 'need-info')) throw stale(draft);
  const missing = missingFields(kind, draft.form as FormAnswers);
  if (missing.length > 0 && (draft.state === 'draft' || draft.state === 'need-info')) {
    throw notNow(
      `还有 ${missing.length} 项没有填：${missing.map(({ label }) => label.zh).join('、')}。`,
      `${missing.length} answers are missing: ${missing.map(({ label }) => label.en).join('; ')}.`,
      missing.map(({ id }) => `form.${id}`),
    );
  }
  if (draft.state === 'need-info') {
    const to = draft.clock === 'review' ? 'reviewing' : 'submitted';
    const { after, change } = await takeStep(
      tx,
      code,
      { from: ['need-info'], to, clock: 'resume', now, version },
      null,
    );
    return { answer: { code, state: after.state, version: after.version }, audit: [change] };
  }
  const rubric = await activeRubric(tx);
  const move = {
    from: ['draft' as const],
    to: 'submitted' as const,
    clock:
      rubric === null
        ? ('none' as const)
        : { name: 'triage', dueAt: new Date(now.getTime() + rubric.body.clocks.triage * day) },
    now,
    version,
    submittedAt: now,
    ...(rubric === null ? {} : { rubric: { id: rubric.id, version: rubric.version } }),
  };
  const { after, change } = await takeStep(tx, code, move, null);
  await tellStaff(tx, step, after.title);
  return { answer: { code, state: after.state, version: after.version }, audit: [change] };
}

/** Takes a case back; it stays readable for whoever wrote it, and nobody works on it any more. */
export async function withdrawApplication(
  tx: Kysely<Database>,
  step: Step,
  body: { readonly version: number; readonly reason: string | null },
): Promise<Decision<Stepped>> {
  const { code, now } = step;
  const { after, change } = await takeStep(
    tx,
    code,
    {
      from: ['draft', 'submitted', 'need-info', 'reviewing', 'voting', 'notice'],
      to: 'withdrawn',
      clock: 'none',
      now,
      version: body.version,
      decidedAt: now,
    },
    body.reason,
  );
  const cancelled = await standDown(tx, after.id, now);
  return { answer: { code, state: after.state, version: after.version }, audit: [change, ...cancelled] };
}

/** Gives a case that was begun by link to the account of whoever is signed in and holds the link, which then is closed. */
export async function attachApplication(
  tx: Kysely<Database>,
  { code, actor, now }: Step,
  baseUrl: string,
): Promise<Decision<Stepped>> {
  const draft = await holdDraft(tx, code);
  if (draft === null) throw noSuchThing();
  const { userId } = actor;
  if (userId === null) {
    throw new ApiError('not-signed-in', {
      zh: '请先登录，再把这份申请归到您的账号。',
      en: 'Sign in first, then put this application into your account.',
    });
  }
  if (draft.applicant !== null || actor.holds !== code) {
    throw notNow('这份申请已经属于一个账号。', 'The application belongs to an account already.');
  }
  await attachApplicant(tx, code, { applicant: userId, now });
  return {
    answer: { code, state: draft.state, version: draft.version + 1 },
    cookies: [closedLinkCookie(baseUrl)],
    audit: [
      {
        object: { kind: 'application', id: code },
        before: { applicant: null },
        after: { applicant: userId },
        reason: null,
      },
    ],
  };
}
