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

import type { Ranking } from '#api/client.ts';

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

/** A ranking under notice, as form 1 froze it. */
export const rankingLife = {
  format: 1,
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
  card: null,
  rules: null,
  cards: null,
  before: null,
  inputs: null,
} satisfies Partial<Ranking>;
