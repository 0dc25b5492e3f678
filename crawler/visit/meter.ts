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

/** Counts what passes through a client that other visits may use at the same time. */
export function createMeter(http: Http): Meter {
  let requests = 0;
  let free = 0;
  let pending = 0;
  return {
    http: {
      credential: http.credential,
      origin: http.origin,
      budget: http.budget,
      async request(request) {
        requests++;
        pending++;
        try {
          const answer = await http.request(request);
          if (answer.notModified) free++;
          return answer;
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
