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

import { CrawlerError } from '../error.ts';
import { PlatformError } from '../http/error.ts';

/** Why the platform's part of a visit, or one feed of it, did not end. */
export interface PlatformFault {
  /** Stable code: a kind of PlatformError or CrawlerError, or `adapter`. */
  readonly kind: string;
  /** One sentence, safe to show. */
  readonly reason: string;
  readonly transient: boolean;
  /** When a limit ends; null = it is none. */
  readonly until: Date | null;
}

/** Faults that the next request would meet as well. */
const ending: ReadonlySet<string> = new Set([
  'unauthorised',
  'rate-limited',
  'unreachable',
  'gone',
  'tls',
  'private-address',
  'aborted',
]);

/** True when no other feed needs to be tried. */
export function endsVisit(fault: PlatformFault): boolean {
  return ending.has(fault.kind);
}

/** Faults of our own store, marked where they pass through an adapter so that they are not taken for its own. */
const ours = new WeakSet<object>();

/** Marks what the work throws as a fault of the store. */
export async function ownFaults<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (typeof error === 'object' && error !== null) ours.add(error);
    throw error;
  }
}

/** What an adapter threw, as an outcome; faults of the store and a lost lease are thrown on. */
export function faultOf(error: unknown): PlatformFault {
  if (typeof error === 'object' && error !== null && ours.has(error)) throw error;
  if (error instanceof CrawlerError && error.kind === 'lease-lost') throw error;
  if (error instanceof PlatformError) {
    return { kind: error.kind, reason: error.message, transient: error.transient, until: error.until };
  }
  if (error instanceof CrawlerError) {
    return { kind: error.kind, reason: error.message, transient: error.transient, until: null };
  }
  const reason = new CrawlerError('crashed', `The answer of the platform could not be read: ${String(error)}`).message;
  return { kind: 'adapter', reason, transient: false, until: null };
}
