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

import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { codeOf } from '../error.ts';

/** A process as written down in a file: a number alone may have been given to another process since. */
export interface ProcessMark {
  readonly pid: number;
  /** Clock ticks since boot at which it started; null where the system does not tell. */
  readonly started: string | null;
  readonly host: string;
}

/** The mark of a process of this machine. */
export function markOf(pid: number): ProcessMark {
  return { pid, started: startedAt(pid), host: hostname() };
}

/** Whether the marked process still runs; a mark of another machine or container counts as gone. */
export function isAlive(mark: ProcessMark): boolean {
  if (mark.host !== hostname() || !runs(mark.pid)) return false;
  const started = startedAt(mark.pid);
  return started === null || mark.started === null || started === mark.started;
}

/** Whether a process with this number runs; one that ended and that nobody has looked after does not. */
export function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return startedAt(pid) !== over;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

const over = 'over';

function startedAt(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? over : (fields[19] ?? null);
  } catch {
    return null;
  }
}
