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

import { assignedReviews } from '#store/queries/desk/queue/assigned.ts';
import { defineQueueSource } from '../queue-source.ts';

/** Dimensions and cases that were assigned. */
export const assigned = defineQueueSource({
  id: 'assigned',
  name: { zh: '待我评审', en: 'Mine to review' },
  why: { zh: '分派给您，还有评审项没有评分', en: 'Assigned to you, and not all of it is judged' },
  todo: { zh: '逐项评分', en: 'Judge the items' },
  roles: ['reviewer', 'legal-reviewer', 'committee'],
  rows: assignedReviews,
  link: (code) => `desk/applications/${code}/?part=criteria`,
});
