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

import { waitingInQuarantine } from '#store/queries/desk/queue/ranking.ts';
import { defineQueueSource } from '../queue-source.ts';

/** Repositories in quarantine. */
export const quarantine = defineQueueSource({
  id: 'quarantine',
  name: { zh: '已隔离', en: 'Quarantined' },
  why: { zh: '代码仓因有害或超限被隔离', en: 'A repository was set aside as hostile or over a limit' },
  todo: { zh: '看原因，排除后再采一次', en: 'See why, and try again once it is settled' },
  roles: ['committee', 'administrator'],
  rows: waitingInQuarantine,
  link: () => `desk/clean-up/crawls/`,
});
