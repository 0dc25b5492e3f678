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

import type { StandaloneContext } from '../command.ts';
import { terminalLine } from '../terminal.ts';
import { grouped } from './number.ts';

/** Tells how far a scan is: one line that is replaced on a terminal, a line now and then elsewhere. */
export interface ScanProgress {
  told(files: number, path: string): void;
  stop(): void;
}

const [drawEvery, lineEvery] = [100, 15_000];

/** Nothing is drawn for what takes no time. */
export function scanProgress({ terminal, locale }: Pick<StandaloneContext, 'terminal' | 'locale'>): ScanProgress {
  const started = performance.now();
  const every = terminal.interactive ? drawEvery : lineEvery;
  let [drawn, read] = [started, 0];
  return {
    told(files, path) {
      read += files;
      const now = performance.now();
      if (now - drawn < every) return;
      drawn = now;
      const seconds = Math.max(1, (now - started) / 1000);
      const count = grouped(read);
      const rate = grouped(Math.round(read / seconds));
      const line =
        locale === 'zh'
          ? `已读 ${count} 个文件（每秒 ${rate} 个） ${path}`
          : `${count} files read (${rate} a second) ${path}`;
      if (terminal.interactive) terminal.status(terminalLine(line));
      else terminal.err(terminalLine(line));
    },
    stop: () => terminal.status(null),
  };
}
