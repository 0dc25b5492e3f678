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

import { mentionsOf } from '#store/queries/desk/queue/mention.ts';
import { staffRoles } from '../../actor.ts';
import { defineQueueSource } from '../queue-source.ts';

/** Mentions. */
export const mention = defineQueueSource({
  id: 'mention',
  name: { zh: '提到我的', en: 'Mentions' },
  why: { zh: '评论里提到了您', en: 'A comment mentions you' },
  todo: { zh: '看一看，回一句', en: 'Read it and reply' },
  roles: staffRoles,
  rows: mentionsOf,
  link: (code) => `desk/applications/${code}/?part=comments`,
});
