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

import { CrawlerError } from '#crawler/error.ts';
import { nearest } from '#licenses/nearest.ts';
import { StoreError } from '#store/error.ts';
import type { Text } from '#store/facts.ts';
import { parseArguments } from './arguments.ts';
import type { Command, ExitCode, StandaloneContext, Terminal } from './command.ts';
import { commands } from './command-registry.ts';
import type { Config } from './config.ts';
import { localeOf, noColorOf, obeysOutputOf, packageVersion } from './environment.ts';
import { ApiError } from './errors.ts';
import { commandHelp, overview } from './help.ts';
import type { Locale } from './locale.ts';
import { createLogger } from './log.ts';
import { onStopSignal } from './stop-signal.ts';
import { createTerminal, paint } from './terminal.ts';
import { UndecidedError } from './undecided.ts';
import { UsageError } from './usage.ts';

function unknownCommand(verb: string): UsageError {
  const close = nearest(verb, commands.keys());
  const list = [...commands.keys()];
  return new UsageError({
    zh: `没有命令 ${verb}${close === null ? '' : `，是否想写 ${close}`}。可用命令：${list.join('、')}。`,
    en: `There is no command ${verb}${close === null ? '.' : `; did you mean ${close}?`} Commands: ${list.join(', ')}.`,
  });
}

const undecided = new Set(['unreachable', 'refused', 'busy']);

/** What to tell of a fault, and with which exit code to end. */
function verdictOn(error: unknown): { readonly text: Text; readonly code: ExitCode } {
  if (error instanceof UsageError) return { text: error.text, code: 2 };
  if (error instanceof UndecidedError) return { text: error.text, code: 3 };
  if (error instanceof StoreError) {
    const code = undecided.has(error.kind) ? 3 : 1;
    return { text: error.text, code: error.kind === 'bad-url' ? 2 : code };
  }
  if (error instanceof ApiError) return { text: error.text, code: 1 };
  if (error instanceof CrawlerError) {
    return { text: { zh: error.message, en: error.message }, code: error.transient ? 3 : 1 };
  }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { text: { zh: `内部错误：${message}`, en: `internal error: ${message}` }, code: 1 };
}

function checkConfig(command: Command, config: Config, terminal: Terminal): void {
  for (const warning of config.warnings) terminal.err(paint(terminal, 'yellow', warning[config.locale]));
  // `doctor` tells what is wrong with the configuration instead of stopping at it.
  if (config.problems.length === 0 || command.id === 'doctor') return;
  const join = (locale: 'zh' | 'en') => config.problems.map((problem) => problem[locale]).join('\n');
  throw new UsageError({ zh: join('zh'), en: join('en') });
}

/** Only commands that need it pay for reading the configuration, which knows all platforms. */
async function start(command: Command, context: StandaloneContext): Promise<ExitCode> {
  if (command.standalone === true) return command.run(context);
  const { readConfig } = await import('./config.ts');
  const config = readConfig();
  checkConfig(command, config, context.terminal);
  return command.run({ ...context, config });
}

async function runCommand(words: readonly string[], locale: Locale, terminal: Terminal): Promise<ExitCode> {
  const [verb, ...rest] = words;
  if (verb === undefined || verb === '--help' || verb === '-h' || verb === 'help') {
    const cards = await Promise.all(Array.from(commands.values(), (load) => load()));
    terminal.out(overview(terminal, locale, cards));
    return 0;
  }
  if (verb === '--version' || verb === '-v') {
    terminal.out(`tongming ${packageVersion}`);
    return 0;
  }
  const load = commands.get(verb);
  if (load === undefined) throw unknownCommand(verb);
  const command = await load();
  const { help, args, options } = parseArguments(command, rest);
  if (help) {
    terminal.out(commandHelp(terminal, locale, command));
    return 0;
  }
  const log = createLogger({
    write: terminal.err,
    human: terminal.interactive,
    info: (verb === 'run' || verb === 'worker') && !terminal.interactive,
  });
  const { signal, release } = onStopSignal();
  try {
    return await start(command, { terminal, locale, log, signal, args, options });
  } finally {
    release();
  }
}

function drained(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    if (stream.writableLength === 0 || stream.destroyed) return resolve();
    for (const event of ['drain', 'close'] as const) stream.once(event, () => resolve());
  });
}

/** The command line: reads the arguments, runs the command, ends with its exit code. */
async function main(): Promise<void> {
  const locale = localeOf();
  const terminal = createTerminal(process.stdout, process.stderr, noColorOf(), obeysOutputOf());
  // A reader that has seen enough (`| head`) is no fault, and no pass either: the exit code is still the command's.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') process.exit(1);
  });
  for (const fatal of ['unhandledRejection', 'uncaughtException'] as const) {
    process.on(fatal, (error: unknown) => {
      terminal.err(verdictOn(error).text[locale]);
      process.exit(1);
    });
  }
  let code: ExitCode;
  try {
    code = await runCommand(process.argv.slice(2), locale, terminal);
  } catch (error) {
    terminal.status(null);
    const verdict = verdictOn(error);
    terminal.err(paint(terminal, 'red', verdict.text[locale]));
    code = verdict.code;
  }
  await Promise.all([drained(process.stdout), drained(process.stderr)]);
  process.exit(code);
}

await main();
