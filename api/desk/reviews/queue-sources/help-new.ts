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

import { newHelpRequests } from '#store/queries/desk/queue/help-desk.ts';
import { staffRoles } from '../../actor.ts';
import { defineQueueSource } from '../queue-source.ts';

/** New requests to the help desk. */
export const helpNew = defineQueueSource({
  id: 'help-new',
  name: { zh: '新服务请求', en: 'New requests' },
  why: { zh: '服务台的新请求，还没有人接手', en: 'A request to the help desk that nobody has' },
  todo: { zh: '接手或分派', en: 'Take it, or give it to somebody' },
  roles: staffRoles,
  rows: newHelpRequests,
  link: (code) => `desk/help/${code}/`,
});
