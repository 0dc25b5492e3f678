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
import type { Resolver } from '../git/resolve.ts';
import { sleepFor, throwIfAborted } from './abort.ts';
import { createDelivery } from './delivery.ts';
import { PlatformError } from './error.ts';
import { createGate } from './gate.ts';
import type { BucketStore, Credential, Http, HttpEvent, HttpRequest } from './http.ts';
import { createRedactor } from './redact.ts';
import { processTraffic, type Traffic } from './traffic.ts';
import { createWire } from './wire.ts';

/** What an {@link Http} is made of. */
export interface HttpOptions {
  /** `https://host[:port]` of the API; everything else is refused. */
  readonly origin: string;
  /** Null = anonymous. */
  readonly credential: Credential | null;
  readonly rules: {
    /** `host` or `host:port` that may be private. */
    readonly privateHosts: readonly string[];
    /** Without it a token that goes over http is warned of; the origin itself says that it is http. */
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
  /** That of the process unless told. */
  readonly traffic?: Traffic;
  readonly resolver?: Resolver;
  /** PEM of an authority that is trusted besides those of the system. */
  readonly ca?: string;
  /** Milliseconds without a byte: 20 s unless told. */
  readonly idleMs?: number;
}

/** An {@link Http} that holds connections until it is closed. */
export interface ClosableHttp extends Http {
  /** Ends what is under way as `aborted` and closes the connections. */
  close(): void;
}

function checkedOrigin({ origin, credential, rules, log }: HttpOptions): string {
  const url = URL.parse(origin);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    throw new PlatformError('unprocessable', 'The origin of the API is not an http or https URL.', {
      url: 'about:blank',
    });
  }
  if (credential !== null && credential.host !== url.host) {
    const message = `${url.origin}: the credential belongs to ${credential.host} and is sent nowhere else.`;
    throw new PlatformError('foreign-origin', message, { url: url.origin });
  }
  if (credential !== null && url.protocol === 'http:' && !rules.allowHttp) {
    log.warn('A token is sent over http: everybody on the way can read it', { host: url.host });
  }
  return url.origin;
}

/** The one way to a platform's API, for one origin and one credential. */
export function createHttp(options: HttpOptions): ClosableHttp {
  const origin = checkedOrigin(options);
  const { credential, rules, resolver, ca, traffic = processTraffic } = options;
  const host = new URL(origin).host;
  const emit = options.onEvent ?? (() => undefined);
  const now = options.now ?? Date.now;
  const { buckets, patienceMs, reserve = 0.2, concurrency = 1, sleep = sleepFor } = options;
  const gate = createGate({ buckets, patienceMs, reserve, concurrency, now, sleep, emit });
  const wire = createWire({
    origin,
    privateHosts: rules.privateHosts,
    ...(resolver ? { resolver } : {}),
    ...(ca === undefined ? {} : { ca }),
    connectMs: 10_000,
    idleMs: options.idleMs ?? 20_000,
  });
  const { userAgent, log } = options;
  const delivery = createDelivery({
    origin,
    host,
    credential,
    userAgent,
    log,
    buckets,
    gate,
    wire,
    traffic,
    now,
    emit,
    redactor: createRedactor(),
  });
  const active = new Set<AbortController>();
  let closed = false;
  return {
    origin,
    credential,
    budget: () => traffic.lanes(host, credential?.id ?? null).map(({ state }) => state),
    async request<T>(request: HttpRequest<T>) {
      const stop = new AbortController();
      const abort = () => stop.abort();
      if (closed || request.signal.aborted) abort();
      throwIfAborted(stop.signal, origin);
      request.signal.addEventListener('abort', abort, { once: true });
      active.add(stop);
      try {
        return await delivery.deliver({ ...request, signal: stop.signal });
      } finally {
        active.delete(stop);
        request.signal.removeEventListener('abort', abort);
      }
    },
    close() {
      closed = true;
      for (const stop of active) stop.abort();
      wire.close();
    },
  };
}
