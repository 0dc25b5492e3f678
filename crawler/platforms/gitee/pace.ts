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

import { setTimeout as wait } from 'node:timers/promises';
import type { Http, HttpAnswer, HttpRequest } from '../../http/http.ts';

/** How fast a host is asked that does not tell its limit. */
export interface Pace {
  /** Milliseconds from the start of one request to that of the next. */
  readonly intervalMs: number;
  readonly now: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** One request a second: neither platform publishes what callers with a token may do. */
export const oneASecond: Pace = {
  intervalMs: 1000,
  now: () => Date.now(),
  sleep: async (ms, signal) => {
    await wait(ms, undefined, { signal });
  },
};

/** When the next request may start, by host and caller: several crawls of one process share it. */
const free = new Map<string, number>();

function tellsLimit(answer: HttpAnswer<unknown>): boolean {
  return answer.headers.has('x-ratelimit-remaining') || answer.headers.has('ratelimit-remaining');
}

/** Leaves time between requests for as long as no answer tells a limit; then the core keeps to what it tells. */
export function paced(http: Http, pace: Pace): Http {
  const key = `${http.origin} ${http.credential?.id ?? ''}`;
  return {
    credential: http.credential,
    origin: http.origin,
    budget: http.budget,
    async request<T>(request: HttpRequest<T>): Promise<HttpAnswer<T>> {
      const start = Math.max(pace.now(), free.get(key) ?? 0);
      free.set(key, start + pace.intervalMs);
      if (start > pace.now()) await pace.sleep(start - pace.now(), request.signal);
      const answer = await http.request(request);
      if (tellsLimit(answer)) free.delete(key);
      return answer;
    },
  };
}
