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

import type { BucketState, LimitReading } from './http.ts';
import { createSlots, type Slots } from './slots.ts';

const second = 1000;
const hour = 3600 * second;
/** Refusals in a row after which a request is given up. */
const circuitAt = 3;
/** Faults in a row after which a host is left alone. */
const faultsAt = 10;

/** The budget of one bucket as this process knows it. */
export interface Lane {
  state: BucketState;
  /** Limit answers in a row, those that were on their way together counted once. */
  refusals: number;
  /** When the last of them came, in milliseconds. */
  refusedAt: number;
  /** When the last request left, in milliseconds. */
  sentAt: number;
  readonly slots: Slots;
}

/** What all buckets of a host share. */
export interface HostTraffic {
  readonly slots: Slots;
  /** Answers in a row that were none: 5xx, resets, time-outs. */
  faults: number;
  /** Nothing is sent before it, in milliseconds. */
  closedUntil: number;
  /** It answered at least once: its silence may be short. */
  known: boolean;
}

/** All that this process sends, by host and bucket. */
export interface Traffic {
  lane(key: Pick<BucketState, 'host' | 'credential' | 'resource'>): Lane;
  host(host: string): HostTraffic;
  /** Buckets known of a host and credential. */
  lanes(host: string, credential: string | null): readonly Lane[];
}

/** Most buckets that are kept after their use: a state that is forgotten is told again by the next answer. */
const mostLanes = 1000;

function isDone(lane: Lane): boolean {
  const { blockedUntil, resetAt } = lane.state;
  const now = Date.now();
  return lane.slots.idle() && (blockedUntil?.getTime() ?? 0) < now && (resetAt?.getTime() ?? 0) < now;
}

/** Makes an empty register of traffic; a process has one, tests have their own. */
export function createTraffic(): Traffic {
  const lanes = new Map<string, Lane>();
  const hosts = new Map<string, HostTraffic>();
  return {
    lane({ host, credential, resource }) {
      const key = JSON.stringify([host, credential, resource]);
      const known = lanes.get(key);
      if (known) return known;
      if (lanes.size >= mostLanes) for (const [name, lane] of lanes) if (isDone(lane)) lanes.delete(name);
      const unknown = { limit: null, remaining: null, resetAt: null, blockedUntil: null };
      const made = {
        state: { host, credential, resource, ...unknown },
        refusals: 0,
        refusedAt: 0,
        sentAt: 0,
        slots: createSlots(),
      };
      lanes.set(key, made);
      return made;
    },
    host(name) {
      const made = hosts.get(name) ?? { slots: createSlots(), faults: 0, closedUntil: 0, known: false };
      hosts.set(name, made);
      return made;
    },
    lanes: (host, credential) =>
      [...lanes.values()].filter(({ state }) => state.host === host && state.credential === credential),
  };
}

/** That of this process. */
export const processTraffic = createTraffic();

function later(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}

function clamp(ms: number): number {
  return Math.min(hour, Math.max(second, ms));
}

/** Resets of one window differ by the clocks of the servers that tell them. */
const sameWindow = 2 * second;

/** Puts what others left in the store to what this process knows: the stricter of both. */
export function mergeState(mine: BucketState, theirs: BucketState | null, now: number): BucketState {
  if (theirs === null) return mine;
  // A block further away than any of ours comes from a clock that is wrong.
  const block = theirs.blockedUntil === null ? null : new Date(Math.min(theirs.blockedUntil.getTime(), now + hour));
  const blockedUntil = later(mine.blockedUntil, block);
  const [here, there] = [mine.resetAt?.getTime() ?? 0, theirs.resetAt?.getTime() ?? 0];
  const nothing = mine.limit === null && mine.remaining === null;
  if (nothing || there > here + sameWindow) return { ...theirs, blockedUntil };
  if (there < here - sameWindow || theirs.remaining === null) return { ...mine, blockedUntil };
  return { ...mine, remaining: Math.min(mine.remaining ?? theirs.remaining, theirs.remaining), blockedUntil };
}

/** A limit of 0 of 0 means that the server keeps none. */
function tells(reading: LimitReading): boolean {
  return reading.limit !== 0 && (reading.remaining !== null || reading.limit !== null);
}

function waitOf(reading: LimitReading, refusals: number, now: number): number {
  const spent = reading.remaining === 0 && reading.limit !== 0 && reading.resetAt !== null;
  const hint = reading.waitMs ?? (spent ? reading.resetAt.getTime() - now : null);
  const unhinted = 60 * second * 2 ** Math.min(refusals - 1, 10);
  if (hint === null) return clamp(unhinted);
  return clamp(refusals >= circuitAt ? Math.max(hint, unhinted) : hint);
}

/** When a request left and its answer came; `answered` is false for a fault of the server, which says nothing of limits. */
export interface Moment {
  readonly answered: boolean;
  readonly sentAt: number;
  readonly now: number;
}

/** Notes what an answer told of its bucket. True when it told something that other processes should know. */
export function noteAnswer(lane: Lane, reading: LimitReading, { answered, sentAt, now }: Moment): boolean {
  const told = tells(reading);
  if (told) {
    const { limit, remaining } = reading;
    // A reset that is further away than any window lasts would keep later, honest ones out.
    const resetAt = reading.resetAt === null ? null : new Date(Math.min(reading.resetAt.getTime(), now + hour));
    lane.state = { ...lane.state, limit, remaining, resetAt };
  }
  if (reading.limited) {
    if (sentAt >= lane.refusedAt) lane.refusals += 1;
    lane.refusedAt = now;
  } else if (answered && sentAt >= lane.refusedAt) lane.refusals = 0;
  const spent = told && reading.remaining === 0 && reading.resetAt !== null;
  const asked = !answered && reading.waitMs !== null;
  if (!reading.limited && !spent && !asked) return told;
  const blockedUntil = new Date(now + waitOf(reading, Math.max(1, lane.refusals), now));
  lane.state = { ...lane.state, blockedUntil: later(lane.state.blockedUntil, blockedUntil) };
  return true;
}

/** Closes other buckets as long as the one that met a limit of them all; those that changed. */
export function closeOthers(others: readonly Lane[], { state: { blockedUntil } }: Lane): readonly Lane[] {
  const changed = others.filter(({ state }) => later(state.blockedUntil, blockedUntil) !== state.blockedUntil);
  for (const lane of changed) lane.state = { ...lane.state, blockedUntil };
  return changed;
}

/** Notes a fault of a host, or that it answers again. */
export function noteHost(host: HostTraffic, answered: boolean, now: number): void {
  if (answered) {
    host.faults = 0;
    return;
  }
  host.faults += 1;
  if (host.faults < faultsAt) return;
  host.closedUntil = now + Math.min(600 * second, 30 * second * 2 ** Math.min(host.faults - faultsAt, 10));
}

/** When the next request may leave, and what keeps it. */
export interface Due {
  readonly at: number;
  readonly why: 'limit' | 'budget' | 'circuit';
}

/** The time between requests that makes what is left of a window last to its end; 0 while enough is left. */
function gapOf({ limit, remaining, resetAt }: BucketState, reserve: number, now: number): number {
  if (limit === null || remaining === null || resetAt === null || remaining <= 0) return 0;
  const left = resetAt.getTime() - now;
  return left <= 0 || remaining > limit * reserve ? 0 : left / remaining;
}

/** Judges a bucket and its host; null = a request may leave now. */
export function dueOf(lane: Lane, host: HostTraffic, reserve: number, now: number): Due | null {
  const blocked = lane.state.blockedUntil?.getTime() ?? 0;
  const paced = lane.sentAt + gapOf(lane.state, reserve, now);
  const at = Math.max(blocked, host.closedUntil, paced);
  if (at <= now) return null;
  if (at === blocked) return { at, why: lane.refusals >= circuitAt ? 'circuit' : 'limit' };
  return { at, why: at === host.closedUntil ? 'circuit' : 'budget' };
}

/** True when the bucket refused so often in a row that the request is given up. */
export function isBroken(lane: Lane): boolean {
  return lane.refusals >= circuitAt;
}
