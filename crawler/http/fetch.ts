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

import { PlatformError } from './error.ts';
import type { Http, ReadLimit } from './http.ts';

/** What requests of a library that only knows `fetch` are sent with. */
export interface FetchDefaults {
  /** Bucket of a request beside host and credential. */
  readonly resource: string | ((url: URL, method: string) => string);
  readonly readLimit: ReadLimit;
  /** For requests that come without a signal of their own. */
  readonly signal?: AbortSignal;
  readonly retries?: number;
  readonly maxBytes?: number;
  readonly timeoutMs?: number;
}

/**
 * A `fetch` over the core, for libraries that bring types and endpoints. 304 and 4xx are answers, limits were waited
 * for, everything else is thrown as a PlatformError; whole numbers beyond 2^53 are text in the body.
 */
export function asFetch(http: Http, _defaults: FetchDefaults): typeof fetch {
  throw new PlatformError('unreachable', `${http.origin}: the core is not ready.`, { url: http.origin });
}
