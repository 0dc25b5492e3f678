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

/** A budget for some time. */
export interface Bucket {
  readonly limit: number;
  used: number;
  /** Seconds since 1970. */
  reset: number;
}

/** Budgets by resource and caller. */
export interface Limits {
  /** The bucket as it is now: a new one when its time is over. */
  bucket(resource: string, caller: string): Bucket;
}

/** How much callers may ask for. */
export interface LimitOptions {
  /** REST requests with a token; 5,000 unless told. */
  readonly core?: number;
  /** GraphQL points; 5,000 unless told. */
  readonly graphql?: number;
  /** REST requests without a token; 60 unless told. */
  readonly anonymous?: number;
  /** An hour unless told. The platform tells whole seconds. */
  readonly windowMs?: number;
}

/** Makes buckets that are full. */
export function createLimits(options: LimitOptions): Limits {
  const sizes = { core: 5000, graphql: 5000, anonymous: 60, windowMs: 3_600_000, ...options };
  const buckets = new Map<string, Bucket>();
  return {
    bucket(resource, caller) {
      const name = `${resource} ${caller}`;
      const now = Date.now();
      const known = buckets.get(name);
      if (known && known.reset * 1000 > now) return known;
      const limit = caller === '' ? sizes.anonymous : resource === 'graphql' ? sizes.graphql : sizes.core;
      const bucket = { limit, used: 0, reset: Math.ceil((now + sizes.windowMs) / 1000) };
      buckets.set(name, bucket);
      return bucket;
    },
  };
}

/** What every answer tells of the budget. */
export function limitHeaders(bucket: Bucket, resource: string): Record<string, string> {
  return {
    'x-ratelimit-limit': String(bucket.limit),
    'x-ratelimit-remaining': String(Math.max(0, bucket.limit - bucket.used)),
    'x-ratelimit-used': String(bucket.used),
    'x-ratelimit-reset': String(bucket.reset),
    'x-ratelimit-resource': resource,
  };
}

/** As `/rate_limit` tells it. */
export function bucketView(bucket: Bucket) {
  const { limit, used, reset } = bucket;
  return { limit, used, remaining: Math.max(0, limit - used), reset };
}
