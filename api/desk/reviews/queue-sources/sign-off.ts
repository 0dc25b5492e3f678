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

import { waitingForSignOff } from '#store/queries/desk/queue/sign-off.ts';
import { defineQueueSource } from '../queue-source.ts';

/** Dimensions to be signed. */
export const signOff = defineQueueSource({
  id: 'sign-off',
  name: { zh: '待签署', en: 'To sign off' },
  why: {
    zh: '这个维度已全部评分，等您的角色签署',
    en: 'This dimension is judged throughout and waits for a word of your role',
  },
  todo: { zh: '签署或说明为何不同意', en: 'Sign it off, or say why not' },
  roles: ['reviewer', 'legal-reviewer', 'committee'],
  rows: waitingForSignOff,
  bilingual: true,
  link: (code) => `desk/applications/${code}/?part=sign-offs`,
});
