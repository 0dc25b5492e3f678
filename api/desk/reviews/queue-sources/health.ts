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

import { waitingForHealth } from '#store/queries/desk/queue/health.ts';
import { defineQueueSource } from '../queue-source.ts';

/** Health reviews to be closed. */
export const health = defineQueueSource({
  id: 'health',
  name: { zh: '健康评审', en: 'Health reviews' },
  why: { zh: '项目已答复，或已过答复期限', en: 'The project answered, or its time is over' },
  todo: { zh: '看答复并作出结论', en: 'Read the answer and conclude' },
  roles: ['committee', 'administrator'],
  rows: waitingForHealth,
  link: (slug) => `desk/projects/${slug}/`,
});
