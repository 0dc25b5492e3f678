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
import { figures } from '../figures/slot.ts';
import { defineMetric } from '../metric.ts';

const notHeld = {
  zh: '未知：没有收集各依赖包的发布日期',
  en: 'Unknown: release dates of packages are not collected',
};

export const libyears = defineMetric({
  id: 'libyears',
  name: { zh: '依赖滞后年数（Libyears）', en: 'Libyears' },
  description: {
    zh: '所用依赖比各自最新稳定版一共落后多少年。',
    en: 'How many years the dependencies in use lie behind their newest stable versions, in all.',
  },
  unit: { zh: '年', en: 'years' },
  topic: 'delivery',
  direction: 'lower',
  revision: 1,
  formula: {
    zh: `Σ（最新稳定版的发布日期 − 所用版本的发布日期），不设宽限，比最新稳定版还新的记 0；两个日期缺一的依赖不计。库里没有依赖包的发布日期，所以目前处处未知，绝不当作没有滞后。${monthRule.zh}。`,
    en: `Sum of (release of the newest stable version − release of the version in use), without a grace period, 0 where the one in use is newer; dependencies of which either date is missing are left out. The store holds no release dates of packages, so that it is unknown everywhere for now, never taken as up to date. ${monthRule.en}`,
  },
  source: 'https://chaoss.community/kb/metric-libyears/',
  chaoss: 'Libyears',
  needs: ['tree_file'],
  additive: false,
  scopes: ['repository', 'project'],
  periods: ['year', 'window12'],
  detailShape: null,
  compute(session, request) {
    return figures(session, request, {
      spans: [12],
      facts: sql`select null::text as subject, null::int as month where false`,
      value: sql`null`,
      explain: () => notHeld,
    });
  },
});
