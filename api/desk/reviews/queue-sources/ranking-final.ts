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

import { waitingForFinal } from '#store/queries/desk/queue/ranking.ts';
import { defineQueueSource } from '../queue-source.ts';

/** Rankings after their notice. */
export const rankingFinal = defineQueueSource({
  id: 'ranking-final',
  name: { zh: '排名定稿', en: 'Ranking to finish' },
  why: { zh: '排名公示已结束', en: 'The notice of a ranking has ended' },
  todo: { zh: '答复异议后，由另一人定稿', en: 'Answer what is disputed; then another person makes it final' },
  roles: ['committee', 'administrator'],
  rows: waitingForFinal,
  link: (digest) => `desk/rankings/${digest}/`,
});
