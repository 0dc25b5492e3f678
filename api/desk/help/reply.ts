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
import { type HelpRequestRow, insertHelpMessage } from '#store/queries/desk/help-request.ts';
import type { Database } from '#store/schema.ts';
import type { Actor } from '../actor.ts';
import type { Change } from '../decide.ts';
import { notify } from '../life/notify.ts';
import { changeRequest, requestAt, requireState } from './step.ts';
import { helpDue } from './topic.ts';

interface Step {
  readonly code: string;
  readonly version: number;
  readonly actor: Actor;
  readonly now: Date;
}

interface Done {
  readonly answer: { code: string; state: HelpRequestRow['state']; version: number };
  readonly audit: [Change];
}

function done({ row, change }: Awaited<ReturnType<typeof changeRequest>>): Done {
  return { answer: { code: row.code, state: row.state, version: row.version }, audit: [change] };
}

function write(
  tx: Kysely<Database>,
  row: HelpRequestRow,
  { actor, now }: Step,
  kind: 'question' | 'answer' | 'note',
  text: string,
) {
  const author_name = actor.kind === 'holder' ? row.name : actor.name;
  return insertHelpMessage(tx, { request: row.id, author: actor.id, author_name, kind, text, at: now });
}

/** Tells whoever asked, at the address that they left where it is one. */
async function tellAsker(tx: Kysely<Database>, row: HelpRequestRow, { actor, now }: Step): Promise<void> {
  const mail = /^\S+@\S+\.\S+$/.test(row.contact) ? { address: { email: row.contact, locale: row.locale } } : {};
  await notify(tx, {
    to: row.asked_by === null ? mail : { members: [row.asked_by] },
    except: actor.userId,
    kind: 'help',
    object: { kind: 'request', id: row.code },
    text: { zh: `服务台答复了您的请求：${row.title}`, en: `The help desk answered your request: ${row.title}` },
    link: `/help/${row.code}/`,
    at: now,
  });
}

/** Whoever asked writes more: an answered or closed request waits for the desk again. */
export async function reply(tx: Kysely<Database>, step: Step, text: string): Promise<Done> {
  const row = await requestAt(tx, step.code, step.version);
  const message = await write(tx, row, step, 'question', text);
  const state = row.assignee === null ? 'open' : 'assigned';
  const due_at = row.due_at ?? helpDue(row.priority, step.now);
  const change = { state, due_at, closed_at: null, updated_at: step.now } as const;
  if (row.assignee !== null) {
    await notify(tx, {
      to: { members: [row.assignee] },
      except: step.actor.userId,
      kind: 'help',
      object: { kind: 'request', id: row.code },
      text: { zh: `提问人又写了：${row.title}`, en: `Whoever asked wrote again: ${row.title}` },
      link: `/desk/help/${row.code}/`,
      at: step.now,
    });
  }
  return done(await changeRequest(tx, row, change, { reason: null, more: { message, kind: 'question' } }));
}

/** Somebody of the desk answers, or leaves a note that only the desk reads. */
export async function answer(
  tx: Kysely<Database>,
  step: Step,
  { text, note }: { readonly text: string; readonly note: boolean },
): Promise<Done> {
  const row = await requestAt(tx, step.code, step.version);
  requireState(row, note ? ['open', 'assigned', 'answered', 'closed'] : ['open', 'assigned', 'answered']);
  const kind = note ? 'note' : 'answer';
  const message = await write(tx, row, step, kind, text);
  if (!note) await tellAsker(tx, row, step);
  const answered = { state: 'answered', due_at: null, answered_at: step.now } as const;
  const change = { ...(note ? {} : answered), updated_at: step.now };
  return done(await changeRequest(tx, row, change, { reason: null, more: { message, kind } }));
}

/** Gives a request to somebody of the desk, or to nobody, and says how urgent it is. */
export async function assign(
  tx: Kysely<Database>,
  step: Step,
  { member, priority }: { readonly member: string | null; readonly priority: HelpRequestRow['priority'] },
): Promise<Done> {
  const row = await requestAt(tx, step.code, step.version);
  requireState(row, ['open', 'assigned', 'answered']);
  const state = row.state === 'answered' ? 'answered' : member === null ? 'open' : 'assigned';
  const due_at = row.state === 'answered' || priority === row.priority ? row.due_at : helpDue(priority, row.created_at);
  if (member !== null && member !== row.assignee) {
    await notify(tx, {
      to: { members: [member] },
      except: step.actor.userId,
      kind: 'help',
      object: { kind: 'request', id: row.code },
      text: { zh: `分派给您的服务请求：${row.title}`, en: `A request was assigned to you: ${row.title}` },
      link: `/desk/help/${row.code}/`,
      at: step.now,
    });
  }
  return done(
    await changeRequest(tx, row, { assignee: member, priority, state, due_at, updated_at: step.now }, { reason: null }),
  );
}

/** Ends a request, with a reason or without. */
export async function close(tx: Kysely<Database>, step: Step, reason: string | null): Promise<Done> {
  const row = await requestAt(tx, step.code, step.version);
  requireState(row, ['open', 'assigned', 'answered']);
  const change = { state: 'closed', due_at: null, closed_at: step.now, updated_at: step.now } as const;
  return done(await changeRequest(tx, row, change, { reason }));
}

/** Opens a closed request again. */
export async function reopen(tx: Kysely<Database>, step: Step, reason: string | null): Promise<Done> {
  const row = await requestAt(tx, step.code, step.version);
  requireState(row, ['closed', 'answered']);
  const state = row.assignee === null ? 'open' : 'assigned';
  const due_at = helpDue(row.priority, step.now);
  return done(await changeRequest(tx, row, { state, due_at, closed_at: null, updated_at: step.now }, { reason }));
}
