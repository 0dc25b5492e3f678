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

import { waitingForVote } from '#store/queries/desk/queue/vote.ts';
import { defineQueueSource } from '../queue-source.ts';

/** Open ballots. */
export const vote = defineQueueSource({
  id: 'vote',
  name: { zh: '待表决', en: 'To vote' },
  why: { zh: '表决已开始，您还没有投票', en: 'A vote is open and yours is not in' },
  todo: { zh: '投票，或声明回避', en: 'Vote, or stand aside' },
  roles: ['committee'],
  rows: waitingForVote,
  link: (code) => `desk/applications/${code}/vote/`,
});
