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

import { sweepAccounts } from '#store/queries/desk/accounts.ts';
import { forgetKeys } from '#store/queries/desk/audit.ts';
import { oneAtATime, readMark, setMark, ungathered } from '#store/queries/desk/clock.ts';
import { keepGathered } from '#store/queries/desk/mentor-reports.ts';
import { machine } from '../actor.ts';
import { makeCheckpoint } from '../audit-log/checkpoint.ts';
import type { DeskContext } from '../context.ts';
import { type Change, decide } from '../decide.ts';
import { settleDue } from '../decisions/due.ts';
import { activeRubric } from '../rubric/store.ts';
import { dayOf } from './day.ts';
import type { Mailer } from './mail/mailer.ts';
import { gatherMail, sendOutbox } from './mail/outbox.ts';
import { notify } from './notify.ts';
import { missReports, oweReports } from './owed-reports.ts';
import { remindAll } from './reminders.ts';
import { gatherReport } from './report-draft.ts';
import { lookForSigns } from './signs.ts';

const day = 86_400_000;
/** A clock that went further than this between two rounds is not believed at once: a hub is rarely off for so long. */
const furthestAhead = 35 * day;
const furthestBack = 2 * day;
const holdMilliseconds = day;
const keyDays = 7;
const mostGathered = 5;

/** What a round did; `held` = the clock jumped, and nothing that goes by dates was done. */
export interface ClockRound {
  readonly held: boolean;
  readonly faults: readonly string[];
}

/** Keeps when this round is, and tells whether the clock can be believed. */
async function begin({ db, log }: DeskContext, now: Date): Promise<boolean> {
  const mark = await readMark(db, 'round');
  const gap = mark === null ? 0 : now.getTime() - mark.at.getTime();
  const jumped = gap > furthestAhead || gap < -furthestBack;
  if (jumped) {
    log.warn('the clock jumped: what goes by dates waits for a day', {
      from: mark?.at.toISOString(),
      to: now.toISOString(),
    });
  }
  const until = jumped ? new Date(now.getTime() + holdMilliseconds) : (mark?.heldUntil ?? null);
  const held = until !== null && until > now;
  await setMark(db, 'round', { at: now, heldUntil: held ? until : null });
  return held;
}

type Step = (context: DeskContext, now: Date) => Promise<unknown>;

async function asMachine(
  context: DeskContext,
  action: string,
  work: (tx: DeskContext['db'], now: Date) => Promise<Change[]>,
): Promise<void> {
  await decide(context, { actor: machine, action, request: null }, async (tx, now) => {
    const [first, ...more] = await work(tx, now);
    return { answer: null, audit: first === undefined ? 'unchanged' : [first, ...more] };
  });
}

const oweAndMiss: Step = async (context) => {
  const rubric = await activeRubric(context.db);
  if (rubric === null) return;
  await asMachine(context, 'report.owe', (tx, now) => oweReports(tx, rubric.body.reports, now));
  await asMachine(context, 'report.miss', missReports);
};

const gatherDrafts: Step = async ({ db, catalogue }, now) => {
  for (const report of await ungathered(db, mostGathered)) {
    const draft = await gatherReport(db, catalogue, report);
    await keepGathered(db, report.id, JSON.stringify(draft), now);
  }
};

/** Once a day: it reads the newest commits of every project. */
const signs: Step = async (context, now) => {
  const mark = await readMark(context.db, 'signs');
  if (mark !== null && dayOf(mark.at) === dayOf(now)) return;
  const rubric = await activeRubric(context.db);
  if (rubric === null) return;
  await asMachine(context, 'health.sign', (tx, at) => lookForSigns(tx, rubric.body.emeritus, at));
  await setMark(context.db, 'signs', { at: now, heldUntil: null });
};

/** Once a day: the chain of the audit log is recomputed, and its head kept and published. */
const checkpoint: Step = async ({ db, log, jobs }, now) => {
  const mark = await readMark(db, 'checkpoint');
  if (mark !== null && dayOf(mark.at) === dayOf(now)) return;
  const made = await makeCheckpoint(db, now);
  await setMark(db, 'checkpoint', { at: now, heldUntil: null });
  if (made.kind === 'made') {
    await db.transaction().execute((tx) => jobs.publish(tx));
    return;
  }
  log.error('the audit log is not as it was written', { finding: made.finding });
  await notify(db, {
    to: { roles: ['administrator'] },
    kind: 'hub',
    object: { kind: 'audit-log', id: dayOf(now) },
    text: {
      zh: '审计日志的校验没有通过，请立即查看',
      en: 'The audit log did not pass its check; look at it at once',
    },
    link: '/desk/audit/',
    dedupe: `audit-log:${dayOf(now)}`,
    at: now,
  });
};

const byDates: Readonly<Record<string, Step>> = {
  decisions: (context) => settleDue(context),
  reports: oweAndMiss,
  signs,
  reminders: (context, now) => context.db.transaction().execute((tx) => remindAll(tx, now)),
  checkpoint,
  accounts: ({ db }, now) => sweepAccounts(db, now),
  keys: ({ db }, now) => forgetKeys(db, new Date(now.getTime() - keyDays * day)),
};

/** At most once a day, and in the desk above all: where mail does not get through, mail about it would not either. */
async function tellOfRefusals({ db }: DeskContext, now: Date): Promise<void> {
  await notify(db, {
    to: { roles: ['administrator'] },
    kind: 'hub',
    object: { kind: 'mail', id: dayOf(now) },
    text: {
      zh: '有邮件无法送达，已放弃；原因见运行日志',
      en: 'Mail could not be delivered and was given up; the log says why',
    },
    link: '/account/notifications/',
    dedupe: `mail:${dayOf(now)}`,
    at: now,
  });
}

async function attempt(faults: string[], { log }: DeskContext, name: string, step: () => Promise<unknown>) {
  try {
    await step();
  } catch (error) {
    faults.push(name);
    log.error('a step of the clock failed; it is tried again in the next round', { step: name, error: String(error) });
  }
}

/**
 * Does what time brings: ballots and notices that are over, reports owed and missed, signs, reminders, mail. Ten rounds
 * do what one does; null = another process does it now. A step that fails keeps no other from being done.
 */
export function clockRound(context: DeskContext, mailer: Mailer | null): Promise<ClockRound | null> {
  return oneAtATime(context.db, async () => {
    const now = context.now();
    const held = await begin(context, now);
    const faults: string[] = [];
    for (const [name, step] of held ? [] : Object.entries(byDates)) {
      await attempt(faults, context, name, () => step(context, now));
    }
    await attempt(faults, context, 'drafts', () => gatherDrafts(context, now));
    if (mailer !== null) {
      await attempt(faults, context, 'mail', async () => {
        await gatherMail(context);
        const { refused } = await sendOutbox(context, mailer);
        if (refused > 0) await tellOfRefusals(context, now);
      });
    }
    return { held, faults };
  });
}
