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

import { defineGatherer } from '../gatherer.ts';
import { handedInDocument } from '../handed-in.ts';

export const patentDocument = defineGatherer({
  id: 'patent-document',
  summary: {
    zh: '随申请提交的专利与知识产权说明',
    en: 'Statements on patents and other rights handed in with the application',
  },
  thresholds: {},
  gather: (facts) =>
    handedInDocument(facts, ['patent'], {
      zh: '上传专利与知识产权说明：自有与他人专利、标准必要专利、职务成果的情况。',
      en: 'Upload the statement on patents and other rights: own and foreign patents, standard-essential patents, works made in employment.',
    }),
});
