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

import type { Project, Ranking, Score } from '#api/client.ts';
import { evaluate } from '#metrics/evaluate.ts';

type Model = Parameters<typeof evaluate>[0];

/** Disputes of the fixture's ranking: one answered, one open. */
const rankingDisputes: Ranking['disputes'] = [
  {
    id: '1',
    project: 'qingyun-kernel',
    subject: 'retention',
    raisedBy: 'maintainer of qingyun',
    text: '留存率没有算上迁移前的仓库。',
    raisedAt: '2026-11-19T02:00:00.000Z',
    outcome: 'dismissed',
    answer: '迁移前的仓库不在名录里；加入名录后会重新计算。',
    answeredBy: 'zhao',
    answeredAt: '2026-11-20T02:00:00.000Z',
  },
  {
    id: '2',
    project: 'qingyun-kernel',
    subject: 'score',
    raisedBy: 'wang',
    text: 'The score <b>should</b> be looked at again.',
    raisedAt: '2026-11-20T03:00:00.000Z',
    outcome: null,
    answer: null,
    answeredBy: null,
    answeredAt: null,
  },
];

/** A card with one share a part, so that the engine gives the scores of the fixture. */
function cardOf(parts: Score['parts']): Model {
  return {
    id: 'quality',
    revision: 1,
    rule: 'categories',
    missing: 'spread',
    scale: 100,
    partCoverage: 0.4,
    totalCoverage: 0.6,
    ahp: [],
    parts: {
      project: parts.map(({ id, name, weight }) => ({
        id,
        name,
        weight,
        inputs: [{ id: `${id}-share`, from: 'metric', name, weight: 1, shape: { kind: 'share' } }],
      })),
    },
    // Only what the engine reads.
  } as unknown as Model;
}

const stated = { licence: null, firstCommitAt: null, archived: null, conflicts: null };

/** What the fixture's ranking was frozen with, and the score that follows from it. */
export function frozenWith(scored: readonly { readonly project: Project; readonly score: Score }[]): {
  readonly frozen: Pick<Ranking, 'format' | 'card' | 'cards' | 'inputs'>;
  readonly scores: ReadonlyMap<string, Score>;
} {
  const card = cardOf(scored[0]?.score.parts ?? []);
  const inputs = scored.map(({ project, score }) => ({
    project: project.slug,
    name: project.name,
    domain: project.domain,
    admittedOn: project.admittedOn,
    facts: { stage: project.stage, ...stated },
    metrics: Object.fromEntries(
      score.parts.map(({ id, value }) => {
        return [`${id}-share`, { value: value === null ? null : value / 100, reason: null, coverage: 1 }];
      }),
    ),
    checks: {},
    without: [],
  }));
  const scores = inputs.map(({ project, metrics }): [string, Score] => {
    const score = evaluate(card, 'project', { metrics: new Map(Object.entries(metrics)), checks: new Map() });
    return [project, { ...structuredClone(score), month: '2026-10', running: false } as Score];
  });
  const frozen = { format: 2, card: card as unknown as Record<string, unknown>, cards: {}, inputs };
  return { frozen, scores: new Map(scores) };
}

/** A ranking under notice. */
export const rankingLife = {
  state: 'notice',
  until: '2026-11-25T00:00:00.000Z',
  newer: 1,
  events: [
    {
      kind: 'noticed',
      actor: 'lin',
      reason: '十月排名公示',
      until: '2026-11-25T00:00:00.000Z',
      at: '2026-11-18T00:00:00.000Z',
    },
  ],
  disputes: rankingDisputes,
  rules: null,
  before: null,
} satisfies Partial<Ranking>;
