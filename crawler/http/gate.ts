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

import { abortable } from './abort.ts';
import { PlatformError } from './error.ts';
import type { BucketStore, HttpEvent } from './http.ts';
import { type Due, dueOf, type HostTraffic, type Lane, mergeState } from './traffic.ts';

/** Most requests at a time to one host, over all buckets of this process. */
const mostPerHost = 8;

/** The longest wait for a host in trouble, whatever the caller's patience: it tells no time when it will be well again. */
const circuitPatienceMs = 45_000;

/** What a gate waits with. */
export interface GateOptions {
  readonly buckets: BucketStore | null;
  readonly patienceMs: number;
  readonly reserve: number;
  readonly concurrency: number;
  readonly now: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly emit: (event: HttpEvent) => void;
}

/** Who wants to pass. */
export interface Passage {
  readonly lane: Lane;
  readonly host: HostTraffic;
  readonly url: string;
  readonly signal: AbortSignal;
}

/** Lets requests of a bucket leave when they may. */
export interface Gate {
  /** Waits until a request may leave; the result is called when its answer has been noted. */
  pass(passage: Passage): Promise<() => void>;
  /** Sleeps, and tells why. */
  wait(passage: Passage, ms: number, why: 'limit' | 'budget' | 'retry' | 'circuit'): Promise<void>;
}

const reasons = {
  limit: 'the platform’s limit is reached',
  budget: 'what is left of the platform’s budget is spent slowly',
  circuit: 'the host refused or failed too often in a row',
} as const;

/** The refusal of a wait that is longer than the caller's patience. */
export function tooLong({ at, why }: Due, { lane, url }: Pick<Passage, 'lane' | 'url'>): PlatformError {
  const until = new Date(at);
  const name = `${lane.state.host}, ${lane.state.resource}`;
  const kind = why === 'circuit' && lane.refusals === 0 ? 'unreachable' : 'rate-limited';
  return new PlatformError(kind, `${url}: ${reasons[why]} (${name}). It goes on at ${until.toISOString()}.`, {
    url,
    until,
  });
}

/** Makes the gate of one {@link Http}. */
export function createGate(options: GateOptions): Gate {
  const { buckets, reserve, now } = options;

  async function wait(passage: Passage, ms: number, why: 'limit' | 'budget' | 'retry' | 'circuit'): Promise<void> {
    const { host, resource } = passage.lane.state;
    // Those who wait for the same moment shall not all come at once.
    const jittered = ms + Math.random() * Math.min(1000, ms / 10);
    options.emit({ kind: 'waiting', host, resource, until: new Date(now() + jittered), why });
    await abortable(options.sleep(jittered, passage.signal), passage.signal, passage.url);
  }

  async function learn({ lane, signal, url }: Passage): Promise<void> {
    if (buckets === null) return;
    const theirs = await abortable(buckets.read(lane.state), signal, url);
    lane.state = mergeState(lane.state, theirs, now());
  }

  function judge({ lane, host }: Passage): Due | null {
    return dueOf(lane, host, reserve, now());
  }

  function isTooLong({ at, why }: Due, { lane, host }: Passage): boolean {
    const inTrouble = why === 'circuit' && lane.refusals === 0;
    // A host that never answered is not waited for at all: there may be no network.
    const patience = host.known ? circuitPatienceMs : 0;
    return at - now() > (inTrouble ? Math.min(patience, options.patienceMs) : options.patienceMs);
  }

  async function waitTurn(passage: Passage): Promise<void> {
    for (;;) {
      await learn(passage);
      const due = judge(passage);
      if (due === null) return;
      if (isTooLong(due, passage)) throw tooLong(due, passage);
      await wait(passage, due.at - now(), due.why);
    }
  }

  /** Takes a place at the host; the bucket may have been closed while waiting for it. */
  async function enter(passage: Passage): Promise<() => void> {
    for (;;) {
      await waitTurn(passage);
      const leave = await passage.host.slots.take(mostPerHost, passage.signal, passage.url);
      if (judge(passage) === null) return leave;
      leave();
    }
  }

  return {
    wait,
    async pass(passage) {
      const { lane, signal, url } = passage;
      // Who need not wait for a place to learn that the wait is too long, does not.
      const due = judge(passage);
      if (due !== null && isTooLong(due, passage)) throw tooLong(due, passage);
      const leaveLane = await lane.slots.take(options.concurrency, signal, url);
      try {
        const leaveHost = await enter(passage);
        lane.sentAt = now();
        return () => {
          leaveHost();
          leaveLane();
        };
      } catch (error) {
        leaveLane();
        throw error;
      }
    },
  };
}
