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

import { parseArgs } from 'node:util';
import { nearest } from '#licenses/nearest.ts';
import type { CommandCard } from './command.ts';
import { UsageError } from './usage.ts';

/** A command line as read: what stood alone, and options by name. */
export interface Arguments {
  readonly help: boolean;
  readonly args: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
}

function unknownOption(command: CommandCard, name: string): UsageError {
  const known = [...Object.keys(command.options), 'help'];
  const close = nearest(name, known);
  return new UsageError({
    zh: `tongming ${command.id} 没有选项 --${name}${close === null ? '' : `，是否想写 --${close}`}。用法见 tongming ${command.id} --help。`,
    en: `tongming ${command.id} has no option --${name}${close === null ? '.' : `; did you mean --${close}?`} See tongming ${command.id} --help.`,
  });
}

function wrongValue(command: CommandCard, name: string, takes: boolean): UsageError {
  const value = command.options[name]?.value ?? 'VALUE';
  return new UsageError(
    takes
      ? { zh: `--${name} 后面要有值：--${name} ${value}。`, en: `--${name} needs a value: --${name} ${value}.` }
      : {
          zh: `--${name} 不带值，请去掉等号后的内容。`,
          en: `--${name} takes no value; leave out what follows the equals sign.`,
        },
  );
}

function wrongCount(command: CommandCard, given: number): UsageError {
  const [least] = command.positionals;
  return new UsageError(
    given < least
      ? { zh: `缺少参数。用法：${command.usage}`, en: `An argument is missing. Usage: ${command.usage}` }
      : { zh: `参数太多。用法：${command.usage}`, en: `There are too many arguments. Usage: ${command.usage}` },
  );
}

/** Reads a command's arguments strictly: what is not known is refused with the nearest that is. */
export function parseArguments(command: CommandCard, words: readonly string[]): Arguments {
  const types = Object.entries(command.options).map(([name, { type }]) => [name, { type }] as const);
  const { tokens, positionals } = parseArgs({
    args: [...words],
    options: { ...Object.fromEntries(types), help: { type: 'boolean', short: 'h' } },
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const options: Record<string, string | boolean> = Object.create(null) as Record<string, string | boolean>;
  let help = false;
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { name, value } = token;
    if (name === 'help') {
      help = true;
      continue;
    }
    if (!Object.hasOwn(command.options, name)) throw unknownOption(command, name);
    const takes = command.options[name]?.type === 'string';
    if (takes !== (value !== undefined) || (takes && value === '')) throw wrongValue(command, name, takes);
    options[name] = value ?? true;
  }
  const [least, most] = command.positionals;
  if (!help && (positionals.length < least || positionals.length > most)) throw wrongCount(command, positionals.length);
  return { help, args: positionals, options };
}
