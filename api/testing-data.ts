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

import type { CheckOutcome } from '#metrics/check.ts';
import type { ScoreResult } from '#metrics/model.ts';
import { quality } from '#metrics/models/quality.ts';
import type { RankingBody, RankingInputs } from '#metrics/rank/body.ts';
import { canonicalJson, digestOf } from '#metrics/rank/canonical.ts';
import { frozenChecks } from '#metrics/rank/inputs.ts';
import { metricsOf } from '#metrics/rank/left-out.ts';
import { rankingEntries } from '#metrics/rank/rank-projects.ts';
import { frozenCard } from '#metrics/rank/ranking.ts';
import { rankingRules } from '#metrics/rank/rules.ts';
import type { Store } from '#store/open.ts';
import { syncRegistry } from '#store/queries/registry.ts';
import { repositoryFacts, testHead } from './testing-facts.ts';

const text = (zh: string, en: string) => ({ zh, en });

function listed(slug: string, domain: 'database' | 'cloud-native', repositories: readonly string[]) {
  const entry = {
    name: text(`项目${slug}`, `Project ${slug}`),
    description: text(`${slug} 的简介`, `What ${slug} is`),
    domain,
    homepage: `https://${slug}.example.org/`,
    repositories: repositories.map((url) => ({ url })),
    stages: [
      { stage: 'sandbox' as const, since: '2024-03-01' },
      { stage: 'incubating' as const, since: '2025-06-15', note: text('升级', 'promoted') },
    ],
  };
  return {
    slug,
    entry,
    domain,
    stage: 'incubating' as const,
    stageSince: '2025-06-15',
    admittedOn: '2024-03-01',
    stages: entry.stages.map((step) => ({ ...step, note: 'note' in step ? (step.note ?? null) : null })),
    repositories: repositories.map((url) => ({ platform: 'git' as const, platformId: url, url })),
  };
}

/** A score of one part, as the engine stores it. */
function testScore(model: string, value: number | null): ScoreResult {
  return {
    model,
    revision: 1,
    value,
    coverage: 0.75,
    reason: value === null ? text('所知太少', 'Too little is known') : null,
    parts: [
      {
        id: 'vitality',
        name: text('活力', 'Vitality'),
        weight: 1,
        value,
        coverage: 0.75,
        inputs: [
          {
            id: 'commits',
            from: 'metric',
            name: text('提交数', 'Commits'),
            weight: 1,
            value: 42,
            score: value,
            reason: null,
          },
        ],
      },
    ],
  };
}

const outcome: CheckOutcome = {
  status: 'fail',
  message: text('没有安全策略', 'There is no security policy'),
  evidence: [{ path: 'docs/安全 说明.md', line: 3, text: '## 安全' }],
  searched: ['SECURITY.md', '.github/SECURITY.md'],
  nearestMiss: { path: 'docs/安全 说明.md', why: text('只有一个标题', 'Only a heading') },
  score: 0,
};

async function computed(store: Store, project: string, quality: number | null): Promise<void> {
  const { db } = store;
  const shares = [
    { organisation: 'acme', commits: 30, contributors: 3, share: 0.75 },
    { organisation: null, commits: 10, contributors: 4, share: 0.25 },
  ];
  const value = { scope: 'project' as const, subject: project, revision: 1, reason: null, detail: null };
  const unknown = JSON.stringify(text('没有数据', 'No data'));
  await db
    .insertInto('metric_value')
    .values([
      { ...value, metric: 'commits', period: 'month', month: '2026-09-01', value: 5 },
      { ...value, metric: 'commits', period: 'month', month: '2026-10-01', value: null, reason: unknown },
      { ...value, metric: 'commits', period: 'window12', month: '2026-10-01', value: 42 },
      { ...value, metric: 'contributors', period: 'window12', month: '2026-10-01', value: 7 },
      {
        ...value,
        metric: 'organisations',
        period: 'window12',
        month: '2026-10-01',
        value: 1,
        detail: JSON.stringify(shares),
      },
    ])
    .execute();
  const score = testScore('quality', quality);
  await db
    .insertInto('score')
    .values({
      model: 'quality',
      revision: 1,
      scope: 'project',
      subject: project,
      month: '2026-10-01',
      value: quality,
      coverage: 0.75,
      result: JSON.stringify(score),
    })
    .execute();
  await db
    .insertInto('check_result')
    .values({
      project,
      check_id: 'security-policy',
      revision: 1,
      status: 'fail',
      result: JSON.stringify(outcome),
      checked_at: new Date('2026-11-22T06:00:00Z'),
    })
    .execute();
}

function frozen(): RankingBody {
  const licence = {
    concluded: 'Apache-2.0',
    approved: true,
    agreement: 'agree',
    declared: 'Apache-2.0',
    detected: 'Apache-2.0',
  } as const;
  const inputs: RankingInputs = {
    format: 2,
    model: 'quality',
    revision: quality.revision,
    month: '2026-10',
    card: frozenCard(quality),
    rules: rankingRules,
    cards: frozenChecks(),
    snapshot: {
      repositories: [{ project: 'alpha', url: 'local:', head: testHead, streams: { issues: '2026-11-20' } }],
      bases: { alpha: 'b'.repeat(64) },
      metrics: { commits: 1 },
      checks: { 'security-policy': 1 },
      discounts: {},
      before: null,
    },
    before: null,
    inputs: [
      {
        project: 'alpha',
        name: text('项目alpha', 'Project alpha'),
        domain: 'database',
        admittedOn: '2024-03-01',
        facts: {
          stage: 'incubating',
          licence,
          firstCommitAt: '2020-01-01T00:00:00.000Z',
          archived: false,
          conflicts: [],
        },
        metrics: Object.fromEntries(metricsOf(quality).map((id) => [id, { value: 5, reason: null, coverage: 1 }])),
        checks: Object.fromEntries(
          Object.keys(frozenChecks()).map((id) => [id, { status: 'pass' as const, score: 1, message: null }]),
        ),
        without: [],
      },
    ],
  };
  return { ...inputs, entries: rankingEntries(inputs) };
}

/** Two projects: alpha with every kind of fact, beta never crawled and kept in a local repository. */
export async function fillStore(store: Store): Promise<void> {
  await syncRegistry(store.db, {
    projects: [
      listed('alpha', 'database', ['https://github.com/example/alpha']),
      listed('beta', 'cloud-native', ['/srv/secret/beta']),
    ],
    organisations: [
      { id: 'acme', name: text('甲公司', 'Acme'), domains: [{ domain: 'acme.example', from: null, to: null }] },
    ],
    keep: [],
  });
  const { id } = await store.db
    .selectFrom('repository')
    .select('id')
    .where('url', '=', 'https://github.com/example/alpha')
    .executeTakeFirstOrThrow();
  await repositoryFacts(store, id);
  await computed(store, 'alpha', 80);
  const body = frozen();
  await store.db
    .insertInto('ranking')
    .values({
      model: 'quality',
      revision: quality.revision,
      month: '2026-10-01',
      digest: digestOf(body),
      body: canonicalJson(body),
    })
    .execute();
}
