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
import { abortable } from './abort.ts';
import { jsonOf, type ReadAnswer, readAnswer } from './answer.ts';
import { acceptedEncodings } from './body.ts';
import { PlatformError, withoutQuery } from './error.ts';
import { type Gate, type Passage, tooLong } from './gate.ts';
import type { Hop } from './hop.ts';
import type { BucketStore, Credential, HttpEvent, HttpRequest } from './http.ts';
import type { Redactor } from './redact.ts';
import { closeOthers, isBroken, noteAnswer, noteHost, type Traffic } from './traffic.ts';
import type { Wire, WireAnswer } from './wire.ts';
import { StaleConnection } from './wire-fault.ts';

/** What a {@link Sender} works with. */
export interface SenderOptions {
  readonly host: string;
  readonly credential: Credential | null;
  readonly userAgent: string;
  readonly log: Logger;
  readonly buckets: BucketStore | null;
  readonly gate: Gate;
  readonly wire: Wire;
  readonly traffic: Traffic;
  readonly redactor: Redactor;
  readonly now: () => number;
  readonly emit: (event: HttpEvent) => void;
}

/** How long a request was on its way in all its tries, in milliseconds; waits for limits do not count. */
export interface Underway {
  ms: number;
}

/** Sends one request when it may leave, as often as limits make it necessary. */
export interface Sender {
  ask(request: HttpRequest<unknown>, hop: Hop, underway: Underway): Promise<ReadAnswer>;
  /** Waits before another try after a fault. */
  pause(request: HttpRequest<unknown>, ms: number): Promise<void>;
}

const defaultBytes = 64 * 1024 * 1024;
/** The longest that a whole answer may take. */
export const defaultMs = 120_000;
/** Kept connections that may turn out to be closed, one after the other: as many as there can be. */
const mostStale = 8;
/** Kinds of which a host that gives many in a row is left alone. */
const faults = new Set(['timeout', 'unreachable', 'truncated']);
/** Set by ourselves; what a library says instead is dropped. */
const ours = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'accept-encoding', 'user-agent']);

function lowered(headers: Readonly<Record<string, string>>): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  return Object.fromEntries(entries.filter(([name]) => !ours.has(name)));
}

async function headersOf(options: SenderOptions, request: HttpRequest<unknown>, hop: Hop) {
  const headers: Record<string, string> = {
    accept: 'application/json',
    'content-type': 'application/json',
    ...lowered(request.headers ?? {}),
    'user-agent': options.userAgent,
    'accept-encoding': acceptedEncodings,
  };
  if (hop.body === null) delete headers['content-type'];
  if (typeof request.etag === 'string') headers['if-none-match'] = request.etag;
  if (options.credential !== null) {
    const secret = await abortable(options.credential.headers(), request.signal, withoutQuery(hop.url));
    Object.assign(headers, lowered(secret));
  }
  options.redactor.learn(headers);
  return headers;
}

/** A kept connection that the server closed meanwhile is no fault of anybody: the request goes out again at once. */
async function send(options: SenderOptions, request: HttpRequest<unknown>, hop: Hop): Promise<WireAnswer> {
  const headers = await headersOf(options, request, hop);
  const { maxBytes = defaultBytes, timeoutMs = defaultMs, signal } = request;
  for (let stale = 0; ; stale += 1) {
    try {
      return await options.wire.send({ ...hop, headers, maxBytes, timeoutMs, signal });
    } catch (error) {
      if (!(error instanceof StaleConnection)) throw error;
      if (stale < mostStale) continue;
      const message = `${withoutQuery(hop.url)}: the connection was reset. It is tried again later.`;
      throw new PlatformError('unreachable', message, { url: hop.url, cause: error });
    }
  }
}

/** Sends once when it may, and notes what the answer tells; null = it was refused because of a limit. */
async function attempt(
  options: SenderOptions,
  request: HttpRequest<unknown>,
  hop: Hop,
  passage: Passage,
  underway: Underway,
): Promise<ReadAnswer | null> {
  const { host, buckets, now } = options;
  const { lane } = passage;
  const leave = await options.gate.pass(passage);
  const sentAt = now();
  try {
    const answer = await send(options, request, hop);
    const read = readAnswer(answer, (text) => options.redactor.clean(text));
    const { status, headers, bytes } = answer;
    const reading = request.readLimit({ status, headers, body: jsonOf(read), now: now() });
    const told = noteAnswer(lane, reading, { answered: status < 500, sentAt, now: now() });
    passage.host.known = true;
    noteHost(passage.host, status < 500, now());
    options.emit({ kind: 'answered', host, resource: request.resource, status, bytes, billable: status !== 304 });
    const others =
      reading.limited && reading.everywhere === true ? options.traffic.lanes(host, lane.state.credential) : [];
    const changed = closeOthers(others, lane);
    if (buckets !== null) for (const { state } of told ? [lane, ...changed] : changed) await buckets.write(state);
    return reading.limited ? null : read;
  } catch (error) {
    if (error instanceof PlatformError && faults.has(error.kind)) noteHost(passage.host, false, now());
    throw error;
  } finally {
    underway.ms += now() - sentAt;
    leave();
  }
}

/** Makes the sender of one origin and credential. */
export function createSender(options: SenderOptions): Sender {
  const { host, credential, traffic, now } = options;

  function passageOf({ resource, signal }: HttpRequest<unknown>, url: string): Passage {
    const lane = traffic.lane({ host, credential: credential?.id ?? null, resource });
    return { lane, host: traffic.host(host), url: withoutQuery(url), signal };
  }

  return {
    async ask(request, hop, underway) {
      const passage = passageOf(request, hop.url);
      const { lane } = passage;
      for (;;) {
        const read = await attempt(options, request, hop, passage, underway);
        if (read !== null) return read;
        const fields = { host, resource: request.resource, times: lane.refusals };
        options.log.warn('A platform refuses because of a limit', fields);
        const at = lane.state.blockedUntil?.getTime() ?? now();
        if (isBroken(lane)) throw tooLong({ at, why: 'circuit' }, passage);
      }
    },
    pause: (request, ms) => options.gate.wait(passageOf(request, request.url), ms, 'retry'),
  };
}
