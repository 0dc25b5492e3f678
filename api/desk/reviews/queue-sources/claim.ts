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

import { waitingForClaim } from '#store/queries/desk/queue/claim.ts';
import { defineQueueSource } from '../queue-source.ts';

/** Claims of projects. */
export const claim = defineQueueSource({
  id: 'claim',
  name: { zh: '待核实认领', en: 'Claims' },
  why: { zh: '有人认领项目，需要核实', en: 'Somebody says to maintain a project' },
  todo: { zh: '核实后确认或拒绝', en: 'Confirm or refuse it' },
  roles: ['committee', 'administrator'],
  rows: waitingForClaim,
  link: (claim) => `desk/claims/#claim-${claim}`,
});
