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

import { monthRule } from '../figures/known.ts';
import { humanRule } from '../figures/session.ts';
import { defineMetric } from '../metric.ts';
import { shareFigures } from '../openrank/share-figures.ts';

export const communityOpenrankShare = defineMetric({
  id: 'community-openrank-share',
  name: { zh: '社区 OpenRank 占比', en: 'Share of community OpenRank' },
  description: {
    zh: '在所参与的项目里，社区 OpenRank 有多大比例属于此人或此单位。',
    en: 'How much of the community OpenRank of the projects they act in belongs to a person or organisation.',
  },
  unit: { zh: '占比', en: 'share' },
  topic: 'rank',
  direction: 'higher',
  revision: 1,
  formula: {
    zh: `期内本人（或单位成员）的社区值之和 ÷ 期内有其社区值的各项目全部社区值之和；社区值的算法见“社区 OpenRank”，不按全站 OpenRank 折算。不明者按其边权占比计入分母。期内没有可计行为时为未知。${humanRule.zh}${monthRule.zh}。`,
    en: `Community values of the person, or of the organisation's members, in the period ÷ all community values of the period in the projects where they have any; community values as in “Community OpenRank”, not scaled by the OpenRank of the hub. The unknown count in the denominator by their part of the edges. Without acts that count the share is unknown. ${humanRule.en} ${monthRule.en}`,
  },
  source: 'https://github.com/X-lab2017/open-digger/blob/master/src/cron/tasks/communityOpenrank.ts',
  chaoss: null,
  needs: ['issues', 'changes', 'comments', 'review-comments'],
  additive: false,
  scopes: ['organisation', 'person'],
  periods: ['month', 'quarter', 'year', 'window12'],
  detailShape: null,
  compute: shareFigures,
});
