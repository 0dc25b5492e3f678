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
import { type ApplicationHead, holdApplication } from '#store/queries/desk/application-state.ts';
import { dayOfCentre } from '#store/queries/desk/stage-steps.ts';
import { insertWaiver, retireExpired, settleWaiver, type WaiverRow, waiversOf } from '#store/queries/desk/waivers.ts';
import type { Database } from '#store/schema.ts';
import { ApiError } from '../../errors.ts';
import type { Actor } from '../actor.ts';
import { noSuchThing } from '../authorise.ts';
import { type Change, notNow, stale } from '../decide.ts';
import { notify } from '../life/notify.ts';
import { wrongState } from '../reviews/step.ts';
import { votePage } from './ballot.ts';
import { gateOf } from './gate-of.ts';
import { personOf } from './person.ts';

/** Who acts on which case, and when. */
export interface Acting {
  readonly code: string;
  readonly actor: Actor;
  readonly now: Date;
}

/** A day so many months later; the last of the month where there is no such day. */
export function monthsLater(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** Waivers belong to the review: what a vote was about does not change under it. */
async function reviewed(tx: Kysely<Database>, code: string): Promise<ApplicationHead> {
  const head = await holdApplication(tx, code);
  if (head === null) throw noSuchThing();
  if (head.state !== 'reviewing' && head.state !== 'need-info') throw wrongState(head);
  return head;
}

function wrong(parameter: string, zh: string, en: string): ApiError {
  return new ApiError('bad-parameter', { zh, en }, { parameter });
}

/** Proposes to let a required item go for a time; it counts once somebody else confirms it. */
export async function proposeWaiver(
  tx: Kysely<Database>,
  { code, actor, now }: Acting,
  wanted: { readonly criterion: string; readonly reason: string; readonly expiresOn: string },
): Promise<{ readonly id: string; readonly audit: [Change, ...Change[]] }> {
  const head = await reviewed(tx, code);
  const today = dayOfCentre(now);
  const gate = await gateOf(tx, head, today);
  const item = gate?.state.items.find(({ criterion }) => criterion === wanted.criterion);
  if (gate === null || item?.need !== 'required') {
    throw wrong(
      'criterion',
      '只有这一阶段的必备项才能豁免，也只有它们需要豁免。',
      'Only items that this stage requires can be waived; no others need it.',
    );
  }
  const latest = monthsLater(today, gate.rubric.waiverMonths);
  if (wanted.expiresOn <= today || wanted.expiresOn > latest) {
    throw wrong(
      'expiresOn',
      `豁免的到期日须在今天之后，最晚 ${latest}。`,
      `A waiver ends after today and on ${latest} at the latest.`,
    );
  }
  const expired = await retireExpired(tx, head.id, today);
  const proposedBy = personOf(actor);
  const id = await insertWaiver(tx, { application: head.id, ...wanted, proposedBy, at: now });
  if (id === null) {
    throw notNow('这一项已经有一个豁免。', 'There is a waiver of this item already.', ['waiver-standing']);
  }
  await notify(tx, {
    to: { roles: ['committee', 'administrator'] },
    except: proposedBy,
    kind: 'waiver',
    object: { kind: 'application', id: code },
    text: {
      zh: `“${head.title}”：有人提议豁免 ${wanted.criterion}，须由另一人确认。`,
      en: `“${head.title}”: a waiver of ${wanted.criterion} was proposed and takes a second person.`,
    },
    link: votePage(code),
    at: now,
  });
  const after = { criterion: wanted.criterion, expiresOn: wanted.expiresOn, state: 'proposed' };
  const proposed: Change = { object: { kind: 'waiver', id }, before: null, after, reason: wanted.reason };
  const gone = expired.map(({ id: old, criterion }) => ({
    object: { kind: 'waiver', id: old },
    before: { criterion },
    after: { criterion, state: 'withdrawn' },
    reason: 'expired',
  }));
  return { id, audit: [proposed, ...gone] };
}

async function waiverIn(tx: Kysely<Database>, head: ApplicationHead, id: string): Promise<WaiverRow> {
  const found = (await waiversOf(tx, head.id)).find((waiver) => waiver.id === id);
  if (found === undefined) throw noSuchThing();
  return found;
}

/** How somebody settles a waiver. */
export interface SettleWaiver {
  readonly id: string;
  readonly to: 'confirmed' | 'refused' | 'withdrawn';
  readonly reason: string | null;
  readonly version: number;
}

function requireSecondPerson(waiver: WaiverRow, person: string, to: SettleWaiver['to']): void {
  const own = waiver.proposedBy === person;
  if (to === 'withdrawn' && !own) {
    throw new ApiError('forbidden', {
      zh: '只有提议豁免的人能撤回它；别人可以拒绝。',
      en: 'Only who proposed a waiver withdraws it; others can refuse it.',
    });
  }
  if (to !== 'withdrawn' && own) {
    throw new ApiError('forbidden', {
      zh: '豁免须由另一人确认或拒绝，您是提议人。',
      en: 'A waiver is confirmed or refused by another person; you proposed it.',
    });
  }
}

/** Confirms, refuses or withdraws a waiver. */
export async function settle(
  tx: Kysely<Database>,
  { code, actor, now }: Acting,
  { id, to, reason, version }: SettleWaiver,
): Promise<{ readonly version: number; readonly audit: [Change] }> {
  const head = await reviewed(tx, code);
  const waiver = await waiverIn(tx, head, id);
  const person = personOf(actor);
  requireSecondPerson(waiver, person, to);
  if (to === 'refused' && reason === null) throw wrong('reason', '拒绝须写明理由。', 'Refusing takes a reason.');
  const from = to === 'withdrawn' ? (['proposed', 'confirmed'] as const) : (['proposed'] as const);
  if (!from.some((state) => state === waiver.state)) {
    throw notNow('这个豁免已经处理过了。', 'This waiver was settled already.', ['proposed']);
  }
  if (to === 'confirmed' && waiver.expiresOn < dayOfCentre(now)) {
    throw notNow('这个豁免已经过期。', 'This waiver has run out.', ['expired']);
  }
  const done = await settleWaiver(tx, id, { state: to, from, by: person, at: now, reason, version });
  if (!done) throw stale(waiver);
  await notify(tx, {
    to: { members: [waiver.proposedBy] },
    except: person,
    kind: 'waiver',
    object: { kind: 'application', id: code },
    text: waiverText(head.title, waiver.criterion, to),
    link: votePage(code),
    at: now,
  });
  const change = {
    object: { kind: 'waiver', id },
    before: { criterion: waiver.criterion, state: waiver.state },
    after: { criterion: waiver.criterion, state: to },
    reason,
  };
  return { version: version + 1, audit: [change] };
}

function waiverText(title: string, criterion: string, to: SettleWaiver['to']) {
  const words = {
    confirmed: { zh: '已确认', en: 'confirmed' },
    refused: { zh: '被拒绝', en: 'refused' },
    withdrawn: { zh: '已撤回', en: 'withdrawn' },
  }[to];
  return {
    zh: `“${title}”：${criterion} 的豁免${words.zh}。`,
    en: `“${title}”: the waiver of ${criterion} was ${words.en}.`,
  };
}
