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
import { addRankingDispute, answerDispute, findDispute, rankingDigest } from '#store/queries/ranking-life.ts';
import type { Database } from '#store/schema.ts';
import { noticedBy, requireOther, type Step } from './life.ts';
import { onRanking, stateWords } from './named.ts';
import { refuse } from './refusal.ts';

/** What is objected to. */
export interface Objection {
  readonly project: string;
  /** A metric, check, discount, condition or part by id, or `score`. */
  readonly subject: string;
  readonly text: string;
}

/** Takes a dispute while the notice runs; its id. */
export function dispute(
  db: Kysely<Database>,
  digest: string,
  objection: Objection,
  { actor, now }: Pick<Step, 'actor' | 'now'>,
): Promise<string> {
  return onRanking(db, digest, async (session, row) => {
    const { zh, en } = stateWords[row.state];
    if (row.state !== 'notice') {
      refuse(
        `只在公示期内受理异议，这期排名是${zh}。`,
        `Disputes are taken during the public notice; this ranking is ${en}.`,
      );
    }
    if (row.until === null || now >= row.until)
      refuse('公示已经结束，不再受理异议。', 'The notice has ended; disputes are no longer taken.');
    const { entries } = row.body as { readonly entries: readonly { readonly project: string }[] };
    if (!entries.some(({ project }) => project === objection.project)) {
      refuse(`这期排名里没有项目 ${objection.project}。`, `This ranking has no project ${objection.project}.`);
    }
    return addRankingDispute(session, row.id, { ...objection, raised_by: actor, raised_at: now });
  });
}

/** Answers a dispute; neither who raised it nor who put the ranking under notice does. */
export async function answer(
  db: Kysely<Database>,
  id: string,
  given: { readonly outcome: 'upheld' | 'dismissed'; readonly answer: string },
  { actor, now }: Pick<Step, 'actor' | 'now'>,
): Promise<void> {
  const digest = /^[1-9]\d{0,17}$/.test(id) ? await rankingDigest(db, id) : null;
  if (digest === null) return refuse(`没有异议 ${id}。`, `There is no dispute ${id}.`);
  await onRanking(db, digest, async (session, row) => {
    const found = await findDispute(session, id);
    if (found?.open !== true) refuse(`异议 ${id} 已有答复。`, `Dispute ${id} was answered already.`);
    const { zh, en } = stateWords[row.state];
    if (row.state !== 'notice') {
      refuse(`这期排名${zh}，异议不再答复。`, `The ranking is ${en}: its disputes are no longer answered.`);
    }
    const rule = [
      '两人原则：提出异议的人和发起公示的人都不能答复。',
      'Two-person rule: neither who raised a dispute nor who put the ranking under notice answers it.',
    ] as const;
    requireOther(actor, found?.raisedBy ?? null, ...rule);
    requireOther(actor, await noticedBy(session, row), ...rule);
    await answerDispute(session, id, { ...given, answered_by: actor, answered_at: now });
  });
}
