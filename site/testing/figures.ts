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

import type { CheckCard, CheckList, CheckResult, MetricCard, ModelCard, Project, Score, Series } from '#api/client.ts';
import { checkCards, metricCards } from './cards.ts';
import type { Plan } from './plans.ts';
import { between, hex, type Random } from './random.ts';

const notFetched = {
  zh: '这一项需要平台接口，目前没有采集。',
  en: 'This needs the platform’s API, which is not crawled yet.',
};
const tooLittle = { zh: '测到的输入不足 60%，不给总分。', en: 'Less than 60 % of the inputs were measured.' };

/** The score of a fixture project by one model; adaptation is never measured. */
export function scoreOf(card: ModelCard, plan: Plan, random: Random): Score {
  const parts = (card.parts['project'] ?? []).map((part): Score['parts'][number] => {
    const known = part.id !== 'adaptation' && (plan.data !== 'little' || part.id === 'vitality');
    const inputs = part.inputs.map((input) => {
      const score = known ? between(random, 20, 100) : null;
      return {
        id: input.id,
        from: input.from,
        name: input.name,
        weight: input.weight,
        value: score === null ? null : score * 12.5,
        score,
        reason: known ? null : notFetched,
      };
    });
    const value = known ? inputs.reduce((sum, input) => sum + (input.score ?? 0), 0) / inputs.length : null;
    return { id: part.id, name: part.name, weight: part.weight, value, coverage: known ? 1 : 0, inputs };
  });
  const measured = parts.filter((part) => part.value !== null);
  const weight = measured.reduce((sum, part) => sum + part.weight, 0);
  const enough = weight >= card.totalCoverage;
  const value = measured.reduce((sum, part) => sum + (part.value ?? 0) * part.weight, 0) / weight;
  return {
    model: card.id,
    revision: card.revision,
    value: enough ? value : null,
    coverage: Math.min(1, weight),
    month: '2026-10',
    running: false,
    reason: enough ? null : tooLittle,
    parts,
  };
}

/** The series of a fixture project: 48 months of them, the last of them still running. */
export function seriesOf(plan: Plan, random: Random): Series[] {
  return metricCards.map((card) => ({
    metric: card.id,
    revision: card.revision,
    name: card.name,
    topic: card.topic,
    unit: card.unit,
    direction: card.direction,
    monthly: card.periods.includes('month') ? points(card, plan, random) : [],
    window12: points(card, plan, random),
    detail: detailOf(card, random),
    detailShape: card.detailShape,
  }));
}

function points(card: MetricCard, plan: Plan, random: Random): Series['monthly'] {
  return Array.from({ length: 48 }, (_, index) => {
    const month = `${2022 + Math.floor((index + 11) / 12)}-${String(((index + 11) % 12) + 1).padStart(2, '0')}`;
    const running = index === 47;
    const gap = plan.data === 'little' || (plan.data === 'gaps' && index % 11 > 7);
    if (gap) return { month, running, value: null, reason: { zh: '当月没有提交', en: 'no commits in the month' } };
    return {
      month,
      running,
      value: card.unit.en === 'share' ? random() : between(random, 0, card.id === 'changed-lines' ? 80_000 : 160),
      reason: null,
    };
  });
}

function detailOf(card: MetricCard, random: Random): unknown {
  if (card.detailShape === 'weekday-hour')
    return Array.from({ length: 168 }, (_, hour) => (hour % 24 < 8 ? 0 : between(random, 0, hour >= 120 ? 12 : 90)));
  if (card.detailShape !== 'zone') return null;
  return [
    { zone: '-07:00', commits: between(random, 10, 90) },
    { zone: '+08:00', commits: between(random, 300, 900) },
    { zone: null, commits: 4 },
  ];
}

/** Organisations of a fixture project, the unknown part among them. */
export function organisationsOf(plan: Plan, random: Random): Project['organisations'] {
  const names = ['北辰软件 Beichen', '<i>Acme</i>', '云海大学 Yunhai University', '星河云 Xinghe Cloud'];
  const count = plan.data === 'full' ? 16 : 3;
  const known = Array.from({ length: count }, (_, index) => {
    const name = names[index] ?? `单位 ${index + 1}`;
    return {
      id: `o${index}`,
      name: { zh: name, en: name },
      commits: between(random, 1, 900),
      contributors: between(random, 1, 30),
    };
  });
  return [
    ...known,
    {
      id: null,
      name: { zh: '未知', en: 'Unknown' },
      commits: between(random, 200, 9000),
      contributors: between(random, 5, 90),
    },
  ];
}

/** Check results of a fixture project, every status among them. */
export function checksOf(plan: Plan, random: Random): CheckList {
  if (plan.data === 'none') return { project: plan.slug, head: null, checks: [] };
  return {
    project: plan.slug,
    head: hex(random, 40),
    checks: checkCards.map((card, index) => resultOf(card, index, plan)),
  };
}

const order = ['pass', 'fail', 'pass', 'partial', 'unknown', 'pass', 'not-applicable'] as const;

function resultOf(card: CheckCard, index: number, plan: Plan): CheckResult {
  const status = order[index % order.length] ?? 'unknown';
  const found = status === 'pass' || status === 'partial';
  return {
    id: card.id,
    revision: card.revision,
    name: card.name,
    question: card.question,
    category: card.category as CheckResult['category'],
    weight: card.weight,
    status,
    score: status === 'pass' ? 1 : status === 'partial' ? 0.5 : status === 'fail' ? 0 : null,
    message: found
      ? { zh: `找到 docs/${card.id}.md。`, en: `Found docs/${card.id}.md.` }
      : { zh: '没有找到。', en: 'Not found.' },
    fix: card.fix,
    evidence: found
      ? [
          {
            path: `docs/${card.id}.md`,
            line: 3,
            text: plan.slug === 'hostile' ? '<script>alert(3)</script>' : '# Title',
            url: plan.slug === 'hostile' ? 'javascript:alert(4)' : 'https://git.example/file#L3',
          },
        ]
      : [],
    searched: found ? [] : [`${card.id}.md`, `docs/${card.id}.md`, '.github/', '.gitee/'],
    nearestMiss: status === 'fail' ? { path: `old/${card.id}.txt`, why: { zh: '内容为空', en: 'it is empty' } } : null,
    gates: card.gates,
    checkedAt: '2026-11-21T22:14:05.000Z',
  };
}
