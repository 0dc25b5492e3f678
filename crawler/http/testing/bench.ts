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
import { type ClosableHttp, createHttp, type HttpOptions } from '../core.ts';
import type { BucketStore, Credential, HttpEvent } from '../http.ts';
import { createTraffic } from '../traffic.ts';

/** A core in front of a loopback server, with a clock that only sleeping moves. */
export interface Bench {
  readonly http: ClosableHttp;
  readonly events: HttpEvent[];
  /** Milliseconds slept, one entry a sleep. */
  readonly slept: number[];
  readonly logged: string[];
  readonly now: () => number;
}

/** The token that tests send; whoever finds it in an error, event or log has found a leak. */
export const token = 'tmt_0123456789abcdefSECRET';

/** A credential for a host, as GitHub takes it. */
export function bearer(host: string, id = 'c1'): Credential {
  return { host, id, headers: () => Promise.resolve({ authorization: `Bearer ${token}` }) };
}

/** Builds a core for a test; `url` is that of a server of this machine. */
export function bench(url: string, changes: Partial<HttpOptions> & { readonly store?: BucketStore } = {}): Bench {
  const { host, origin } = new URL(url);
  const events: HttpEvent[] = [];
  const slept: number[] = [];
  const logged: string[] = [];
  const write = (message: string, fields?: Record<string, unknown>) => {
    logged.push(`${message} ${JSON.stringify(fields ?? {})}`);
  };
  const log: Logger = { info: write, warn: write, error: write };
  // The real clock, so that stamps that a server makes fit, plus what was slept.
  let ahead = 0;
  const now = () => Date.now() + ahead;
  const http = createHttp({
    origin,
    credential: bearer(host),
    rules: { privateHosts: [host], allowHttp: true },
    buckets: null,
    userAgent: 'tongming-test',
    patienceMs: 2 * 3600_000,
    log,
    now,
    sleep(ms) {
      slept.push(ms);
      ahead += ms;
      return Promise.resolve();
    },
    onEvent: (event) => events.push(event),
    traffic: createTraffic(),
    ...changes,
  });
  return { http, events, slept, logged, now };
}
