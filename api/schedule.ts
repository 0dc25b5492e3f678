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

import { schedule, validate } from 'node-cron';
import type { Logger } from '#store/log.ts';

/** Rounds at set times. */
export interface Schedule {
  /** Null when there is none. */
  next(): Date | null;
  stop(): Promise<void>;
}

const jitterMilliseconds = 5 * 60_000;

/** Whether the text can be a schedule: five cron fields, or `off`. */
export function validSchedule(expression: string): boolean {
  return expression === 'off' || validate(expression);
}

const never: Schedule = { next: () => null, stop: () => Promise.resolve() };

function begin(expression: string, work: () => Promise<void>, log: Logger, maxRandomDelay: number): Schedule {
  const task = schedule(expression, work, {
    timezone: 'UTC',
    noOverlap: true,
    maxRandomDelay,
    unref: true,
    suppressMissedWarning: true,
    logger: {
      info: () => undefined,
      debug: () => undefined,
      warn: (message) => log.warn('the schedule warns', { message }),
      error: (message) => log.error('a scheduled round failed', { error: String(message) }),
    },
  });
  return {
    next: () => task.getNextRun(),
    stop: async () => {
      await task.destroy();
    },
  };
}

/** Calls `visit` by the cron expression, in UTC, some random minutes later each time: hubs do not all knock at once. */
export function createSchedule(expression: string, visit: () => Promise<void>, log: Logger): Schedule {
  return expression === 'off' ? never : begin(expression, visit, log, jitterMilliseconds);
}

/** Calls `look` each minute; each visit's own time is spread already. */
export function createTick(wanted: boolean, look: () => Promise<void>, log: Logger): Schedule {
  return wanted ? begin('* * * * *', look, log, 0) : never;
}
