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

/** CLOMonitor's contributing check; gate DOC-02 is decided by `contribution-documents`. */
export const contributing = defineCheck({
  id: 'contributing',
  name: { zh: '贡献指南', en: 'Contributing guide' },
  question: { zh: '项目是否说明怎样参与贡献？', en: 'Does the project say how to contribute?' },
  why: {
    zh: '新人先看这一页：怎么搭环境、怎么提交、谁来评审。',
    en: 'It is the first page newcomers read: how to set up, how to submit, who reviews.',
  },
  fix: {
    zh: '在根目录新建 CONTRIBUTING.md（也可叫“贡献指南.md”）：\n\n# 贡献指南\n## 搭建环境\n…\n## 提交变更\n1. 先提 issue 说明想改什么\n2. 提交时签署 DCO：git commit -s\n3. 发起 PR，至少一名维护者评审后合入',
    en: 'Add CONTRIBUTING.md at the root:\n\n# Contributing\n## Set up\n…\n## Submit a change\n1. Open an issue that says what you want to change\n2. Sign off your commits: git commit -s\n3. Open a pull request; at least one maintainer reviews it',
  },
  category: 'documentation',
  weight: 4,
  revision: 1,
  source: 'https://github.com/cncf/clomonitor/blob/main/docs/checks.md#contributing',
  aliases: ['clomonitor:contributing'],
  gates: {},
  needs: ['files'],
  run: ({ files }) => presenceOutcome(files, documentKinds.contributing),
});
