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

import type { Stream } from '#store/stream.ts';
import type { Facts, RepositoryFact } from '../../fact.ts';
import type { Feed, FeedContext, FeedEnd, FeedPage, Json, Refusal } from '../../platform.ts';
import type { Client, ListPage } from './client.ts';
import { refuseAll, refuseUnreadable, whyRefused } from './refuse.ts';
import { createSizer, fullSize, type Sizer } from './sizer.ts';
import {
  beginning,
  type Listing,
  type Position,
  readPosition,
  type Step,
  type Walking,
  walkByCreation,
  walkByStamp,
  walkNewest,
} from './walk.ts';

/** Facts of a part of a page. */
export interface Batch {
  readonly facts: Facts;
  readonly refused?: readonly Refusal[];
  /** Entries of the page that are done with, by their keys: they are left out when it comes again after an interruption. */
  readonly done?: readonly string[];
}

/** A feed over a list that is sorted by its changes. */
export interface ListFeed<W> {
  readonly id: string;
  readonly carries: readonly Stream[];
  readonly needsToken: boolean;
  readonly client: Client;
  readonly listing: (context: FeedContext) => Listing<W>;
  /** How all of it is read: `stamp` where the list takes `since`, else `creation`. */
  readonly walk: 'stamp' | 'creation';
  /** The stream that unreadable entries count for; with `counts` it also has the list's total as its own. */
  readonly stream: Stream;
  readonly counts: boolean;
  /** Whether the repository has such a thing switched on; null = not told. */
  readonly enabled: (facts: RepositoryFact) => boolean | null;
  /**
   * For one run: makes facts of a page, in one part or several. What is older than `since` was seen by an earlier run and
   * only came along: nothing more is asked about it.
   */
  readonly batches: (context: FeedContext) => (items: readonly W[], since: Date | null) => AsyncIterable<Batch>;
}

interface State {
  readonly size: number;
  readonly etag: string | null;
  /** The last run was refused: nothing may be taken for known. */
  readonly refused: boolean;
}

function readState(state: Json): State {
  const known: { readonly [key: string]: Json } =
    typeof state === 'object' && state !== null && 'etag' in state ? state : {};
  const { size, etag, refused } = known;
  return {
    size: typeof size === 'number' ? size : fullSize,
    etag: typeof etag === 'string' ? etag : null,
    refused: refused === true,
  };
}

interface Cursor {
  /** `all` = everything is being read; `newest` = what changed. */
  readonly phase: 'all' | 'newest';
  readonly at: Position;
  /** When reading everything began, through all interruptions. */
  readonly began: string;
  /** Entries of the page at `at` that are done with. */
  readonly done: readonly string[];
}

function readCursor(resume: Json): Cursor | null {
  if (typeof resume !== 'object' || resume === null || !('phase' in resume)) return null;
  const { phase, at, began, done } = resume;
  const position = readPosition(at);
  if ((phase !== 'all' && phase !== 'newest') || position === null || typeof began !== 'string') return null;
  const keys = Array.isArray(done) ? done.filter((key) => typeof key === 'string') : [];
  return { phase, at: position, began, done: keys };
}

function cursorJson({ phase, at, began, done }: Cursor, sizer: Sizer): Json {
  return { phase, at: { ...at }, began, done, size: sizer.size };
}

/** What one run is made of. */
interface Run<W> {
  readonly spec: ListFeed<W>;
  readonly context: FeedContext;
  readonly walking: Walking;
  readonly listing: Listing<W>;
  readonly batches: (items: readonly W[], since: Date | null) => AsyncIterable<Batch>;
  readonly began: Date;
  /** Of the page that the run goes on with. */
  readonly done: readonly string[];
  /** What was listed so far, by key. */
  readonly seen: Set<string>;
  /** Nothing that was listed could not be read, and the list did not get shorter. */
  steady: boolean;
  received: number;
}

interface Phase {
  readonly phase: Cursor['phase'];
  readonly from: Position;
  readonly since: Date | null;
}

function see<W>(run: Run<W>, page: ListPage<W>, next: Position | null, total: number | null): void {
  for (const item of page.items) run.seen.add(run.listing.key(item));
  run.received += page.items.length;
  run.context.progress(run.received, page.total);
  const shrunk = next?.since === null && total !== null && (page.total ?? total) < total;
  if (page.unreadable > 0 || shrunk) run.steady = false;
}

async function* pagesOf<W>(
  run: Run<W>,
  steps: AsyncIterable<Step<W>>,
  { phase, from, since }: Phase,
): AsyncGenerator<FeedPage, Step<W> | null> {
  const { spec, walking, listing } = run;
  const cursor = (at: Position, done: readonly string[]) =>
    cursorJson({ phase, at, began: run.began.toISOString(), done }, walking.sizer);
  let here = from;
  let first: Step<W> | null = null;
  for await (const step of steps) {
    const { page, next } = step;
    see(run, page, next, first?.page.total ?? null);
    const done = first === null ? [...run.done] : [];
    first ??= step;
    if (page.notModified) break;
    const left = page.items.filter((item) => !done.includes(listing.key(item)));
    let pending: Batch | null = null;
    for await (const batch of run.batches(left, since)) {
      done.push(...(pending?.done ?? []));
      if (pending !== null) yield { facts: pending.facts, refused: pending.refused ?? [], cursor: cursor(here, done) };
      pending = batch;
    }
    const after = next ?? { ...here, offset: here.offset + page.length };
    const refused = [...(pending?.refused ?? []), ...refuseUnreadable(spec.stream, page.unreadable)];
    yield { facts: pending?.facts ?? {}, refused, cursor: cursor(after, []) };
    here = after;
  }
  return first;
}

/** The list holds what was listed and nothing else, as far as its totals tell. */
function isWhole<W>(run: Run<W>, head: ListPage<W> | null): boolean {
  return run.steady && head !== null && head.total === run.seen.size && head.unreadable === 0;
}

async function* runOnce<W>(spec: ListFeed<W>, context: FeedContext): AsyncGenerator<FeedPage, FeedEnd> {
  const state = readState(context.state);
  const cursor = readCursor(context.resume);
  const whole = context.mode === 'full' || state.refused || context.since === null;
  const sizer = createSizer(sizeOf(context.resume) ?? state.size);
  const walking = { client: spec.client, sizer, signal: context.signal };
  const parts = { listing: spec.listing(context), batches: spec.batches(context), done: cursor?.done ?? [] };
  const began = cursor === null ? context.startedAt : new Date(cursor.began);
  const fresh = whole && cursor === null;
  const run: Run<W> = { spec, context, walking, ...parts, began, seen: new Set(), steady: fresh, received: 0 };
  if (whole && cursor?.phase !== 'newest') {
    const from = cursor?.at ?? beginning;
    const walk = spec.walk === 'stamp' ? walkByStamp : walkByCreation;
    yield* pagesOf(run, walk(walking, run.listing, from), { phase: 'all', from, since: null });
  }
  const goesOn = cursor?.phase === 'newest';
  const from = goesOn ? cursor.at : beginning;
  const until = whole || context.since === null ? began : context.since;
  const known = whole || from.offset > 0 ? null : state.etag;
  const rest = { ...run, done: goesOn ? parts.done : [] };
  const steps = walkNewest(walking, run.listing, { until, from, etag: known });
  const first = yield* pagesOf(rest, steps, { phase: 'newest', from, since: until });
  const head = from.offset === 0 ? (first?.page ?? null) : null;
  const etag = head?.notModified === true ? known : (head?.etag ?? null);
  const asked = spec.counts && head?.total != null ? { asked: { [spec.stream]: head.total } } : {};
  const replaces = spec.counts && isWhole(run, head) ? { replaces: [spec.stream] } : {};
  return { state: { size: sizer.size, etag }, unchanged: head?.notModified === true, ...asked, ...replaces };
}

function sizeOf(resume: Json): number | null {
  if (typeof resume !== 'object' || resume === null || !('size' in resume)) return null;
  return typeof resume.size === 'number' ? resume.size : null;
}

/** A feed over a list that is sorted by its changes: everything at first, then what is newer than the last visit. */
export function listFeed<W>(spec: ListFeed<W>): Feed {
  return {
    id: spec.id,
    carries: spec.carries,
    needsToken: spec.needsToken,
    async *run(context) {
      let pages = 0;
      const pieces = runOnce(spec, context);
      try {
        for (;;) {
          const piece = await pieces.next();
          if (piece.done === true) return piece.value;
          pages += 1;
          yield piece.value;
        }
      } catch (error) {
        const why = pages === 0 ? whyRefused(error, spec.enabled(context.facts), spec.client.anonymous) : null;
        if (why === null) throw error;
        return {
          state: { etag: null, refused: true },
          refused: refuseAll(spec.carries, `the list of ${spec.id}`, why),
        };
      }
    },
  };
}
