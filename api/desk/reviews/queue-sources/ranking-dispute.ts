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

import { waitingForDispute } from '#store/queries/desk/queue/ranking.ts';
import { defineQueueSource } from '../queue-source.ts';

/** Disputes of rankings. */
export const rankingDispute = defineQueueSource({
  id: 'ranking-dispute',
  name: { zh: '排名异议', en: 'Ranking dispute' },
  why: { zh: '有人对排名提出异议', en: 'Somebody disputes a ranking' },
  todo: { zh: '核对后答复', en: 'Check it and answer' },
  roles: ['committee', 'administrator'],
  rows: waitingForDispute,
  link: (digest) => `desk/rankings/${digest}/#disputes`,
});
