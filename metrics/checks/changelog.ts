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

/** CLOMonitor's changelog check; release notes on a platform's release page are not seen from a clone. */
export const changelog = defineCheck({
  id: 'changelog',
  name: { zh: '变更日志', en: 'Changelog' },
  question: { zh: '项目是否写明每个版本改了什么？', en: 'Does the project tell what changed in each version?' },
  why: {
    zh: '升级的人要先知道改了什么、有没有不兼容的变化。',
    en: 'People who upgrade need to know what changed and what is no longer compatible.',
  },
  fix: {
    zh: '在根目录新建 CHANGELOG.md（也可叫“变更日志.md”），每个版本一节：\n\n## 1.2.0 - 2026-05-01\n### 新增\n- …\n### 修复\n- …',
    en: 'Add CHANGELOG.md at the root with a section for each version:\n\n## 1.2.0 - 2026-05-01\n### Added\n- …\n### Fixed\n- …',
  },
  category: 'documentation',
  weight: 1,
  revision: 1,
  source: 'https://github.com/cncf/clomonitor/blob/main/docs/checks.md#changelog',
  aliases: ['clomonitor:changelog'],
  gates: {},
  needs: ['files'],
  run: ({ files }) => presenceOutcome(files, documentKinds.changelog),
});
