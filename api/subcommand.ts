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

import { nearest } from '#licenses/nearest.ts';
import type { CommandContext, ExitCode } from './command.ts';
import { UsageError } from './usage.ts';

/** What the first word of a command chooses. */
export interface Subcommand {
  /** Options of the command that it takes; all others are refused. */
  readonly options: readonly string[];
  readonly run: (context: CommandContext) => Promise<ExitCode>;
}

/** Runs what the first word names; a word that is none, or an option that it does not take, is a UsageError. */
export function runSubcommand(
  verb: string,
  known: Readonly<Record<string, Subcommand>>,
  context: CommandContext,
): Promise<ExitCode> {
  const word = context.args[0] ?? '';
  const chosen = Object.hasOwn(known, word) ? known[word] : undefined;
  if (chosen === undefined) {
    const words = Object.keys(known);
    const close = nearest(word, words);
    throw new UsageError({
      zh: `${verb} 后面是 ${words.join('、')} 之一${close === null ? '' : `，是否想写 ${close}`}。`,
      en: `${verb} takes one of ${words.join(', ')}${close === null ? '.' : `; did you mean ${close}?`}`,
    });
  }
  const odd = Object.keys(context.options).find((name) => !chosen.options.includes(name));
  if (odd === undefined) return chosen.run(context);
  throw new UsageError({
    zh: `${verb} ${word} 没有选项 --${odd}。`,
    en: `${verb} ${word} has no option --${odd}.`,
  });
}
