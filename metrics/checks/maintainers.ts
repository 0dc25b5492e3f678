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

/** CLOMonitor's maintainers check: a list is there; who is on it is `maintainers-listed`. */
export const maintainers = defineCheck({
  id: 'maintainers',
  name: { zh: '维护者名单', en: 'List of maintainers' },
  question: { zh: '项目是否写明由谁维护？', en: 'Does the project say who maintains it?' },
  why: {
    zh: '贡献图不能代替名单：谁有权合入、谁对安全问题负责，要写清楚。',
    en: 'A contributor graph is no list: it must be written who may merge and who answers for security.',
  },
  fix: {
    zh: '在根目录新建 MAINTAINERS.md：\n\n| 姓名 | 账号 | 单位 |\n|---|---|---|\n| 张三 | @zhangsan | 某某研究所 |',
    en: 'Add MAINTAINERS.md at the root:\n\n| Name | ID | Organisation |\n|---|---|---|\n| Zhang San | @zhangsan | Some Institute |',
  },
  category: 'governance',
  weight: 3,
  revision: 1,
  source: 'https://github.com/cncf/clomonitor/blob/main/docs/checks.md#maintainers',
  aliases: ['clomonitor:maintainers'],
  gates: {},
  needs: ['files'],
  run: ({ files }) => presenceOutcome(files, documentKinds.maintainers, true),
});
