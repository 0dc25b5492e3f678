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

import { defineCommand } from '../command.ts';
import { jsonOption } from '../options.ts';

/** Weights from experts' pairwise judgements. */
export const ahp = defineCommand({
  id: 'ahp',
  standalone: true,
  summary: {
    zh: '由两两比较的判断矩阵算出权重、λmax、CI、CR；CR ≥ 0.1 拒绝，并指出矛盾最大的判断',
    en: 'weights, λmax, CI and CR of pairwise judgements; refuses CR ≥ 0.1 and names the judgements that contradict most',
  },
  usage: 'tongming ahp FILE… [--lang LANG] [--json]',
  note: {
    zh: 'FILE 为 JSON、YAML 或 CSV 矩阵，可带名称，可只给上三角，可写 1/3；多个文件是多位专家，取几何平均。退出码：0 接受，1 拒绝，2 用法。',
    en: 'A matrix as JSON, YAML or CSV; the upper triangle is enough, 1/3 may be written; several files are experts. Exit: 0 accepted, 1 refused, 2 usage.',
  },
  example: 'tongming ahp judgements.csv',
  options: {
    lang: {
      type: 'string',
      value: 'LANG',
      description: {
        zh: '报告的语言：zh 或 en（默认随系统）',
        en: "language of the report: zh or en (default: the system's)",
      },
    },
    json: jsonOption,
  },
  positionals: [1, 50],
  async run(context) {
    const { ahpCommand } = await import('../ahp/command.ts');
    return await ahpCommand(context);
  },
});
