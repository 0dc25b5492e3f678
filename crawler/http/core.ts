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
import { PlatformError } from './error.ts';
import type { BucketStore, Credential, Http, HttpEvent } from './http.ts';

/** What an {@link Http} is made of. */
export interface HttpOptions {
  /** `https://host[:port]` of the API; everything else is refused. */
  readonly origin: string;
  /** Null = anonymous. */
  readonly credential: Credential | null;
  readonly rules: {
    /** `host` or `host:port` that may be private. */
    readonly privateHosts: readonly string[];
    readonly allowHttp: boolean;
  };
  /** Shares budgets and waits with other processes; null = with nobody. */
  readonly buckets: BucketStore | null;
  /** With an address where the operator is reached. */
  readonly userAgent: string;
  /** The longest wait for a limit; longer ones are thrown as `rate-limited`. */
  readonly patienceMs: number;
  readonly log: Logger;
  readonly onEvent?: (event: HttpEvent) => void;
  readonly now?: () => number;
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Share of a window's budget that is spent slowly, so that something is left for people: 0.2 unless told. */
  readonly reserve?: number;
  /** Requests at a time in one bucket: 1 unless told. */
  readonly concurrency?: number;
}

/** An {@link Http} that holds connections until it is closed. */
export interface ClosableHttp extends Http {
  /** Ends what is under way as `aborted` and closes the connections. */
  close(): void;
}

/** The one way to a platform's API, for one origin and one credential. */
export function createHttp(options: HttpOptions): ClosableHttp {
  throw new PlatformError('unreachable', `${options.origin}: the core is not ready.`, { url: options.origin });
}
