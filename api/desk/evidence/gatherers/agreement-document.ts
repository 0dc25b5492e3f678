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

export const agreementDocument = defineGatherer({
  id: 'agreement-document',
  summary: { zh: '随申请提交的协议、商标与域名声明', en: 'Agreements and statements handed in with the application' },
  thresholds: {},
  gather: (facts) =>
    handedInDocument(facts, ['agreement', 'trademark'], {
      zh: '在申请页上传签署的捐赠（贡献）协议，以及商标、域名归属声明。',
      en: 'Upload the signed donation (contribution) agreement and the statement on trademarks and domains to the application.',
    }),
});
