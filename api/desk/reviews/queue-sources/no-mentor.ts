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

import { waitingForMentor } from '#store/queries/desk/queue/no-mentor.ts';
import { defineQueueSource } from '../queue-source.ts';

/** Projects without a mentor. */
export const noMentor = defineQueueSource({
  id: 'no-mentor',
  name: { zh: '没有导师', en: 'No mentor' },
  why: { zh: '孵化中的项目还没有导师', en: 'A project in incubation has no mentor' },
  todo: { zh: '任命一位导师', en: 'Appoint a mentor' },
  roles: ['committee', 'administrator'],
  rows: waitingForMentor,
  link: (slug) => `desk/projects/${slug}/`,
});
