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
import { humanRule } from '../figures/session.ts';
import { figures } from '../figures/slot.ts';
import { defineMetric } from '../metric.ts';
import { createParts, subjectOf } from '../openrank/session-parts.ts';

export const communityOpenrank = defineMetric({
  id: 'community-openrank',
  name: { zh: '社区 OpenRank', en: 'Community OpenRank' },
  description: {
    zh: '项目的 OpenRank 按各人在社区里的作用分给每个人；各人之和等于项目的值。',
    en: 'The OpenRank of a project, divided among people by the part they play in its community; people add up to the project.',
  },
  unit: { zh: '点', en: 'points' },
  topic: 'rank',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `每个代码仓每月一张人与议题、变更的图（议题与变更按种类和编号各为一个节点，不论谁来评论），边权 a = 22.235 × 新建议题 + 5.252 × 评论 + 9.712 × 关闭议题 + 7.427 × 评审评论 + 40.679 × 新建变更 + 14.695 × 关闭或合入变更（归操作者）。初值 = 最近 3 个月内的上次值 × 0.85^（相隔月数 − 1），否则为 1；当月合入的变更 × 1.5；保留率均为 0.15；每个节点把 5% 给代码仓节点，代码仓平分给各节点，其余按 a 分给对方；求不动点，误差总和不超过总值的 10⁻¹⁰。未采用按质量分级的初值。人的份额 = 代码仓当月 OpenRank × (1 − u) × 本人社区值 / 有可计行为者的社区值之和，u 为不明者占当月 OpenRank 边权的比例，归“未知”；没有社区值时按边权划分。一人当月为几个单位工作时按边权分给各单位。按 9 位小数逐个取整，合计恰等于代码仓的值。${humanRule.zh}${monthRule.zh}。`,
    en: `A graph of people with issues and changes for every repository and month (an item is one node by kind and number, whoever comments), with edges a = 22.235 × issues opened + 5.252 × comments + 9.712 × issues closed + 7.427 × review comments + 40.679 × changes opened + 14.695 × changes closed or merged (by whoever did it). Beginning = the last value of at most 3 months ago × 0.85^(months since − 1), else 1; × 1.5 for a change merged in the month; every node retains 0.15, gives 5% to the repository, which gives to all in equal parts, and the rest to the other side by a; solved to the fixed point with a total error of at most 10⁻¹⁰ of the total. Beginnings by levels of quality are not used. A person's part = OpenRank of the repository in the month × (1 − u) × own community value / the community values of all with acts that count there, u being the unknown's part of the edges of OpenRank, which is a part of its own; without community values parts go by edges. Who worked for several organisations in a month is divided by edges. Parts are rounded to 9 decimals one after the other and sum to the repository exactly. ${humanRule.en} ${monthRule.en}`,
  },
  source: 'https://github.com/X-lab2017/open-digger/blob/master/src/scripts/importNormalizedCommunityOpenrank.ts',
  chaoss: null,
  needs: ['issues', 'changes', 'comments', 'review-comments'],
  additive: true,
  scopes: ['repository', 'project', 'organisation', 'person', 'domain'],
  hubWide: true,
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  async compute(session, request) {
    await createParts(session, request);
    return figures(session, request, {
      facts: sql`select ${subjectOf(request.scope, 'o')} as subject, o.month, sum(o.part) as part
        from openrank_part o where o.part is not null group by 1, 2`,
      value: sql`coalesce(sum(p.part), 0)`,
    });
  },
});
