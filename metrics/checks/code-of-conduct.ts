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

import { defineCheck } from '../check.ts';
import { documentKinds } from '../reading/document-kinds.ts';
import { presenceOutcome } from '../reading/presence.ts';

/** CLOMonitor's code of conduct check; gate DOC-02 is decided by `contribution-documents`. */
export const codeOfConduct = defineCheck({
  id: 'code-of-conduct',
  name: { zh: '行为准则', en: 'Code of conduct' },
  question: { zh: '项目是否有行为准则？', en: 'Does the project have a code of conduct?' },
  why: {
    zh: '让参与者知道什么行为不被接受，出了问题找谁。',
    en: 'People who take part need to know what is not accepted and whom to turn to.',
  },
  fix: {
    zh: '在根目录新建 CODE_OF_CONDUCT.md（也可叫“行为准则.md”），可直接采用《贡献者公约》，并写上真实的投诉联系方式：\n\n# 行为准则\n本项目采用《贡献者公约》2.1 版（https://www.contributor-covenant.org/zh-cn/version/2/1/code_of_conduct/）。\n投诉请联系：<邮箱>',
    en: 'Add CODE_OF_CONDUCT.md at the root; the Contributor Covenant may be adopted as it is, with a real contact:\n\n# Code of conduct\nThis project follows the Contributor Covenant 2.1 (https://www.contributor-covenant.org/version/2/1/code_of_conduct/).\nReport problems to: <e-mail>',
  },
  category: 'governance',
  weight: 2,
  revision: 1,
  source: 'https://github.com/cncf/clomonitor/blob/main/docs/checks.md#code-of-conduct',
  aliases: ['clomonitor:code_of_conduct'],
  gates: {},
  needs: ['files'],
  run: ({ files }) => presenceOutcome(files, documentKinds.codeOfConduct),
});
