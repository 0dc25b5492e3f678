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

/** CLOMonitor's governance check: the document is there; what it must say is `governance-content`. */
export const governance = defineCheck({
  id: 'governance',
  name: { zh: '治理文档', en: 'Governance document' },
  question: { zh: '项目是否写明怎样治理？', en: 'Does the project say how it is governed?' },
  why: {
    zh: '规则写下来，才看得出项目不由一家单位说了算。',
    en: 'Only written rules show that no single organisation decides alone.',
  },
  fix: {
    zh: '在根目录新建 GOVERNANCE.md（也可叫“治理.md”），至少写：角色与职责、怎样做决定、怎样成为和退出维护者、利益冲突怎样回避。',
    en: 'Add GOVERNANCE.md at the root that tells at least: roles, how decisions are made, how people become and stop being maintainers, and how conflicts of interest are handled.',
  },
  category: 'governance',
  weight: 3,
  revision: 1,
  source: 'https://github.com/cncf/clomonitor/blob/main/docs/checks.md#governance',
  aliases: ['clomonitor:governance'],
  gates: {},
  needs: ['files'],
  run: ({ files }) => presenceOutcome(files, documentKinds.governance),
});
