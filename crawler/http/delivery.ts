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

import { finish } from './answer.ts';
import { PlatformError, withoutQuery } from './error.ts';
import { firstHop, nextHop } from './hop.ts';
import type { HttpAnswer, HttpRequest } from './http.ts';
import { createSender, defaultMs, type SenderOptions, type Underway } from './sender.ts';
import { wasNotReached } from './wire-fault.ts';

/** What a {@link Delivery} works with. */
export interface DeliveryOptions extends SenderOptions {
  readonly origin: string;
}

/** Brings a request to its answer: limits are waited for, redirects followed, transient faults tried again. */
export interface Delivery {
  deliver<T>(request: HttpRequest<T>): Promise<HttpAnswer<T>>;
}

const mostRedirects = 5;
const redirects = new Set([301, 302, 307, 308]);
const retried = new Set(['server-error', 'timeout', 'unreachable', 'truncated']);
/** Kinds that are events; the others are answers, or our own decisions. */
const told = new Set([...retried, 'tls', 'not-json', 'schema-drift', 'too-large']);

/** Time before another try: doubles from a second, and is never the same twice. */
function backOff(tries: number): number {
  return Math.min(30_000, 1000 * 2 ** (tries - 1)) * (0.5 + Math.random() / 2);
}

/** Makes the delivery of one origin and credential. */
export function createDelivery(options: DeliveryOptions): Delivery {
  const { origin, host, log, redactor, emit } = options;
  const sender = createSender(options);
  const clean = (text: string) => redactor.clean(text);
  const warn = (message: string, fields: Record<string, unknown>) => log.warn(message, { host, ...fields });

  async function follow<T>(request: HttpRequest<T>, underway: Underway): Promise<HttpAnswer<T>> {
    const first = firstHop(request, origin);
    let hop = first;
    let moved = false;
    for (let hops = 0; hops <= mostRedirects; hops += 1) {
      const read = await sender.ask(request, hop, underway);
      const { status } = read;
      if (!redirects.has(status) || request.expect?.includes(status)) {
        return finish(request, read, { page: hop.url, first: first.url, moved, clean, warn });
      }
      hop = nextHop(hop, read, clean);
      moved ||= status === 301 || status === 308;
    }
    const message = `${withoutQuery(first.url)}: is redirected more than ${mostRedirects} times.`;
    throw new PlatformError('redirect', message, { url: first.url });
  }

  return {
    async deliver<T>(request: HttpRequest<T>) {
      const { retries: most = 3, timeoutMs = defaultMs } = request;
      const underway = { ms: 0 };
      for (let tries = 1; ; tries += 1) {
        try {
          return await follow(request, underway);
        } catch (error) {
          if (!(error instanceof PlatformError)) throw error;
          const { kind, until } = error;
          // `until`: nothing was sent, and nothing is before then.
          if (until !== null) throw error;
          if (told.has(kind)) emit({ kind: 'failed', host, resource: request.resource, reason: kind, try: tries });
          // A server that takes its time over every answer shall not take it several times over.
          // No network, or a name that nobody has: a second try is the next visit's.
          if (wasNotReached(error) && !options.traffic.host(host).known) throw error;
          if (!retried.has(kind) || tries > most || underway.ms >= timeoutMs) throw error;
          await sender.pause(request, backOff(tries));
        }
      }
    },
  };
}
