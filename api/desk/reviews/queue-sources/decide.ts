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

import { waitingForDecision } from '#store/queries/desk/queue/decide.ts';
import { defineQueueSource } from '../queue-source.ts';

/** Cases whose vote or notice is over. */
export const decide = defineQueueSource({
  id: 'decide',
  name: { zh: '待决定', en: 'To decide' },
  why: { zh: '表决或公示已结束', en: 'The vote or the public notice is over' },
  todo: { zh: '公示、变更阶段，或说明为何不', en: 'Go on to public notice, change the stage, or say why not' },
  roles: ['committee', 'administrator'],
  rows: waitingForDecision,
  link: (code) => `desk/applications/${code}/vote/`,
});
