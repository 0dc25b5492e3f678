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

import { waitingForWaiver } from '#store/queries/desk/queue/waiver.ts';
import { defineQueueSource } from '../queue-source.ts';

/** Waivers that need a second person. */
export const waiver = defineQueueSource({
  id: 'waiver',
  name: { zh: '待确认豁免', en: 'Waivers' },
  why: { zh: '有人提出豁免，需要第二个人确认', en: 'Somebody proposed a waiver, which takes a second person' },
  todo: { zh: '确认或拒绝', en: 'Confirm or refuse it' },
  roles: ['committee', 'administrator'],
  rows: waitingForWaiver,
  link: (code) => `desk/applications/${code}/vote/`,
});
