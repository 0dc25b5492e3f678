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

import type { CommandCard } from '#api/command.ts';
import { commands } from '#api/command-registry.ts';
import { both, generatedNote, type Page, table } from '../page.ts';

function section(command: CommandCard): string {
  const options = Object.entries(command.options).map(([name, option]) => [
    `\`--${name}${option.value === undefined ? '' : ` ${option.value}`}\``,
    both(option.description),
  ]);
  const parts = [
    `## \`${command.usage}\``,
    command.summary.zh,
    command.summary.en,
    `\`\`\`sh\n${command.example}\n\`\`\``,
  ];
  const forms = (command.forms ?? []).map(({ usage, summary }) => `- \`${usage}\`: ${summary.zh} ${summary.en}`);
  if (forms.length > 0) parts.push(forms.join('\n'));
  if (command.note !== undefined) parts.push(both(command.note));
  if (options.length > 0) parts.push(table(['选项 option', '含义 meaning'], options));
  return parts.join('\n\n');
}

/** Reference of the command line. */
export async function commandsPage(): Promise<Page> {
  const codes =
    '退出码：0 完成，1 有要求没做到，2 用法错误，3 无法判断（网络、限额）。 Exit codes: 0 done, 1 something asked for failed, 2 usage, 3 cannot decide (network, limit).';
  const all = await Promise.all(Array.from(commands.values(), (load) => load()));
  const text = ['# 命令行 · Command line', generatedNote, codes, ...all.map(section)].join('\n\n');
  return { path: 'docs/commands.md', text: `${text}\n` };
}
