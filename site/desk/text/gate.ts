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

import type { Texts } from '../lib/text.ts';

/** Words of the page that tells a project what a stage still asks of it. */
export const gateText = {
  title: { zh: '“{stage}”还差什么', en: 'What “{stage}” still asks for' },
  lead: {
    zh: '系统按评审标准看到的情况，不是评审结论：每一项由人来定。“未知”表示信息不够，不算不通过。',
    en: 'What the machine sees by the rubric, and no verdict: a person judges each item. “Unknown” means that too little is known, and counts against nobody.',
  },
  asOf: { zh: '代码的时间', en: 'Code as of' },
  notCrawled: {
    zh: '代码还没有采集，多数项目因此未知。',
    en: 'The code was not read yet, which leaves most items unknown.',
  },
  rubric: { zh: '评审标准', en: 'Rubric' },
  version: { zh: '第 {n} 版', en: 'version {n}' },
  counts: { zh: '各项情况', en: 'Items' },
  todo: { zh: '必备项里还要做的', en: 'To do among the required items' },
  nothing: {
    zh: '必备项里，系统没有发现要补的。可以申请了，其余由人评审。',
    en: 'The machine finds nothing missing among the required items. You can apply; people judge the rest.',
  },
  required: { zh: '必备', en: 'required' },
  advisory: { zh: '建议', en: 'advisory' },
  stages: { zh: '其他阶段', en: 'Other stages' },
  apply: { zh: '提出申请', en: 'Apply' },
  all: { zh: '在孵项目', en: 'Projects' },
} as const satisfies Texts;
