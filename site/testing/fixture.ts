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

import type {
  CheckList,
  CrawlStatus,
  Project,
  ProjectDiscounts,
  ProjectSummary,
  Ranking,
  Series,
} from '#api/client.ts';
import { checkCards, metricCards, modelCards } from './cards.ts';
import { discountsOf } from './discounts.ts';
import { checksOf, organisationsOf, scoreOf, seriesOf } from './figures.ts';
import { type Plan, plans } from './plans.ts';
import { seeded } from './random.ts';
import { frozenWith, rankingLife } from './ranking-life.ts';
import { crawlOf, repositoryOf } from './repository.ts';

/** A whole hub as the API tells it: fourteen invented projects, the awkward ones included. */
export interface FixtureHub {
  readonly projects: readonly Project[];
  readonly series: ReadonlyMap<string, readonly Series[]>;
  readonly checks: ReadonlyMap<string, CheckList>;
  readonly discounts: ReadonlyMap<string, ProjectDiscounts>;
  readonly ranking: Ranking | null;
  readonly crawls: CrawlStatus;
}

/** The month the fixture's scores are of. */
const fixtureMonth = '2026-10';

/** Builds the fixture; `many` adds that many plain projects, for measuring. */
export function fixtureHub(many = 0): FixtureHub {
  const all = [...plans, ...Array.from({ length: many }, (_, index) => plainPlan(index))];
  const projects = all.map((plan, index) => projectOf(plan, index));
  return {
    projects,
    series: new Map(
      all.map((plan, index) => [plan.slug, plan.data === 'none' ? [] : seriesOf(plan, seeded(index + 900))]),
    ),
    checks: new Map(all.map((plan, index) => [plan.slug, checksOf(plan, seeded(index + 300))])),
    discounts: new Map(projects.map((project, index) => [project.slug, discountsOf(project, index)])),
    ranking: rankingOf(projects),
    crawls: {
      running: all.filter((plan) => plan.freshness === 'crawling').length,
      waiting: all.filter((plan) => plan.freshness === 'waiting').length,
      parked: 0,
      nextVisit: '2026-11-22T12:00:00.000Z',
      crawls: all.map((plan, index) => crawlOf(plan, seeded(index + 600))),
    },
  };
}

function plainPlan(index: number): Plan {
  const base = plans[0];
  if (base === undefined) throw new Error('The fixture has a first plan.');
  const slug = `sample-${String(index + 1).padStart(4, '0')}`;
  const domains = ['operating-system', 'database', 'cloud-native', 'basic-software'] as const;
  const stages = ['applied', 'sandbox', 'incubating', 'graduated'] as const;
  return {
    ...base,
    slug,
    name: { zh: `示例项目 ${index + 1}`, en: `Sample ${index + 1}` },
    domain: domains[index % domains.length] ?? 'database',
    stage: stages[index % stages.length] ?? 'sandbox',
  };
}

function projectOf(plan: Plan, index: number): Project {
  const random = seeded(index + 1);
  const blank = plan.data === 'none';
  const scores = blank ? [] : modelCards.map((card) => scoreOf(card, plan, random));
  const brief = (id: string): ProjectSummary['quality'] => {
    const score = scores.find((one) => one.model === id);
    return score === undefined
      ? null
      : {
          value: score.value,
          coverage: score.coverage,
          month: score.month,
          running: score.running,
          reason: score.reason,
        };
  };
  const repository = repositoryOf(plan, random);
  const organisations = blank ? [] : organisationsOf(plan, random);
  const total = organisations.reduce((sum, entry) => sum + entry.commits, 0);
  return {
    slug: plan.slug,
    name: plan.name,
    description: plan.description,
    domain: plan.domain,
    stage: plan.stage,
    stageSince: '2026-03-16',
    homepage: plan.homepage,
    repositories: 1,
    platforms: [repository.platform],
    languages: blank
      ? []
      : plan.languages.map((name, place) => ({ name, share: place === 0 ? 0.8 : 0.2 / (plan.languages.length - 1) })),
    licence: plan.licence,
    commits12: blank ? null : total,
    contributors12: blank ? null : organisations.reduce((sum, entry) => sum + entry.contributors, 0),
    window12: blank ? null : { month: '2026-11', running: true },
    quality: brief('quality'),
    participation: brief('participation'),
    freshness: plan.freshness,
    asOf: blank ? null : '2026-11-21T22:14:05.000Z',
    admittedOn: plan.stage === 'applied' ? null : '2025-06-01',
    stages: stagesOf(plan),
    repositoryList: [repository],
    scores,
    organisations,
  };
}

function stagesOf(plan: Plan): Project['stages'] {
  const first = { stage: 'applied' as const, since: '2025-03-10', note: null };
  if (plan.stage === 'applied')
    return [{ ...first, note: { zh: '材料已提交，等待评审。', en: 'Papers are in, review pending.' } }];
  const sandbox = { stage: 'sandbox' as const, since: '2025-06-01', note: null };
  return plan.stage === 'sandbox'
    ? [first, sandbox]
    : [first, sandbox, { stage: plan.stage, since: '2026-03-16', note: null }];
}

function rankingOf(projects: readonly Project[]): Ranking {
  const found = projects.flatMap((project) => {
    const score = project.scores.find((one) => one.model === 'quality');
    return score === undefined ? [] : [{ project, score }];
  });
  const { frozen, scores } = frozenWith(found);
  const scored = found.map(({ project, score }) => ({ project, score: scores.get(project.slug) ?? score }));
  const order = scored.toSorted((a, b) => (b.score.value ?? -1) - (a.score.value ?? -1));
  return {
    ...rankingLife,
    ...frozen,
    model: 'quality',
    revision: 1,
    month: fixtureMonth,
    digest: '9f2c'.repeat(16),
    createdAt: '2026-11-01T00:30:00.000Z',
    snapshot: {
      bases: {},
      discounts: { burst: 1, retired: 3 },
      before: null,
      repositories: projects.flatMap((project) =>
        project.repositoryList.flatMap(({ url, head }) =>
          head === null ? [] : [{ project: project.slug, url, head, streams: {} }],
        ),
      ),
      metrics: Object.fromEntries(metricCards.map((card) => [card.id, card.revision])),
      checks: Object.fromEntries(checkCards.map((card) => [card.id, card.revision])),
    },
    entries: order.map(({ project, score }, index) => ({
      rank: score.value === null ? null : index + 1,
      project: project.slug,
      name: project.name,
      domain: project.domain,
      stage: project.stage,
      score,
      reason: score.value === null ? score.reason : null,
      admittedOn: project.admittedOn,
      conditions: [
        {
          id: 'licence',
          met: project.licence !== null,
          text: { zh: '有经 OSI 或木兰认可的许可证', en: 'A licence that OSI or Mulan approved' },
        },
        { id: 'history', met: null, text: { zh: '有三个月以上的历史', en: 'Three months of history' } },
      ],
      interval: score.value === null ? null : { best: Math.max(1, index), worst: index + 2 },
      change: [0, 2, -1, null][index % 4] ?? null,
      because: null,
    })),
  };
}
