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

import { answeredQuestions } from '#store/queries/desk/queue/answered.ts';
import { staffRoles } from '../../actor.ts';
import { defineQueueSource } from '../queue-source.ts';

/** Answers. */
export const answered = defineQueueSource({
  id: 'answered',
  name: { zh: '澄清已回答', en: 'Answers' },
  why: { zh: '您的问题有了回答', en: 'A question of yours was answered' },
  todo: { zh: '接受，或说明为何不接受', en: 'Accept the answer, or say why not' },
  roles: staffRoles,
  rows: answeredQuestions,
  link: (code) => `desk/applications/${code}/?part=questions`,
});
