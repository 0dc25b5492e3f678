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

import type { Text } from '#store/facts.ts';
import type { Logger } from '#store/log.ts';
import type { Config } from './config.ts';

/** Where a command writes: one JSON document or a table to `out`, everything else to `err`. */
export interface Terminal {
  /** `commands`: the text is made of commands for the pipeline that reads it, in which what others say is escaped. */
  readonly out: (text: string, as?: 'commands') => void;
  readonly err: (text: string) => void;
  /** Shows one line that the next one replaces, below everything else; null takes it away. Nothing unless interactive. */
  readonly status: (text: string | null) => void;
  /** Standard error is a terminal: bars instead of lines. */
  readonly interactive: boolean;
  /** Colours are wanted: a terminal, and NO_COLOR unset. */
  readonly colour: boolean;
}

/** What a command is given that reads no configuration. */
export interface StandaloneContext {
  readonly terminal: Terminal;
  /** Language of messages: zh when LC_ALL, LC_MESSAGES or LANG begins with zh, else en. */
  readonly locale: 'zh' | 'en';
  readonly log: Logger;
  /** Aborted by the first Ctrl-C; a second ends the process at once. */
  readonly signal: AbortSignal;
  /** Positional arguments. */
  readonly args: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
}

/** What all other commands are given. */
export interface CommandContext extends StandaloneContext {
  /** The environment's settings; options of a command win over them. */
  readonly config: Config;
}

/** Exit codes of every command: 0 done, 1 something asked for failed, 2 usage, 3 cannot decide (network, limit). */
export type ExitCode = 0 | 1 | 2 | 3;

/** What help and reference say of a command. */
export interface CommandCard {
  /** The verb, equals the file name. */
  readonly id: string;
  readonly summary: Text;
  /** As in `tongming crawl TARGET…`. */
  readonly usage: string;
  /** Other things that it does, by its first argument. */
  readonly forms?: readonly { readonly usage: string; readonly summary: Text }[];
  /** What a reader of the usage would not guess. */
  readonly note?: Text;
  readonly example: string;
  readonly options: Readonly<
    Record<string, { readonly type: 'string' | 'boolean'; readonly value?: string; readonly description: Text }>
  >;
  /** Number of positional arguments allowed, inclusive. */
  readonly positionals: readonly [min: number, max: number];
}

/** Knows the platforms, the store and the rest of the configuration. */
interface HubCommand extends CommandCard {
  readonly standalone?: false;
  readonly run: (context: CommandContext) => Promise<ExitCode>;
}

/** Starts without reading the configuration, in a tenth of a second. */
interface StandaloneCommand extends CommandCard {
  readonly standalone: true;
  readonly run: (context: StandaloneContext) => Promise<ExitCode>;
}

/** The card of a command, behaviour last. */
export type Command = HubCommand | StandaloneCommand;

/** Declares a command. */
export function defineCommand(command: Command): Command {
  return command;
}
