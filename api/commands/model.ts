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

/** Any model over anyone's table of inputs. */
export const model = defineCommand({
  id: 'model',
  standalone: true,
  summary: {
    zh: '列出评估模型，显示一个模型的卡片，或用它给一张表的每一行打分',
    en: 'list the models, show the card of one, or score every row of a table with it',
  },
  usage: 'tongming model [MODEL] [--inputs FILE] [--scope SCOPE] [--as-published] [--lang LANG] [--json]',
  note: {
    zh: '表为 CSV 或 JSON 对象数组，一行一个对象，列名为输入的编号或别名，空格为缺失，多余的列不用。退出码：0 完成，1 表有误，2 用法。',
    en: 'Tables are CSV or JSON arrays; columns are ids or aliases of inputs, empty is missing, others are not used. Exit: 0 done, 1 wrong in the table, 2 usage.',
  },
  example: 'tongming model criticality-2020 --inputs projects.csv',
  options: {
    inputs: {
      type: 'string',
      value: 'FILE',
      description: { zh: '要打分的表：.csv 或 .json', en: 'the table to score: .csv or .json' },
    },
    scope: {
      type: 'string',
      value: 'SCOPE',
      description: {
        zh: '对象：project（默认）、organisation、person 等，以模型有的为准',
        en: 'what a row is: project (default), organisation, person, as far as the model scores it',
      },
    },
    'as-published': {
      type: 'boolean',
      description: {
        zh: '缺失的输入按来源的规则处理（Go 关键性模型：从分母里去掉，分数可能升高）',
        en: 'treat missing inputs as the source does (Go criticality: they leave the denominator, which may raise the score)',
      },
    },
    lang: {
      type: 'string',
      value: 'LANG',
      description: {
        zh: '输出的语言：zh 或 en（默认随系统）',
        en: "language of the output: zh or en (default: the system's)",
      },
    },
    json: jsonOption,
  },
  positionals: [0, 1],
  async run(context) {
    const { modelCommand } = await import('../model/command.ts');
    return await modelCommand(context);
  },
});
