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

import { sql } from 'kysely';
import { monthRule } from '../figures/known.ts';
import { commitRule } from '../figures/session.ts';
import { figures } from '../figures/slot.ts';
import { defineMetric } from '../metric.ts';

export const commitFrequency = defineMetric({
  id: 'commit-frequency',
  name: { zh: '提交频率', en: 'Commit frequency' },
  description: {
    zh: '平均每周有多少次提交。',
    en: 'How many commits there are in an average week.',
  },
  unit: { zh: '次/周', en: 'commits per week' },
  topic: 'code',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `期内提交数 ÷（期内天数 ÷ 7），保留三位小数；项目不足 12 个月时天数仍按整个窗口算；尚未过完的月份，天数算到采集当天（含）。${commitRule.zh}${monthRule.zh}。`,
    en: `Commits of the period ÷ (days of the period ÷ 7), to three decimals; the whole window counts for projects younger than 12 months too, and of a month still running the days up to and including that of the crawl. ${commitRule.en} ${monthRule.en}`,
  },
  source: 'https://github.com/oss-compass/docs-zh/tree/main/docs/metrics-models',
  chaoss: 'Code Changes Commits',
  needs: ['commit'],
  additive: false,
  scopes: ['repository', 'project', 'organisation', 'person', 'domain'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    return figures(session, request, {
      facts: sql`select subject, month, sum(commits) as commits from actor_month group by subject, month`,
      value: sql`round(coalesce(sum(p.commits), 0) * 7 / s.days, 3)`,
    });
  },
});
