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
import { type GuidanceRow, insertGuidance, readGuidance, settleGuidance } from '#store/queries/desk/guidance.ts';
import { readHelpRequest } from '#store/queries/desk/help-request.ts';
import type { Database } from '#store/schema.ts';
import { ApiError } from '../../errors.ts';
import type { Actor } from '../actor.ts';
import { noSuchThing } from '../authorise.ts';
import { type Change, notNow, stale } from '../decide.ts';
import { tracesOf } from './names.ts';
import type { ProposedGuidance } from './schema.ts';

interface Acting {
  readonly actor: Actor;
  readonly now: Date;
}

function tellsWho(found: readonly string[], zh: string, en: string): ApiError {
  return new ApiError('not-now', { zh, en }, { allowed: found });
}

/** Proposes guidance made of a request; refused while it says who asked. */
export async function proposeGuidance(
  tx: Kysely<Database>,
  code: string,
  { actor, now }: Acting,
  body: ProposedGuidance,
): Promise<{ readonly id: string; readonly change: Change }> {
  const request = await readHelpRequest(tx, code);
  if (request === null) throw noSuchThing();
  if (request.state === 'open' || request.state === 'assigned') {
    throw notNow('先答复提问的人，再整理成公开指引。', 'Answer whoever asked before making guidance of it.');
  }
  const { contacts, names } = tracesOf(request, body);
  const list = { zh: [...contacts, ...names].join('、'), en: [...contacts, ...names].join(', ') };
  if (contacts.length > 0) {
    throw tellsWho(
      contacts,
      `文中有联系方式，不能公开：${list.zh}。`,
      `There are ways to reach somebody in it, which must not be published: ${list.en}.`,
    );
  }
  if (names.length > 0 && body.confirmed !== true) {
    throw tellsWho(
      names,
      `文中可能看得出是谁问的：${list.zh}。请改写；若只是常用词，请勾选“已核对”后再提交。`,
      `It may tell who asked: ${list.en}. Rewrite it; if these are common words, tick “checked” and send it again.`,
    );
  }
  const { topic, title, question, answer } = body;
  const texts = {
    title_zh: title.zh,
    title_en: title.en,
    question_zh: question.zh,
    question_en: question.en,
    answer_zh: answer.zh,
    answer_en: answer.en,
  };
  const by = { proposed_by: actor.id, proposed_at: now, updated_at: now };
  const id = await insertGuidance(tx, { request: request.id, topic, ...texts, ...by });
  const after = { state: 'proposed', topic, title, question, answer, confirmedNames: names };
  return { id, change: { object: { kind: 'guide', id }, before: null, after, reason: null } };
}

const steps = {
  approve: { from: 'proposed', to: 'published' },
  refuse: { from: 'proposed', to: 'refused' },
  withdraw: { from: 'published', to: 'withdrawn' },
} as const;

function times(to: GuidanceRow['state'], now: Date) {
  if (to === 'published') return { published_at: now };
  return to === 'withdrawn' ? { withdrawn_at: now } : {};
}

/** Publishes, refuses or takes back guidance; what one person proposed another one approves. */
export async function settle(
  tx: Kysely<Database>,
  step: keyof typeof steps,
  { id, version, reason }: { readonly id: string; readonly version: number; readonly reason: string | null },
  { actor, now }: Acting,
): Promise<{ readonly answer: { id: string; state: string; version: number }; readonly change: Change }> {
  const row = await readGuidance(tx, id);
  if (row === null) throw noSuchThing();
  const { from, to } = steps[step];
  if (row.version !== version) throw stale({ version: row.version, by: row.settled_name });
  if (row.state !== from)
    throw notNow('这条指引现在的状态不允许这一步。', 'This guidance is not in a state for this step.');
  if (step === 'approve' && row.proposed_by === actor.id) {
    throw notNow(
      '须由另一个人批准：提出者不能批准自己的稿子。',
      'Another person approves it: nobody approves their own.',
    );
  }
  const done = { state: to, settled_by: actor.id, reason, updated_at: now, ...times(to, now) };
  if (!(await settleGuidance(tx, { id, version, from }, done))) throw stale({ version: row.version + 1 });
  const change: Change = { object: { kind: 'guide', id }, before: { state: from }, after: { state: to }, reason };
  return { answer: { id, state: to, version: version + 1 }, change };
}
