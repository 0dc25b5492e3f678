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

import { bar } from '../bar.ts';
import type { StandaloneContext } from '../command.ts';
import { terminalLine } from '../terminal.ts';
import { grouped } from './number.ts';

/** Tells how far a scan is: a bar on a terminal as soon as the files are counted, a line now and then elsewhere. */
export interface ScanProgress {
  told(files: number, path: string): void;
  stop(): void;
}

const [drawEvery, lineEvery] = [100, 15_000];

/** Nothing is drawn for what takes no time; `total` = files in all, null while that is not known. */
export function scanProgress(
  { terminal, locale }: Pick<StandaloneContext, 'terminal' | 'locale'>,
  total: () => number | null,
): ScanProgress {
  const started = performance.now();
  const every = terminal.interactive ? drawEvery : lineEvery;
  let [last, read] = [started, 0];
  return {
    told(files, path) {
      read += files;
      const now = performance.now();
      if (now - last < every) return;
      last = now;
      const seconds = Math.max(1, (now - started) / 1000);
      const count = grouped(read);
      const rate = grouped(Math.round(read / seconds));
      const line =
        locale === 'zh'
          ? `已读 ${count} 个文件（每秒 ${rate} 个） ${path}`
          : `${count} files read (${rate} a second) ${path}`;
      const all = total();
      const drawn = all === null ? line : `${bar(read, Math.max(all, read))} ${path}`;
      if (terminal.interactive) terminal.status(terminalLine(drawn));
      else terminal.err(terminalLine(line));
    },
    stop: () => terminal.status(null),
  };
}
