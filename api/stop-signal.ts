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

/** A signal that the first Ctrl-C or SIGTERM aborts. */
export interface StopSignal {
  readonly signal: AbortSignal;
  readonly release: () => void;
}

/** One key press can reach us twice: from the terminal, and from npm or the launcher that passes it on. */
const samePress = 400;

/** Listens for the wish to stop; the second one ends the process at once with 130. */
export function onStopSignal(): StopSignal {
  const controller = new AbortController();
  let first = 0;
  function listener(): void {
    const time = performance.now();
    if (!controller.signal.aborted) {
      first = time;
      controller.abort();
    } else if (time - first > samePress) process.exit(130);
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const name of signals) process.on(name, listener);
  return {
    signal: controller.signal,
    release: () => {
      for (const name of signals) process.off(name, listener);
    },
  };
}

/** Resolves when the signal is aborted. */
export function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
