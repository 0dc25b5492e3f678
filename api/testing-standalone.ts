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

import type { Command, StandaloneContext } from './command.ts';

/** Runs a command that needs neither store nor configuration, in English without colours; what it wrote comes line by line. */
export async function runStandalone(
  command: Command,
  args: readonly string[],
  options: Record<string, string | boolean> = {},
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const terminal = {
    out: (text: string) => void out.push(text),
    err: (text: string) => void err.push(text),
    status: () => undefined,
    interactive: false,
    colour: false,
  };
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const { signal } = new AbortController();
  const context: StandaloneContext = { terminal, locale: 'en', log, signal, args, options };
  if (command.standalone !== true) throw new Error(`${command.id} needs a configuration.`);
  return { code: await command.run(context), out: out.join('\n'), err: err.join('\n') };
}
