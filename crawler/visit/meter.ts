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

import { PlatformError } from '../http/error.ts';
import type { Http } from '../http/http.ts';

/** A platform's client as one visit uses it, with what it cost. */
export interface Meter {
  readonly http: Http;
  readonly requests: number;
  /** Requests that counted against the budget: all but those answered with "not modified". */
  readonly billable: number;
  /** Requests that are on their way or wait for a limit. */
  readonly pending: number;
}

/** Kinds of faults of a host that is in trouble as a whole. */
const troubles: ReadonlySet<string> = new Set(['timeout', 'unreachable', 'truncated', 'server-error']);
/** So many requests of a visit have to fail in a row before time counts: one alone may be heavy. */
const fewest = 2;

/** Notices a host that answers nothing: every feed would wait for it anew. */
function createSilence(http: Http, mostMs: number): { check(): void; heard(): void; failed(error: unknown): void } {
  let times = 0;
  let since = 0;
  return {
    check() {
      const ms = performance.now() - since;
      if (times < fewest || ms < mostMs) return;
      const message = `${http.origin}: no request was answered for ${Math.round(ms / 1000)} s. The rest is read at the next visit.`;
      throw new PlatformError('unreachable', message, { url: http.origin });
    },
    heard: () => void (times = 0),
    failed(error) {
      if (!(error instanceof PlatformError)) return;
      if (!troubles.has(error.kind)) times = 0;
      else if (times++ === 0) since = performance.now();
    },
  };
}

/**
 * Counts what passes through a client that other visits may use at the same time. After `silentMs` in which nothing but
 * faults came back it lets no more requests out: the visit shall end, whoever has to be visited next is waiting.
 */
export function createMeter(http: Http, silentMs: number): Meter {
  let requests = 0;
  let free = 0;
  let pending = 0;
  const silence = createSilence(http, silentMs);
  return {
    http: {
      credential: http.credential,
      origin: http.origin,
      budget: http.budget,
      async request(request) {
        silence.check();
        requests++;
        pending++;
        try {
          const answer = await http.request(request);
          silence.heard();
          if (answer.notModified) free++;
          return answer;
        } catch (error) {
          silence.failed(error);
          throw error;
        } finally {
          pending--;
        }
      },
    },
    get requests() {
      return requests;
    },
    get billable() {
      return requests - free;
    },
    get pending() {
      return pending;
    },
  };
}
