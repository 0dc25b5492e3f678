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
    typeof state === 'object' && state !== null && 'size' in state ? state : {};
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
}

function readCursor(resume: Json): Cursor | null {
  if (typeof resume !== 'object' || resume === null || !('phase' in resume)) return null;
  const { phase, at, began } = resume;
  const position = readPosition(at);
  if ((phase !== 'all' && phase !== 'newest') || position === null || typeof began !== 'string') return null;
  return { phase, at: position, began };
}

function cursorJson({ phase, at, began }: Cursor, sizer: Sizer): Json {
  return { phase, at: { ...at }, began, size: sizer.size };
}

/** What one run is made of. */
interface Run<W> {
  readonly spec: ListFeed<W>;
  readonly context: FeedContext;
  readonly walking: Walking;
  readonly listing: Listing<W>;
  readonly batches: (items: readonly W[], since: Date | null) => AsyncIterable<Batch>;
  readonly began: Date;
  done: number;
}

async function* pagesOf<W>(
  run: Run<W>,
  steps: AsyncIterable<Step<W>>,
  { phase, from, since }: { readonly phase: Cursor['phase']; readonly from: Position; readonly since: Date | null },
  seen: (page: ListPage<W>) => void,
): AsyncGenerator<FeedPage, void> {
  const { spec, context, walking } = run;
  const cursor = (at: Position) => cursorJson({ phase, at, began: run.began.toISOString() }, walking.sizer);
  let here = from;
  for await (const { page, next } of steps) {
    seen(page);
    run.done += page.items.length;
    context.progress(run.done, page.total);
    let pending: Batch | null = null;
    for await (const batch of run.batches(page.items, since)) {
      if (pending !== null) yield { ...pending, cursor: cursor(here) };
      pending = batch;
    }
    const after = next === null ? cursor({ ...here, offset: here.offset + page.length }) : cursor(next);
    const refused = [...(pending?.refused ?? []), ...refuseUnreadable(spec.stream, page.unreadable)];
    if (!page.notModified) yield { facts: pending?.facts ?? {}, refused, cursor: after };
    here = next ?? here;
  }
}

async function* readAll<W>(run: Run<W>, from: Position): AsyncGenerator<FeedPage, void> {
  const walk = run.spec.walk === 'stamp' ? walkByStamp : walkByCreation;
  const steps = walk(run.walking, run.listing, from);
  yield* pagesOf(run, steps, { phase: 'all', from, since: null }, () => undefined);
}

async function* runOnce<W>(spec: ListFeed<W>, context: FeedContext): AsyncGenerator<FeedPage, FeedEnd> {
  const state = readState(context.state);
  const cursor = readCursor(context.resume);
  const whole = context.mode === 'full' || state.refused || context.since === null;
  const sizer = createSizer(sizeOf(context.resume) ?? state.size);
  const began = cursor === null ? context.startedAt : new Date(cursor.began);
  const walking = { client: spec.client, sizer, signal: context.signal };
  const parts = { listing: spec.listing(context), batches: spec.batches(context) };
  const run: Run<W> = { spec, context, walking, ...parts, began, done: 0 };
  if (whole && cursor?.phase !== 'newest') yield* readAll(run, cursor?.at ?? beginning);
  const from = cursor?.phase === 'newest' ? cursor.at : beginning;
  const until = whole || context.since === null ? began : context.since;
  const head: { etag: string | null; total: number | null; same: boolean } = { etag: null, total: null, same: false };
  const known = whole || from.offset > 0 ? null : state.etag;
  const steps = walkNewest(walking, run.listing, { until, from, etag: known });
  let first = from.offset === 0;
  yield* pagesOf(run, steps, { phase: 'newest', from, since: until }, (page) => {
    if (!first) return;
    first = false;
    Object.assign(head, { etag: page.notModified ? known : page.etag, total: page.total, same: page.notModified });
  });
  const asked = spec.counts && head.total !== null ? { asked: { [spec.stream]: head.total } } : {};
  return { state: { size: sizer.size, etag: head.etag }, unchanged: head.same, ...asked };
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
        return { state: { refused: true }, refused: refuseAll(spec.carries, `the list of ${spec.id}`, why) };
      }
    },
  };
}
