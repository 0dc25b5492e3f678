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

import { waitingForTriage } from '#store/queries/desk/queue/triage.ts';
import { staffRoles } from '../../actor.ts';
import { defineQueueSource } from '../queue-source.ts';

/** New applications. */
export const triage = defineQueueSource({
  id: 'triage',
  name: { zh: '新申请', en: 'New' },
  why: { zh: '新提交的申请，还没有人初审', en: 'A new application that nobody has looked at' },
  todo: { zh: '初审：受理评审，或要求补充材料', en: 'Take it on for review, or ask for what is missing' },
  roles: staffRoles,
  rows: waitingForTriage,
  link: (code) => `desk/applications/${code}/`,
});
