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

/** CLOMonitor's roadmap check: a roadmap is there; whether it is current is `roadmap-dated`. */
export const roadmap = defineCheck({
  id: 'roadmap',
  name: { zh: '路线图', en: 'Roadmap' },
  question: { zh: '项目是否公开了路线图？', en: 'Does the project publish a roadmap?' },
  why: {
    zh: '想采用或参与的人要知道项目接下来往哪里走。',
    en: 'People who adopt or join need to know where the project is going.',
  },
  fix: {
    zh: '在根目录新建 ROADMAP.md（也可叫“路线图.md”），或在 README 写“## 路线图”一节，内容带日期：\n\n## 2026 年第三季度\n- 支持 …\n## 2026 年第四季度\n- …',
    en: 'Add ROADMAP.md at the root, or a section “## Roadmap” in the README, with dates:\n\n## 2026 Q3\n- Support …\n## 2026 Q4\n- …',
  },
  category: 'governance',
  weight: 1,
  revision: 1,
  source: 'https://github.com/cncf/clomonitor/blob/main/docs/checks.md#roadmap',
  aliases: ['clomonitor:roadmap'],
  gates: {},
  needs: ['files'],
  run: ({ files }) => presenceOutcome(files, documentKinds.roadmap),
});
