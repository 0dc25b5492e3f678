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

import { cut } from '#licenses/display-width.ts';
import { terminalLine, terminalText } from '#licenses/terminal-text.ts';
import type { Terminal } from './command.ts';

export { jsonText, paint, type Style, terminalLine, terminalText } from '#licenses/terminal-text.ts';

// oxlint-disable-next-line no-control-regex -- our own styles, and nothing else, may pass
const ours = /(\u001B\[(?:0|1|2|31|32|33)m)/;

function cleaned(text: string, colour: boolean): string {
  if (!colour) return terminalText(text);
  return text
    .split(ours)
    .map((part, i) => (i % 2 === 1 ? part : terminalText(part)))
    .join('');
}

/** A pipeline obeys lines that begin with `::`, blanks before it or not, and `##[…]` anywhere; a joiner that nobody sees breaks both (B212). */
function disobeyed(text: string): string {
  return text.replaceAll(/^([^\S\n]*:)(?=:)|##(?=[a-z]{0,20}\[)/gmu, '$&\u2060');
}

interface Stream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** Terminals that do not know their width say 0. */
function columnsOf({ columns = 0 }: Stream): number {
  return columns > 0 ? columns : 80;
}

const clearLine = '\r\u001B[K';

/** Writes to the two standard streams, each line cleaned on its way; a status line is kept below the others. `obeyed`: a pipeline reads them that takes some lines for commands. */
export function createTerminal(out: Stream, err: Stream, noColor: boolean, obeyed = false): Terminal {
  const interactive = err.isTTY === true;
  const colour = out.isTTY === true && interactive && !noColor;
  let status: string | null = null;

  function line(stream: Stream, text: string, as?: 'commands'): void {
    if (status !== null) err.write(clearLine);
    const clean = cleaned(text, colour);
    stream.write(`${obeyed && as !== 'commands' ? disobeyed(clean) : clean}\n`);
    if (status !== null) err.write(status);
  }
  return {
    out: (text, as) => line(out, text, as),
    err: (text) => line(err, text),
    status(text) {
      if (!interactive) return;
      if (status !== null) err.write(clearLine);
      status = text === null ? null : cut(terminalLine(text), columnsOf(err) - 1);
      if (status !== null) err.write(status);
    },
    interactive,
    colour,
  };
}
