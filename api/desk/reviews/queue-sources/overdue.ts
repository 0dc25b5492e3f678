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

import { overdueCases } from '#store/queries/desk/queue/overdue.ts';
import { defineQueueSource } from '../queue-source.ts';

/** Clocks that have run out. */
export const overdue = defineQueueSource({
  id: 'overdue',
  name: { zh: '逾期', en: 'Overdue' },
  why: { zh: '已过办理期限', en: 'The clock of this case has run out' },
  todo: { zh: '看卡在哪里，重新分派或作出决定', en: 'See what it waits for, and assign or decide' },
  roles: ['committee', 'administrator'],
  rows: overdueCases,
  link: (code) => `desk/applications/${code}/`,
});
