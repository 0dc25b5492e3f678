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

import { displayWidth } from '#licenses/display-width.ts';
import type { CommandCard, Terminal } from './command.ts';
import type { Locale } from './locale.ts';
import { paint } from './terminal.ts';

const words = {
  zh: {
    what: '通明：开源孵化中心的社区门户与贡献度量引擎。',
    usage: '用法',
    commands: '命令',
    options: '选项',
    example: '示例',
    help: '显示帮助',
    version: '显示版本',
    more: '每个命令的用法：tongming 命令 --help',
    exits: '退出码：0 完成；1 有事没办成；2 用法不对；3 无法判断（网络、限额）。',
  },
  en: {
    what: 'Tongming: community hub and contribution-metrics engine of an open-source incubation centre.',
    usage: 'Usage',
    commands: 'Commands',
    options: 'Options',
    example: 'Example',
    help: 'show help',
    version: 'show the version',
    more: 'How to use a command: tongming COMMAND --help',
    exits: 'Exit codes: 0 done; 1 something asked for failed; 2 usage; 3 cannot decide (network, limit).',
  },
} as const;

function rows(pairs: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...pairs.map(([left]) => displayWidth(left)));
  return pairs.map(([left, right]) => `  ${left}${' '.repeat(width - displayWidth(left))}  ${right}`);
}

/** What `tongming` alone and `--help` say. */
export function overview(terminal: Terminal, locale: Locale, commands: readonly CommandCard[]): string {
  const t = words[locale];
  const list = commands.map(({ usage, summary }) => [usage.replace(/^tongming /, ''), summary[locale]] as const);
  return [
    t.what,
    '',
    paint(terminal, 'bold', `${t.usage}: tongming COMMAND`),
    '',
    paint(terminal, 'bold', t.commands),
    ...rows(list),
    '',
    paint(terminal, 'bold', t.options),
    ...rows([
      ['--help', t.help],
      ['--version', t.version],
    ]),
    '',
    t.more,
    t.exits,
  ].join('\n');
}

/** What `tongming COMMAND --help` says. */
export function commandHelp(terminal: Terminal, locale: Locale, command: CommandCard): string {
  const t = words[locale];
  const options = Object.entries(command.options).map(
    ([name, { value, description }]) =>
      [`--${name}${value === undefined ? '' : ` ${value}`}`, description[locale]] as const,
  );
  return [
    command.summary[locale],
    '',
    paint(terminal, 'bold', t.usage),
    `  ${command.usage}`,
    ...rows((command.forms ?? []).map(({ usage, summary }) => [usage, summary[locale]] as const)),
    ...(command.note === undefined ? [] : ['', command.note[locale]]),
    '',
    paint(terminal, 'bold', t.options),
    ...rows([...options, ['--help', t.help]]),
    '',
    paint(terminal, 'bold', t.example),
    `  ${command.example}`,
    '',
    t.exits,
  ].join('\n');
}
