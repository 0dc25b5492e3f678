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

/**
 * The faults of the conformance plan (26 cases; a case with variants has one name for each): answers that a platform
 * gives instead of the data, answers that break on their way, and data that is odd.
 */
export const faultNames = [
  'moved-301',
  'not-modified-304',
  'unauthorised-401',
  'primary-403',
  'secondary-403',
  'secondary-403-seconds',
  'secondary-403-date',
  'secondary-429',
  'secondary-429-seconds',
  'secondary-429-date',
  'graphql-rate-limited',
  'graphql-rate-limit',
  'not-found-404',
  'empty-409',
  'gone-410',
  'unprocessable-422',
  'legal-451',
  'server-500',
  'server-502',
  'server-503',
  'server-504',
  'truncated-json',
  'html-body',
  'slow-body',
  'socket-reset',
  'wrong-content-length',
  'duplicate-page',
  'repeated-cursor',
  'item-moved',
  'cross-origin-next',
  'null-author',
  'null-node',
  'partial-data',
] as const;
/** One of {@link faultNames}. */
export type FaultName = (typeof faultNames)[number];

/** One fault of a plan. */
export interface Fault {
  readonly name: FaultName;
  /** Number of the first request that it happens to, from 1, among those that `match`. */
  readonly at: number;
  /** How many of them in a row; 1 unless told. */
  readonly times?: number;
  /** Requests that are counted; all unless told. */
  readonly match?: (request: { readonly method: string; readonly url: string; readonly body: string }) => boolean;
  /** What Retry-After or the reset asks for; 1 unless told. */
  readonly waitSeconds?: number;
  /** Bytes that are left of the body by `truncated-json`; half of them unless told. */
  readonly cutAt?: number;
}

/** Faults after which nothing may be sent before the wait is over. */
export const limitFaults: ReadonlySet<FaultName> = new Set([
  'primary-403',
  'secondary-403',
  'secondary-403-seconds',
  'secondary-403-date',
  'secondary-429',
  'secondary-429-seconds',
  'secondary-429-date',
  'graphql-rate-limited',
  'graphql-rate-limit',
]);
