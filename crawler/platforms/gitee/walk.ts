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

import { PlatformError } from '../../http/error.ts';
import type { Json } from '../../platform.ts';
import type { Client, ListPage, ListRequest } from './client.ts';
import type { Sizer } from './sizer.ts';

/** A list that is walked. */
export interface Listing<W> {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly item: ListRequest<W>['item'];
  readonly updatedAt: (item: W) => Date;
  /** One value for one entry. */
  readonly key: (item: W) => string;
}

/** Where a walk is. */
export interface Position {
  /** Entries before the next page. */
  readonly offset: number;
  /** Epoch milliseconds that the list begins with; null = with its first entry. */
  readonly since: number | null;
  /** False once the list turned out not to be sorted, or not cut, as asked. */
  readonly keyset: boolean;
  /** Entries of the list when it was last told. */
  readonly total: number | null;
}

/** The beginning of a list. */
export const beginning: Position = { offset: 0, since: null, keyset: true, total: null };

/** One page and where to go on; `next` null = the end. */
export interface Step<W> {
  readonly page: ListPage<W>;
  readonly next: Position | null;
}

/** What walks run with. */
export interface Walking {
  readonly client: Client;
  readonly sizer: Sizer;
  readonly signal: AbortSignal;
}

/** Reads a position back from a cursor; null when it is none. */
export function readPosition(value: Json | undefined): Position | null {
  if (typeof value !== 'object' || value === null || !('offset' in value)) return null;
  const { offset, since, keyset, total } = value;
  const whole = (number: Json | undefined) => (typeof number === 'number' ? number : null);
  return { offset: whole(offset) ?? 0, since: whole(since), keyset: keyset !== false, total: whole(total) };
}

interface Fetched<W> {
  readonly page: ListPage<W>;
  /** Entries that surely lie before what follows the page: hidden ones count, so this may be too few, never too many. */
  readonly end: number;
}

/** Times that a page is asked for again that is the one before, word for word. */
const again = 2;

/** Fetches the pages of one walk. */
function createFetch<W>({ client, sizer, signal }: Walking, listing: Listing<W>) {
  let before = '';
  const fetchOnce = (query: Readonly<Record<string, string>>, at: Position, etag: string | null) =>
    sizer.ask(async (size, retries): Promise<Fetched<W>> => {
      const number = Math.floor(at.offset / size) + 1;
      const { path, item } = listing;
      const more = retries === undefined ? {} : { retries };
      const asked = { path, query: { ...listing.query, ...query }, item, page: number, size, etag, signal, ...more };
      const page = await client.list(asked);
      const start = (number - 1) * size;
      const clipped = page.more && page.length > 0 && page.length < size;
      if (clipped) sizer.clip(page.length);
      return { page, end: Math.max(start + (clipped ? page.length : size), at.offset + 1) };
    });
  return async (query: Readonly<Record<string, string>>, at: Position, etag: string | null = null) => {
    for (let left = again; ; left -= 1) {
      const fetched = await fetchOnce(query, at, etag);
      const keys = JSON.stringify(fetched.page.items.map(listing.key));
      // The beginning of a list cut by `since` is the page before once more where a server does not know the word.
      const uncut = left === 0 && at.offset === 0 && at.since !== null;
      if (keys !== before || fetched.page.items.length === 0 || uncut) {
        before = keys;
        return fetched;
      }
      // More than was asked for, and the same once more: the list knows no pages and came whole.
      if (fetched.page.length > sizer.size) return { ...fetched, page: { ...fetched.page, more: false } };
      if (left === 0) {
        const message = 'the same page comes again and again: the rest of the list cannot be read';
        throw new PlatformError('schema-drift', message, { url: listing.path });
      }
    }
  };
}

/** `since` as the platform reads it. */
function sinceText(since: number): string {
  return new Date(since).toISOString().replace(/\.\d{3}Z$/u, 'Z');
}

/** Stamps have whole seconds, and `since` may leave out its own second: one more is asked for again. */
const overlap = 1000;

function afterKeyset<W>({ items, total }: ListPage<W>, listing: Listing<W>, at: Position, end: number): Position {
  const stamps = items.map((item) => listing.updatedAt(item).getTime());
  const sorted = stamps.every((stamp, index) => index === 0 || stamp >= (stamps[index - 1] ?? stamp));
  const cut = at.since === null || stamps.every((stamp) => stamp >= (at.since ?? stamp) - overlap);
  const keyset = at.keyset && sorted && cut;
  const since = (Math.floor((stamps.at(-1) ?? 0) / 1000) - 1) * 1000;
  const onward = keyset && (stamps[0] ?? since) < since && since > (at.since ?? Number.NEGATIVE_INFINITY);
  return onward ? { offset: 0, since, keyset, total } : { offset: end, since: at.since, keyset, total };
}

/**
 * Walks from the entry changed longest ago, each page asked by the last stamp of the one before: what changes meanwhile
 * moves to the end and comes there. Where more entries share a stamp than fit in a page, pages are counted until it moves.
 */
export async function* walkByStamp<W>(
  walking: Walking,
  listing: Listing<W>,
  from: Position,
): AsyncGenerator<Step<W>, void> {
  const fetch = createFetch(walking, listing);
  for (let at: Position | null = from; at !== null; ) {
    const cut: Readonly<Record<string, string>> = at.since === null ? {} : { since: sinceText(at.since) };
    const { page, end }: Fetched<W> = await fetch({ sort: 'updated', direction: 'asc', ...cut }, at);
    at = page.more ? afterKeyset(page, listing, at, end) : null;
    yield { page, next: at };
  }
}

/**
 * Walks from the oldest entry by creation: changes move nothing, new ones come at the end. Deletions move the rest
 * towards the front; the total tells, and what may have slipped past is asked for again.
 */
export async function* walkByCreation<W>(
  walking: Walking,
  listing: Listing<W>,
  from: Position,
): AsyncGenerator<Step<W>, void> {
  const fetch = createFetch(walking, listing);
  for (let at: Position | null = from; at !== null; ) {
    const { page, end }: Fetched<W> = await fetch({ sort: 'created', direction: 'asc' }, at);
    const lost: number = at.total === null || page.total === null ? 0 : Math.max(0, at.total - page.total);
    const offset: number = lost > 0 ? Math.max(0, at.offset - lost) : end;
    at = page.more || lost > 0 ? { ...at, offset, total: page.total } : null;
    yield { page, next: at };
  }
}

/**
 * Walks from the newest change down to `until`, and stops after a page that is older throughout. The first page has a
 * constant address, so that its etag can tell that nothing changed. What changes meanwhile is newer than the start of
 * this visit and comes with the next one.
 */
export async function* walkNewest<W>(
  walking: Walking,
  listing: Listing<W>,
  { until, from, etag }: { readonly until: Date; readonly from: Position; readonly etag: string | null },
): AsyncGenerator<Step<W>, void> {
  const fetch = createFetch(walking, listing);
  for (let at: Position | null = from; at !== null; ) {
    const known: string | null = at.offset === 0 ? etag : null;
    const { page, end }: Fetched<W> = await fetch({ sort: 'updated', direction: 'desc' }, at, known);
    const older = page.length > 0 && page.items.every((item) => listing.updatedAt(item) < until);
    at = page.more && !older ? { ...at, offset: end } : null;
    yield { page, next: at };
  }
}
