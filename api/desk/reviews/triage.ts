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

import { z } from '@hono/zod-openapi';
import type { ApplicationHead, ApplicationState } from '#store/queries/desk/application-state.ts';
import { type Change, type Decision, notNow, stale } from '../decide.ts';
import { freezeEvidence, type Look } from '../evidence/snapshot.ts';
import { notify } from '../life/notify.ts';
import { activeRubric } from '../rubric/store.ts';
import { keptRubric } from './kept-rubric.ts';
import { heldCase, type Place } from './place.ts';
import { takeStep, wrongState } from './step.ts';
import { remark, seenVersion } from './written.ts';

/** Taking an application on. */
export const acceptanceBody = z.strictObject({ version: seenVersion, reason: remark.nullish() });
/** Letting a case go on without waiting for answers. */
export const resumptionBody = z.strictObject({ version: seenVersion, reason: remark });
/** Where a case stands after a step. */
export const stateAnswer = z.object({ state: z.string(), dueAt: z.string().nullable(), version: z.int() });

const day = 86_400_000;

function told(head: ApplicationHead): z.input<typeof stateAnswer> {
  return { state: head.state, dueAt: head.dueAt?.toISOString() ?? null, version: head.version };
}

/** Freezes what the machine saw just before, so that the review begins with evidence; a look by another rubric is left. */
async function firstLook({ tx, code, now }: Place, after: ApplicationHead, look: Look | null): Promise<Change[]> {
  if (look === null || look.rubric.id !== after.rubricId || look.rubric.version !== after.rubricVersion) return [];
  const { evidence, before, changed } = await freezeEvidence(tx, look, now);
  if (!changed) return [];
  const mark = (one: typeof before) => one && { id: one.id, digest: one.digest };
  const object = { kind: 'application', id: code };
  return [{ action: 'evidence.gather', object, before: mark(before), after: mark(evidence), reason: null }];
}

/**
 * Takes an application on for review: the clock of the review starts, and the rubric of this day is kept to its end.
 * `look` is what the machine saw just before.
 */
export async function accept(
  place: Place,
  { version, reason = null }: z.output<typeof acceptanceBody>,
  look: Look | null,
): Promise<Decision<z.input<typeof stateAnswer>>> {
  const { tx, actor, code, now } = place;
  const head = await heldCase(tx, code);
  if (head.state !== 'submitted') throw wrongState(head);
  if (head.version !== version) throw stale(head);
  const kept = head.rubricId !== null && head.rubricVersion !== null;
  const active = kept ? null : await activeRubric(tx);
  if (!kept && active === null) throw notNow('还没有生效的评审标准。', 'No rubric is active yet.');
  const { clocks } = active?.body ?? (await keptRubric(tx, head));
  const dueAt = new Date(now.getTime() + clocks.review * day);
  const { after, change } = await takeStep(
    tx,
    code,
    {
      from: ['submitted'],
      to: 'reviewing',
      clock: { name: 'review', dueAt },
      now,
      version,
      ...(active === null ? {} : { rubric: { id: active.id, version: active.version } }),
    },
    reason,
  );
  await notify(tx, {
    to: { applicantOf: code },
    except: actor.userId,
    kind: 'application',
    object: { kind: 'application', id: code },
    text: {
      zh: `“${head.title}”已受理，进入评审，预计 ${dueAt.toISOString().slice(0, 10)} 前有结论。`,
      en: `“${head.title}” is under review now; expect the review to end by ${dueAt.toISOString().slice(0, 10)}.`,
    },
    link: `/apply/${code}/`,
    at: now,
  });
  const { rubricId, rubricVersion } = after;
  const whole = { ...change, after: { ...(change.after as object), rubric: { id: rubricId, version: rubricVersion } } };
  const looked = await firstLook(place, after, look);
  return { answer: told(after), audit: [{ ...whole, action: 'application.accept-for-review' }, ...looked] };
}

/** Where a case that waits goes back to. */
export function stateBefore({ clock }: ApplicationHead): ApplicationState {
  return clock === 'triage' ? 'submitted' : 'reviewing';
}

/** Lets a case that waits for answers go on, with the time that was left. */
export async function goOn(
  { tx, code, now }: Pick<Place, 'tx' | 'code' | 'now'>,
  head: ApplicationHead,
  reason: string | null,
): Promise<{ readonly after: ApplicationHead; readonly change: Change }> {
  const { after, change } = await takeStep(
    tx,
    code,
    { from: ['need-info'], to: stateBefore(head), clock: 'resume', now, version: head.version },
    reason,
  );
  return { after, change: { ...change, action: 'application.resume' } };
}

/** Lets a case go on because staff say so. */
export async function resume(
  place: Place,
  { version, reason }: z.output<typeof resumptionBody>,
): Promise<Decision<z.input<typeof stateAnswer>>> {
  const head = await heldCase(place.tx, place.code);
  if (head.state !== 'need-info') throw wrongState(head);
  if (head.version !== version) throw stale(head);
  const { after, change } = await goOn(place, head, reason);
  return { answer: told(after), audit: [change] };
}
