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

export const scenarioRecord = defineGatherer({
  id: 'scenario-record',
  summary: { zh: '随申请提交的解决方案或场景记录', en: 'Solution or scenario records handed in with the application' },
  thresholds: {},
  gather: (facts) =>
    handedInDocument(facts, ['scenario', 'solution'], {
      zh: '上传场景记录：采用者、版本、规模、起止时间、联系人。',
      en: 'Upload the record: adopter, version, size, dates and a contact.',
    }),
});
