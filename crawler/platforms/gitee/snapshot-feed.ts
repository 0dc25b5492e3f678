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
import type { Feed, FeedContext, FeedEnd, FeedPage, Json } from '../../platform.ts';
import type { Client, ListPage, ListRequest } from './client.ts';
import { refuseAll, refuseUnreadable, whyRefused } from './refuse.ts';
import { createSizer, fullSize, type Sizer } from './sizer.ts';

/** A feed over a list that has no order by change: it is read whole, or not at all when nothing changed. */
export interface SnapshotFeed<W> {
  readonly id: string;
  readonly stream: Stream;
  readonly needsToken: boolean;
  readonly client: Client;
  readonly path: (context: FeedContext) => string;
  readonly query?: Readonly<Record<string, string>>;
  /** False = the list takes no page and comes whole. */
  readonly pages: boolean;
  readonly item: ListRequest<W>['item'];
  /** One value for one entry. */
  readonly key: (item: W) => string;
  /** What in the repository's description changes when the list does; null = nothing there tells. */
  readonly mark: ((facts: RepositoryFact) => number | string | null) | null;
  readonly facts: (items: readonly W[]) => Facts;
}

interface State {
  /** Of the only page; null when there are more, or none was given. */
  readonly etag: string | null;
  readonly mark: number | string | null;
  readonly readAt: string | null;
  readonly size: number;
}

function readState(state: Json): State {
  const known: { readonly [key: string]: Json } =
    typeof state === 'object' && state !== null && 'readAt' in state ? state : {};
  const { etag, mark, readAt, size } = known;
  return {
    etag: typeof etag === 'string' ? etag : null,
    mark: typeof mark === 'string' || typeof mark === 'number' ? mark : null,
    readAt: typeof readAt === 'string' ? readAt : null,
    size: typeof size === 'number' ? size : fullSize,
  };
}

const day = 86_400_000;

/** Without an etag a list that nothing tells of is read once a day. */
function isFresh(state: State, context: FeedContext, mark: number | string | null): boolean {
  if (context.mode === 'full' || state.readAt === null) return false;
  if (mark !== null) return mark === state.mark;
  return state.etag === null && context.startedAt.getTime() - Date.parse(state.readAt) < day;
}

interface Reading<W> {
  readonly spec: SnapshotFeed<W>;
  readonly context: FeedContext;
  readonly sizer: Sizer;
}

function fetchPage<W>({ spec, context, sizer }: Reading<W>, offset: number, etag: string | null) {
  return sizer.ask(async (size, retries) => {
    const page = Math.floor(offset / size) + 1;
    const got = await spec.client.list({
      path: spec.path(context),
      query: spec.query ?? {},
      item: spec.item,
      page,
      size: spec.pages ? size : null,
      etag,
      signal: context.signal,
      ...(retries === undefined ? {} : { retries }),
    });
    const clipped = got.more && got.length > 0 && got.length < size;
    if (clipped) sizer.clip(got.length);
    const next = Math.max((page - 1) * size + (clipped ? got.length : size), offset + 1);
    return { got, next, page };
  });
}

function offsetIn(resume: Json): number {
  if (typeof resume !== 'object' || resume === null || !('offset' in resume)) return 0;
  return typeof resume.offset === 'number' ? resume.offset : 0;
}

async function* readWhole<W>(reading: Reading<W>, before: State): AsyncGenerator<FeedPage, FeedEnd> {
  const { spec, context, sizer } = reading;
  const mark = spec.mark?.(context.facts) ?? null;
  const keys = new Set<string>();
  const totals = new Set<number | null>();
  let etag = context.mode === 'delta' ? before.etag : null;
  let unreadable = 0;
  const from = spec.pages ? offsetIn(context.resume) : 0;
  for (let offset = from, first = true; ; first = false) {
    const known: string | null = offset === 0 ? etag : null;
    const { got, next }: { got: ListPage<W>; next: number } = await fetchPage(reading, offset, known);
    const state = { etag, mark, readAt: context.startedAt.toISOString(), size: sizer.size };
    if (got.notModified) return { state, unchanged: true };
    const fits = offset === 0 && !got.more && (!spec.pages || got.length < sizer.size);
    etag = fits ? got.etag : null;
    const seen = keys.size;
    for (const item of got.items) keys.add(spec.key(item));
    unreadable += got.unreadable;
    totals.add(got.total);
    const refused = refuseUnreadable(spec.stream, got.unreadable);
    yield { facts: spec.facts(got.items), refused, cursor: { offset: next } };
    context.progress(keys.size, got.total);
    // A page that brings nothing new is a server that does not page.
    if (got.more && (first || keys.size > seen || got.length === 0)) {
      offset = next;
      continue;
    }
    const [total] = totals;
    const whole = from === 0 && (total == null ? first : total <= keys.size);
    const steady = totals.size === 1 && whole && unreadable === 0;
    const asked = total == null ? {} : { asked: { [spec.stream]: total } };
    return { state: { ...state, etag }, ...(steady ? { replaces: [spec.stream] } : {}), ...asked };
  }
}

/** A feed that reads a list whole. After an interruption it goes on, and cannot tell then what is gone. */
export function snapshotFeed<W>(spec: SnapshotFeed<W>): Feed {
  return {
    id: spec.id,
    carries: [spec.stream],
    needsToken: spec.needsToken,
    async *run(context) {
      const state = readState(context.state);
      if (isFresh(state, context, spec.mark?.(context.facts) ?? null)) return { state: context.state, unchanged: true };
      try {
        return yield* readWhole({ spec, context, sizer: createSizer(state.size) }, state);
      } catch (error) {
        const why = whyRefused(error, null, spec.client.anonymous);
        if (why === null) throw error;
        return { state: null, refused: refuseAll([spec.stream], `the list of ${spec.id}`, why) };
      }
    },
  };
}
