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

/** Counts requests of each caller. */
export interface Meter {
  /** Counts one, and tells whether it is one too many. */
  spend(caller: string): { readonly limited: boolean; readonly headers: Readonly<Record<string, string>> };
}

const minute = 60_000;

/** A limit a minute, as gitlab.com has one, with its headers. */
export function createMeter(limit: number): Meter {
  const spent = new Map<string, { count: number; until: number }>();
  return {
    spend(caller) {
      const now = Date.now();
      const before = spent.get(caller);
      const bucket = before && before.until > now ? before : { count: 0, until: now + minute };
      spent.set(caller, bucket);
      bucket.count += 1;
      const limited = bucket.count > limit;
      const seconds = Math.ceil((bucket.until - now) / 1000);
      return {
        limited,
        headers: {
          'ratelimit-name': 'throttle_authenticated_api',
          'ratelimit-limit': String(limit),
          'ratelimit-observed': String(bucket.count),
          'ratelimit-remaining': String(Math.max(0, limit - bucket.count)),
          'ratelimit-reset': String(Math.ceil(bucket.until / 1000)),
          ...(limited ? { 'retry-after': String(seconds) } : {}),
        },
      };
    },
  };
}
