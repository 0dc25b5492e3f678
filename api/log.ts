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

import type { Logger } from '#store/log.ts';
import { jsonText, terminalLine } from './terminal.ts';

/** How events are written. */
export interface LogOptions {
  readonly write: (line: string) => void;
  /** Words for a person at a terminal, with the time of the machine's clock; else one JSON document a line, for machines. */
  readonly human: boolean;
  /** Whether ordinary events are written too. */
  readonly info: boolean;
  readonly now?: () => Date;
}

type Level = 'info' | 'warn' | 'error';

/** A URL in any field loses its user and password: tokens of others end up in logs that way. */
function withoutSecrets(text: string): string {
  return text.replaceAll(/([a-z][a-z0-9+.-]*:\/\/)[^\s/@'"]*@/gi, '$1');
}

function fieldText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The same log without warnings and ordinary events, for work whose outcome is told in another way. */
export function faultsOnly(log: Logger): Logger {
  return { info: () => undefined, warn: () => undefined, error: (message, fields) => log.error(message, fields) };
}

/** One line an event; nothing in a field can end the line, start another or reach the terminal as a control character. */
export function createLogger({ write, human, info, now = () => new Date() }: LogOptions): Logger {
  function put(level: Level, message: string, fields: Readonly<Record<string, unknown>> = {}): void {
    if (human) {
      const told = Object.entries(fields).map(([name, value]) => `${name}=${fieldText(value)}`);
      const clock = now().toTimeString().slice(0, 8);
      write(terminalLine(withoutSecrets([clock, `${level}:`, message, ...told].join(' '))));
      return;
    }
    const event = { time: now().toISOString(), level, message, ...fields };
    write(withoutSecrets(jsonText(event, 0)));
  }
  return {
    info: (message, fields) => (info ? put('info', message, fields) : undefined),
    warn: (message, fields) => put('warn', message, fields),
    error: (message, fields) => put('error', message, fields),
  };
}
