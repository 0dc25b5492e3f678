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

import { proposedGuidance } from '#store/queries/desk/queue/help-desk.ts';
import { defineQueueSource } from '../queue-source.ts';

/** Guidance that somebody else proposed. */
export const guidance = defineQueueSource({
  id: 'guidance',
  name: { zh: '指引待批准', en: 'Guidance to approve' },
  why: { zh: '同事整理的公开指引，须由另一人批准', en: 'Guidance that a colleague wrote; another person approves it' },
  todo: { zh: '批准或不批准', en: 'Approve or refuse it' },
  roles: ['legal-reviewer', 'committee', 'administrator'],
  rows: proposedGuidance,
  link: (id) => `desk/help/guidance/${id}/`,
});
