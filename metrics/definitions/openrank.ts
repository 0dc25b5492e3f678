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
import { unknownSubject } from '#store/facts.ts';
import { monthRule } from '../figures/known.ts';
import { humanRule } from '../figures/session.ts';
import { figures } from '../figures/slot.ts';
import { defineMetric } from '../metric.ts';
import { rankRows } from '../openrank/session-parts.ts';

export const openrank = defineMetric({
  id: 'openrank',
  name: { zh: 'OpenRank 影响力', en: 'OpenRank' },
  description: {
    zh: '全站协作网络里的影响力：与有影响力的项目和开发者协作越多，值越高，并会逐月传承。',
    en: 'Influence in the network of collaboration over the whole hub: working with influential projects and people raises it, and it is inherited from month to month.',
  },
  unit: { zh: '点', en: 'points' },
  topic: 'rank',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `每月一张人与代码仓的图，边权 a = 22.235 × 新建议题 + 5.252 × 评论 + 9.712 × 关闭议题（归关闭者）+ 7.427 × 评审评论 + 40.679 × 新建变更；推送无从得知，权重为 0。标题以 [snyk] 开头的不计；当月与 300 个以上代码仓有关系的账号整个不计。初值 = 上次的值 × 0.85^相隔月数（不大于 0.01 则忘记），人再加 1/(1+e^(0.10425×(44.08−Σa)))；保留率 人 0.5、仓 0.3、背景 0.15；每个节点把 5% 给背景节点（初值 0），其余按 a 分给对方；求不动点 v = (E − A·S)⁻¹(E − A)v₀，误差总和不超过总值的 10⁻¹⁰，背景的值再平分给各节点。当月没有行为的节点当月无值，只留作传承。项目与领域为其代码仓之和（被两个项目列入的代码仓两边都算，领域内只算一次）；人在所问项目内、单位在其成员中的份额按当月 a 之比划分；季、年、12 个月为各月之和。人不明者不成为节点。${humanRule.zh}${monthRule.zh}。`,
    en: `A graph of people and repositories every month, with edges a = 22.235 × issues opened + 5.252 × comments + 9.712 × issues closed (by whoever closed) + 7.427 × review comments + 40.679 × changes opened; pushes are not known and weigh 0. Titles that begin with [snyk] are left out, and so is, whole, whoever relates to more than 300 repositories in a month. Beginning = last value × 0.85^months since (0.01 or less is forgotten), for people plus 1/(1+e^(0.10425×(44.08−Σa))); retained: people 0.5, repositories 0.3, background 0.15; every node gives 5% to the background (which begins with 0) and the rest to the other side by a. Solved to the fixed point v = (E − A·S)⁻¹(E − A)v₀ with a total error of at most 10⁻¹⁰ of the total; the background's value goes back to all nodes in equal parts. Nodes without acts in a month have no value in it and only keep theirs for later. Projects and domains are the sum of their repositories (one that two projects list counts for both, in a domain once); what falls to the projects asked about, or to an organisation, is a person's rank divided by a of the month; quarters, years and 12 months are sums of months. The unknown are no nodes. ${humanRule.en} ${monthRule.en}`,
  },
  source: 'https://github.com/X-lab2017/open-digger/blob/master/src/cron/tasks/globalOpenrank.ts',
  chaoss: null,
  needs: ['issues', 'changes', 'comments', 'review-comments'],
  additive: false,
  scopes: ['repository', 'project', 'organisation', 'person', 'domain'],
  hubWide: true,
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute(session, request) {
    const nobody = request.scope === 'person' ? unknownSubject : '';
    return figures(session, request, {
      facts: rankRows(request),
      value: sql`case when s.subject <> ${nobody} then coalesce(sum(p.rank), 0) end`,
      explain: ({ value }) =>
        value === null ? { zh: '不知道是谁，不参与排位', en: 'Whoever is not known has no rank' } : null,
    });
  },
});
