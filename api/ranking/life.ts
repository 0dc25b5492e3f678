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
import { parseMonth } from '#store/period.ts';
import { findRanking, type RankingRow } from '#store/queries/ranking.ts';
import { addRankingEvent, rankingDisputes, rankingEvents } from '#store/queries/ranking-life.ts';
import type { Database } from '#store/schema.ts';
import { minuteText } from '../instant-text.ts';
import { onRanking, stateWords } from './named.ts';
import { refuse } from './refusal.ts';

/** Days of a public notice. */
const noticeDays = 7;
const day = 86_400_000;

/** Who takes a step, why, and when. */
export interface Step {
  readonly actor: string;
  readonly reason: string | null;
  readonly now: Date;
}

async function refuseBeside(session: Kysely<Database>, row: RankingRow): Promise<void> {
  const month = row.month.slice(0, 7);
  const stands = await findRanking(session, row.model, parseMonth(month));
  if (stands === null || stands.id === row.id) return;
  const short = stands.digest.slice(0, 12);
  if (stands.state === 'notice') {
    refuse(
      `${month} 已有一期在公示（${short}），先撤回它。`,
      `Another ranking of ${month} is under notice (${short}); withdraw it first.`,
    );
  }
  if (stands.state === 'final') {
    refuse(
      `${month} 已有终稿（${short}）。终稿不会被悄悄替换，须先写明原因撤回它。`,
      `${month} has a final ranking (${short}), which is never replaced silently: withdraw it first, with the reason.`,
    );
  }
}

/** Begins the public notice of a draft: seven days in which disputes are taken; the end of it. */
export function beginNotice(db: Kysely<Database>, digest: string, { actor, reason, now }: Step): Promise<Date> {
  return onRanking(db, digest, async (session, row) => {
    const { zh, en } = stateWords[row.state];
    if (row.state !== 'draft')
      refuse(`只有草案才能公示，这期排名${zh}。`, `Only a draft can go under notice; this ranking is ${en}.`);
    await refuseBeside(session, row);
    const until = new Date(now.getTime() + noticeDays * day);
    await addRankingEvent(session, row.id, { kind: 'noticed', actor, reason, until, at: now });
    return until;
  });
}

/** Who put a ranking under notice. */
export async function noticedBy(session: Kysely<Database>, row: RankingRow): Promise<string | null> {
  const events = await rankingEvents(session, row.id);
  return events.findLast(({ kind }) => kind === 'noticed')?.actor ?? null;
}

/** The two-person rule: refuses when both are the same name. */
export function requireOther(actor: string, first: string | null, zh: string, en: string): void {
  if (first !== null && first.trim().toLowerCase() === actor.trim().toLowerCase()) refuse(zh, en);
}

async function refuseDisputed(session: Kysely<Database>, row: RankingRow): Promise<void> {
  const disputes = await rankingDisputes(session, row.id);
  const ids = (outcome: 'upheld' | null) =>
    disputes.flatMap((one) => (one.outcome === outcome ? [`#${one.id}`] : [])).join(', ');
  const [open, upheld] = [ids(null), ids('upheld')];
  if (open !== '') refuse(`还有异议没有答复：${open}。`, `There are disputes without an answer: ${open}.`);
  if (upheld !== '') {
    refuse(
      `异议 ${upheld} 成立：请写明原因撤回这期排名，改正、重新计算后再公示。`,
      `Disputes were upheld (${upheld}): withdraw this ranking with the reason, correct it, compute it anew and put that under notice.`,
    );
  }
}

/** Makes a ranking final: after its notice ended, with every dispute answered, by somebody else than who put it under notice. */
export function finalise(db: Kysely<Database>, digest: string, { actor, reason, now }: Step): Promise<void> {
  return onRanking(db, digest, async (session, row) => {
    const { zh, en } = stateWords[row.state];
    if (row.state !== 'notice') {
      refuse(
        `只有公示过的排名才能定稿，这期排名是${zh}。`,
        `Only a ranking under notice can become final; this one is ${en}.`,
      );
    }
    if (row.until === null || now < row.until) {
      const until = row.until === null ? '?' : minuteText(row.until.toISOString());
      refuse(
        `公示到 ${until} 结束，之前不能定稿。`,
        `The notice runs until ${until}; the ranking cannot become final before.`,
      );
    }
    await refuseDisputed(session, row);
    requireOther(
      actor,
      await noticedBy(session, row),
      '两人原则：发起公示的人不能自己定稿。',
      'Two-person rule: who put a ranking under notice does not make it final.',
    );
    await addRankingEvent(session, row.id, { kind: 'finalised', actor, reason, until: null, at: now });
  });
}

/** Withdraws a ranking with its reason; it stays readable, and another draft of the month may go under notice. */
export function withdraw(db: Kysely<Database>, digest: string, { actor, reason, now }: Step): Promise<void> {
  return onRanking(db, digest, async (session, row) => {
    if (row.state === 'withdrawn') refuse('这期排名已经撤回。', 'This ranking is withdrawn already.');
    if (reason === null) refuse('撤回必须写明原因（--reason）。', 'Withdrawing needs a reason (--reason).');
    await addRankingEvent(session, row.id, { kind: 'withdrawn', actor, reason, until: null, at: now });
  });
}

/** Adds a remark that is shown with the ranking; its numbers stay as they were frozen. */
export function annotate(db: Kysely<Database>, digest: string, { actor, reason, now }: Step): Promise<void> {
  return onRanking(db, digest, async (session, row) => {
    if (row.state === 'withdrawn') {
      refuse('已撤回的排名不再加注。', 'A withdrawn ranking takes no more remarks.');
    }
    if (reason === null) refuse('请写明注释内容。', 'Write the remark.');
    await addRankingEvent(session, row.id, { kind: 'annotated', actor, reason, until: null, at: now });
  });
}
