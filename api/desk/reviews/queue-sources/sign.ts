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

import { waitingForSign } from '#store/queries/desk/queue/sign.ts';
import { defineQueueSource } from '../queue-source.ts';

/** Signs of an end. */
export const sign = defineQueueSource({
  id: 'sign',
  name: { zh: '退役信号', en: 'Signs of an end' },
  why: {
    zh: '长时间没有提交、连续缺报告，或维护者提出退役',
    en: 'No commits for long, reports missed in a row, or its maintainer asks',
  },
  todo: { zh: '开始健康评审，或说明无需处理', en: 'Open a health review, or say why none is needed' },
  roles: ['committee', 'administrator'],
  rows: waitingForSign,
  link: (slug) => `desk/projects/${slug}/`,
});
