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

function aborted(url: string): PlatformError {
  return new PlatformError('aborted', `${url}: the request was cancelled.`, { url });
}

/** Throws when the signal has fired already. */
export function throwIfAborted(signal: AbortSignal, url: string): void {
  if (signal.aborted) throw aborted(url);
}

/** Waits for the promise, but no longer than until the signal fires; what comes later is nobody's. */
export async function abortable<T>(promise: Promise<T>, signal: AbortSignal, url: string): Promise<T> {
  throwIfAborted(signal, url);
  const { promise: end, reject } = Promise.withResolvers<never>();
  const stop = () => reject(aborted(url));
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([promise, end]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** Sleeps by the system's clock; ends early, without an error, when the signal fires. */
export function sleepFor(ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  if (signal.aborted) {
    resolve();
    return promise;
  }
  const done = () => {
    clearTimeout(timer);
    signal.removeEventListener('abort', done);
    resolve();
  };
  const timer = setTimeout(done, Math.ceil(ms));
  signal.addEventListener('abort', done, { once: true });
  return promise;
}
