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

import { queueAnswer, queueOf, queueQuery } from '../reviews/queue.ts';
import { readRoute } from '../route.ts';

/** What waits for whoever asks. */
export const queueRoutes = [
  readRoute({
    id: 'read-queue',
    path: '/queue',
    action: 'queue.read',
    object: null,
    summary: { zh: '今天需要我做什么', en: 'What needs me today' },
    query: queueQuery,
    answer: queueAnswer,
    read: ({ context, actor, query, now }) => queueOf(context.db, actor, query, now),
  }),
] as const;
