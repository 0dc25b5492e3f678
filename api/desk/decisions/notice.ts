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
import type { Text } from '#store/facts.ts';
import { type ApplicationHead, holdApplication } from '#store/queries/desk/application-state.ts';
import { closeNotice, insertNotice, type NoticeRow } from '#store/queries/desk/notices.ts';
import type { Database } from '#store/schema.ts';
import { noSuchThing } from '../authorise.ts';
import { type Change, stale } from '../decide.ts';
import { notify } from '../life/notify.ts';
import { takeStep, wrongState } from '../reviews/step.ts';
import { votePage } from './ballot.ts';
import { caseOf } from './case.ts';
import { missingForNotice } from './conditions.ts';
import { refusedFor } from './missing.ts';
import { personOf } from './person.ts';
import type { Acting } from './waiver.ts';

const day = 86_400_000;
const opening: Text = { zh: '公示', en: 'The public notice' };

/** The public page of a notice, below `/{locale}`. */
function noticePage(code: string): string {
  return `/apply/notice/${code}/`;
}

/** Puts what is to be decided before the public, for the days that the rubric asks. */
export async function openNotice(
  tx: Kysely<Database>,
  { code, actor, now }: Acting,
  { version, text }: { readonly version: number; readonly text: Text | null },
): Promise<{ readonly id: string; readonly until: Date; readonly audit: [Change, ...Change[]] }> {
  const head = await holdApplication(tx, code);
  if (head === null) throw noSuchThing();
  if (!['reviewing', 'voting', 'notice'].includes(head.state)) throw wrongState(head);
  if (head.version !== version) throw stale(head);
  const one = await caseOf(tx, head, now);
  const missing = missingForNotice(one);
  if (missing.length > 0 || one.gate === null) throw refusedFor(opening, missing);
  const until = new Date(now.getTime() + one.gate.rules.noticeDays * day);
  const openedBy = personOf(actor);
  const id = await insertNotice(tx, { application: head.id, openedBy, from: now, until, text });
  const move = { from: [head.state], to: 'notice', clock: { name: 'notice', dueAt: until }, now } as const;
  const step = await takeStep(tx, code, move, null);
  await notify(tx, {
    to: { applicantOf: code, roles: ['committee'], ...(head.project === null ? {} : { maintainersOf: head.project }) },
    except: openedBy,
    kind: 'notice',
    object: { kind: 'application', id: code },
    text: { zh: `“${head.title}”开始公示。`, en: `“${head.title}” is on public notice.` },
    link: noticePage(code),
    at: now,
  });
  const opened = {
    object: { kind: 'public-notice', id },
    before: null,
    after: { from: now, until, text },
    reason: null,
  };
  return { id, until, audit: [opened, step.change] };
}

/** Ends a notice whose time is over. */
export async function endNotice(
  tx: Kysely<Database>,
  head: ApplicationHead,
  notice: NoticeRow,
  now: Date,
): Promise<Change[]> {
  const done = await closeNotice(tx, notice.id, 'ended', now);
  if (!done) return [];
  const ended = {
    object: { kind: 'public-notice', id: notice.id },
    before: { state: 'open' },
    after: { state: 'ended' },
    reason: null,
  };
  await notify(tx, {
    to: { roles: ['committee'] },
    kind: 'notice',
    object: { kind: 'application', id: head.code },
    text: { zh: `“${head.title}”的公示已结束，可以作出决定。`, en: `The notice of “${head.title}” is over.` },
    link: votePage(head.code),
    dedupe: `notice-ended:${notice.id}`,
    at: now,
  });
  return [ended];
}
