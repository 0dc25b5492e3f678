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

import type { z } from 'zod';

/** What identifies the caller to one host; never logged, never sent elsewhere. */
export interface Credential {
  /** Host (with port) it belongs to, as in `URL.host`. */
  readonly host: string;
  /** Short digest of the secret: names its bucket in the store and in logs. */
  readonly id: string;
  /** The headers that carry it, made anew for each request (installation tokens expire). */
  readonly headers: () => Promise<Readonly<Record<string, string>>>;
}

/** What an answer says of the caller's budget; null = it does not tell. */
export interface LimitReading {
  readonly limit: number | null;
  readonly remaining: number | null;
  readonly resetAt: Date | null;
  /** The platform's own name of the resource, when the answer tells it. */
  readonly resource: string | null;
  /** The answer is a refusal because of a limit: nothing may be sent in this bucket before the wait is over. */
  readonly limited: boolean;
  /** The refusal counts for every bucket of the credential, as GitHub's secondary limits do; false unless told. */
  readonly everywhere?: boolean;
  /** Milliseconds that the answer asks to wait, as it says (not clamped); null = it does not say. */
  readonly waitMs: number | null;
}

/** Reads limits off an answer; each platform has its own. `body` is null when it was not JSON. */
export type ReadLimit = (answer: {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: unknown;
  /** The caller's clock in milliseconds; that of the system unless told. */
  readonly now?: number;
}) => LimitReading;

/** PATCH and PUT are for what the hub says of changes; crawlers only read. */
export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT';

/** One request to a platform. */
export interface HttpRequest<T> {
  readonly method?: Method;
  /** On the credential's host, or refused. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON text. */
  readonly body?: string;
  /** Bucket beside host and credential, as `core`, `graphql`. */
  readonly resource: string;
  readonly readLimit: ReadLimit;
  /** Asked with If-None-Match; a 304 is answered with `notModified` and costs nothing. */
  readonly etag?: string | null;
  /** Statuses besides 2xx and 304 that the caller understands; everything else is thrown as a PlatformError. */
  readonly expect?: readonly number[];
  /** Checks and narrows the JSON of a 2xx; what does not fit is `schema-drift`. Keys that are not named must pass. */
  readonly schema: z.ZodType<T>;
  readonly signal: AbortSignal;
  /** Decompressed bytes; 64 MiB unless told. */
  readonly maxBytes?: number;
  /** Milliseconds until the whole answer is there; 120 s unless told, 20 s without a byte. */
  readonly timeoutMs?: number;
  /** Tries after transient faults (5xx, reset, time-out, truncated); 3 unless told. 0 lets the caller shrink its page first. */
  readonly retries?: number;
}

/** An answer that was read to its end. */
export interface HttpAnswer<T> {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: ReadonlyMap<string, string>;
  /** Where it was answered, after redirects on the same host. */
  readonly url: string;
  /** A 301 or 308 was followed: the thing has a new address. */
  readonly moved: boolean;
  readonly notModified: boolean;
  readonly etag: string | null;
  /** Null for 204, 304 and the statuses of `expect`. Whole numbers beyond 2^53 are text. */
  readonly body: T | null;
  /** JSON of a status that was expected, unchecked; null when it was none. */
  readonly problem: unknown;
  /**
   * `rel=next` of the Link header when it is not the page itself; null = none. A `next` on another origin is thrown as
   * `foreign-origin`: a list must not look complete because its rest was refused.
   */
  readonly next: string | null;
  /** `rel=last` likewise. */
  readonly last: string | null;
}

/** Budget of one bucket as last told, for progress and status. */
export interface BucketState {
  readonly host: string;
  readonly credential: string | null;
  readonly resource: string;
  readonly limit: number | null;
  readonly remaining: number | null;
  readonly resetAt: Date | null;
  /** Nothing is sent before this; null = free. */
  readonly blockedUntil: Date | null;
}

/** What happens on the wire, for progress and for tests. Never carries a secret. */
export type HttpEvent =
  | {
      readonly kind: 'answered';
      readonly host: string;
      readonly resource: string;
      readonly status: number;
      readonly bytes: number;
      readonly billable: boolean;
    }
  | {
      readonly kind: 'waiting';
      readonly host: string;
      readonly resource: string;
      readonly until: Date;
      readonly why: 'limit' | 'budget' | 'retry' | 'circuit';
    }
  | {
      readonly kind: 'failed';
      readonly host: string;
      readonly resource: string;
      readonly reason: string;
      readonly try: number;
    };

/** The one way to a platform's API. */
export interface Http {
  request<T>(request: HttpRequest<T>): Promise<HttpAnswer<T>>;
  /** The credential that requests of this client carry; null = anonymous. */
  readonly credential: Credential | null;
  /** `https://host[:port]`: everything else is refused. */
  readonly origin: string;
  readonly budget: () => readonly BucketState[];
}

/** Where the state of buckets is kept when several processes share a credential. */
export interface BucketStore {
  /** State as others left it; null = unknown. */
  read(key: Pick<BucketState, 'host' | 'credential' | 'resource'>): Promise<BucketState | null>;
  write(state: BucketState): Promise<void>;
}
