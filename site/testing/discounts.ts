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

import type { DiscountCard, ModelCard, Project, ProjectDiscounts, Text } from '#api/client.ts';

function rule(id: string, zh: string, en: string, evidence: Record<string, Text>, applied = true): DiscountCard {
  return {
    id,
    name: { zh, en },
    description: { zh: `${zh}：超出部分只计一部分。`, en: `${en}: what is beyond the limit counts in part.` },
    formula: { zh: '超出限额时系数 0.2。', en: 'Factor 0.2 beyond the limit.' },
    revision: 1,
    source: 'https://example.org/rules',
    needs: ['commit'],
    evidence,
    applied,
  };
}

/** Cards of the rules against gaming in the fixture. */
export const discountCards: readonly DiscountCard[] = [
  rule('burst', '突击', 'Burst', {
    withinHour: { zh: '一小时内', en: 'within the hour' },
    limit: { zh: '限额', en: 'limit' },
  }),
  rule('self-merge', '自行合入', 'Self-merge', {
    mergedAt: { zh: '合入时刻', en: 'merged at' },
    firstResponseAt: { zh: '他人首次回应', en: 'first response' },
  }),
  rule('watched', '观察中', 'Watched', { nth: { zh: '第几次', en: 'ordinal' } }, false),
  rule('quiet', '未发现', 'Quiet', { nth: { zh: '第几次', en: 'ordinal' } }),
];

type Found = ProjectDiscounts['rules'][number];

function found(id: string, more: Partial<Found>): Found {
  const { name = { zh: id, en: id }, applied = true } = discountCards.find((card) => card.id === id) ?? {};
  const none = { coverage: 1, acts: 0, ever: 0, factor: null, taken: applied ? 0 : null, samples: [] };
  return { rule: id, name, revision: 1, applied, ...none, ...more };
}

const sample = { at: '2026-10-02T08:30:00.000Z', repository: 'https://github.com/example/x', factor: 0.2 } as const;

const rules: readonly Found[] = [
  found('burst', {
    acts: 1234,
    ever: 5678,
    factor: { least: 0.2, most: 0.2 },
    taken: 12.345678,
    samples: [
      {
        ...sample,
        kind: 'commit',
        subject: null,
        commit: 'ab12'.repeat(10),
        url: `https://github.com/example/x/commit/${'ab12'.repeat(10)}`,
        evidence: { withinHour: 75, limit: 60 },
      },
      {
        ...sample,
        kind: 'comment',
        subject: { kind: 'issue', number: '<b>7</b>' },
        commit: null,
        url: 'javascript:alert(1)',
        evidence: { withinHour: 41, limit: 40, other: 'not on the card' },
      },
    ],
  }),
  found('self-merge', {
    coverage: 0.5,
    acts: 1,
    ever: 1,
    factor: { least: 0.3, most: 0.5 },
    taken: 0.004,
    samples: [
      {
        ...sample,
        kind: 'change-merged',
        subject: { kind: 'change', number: '12' },
        commit: null,
        url: 'https://github.com/example/x/pull/12',
        evidence: { mergedAt: '2026-10-02T08:30:00', firstResponseAt: null },
      },
    ],
  }),
  found('watched', { acts: 2, ever: 2, factor: { least: 0.1, most: 0.1 } }),
  found('quiet', {}),
];

const dispute = {
  zh: '在代码仓提一个议题，写明规则、行为和理由。',
  en: 'Open an issue with the rule, the act and why.',
};

/** What the rules found: much in every third project, nothing in the others, nothing computed where nothing was crawled. */
export function discountsOf(project: Project, index: number): ProjectDiscounts {
  const base = { project: project.slug, dispute };
  if (project.commits12 === null) return { ...base, window: null, activity: null, acts: 0, taken: 0, rules: [] };
  const own = index % 3 === 0 ? rules : discountCards.map(({ id }) => found(id, { coverage: id === 'quiet' ? 0 : 1 }));
  const some = index % 3 === 0 ? { acts: 1237, taken: 12.35 } : { acts: 0, taken: 0 };
  return { ...base, window: { month: '2026-11', running: true }, activity: 403.25, ...some, rules: [...own] };
}

/** A model with signed weights, bounds, bands and conditions, as others publish them. */
export const publishedModel: ModelCard = {
  id: 'published',
  name: { zh: '他人发表的模型', en: 'A published model' },
  description: { zh: '带正负权重的模型。', en: 'A model with signed weights.' },
  revision: 2,
  source: 'https://example.org/published',
  formula: { zh: 'Σ 权重 · 得分 / Σ |权重|', en: 'Σ weight · score / Σ |weight|' },
  rule: 'absolute-mean',
  missing: 'worst',
  publishedMissing: 'left-out',
  scale: 1,
  partCoverage: 0,
  totalCoverage: 0.5,
  ahp: [],
  consistency: null,
  parts: Object.fromEntries(
    ['project', 'repository'].map((scope) => [
      scope,
      [
        {
          id: 'inputs',
          name: { zh: '全部输入', en: 'All inputs' },
          weight: 1,
          ahp: [
            [1, 3],
            [1 / 3, 1],
          ],
          inputs: [
            {
              id: 'commits',
              from: 'metric',
              name: { zh: '提交数', en: 'Commits' },
              weight: 0.75,
              shape: { kind: 'bounded', lower: 0, upper: 1000, smallerIsBetter: false, distribution: 'zipfian' },
              aliases: ['commit_frequency'],
              note: { zh: '这里按 12 个月计。', en: 'Here over 12 months.' },
            },
            {
              id: 'months-since-release',
              from: 'derived',
              name: { zh: '距上次发布的月数', en: 'Months since the last release' },
              weight: -0.25,
              shape: {
                kind: 'bands',
                most: 10,
                bands: [
                  { below: 3, points: 10 },
                  { from: 3, points: 2 },
                ],
              },
              reads: { metric: 'releases', per: 30 },
              when: { exists: 'commits' },
              unavailable: { zh: '来源没有公开。', en: 'The source does not tell it.' },
            },
          ],
        },
      ],
    ]),
  ),
};
