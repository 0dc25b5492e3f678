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

import { variableCards } from '#api/variables.ts';
import { both, cell, generatedNote, type Page, table } from '../page.ts';

/** Reference of all settings. */
export function configurationPage(): Page {
  const rows = variableCards.map((card) => [
    `\`${card.name}\``,
    card.default === null ? '–' : `\`${cell(card.default)}\``,
    both(card.meaning),
    `\`${cell(card.example)}\``,
  ]);
  const intro =
    '环境变量；命令行选项优先。`npx tongming doctor` 列出生效的值。 Environment variables; options of a command win over them. `npx tongming doctor` prints what is in force.';
  const text = [
    '# 配置 · Configuration',
    generatedNote,
    intro,
    table(['变量 variable', '默认 default', '含义 meaning', '例 example'], rows),
  ];
  return { path: 'docs/configuration.md', text: `${text.join('\n\n')}\n` };
}
