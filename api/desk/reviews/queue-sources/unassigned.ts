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

import { unassignedCases } from '#store/queries/desk/queue/unassigned.ts';
import { defineQueueSource } from '../queue-source.ts';

/** Cases without reviewers. */
export const unassigned = defineQueueSource({
  id: 'unassigned',
  name: { zh: '待分派', en: 'To assign' },
  why: { zh: '已受理，还没有分派评审人', en: 'Under review, and nobody is asked to review it' },
  todo: { zh: '分派评审人', en: 'Assign reviewers' },
  roles: ['committee', 'administrator'],
  rows: unassignedCases,
  link: (code) => `desk/applications/${code}/?part=people`,
});
