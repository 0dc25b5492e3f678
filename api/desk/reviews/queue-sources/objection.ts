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

import { waitingForObjection } from '#store/queries/desk/queue/objection.ts';
import { defineQueueSource } from '../queue-source.ts';

/** Objections. */
export const objection = defineQueueSource({
  id: 'objection',
  name: { zh: '待答复异议', en: 'Objections' },
  why: { zh: '公示期收到异议，还没有答复', en: 'An objection to a public notice has no answer yet' },
  todo: { zh: '核实并答复', en: 'Look into it and answer' },
  roles: ['committee', 'administrator'],
  rows: waitingForObjection,
  link: (code) => `desk/applications/${code}/vote/`,
});
