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

import { lateQuestions } from '#store/queries/desk/queue/unanswered.ts';
import { staffRoles } from '../../actor.ts';
import { defineQueueSource } from '../queue-source.ts';

/** Answers that are late. */
export const unanswered = defineQueueSource({
  id: 'unanswered',
  name: { zh: '逾期未答', en: 'No answer' },
  why: { zh: '您的问题过期没有回答', en: 'A question of yours was not answered in time' },
  todo: { zh: '催一催，撤回问题，或不再等待', en: 'Remind them, take the question back, or go on without it' },
  roles: staffRoles,
  rows: lateQuestions,
  link: (code) => `desk/applications/${code}/?part=questions`,
});
