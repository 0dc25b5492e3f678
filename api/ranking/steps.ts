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
import { parseMonth } from '#store/period.ts';
import { findRanking } from '#store/queries/ranking.ts';
import type { Database } from '#store/schema.ts';
import { minuteText } from '../instant-text.ts';
import { terminalLine } from '../terminal.ts';
import { UsageError } from '../usage.ts';
import { answer, dispute } from './disputes.ts';
import { beginNotice, finalise, withdraw } from './life.ts';

/** What a step is given on the command line. */
export interface StepWords {
  readonly args: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  readonly now: Date;
}

/** A step as it was done. */
export interface Done {
  readonly step: string;
  readonly until?: string;
  readonly dispute?: string;
  readonly text: Text;
}

const most = { name: 100, text: 2000 };

function option({ options }: StepWords, name: string, longest: number): string | null {
  const value = options[name];
  if (typeof value !== 'string') return null;
  const text = terminalLine(value).trim();
  if (text === '' || text.length > longest) {
    throw new UsageError({
      zh: `--${name} 须是 1 到 ${longest} 个字符。`,
      en: `--${name} takes 1 to ${longest} characters.`,
    });
  }
  return text;
}

function needed(words: StepWords, name: string, longest: number): string {
  const text = option(words, name, longest);
  if (text !== null) return text;
  throw new UsageError({ zh: `这一步须有 --${name}。`, en: `This step needs --${name}.` });
}

function argument({ args }: StepWords, at: number, zh: string, en: string): string {
  const text = args[at];
  if (text !== undefined && text.length <= most.name) return text;
  throw new UsageError({ zh: `缺少${zh}。`, en: `${en} is missing.` });
}

/** A ranking by its digest, or by its month: then what stands for it. */
async function wanted(db: Kysely<Database>, words: StepWords): Promise<string> {
  const text = argument(words, 1, '排名的摘要或月份', 'The digest or month of the ranking');
  const month = parseMonth(text);
  if (month === null) return text.toLowerCase();
  const model = option(words, 'model', most.name) ?? 'quality';
  const row = await findRanking(db, model, month);
  if (row !== null) return row.digest;
  throw new UsageError({
    zh: `${month} 还没有 ${model} 的排名。`,
    en: `There is no ranking of ${month} by ${model} yet.`,
  });
}

/** Takes one step; in the transaction at hand, or one of its own. */
export type Run = (db: Kysely<Database>, words: StepWords) => Promise<Done>;

function step(words: StepWords): { actor: string; reason: string | null; now: Date } {
  return { actor: needed(words, 'actor', most.name), reason: option(words, 'reason', most.text), now: words.now };
}

async function notice(db: Kysely<Database>, words: StepWords): Promise<Done> {
  const until = (await beginNotice(db, await wanted(db, words), step(words))).toISOString();
  const at = minuteText(until);
  const text = { zh: `已开始公示，到 ${at} 结束。`, en: `The public notice has begun and ends at ${at}.` };
  return { step: 'notice', until, text };
}

async function finish(db: Kysely<Database>, words: StepWords): Promise<Done> {
  await finalise(db, await wanted(db, words), step(words));
  return { step: 'finalise', text: { zh: '已定稿。', en: 'The ranking is final.' } };
}

async function takeBack(db: Kysely<Database>, words: StepWords): Promise<Done> {
  await withdraw(db, await wanted(db, words), step(words));
  return {
    step: 'withdraw',
    text: { zh: '已撤回，原因已记录。', en: 'The ranking is withdrawn; the reason is on record.' },
  };
}

async function object(db: Kysely<Database>, words: StepWords): Promise<Done> {
  const objection = {
    project: argument(words, 2, '项目', 'The project'),
    subject: words.args[3] ?? 'score',
    text: needed(words, 'reason', most.text),
  };
  const { actor, now } = step(words);
  const id = await dispute(db, await wanted(db, words), objection, { actor, now });
  return {
    step: 'dispute',
    dispute: id,
    text: { zh: `异议已受理，编号 ${id}。`, en: `The dispute is taken, number ${id}.` },
  };
}

async function reply(db: Kysely<Database>, words: StepWords): Promise<Done> {
  const id = argument(words, 1, '异议编号', 'The number of the dispute').replace(/^#/, '');
  const outcome = needed(words, 'outcome', most.name);
  if (outcome !== 'upheld' && outcome !== 'dismissed') {
    throw new UsageError({
      zh: '--outcome 写 upheld（成立）或 dismissed（不成立）。',
      en: '--outcome is upheld or dismissed.',
    });
  }
  const { actor, now } = step(words);
  await answer(db, id, { outcome, answer: needed(words, 'reason', most.text) }, { actor, now });
  return { step: 'answer', dispute: id, text: { zh: `异议 ${id} 已答复。`, en: `Dispute ${id} is answered.` } };
}

/** Steps in the life of a ranking, by the word that asks for them. */
export const steps: Readonly<Record<string, Run>> = {
  notice,
  finalise: finish,
  withdraw: takeBack,
  dispute: object,
  answer: reply,
};
