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

import { definePolicy } from '../policy.ts';

/** Policies that could not be run; the findings are made by the engine, which alone sees them fail. */
export const unjudged = definePolicy({
  id: 'unjudged',
  name: { zh: '未能判断的策略', en: 'Policies that were not judged' },
  question: { zh: '每项开启的策略是否都判断完了？', en: 'Was every policy that is on judged to its end?' },
  about: {
    zh: '一项策略中途出错，既不是通过也不是不通过：结果是“无法判断”，退出码 3。这一项不能关闭，也不能豁免。',
    en: 'A policy that breaks down neither passes nor fails: the verdict is "undecided", and the exit code 3. This one cannot be turned off, and not be waived.',
  },
  source: 'https://github.com/ossf/scorecard/blob/main/docs/probes.md',
  judges: 'both',
  enabled: true,
  rules: {
    crashed: { level: 'error', says: { zh: '这项策略运行时出错。', en: 'The policy broke down while it ran.' } },
  },
  options: {},
  judge: () => ({ findings: [], notChecked: [] }),
});
