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

import { waitingForNotice } from '#store/queries/desk/queue/ranking.ts';
import { defineQueueSource } from '../queue-source.ts';

/** Drafts of rankings. */
export const rankingNotice = defineQueueSource({
  id: 'ranking-notice',
  name: { zh: '排名草案', en: 'Ranking draft' },
  why: { zh: '新一月的排名草案还没有公示', en: 'A new draft has not been put under notice' },
  todo: { zh: '与上月对比后公示', en: 'Compare it with last month and begin its notice' },
  roles: ['committee', 'administrator'],
  rows: waitingForNotice,
  link: (digest) => `desk/rankings/${digest}/`,
});
