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

import type { Text } from '#store/facts.ts';
import type { ScoreResult } from '../model.ts';
import type { BeforeEntry } from './body.ts';

/** Why a project stands where it stands compared with the frozen month before. */
export interface Because {
  /** `held` = the same rank, `out` = ranked in neither month. */
  readonly kind: 'entered' | 'left' | 'moved' | 'held' | 'out';
  /** What each part gives to the score now less what it gave then, in points, the biggest first; together the difference of the scores up to rounding. */
  readonly parts: readonly { readonly id: string; readonly name: Text; readonly points: number }[];
  readonly text: Text;
}

interface Weighed {
  readonly id: string;
  readonly weight: number;
  readonly value: number | null;
}

/** Points that each part gives to the total; the weight of what is unavailable is spread. */
function partPoints(parts: readonly Weighed[]): Map<string, number> {
  const whole = parts.reduce((sum, { weight, value }) => sum + (value === null ? 0 : weight), 0);
  return new Map(parts.map(({ id, weight, value }) => [id, value === null ? 0 : (weight * value) / whole]));
}

function inCents(value: number): number {
  return Math.round(value * 100) / 100;
}

function differences(score: ScoreResult, before: BeforeEntry): Because['parts'] {
  if (score.value === null || before.value === null) return [];
  const [now, then] = [partPoints(score.parts), partPoints(before.parts)];
  return score.parts
    .map(({ id, name }) => ({ id, name, points: inCents((now.get(id) ?? 0) - (then.get(id) ?? 0)) }))
    .filter(({ points }) => points !== 0)
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points) || (a.id < b.id ? -1 : 1));
}

function signed(value: number): string {
  return `${value > 0 ? '+' : '−'}${Math.abs(value).toFixed(2)}`;
}

const shown = 3;

function listed(parts: Because['parts'], locale: keyof Text): string {
  const words = parts.slice(0, shown).map(({ name, points }) => `${name[locale]} ${signed(points)}`);
  return words.join(locale === 'zh' ? '、' : ', ');
}

function scoreText(score: ScoreResult, before: BeforeEntry, parts: Because['parts']): Text {
  const by = inCents((score.value ?? 0) - (before.value ?? 0));
  if (by === 0 && parts.length === 0) {
    return { zh: '得分没有变化，名次随其他项目的变化而定', en: 'its score is the same, the others moved' };
  }
  return {
    zh: `得分 ${by === 0 ? '不变' : signed(by)}，主要来自：${listed(parts, 'zh')}`,
    en: `its score ${by === 0 ? 'is the same' : `changed by ${signed(by)}`}, mostly: ${listed(parts, 'en')}`,
  };
}

function enteredText(before: BeforeEntry | undefined): Text {
  if (before === undefined) return { zh: '新入榜：上月不在名录中', en: 'Entered: it was not listed the month before' };
  const { zh, en } = before.reason ?? { zh: '原因未记录', en: 'the reason was not kept' };
  return {
    zh: `新入榜：上月未入榜的原因已不成立（${zh}）`,
    en: `Entered: what kept it out the month before no longer holds (${en})`,
  };
}

function movedText(rank: number, before: BeforeEntry, score: ScoreResult, parts: Because['parts']): Text {
  const was = before.rank ?? rank;
  const { zh, en } = scoreText(score, before, parts);
  if (was === rank) return { zh: `名次不变：${zh}`, en: `Held its place: ${en}` };
  const by = Math.abs(was - rank);
  return was > rank
    ? { zh: `上升 ${by} 名：${zh}`, en: `Up ${by}: ${en}` }
    : { zh: `下降 ${by} 名：${zh}`, en: `Down ${by}: ${en}` };
}

/** Compares a project with the month before; `before` is undefined for one that was not listed then. */
export function becauseOf(
  entry: { readonly rank: number | null; readonly reason: Text | null; readonly score: ScoreResult },
  before: BeforeEntry | undefined,
): Because {
  const { rank, reason, score } = entry;
  const was = before?.rank ?? null;
  if (rank === null) {
    const { zh, en } = reason ?? { zh: '原因未记录', en: 'the reason was not kept' };
    if (was === null) return { kind: 'out', parts: [], text: { zh: `未入榜：${zh}`, en: `Not ranked: ${en}` } };
    return { kind: 'left', parts: [], text: { zh: `退榜：${zh}`, en: `Left: ${en}` } };
  }
  if (before === undefined || was === null) return { kind: 'entered', parts: [], text: enteredText(before) };
  const parts = differences(score, before);
  const kind = was === rank ? 'held' : 'moved';
  return { kind, parts, text: movedText(rank, before, score, parts) };
}
