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

import { ownHelpRequests } from '#store/queries/desk/queue/help-desk.ts';
import { staffRoles } from '../../actor.ts';
import { defineQueueSource } from '../queue-source.ts';

/** Requests to the help desk that were given to whoever reads it. */
export const helpMine = defineQueueSource({
  id: 'help-mine',
  name: { zh: '我的服务请求', en: 'My requests' },
  why: { zh: '分派给您的服务请求，还没有答复', en: 'A request that is yours and has no answer yet' },
  todo: { zh: '答复提问的人', en: 'Answer whoever asked' },
  roles: staffRoles,
  rows: ownHelpRequests,
  link: (code) => `desk/help/${code}/`,
});
