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

import { z } from 'zod';
import { PlatformError } from '../../http/error.ts';
import type { HttpAnswer } from '../../http/http.ts';
import type { Json } from '../../platform.ts';
import { type Client, isTooMuch } from './client.ts';

/** What the server gives at most where nobody changed it. */
export const pageSize = 50;

const position = z.object({
  /** From 1. */
  page: z.number().int().min(1),
  /** Asked for. */
  size: z.number().int().min(1).max(pageSize),
  /** Rows of a full page: fewer than asked where the operator set a lower maximum. Null until told. */
  full: z.number().int().min(1).nullable(),
  /** As told with the page before; null = not told. */
  total: z.number().int().min(0).nullable(),
});
/** Where to go on in a list. */
export type Position = z.infer<typeof position>;

/** Reads a position out of a cursor; the beginning when there is none. */
export function positionOf(cursor: Json, size = pageSize): Position {
  const found = position.safeParse(cursor);
  return found.success ? found.data : { page: 1, size: Math.min(size, pageSize), full: null, total: null };
}

/** One page of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Rows that came as `null`, empty or in a shape that is not documented, and rows that the server fails on. */
  readonly unreadable: number;
  /** How many there are, as the server says; null = it does not. */
  readonly total: number | null;
  /** The place behind this page, also behind the last: asked again there, the list ends at once. */
  readonly after: Position;
  readonly size: number;
}

/** What to list. */
export interface Listing<T> {
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  readonly item: z.ZodType<T>;
  readonly from: Position;
  readonly signal: AbortSignal;
  /** Takes the rows out of an answer that is no plain list. */
  readonly unwrap?: z.ZodType<Rows>;
}

/** Rows of an answer, with the total where it stands in the body. */
export interface Rows {
  readonly rows: readonly unknown[];
  readonly total: number | null;
}

const plain: z.ZodType<Rows> = z
  .array(z.unknown())
  .nullable()
  .transform((rows) => ({ rows: rows ?? [], total: null }));

function totalOf(answer: HttpAnswer<Rows>): number | null {
  const told = /^\d{1,15}$/u.exec(answer.headers.get('x-total-count') ?? '')?.[0];
  return told === undefined ? (answer.body?.total ?? null) : Number(told);
}

const named = z.object({ id: z.unknown().optional(), number: z.unknown().optional() });

/** The same for the same rows in the same order. */
function fingerprint(rows: readonly unknown[]): string {
  return JSON.stringify(
    rows.map((row) => {
      const { id, number } = named.safeParse(row).data ?? {};
      return id === undefined && number === undefined ? row : [id, number];
    }),
  );
}

function read<T>(item: z.ZodType<T>, rows: readonly unknown[], url: string): T[] {
  const items: T[] = [];
  let first: z.ZodError | null = null;
  let wrong = 0;
  for (const row of rows) {
    const found = item.safeParse(row);
    if (found.success) items.push(found.data);
    else if (row !== null) {
      first ??= found.error;
      wrong += 1;
    }
  }
  // One odd row is that row's; when nothing can be read the contract is broken.
  if (items.length === 0 && wrong > 2)
    throw new PlatformError('schema-drift', `The server lists things in a shape that is not documented.`, {
      url,
      cause: first,
    });
  return items;
}

interface Turn {
  at: Position;
  /** Size of a page as the caller began. */
  readonly wanted: number;
  /** How often a size failed. */
  readonly failures: Map<number, number>;
  skipped: number;
  back: number;
  before: string;
}

function rowsBefore({ page, size, full }: Position): number {
  return (page - 1) * Math.min(size, full ?? size);
}

/** Another size at the same row, or a little before it: rows are read twice rather than left out. */
function resized(at: Position, size: number): Position {
  return {
    ...at,
    size,
    full: at.full === null ? null : Math.min(at.full, size),
    page: Math.floor(rowsBefore(at) / size) + 1,
  };
}

/** Asks for smaller and smaller pages until one comes; a single row that never comes is left out, five of them at most. */
async function fetch<T>(client: Client, listing: Listing<T>, turn: Turn): Promise<HttpAnswer<Rows> | null> {
  for (;;) {
    const { page, size } = turn.at;
    try {
      const { path, query = {}, unwrap = plain, signal } = listing;
      const retries = size > 1 ? { retries: 0 } : {};
      return await client.ask({ path, query: { ...query, page, limit: size }, schema: unwrap, signal, ...retries });
    } catch (error) {
      if (!isTooMuch(error)) throw error;
      if (size === 1) {
        turn.skipped += 1;
        if (error.kind === 'timeout' || turn.skipped > 5) throw error;
        return null;
      }
      turn.failures.set(size, (turn.failures.get(size) ?? 0) + 1);
      turn.at = resized(turn.at, Math.max(1, Math.floor(Math.min(size, turn.at.full ?? size) / 2)));
    }
  }
}

/**
 * A page that is the same as the one before is asked for once more. Where it stays so, the list does not know pages and
 * was complete before; or, when there should be more, the server is not to be believed now.
 */
async function fetchNew<T>(client: Client, listing: Listing<T>, turn: Turn): Promise<HttpAnswer<Rows> | null> {
  for (let attempt = 0; ; attempt += 1) {
    const answer = await fetch(client, listing, turn);
    const rows = answer?.body?.rows ?? [];
    if (answer === null || rows.length === 0 || fingerprint(rows) !== turn.before) return answer;
    if (attempt === 0) continue;
    const total = totalOf(answer);
    if (turn.at.page === 2 && (total === null || total <= rows.length)) return answer;
    throw new PlatformError('truncated', `${answer.url}: the server gives the same page again and again.`, {
      url: answer.url,
    });
  }
}

/** The next place, in bigger pages again where they begin at the same row and did not fail twice. */
function after(turn: Turn, full: number | null, total: number | null): Position {
  const next = { ...turn.at, full, total, page: turn.at.page + 1 };
  const bigger = Math.min(turn.wanted, next.size * 2);
  const grows = bigger > next.size && rowsBefore(next) % bigger === 0 && (turn.failures.get(bigger) ?? 0) < 2;
  return grows ? { ...next, size: bigger, full: null, page: rowsBefore(next) / bigger + 1 } : next;
}

function isLast(answer: HttpAnswer<Rows>, rows: number, at: Position, full: number): boolean {
  const total = totalOf(answer);
  // A list that does not know pages gives everything at once.
  if (rows > at.size) return total === null || total <= rows;
  const unlinked = answer.headers.has('link') && answer.next === null;
  if (total === null) return unlinked;
  const received = (at.page - 1) * full + rows;
  // Totals of some lists are counters that went wrong: a full page is believed to be the last by a link only.
  const short = rows < (at.page === 1 ? at.size : full);
  return received >= total && (unlinked || short);
}

/**
 * Goes through a list page by page. A short page is no end by itself (operators set smaller maxima, and servers leave
 * rows out); when the total shrinks on the way, the pages that rows have moved to are read again.
 */
export async function* listPages<T>(client: Client, listing: Listing<T>): AsyncGenerator<Page<T>, void> {
  const turn: Turn = {
    at: listing.from,
    wanted: Math.max(listing.from.size, pageSize),
    failures: new Map(),
    skipped: 0,
    back: 0,
    before: '',
  };
  for (;;) {
    const answer = await fetchNew(client, listing, turn);
    if (answer === null) {
      const next = after(turn, turn.at.full, turn.at.total);
      yield { items: [], unreadable: 1, total: next.total, after: next, size: turn.at.size };
      turn.at = next;
      continue;
    }
    const { at } = turn;
    const rows = answer.body?.rows ?? [];
    const mark = fingerprint(rows);
    if (rows.length === 0 || mark === turn.before) return;
    turn.before = mark;
    const total = totalOf(answer);
    const full = Math.max(at.full ?? 0, Math.min(rows.length, at.size));
    const lost = at.total !== null && total !== null ? at.total - total : 0;
    const items = read(listing.item, rows, answer.url);
    let next = after(turn, full, total);
    let last = isLast(answer, rows.length, at, full);
    if (lost > 0 && at.page > 1 && turn.back < 20) {
      turn.back += 1;
      turn.before = '';
      last = false;
      next = { ...at, full, total, page: Math.max(1, at.page - Math.ceil(lost / full)) };
    }
    yield { items, unreadable: rows.length - items.length, total, after: next, size: at.size };
    if (last) return;
    turn.at = next;
  }
}

/** A short list to its end. */
export async function listAll<T>(client: Client, listing: Omit<Listing<T>, 'from'>): Promise<Omit<Page<T>, 'after'>> {
  const items: T[] = [];
  let unreadable = 0;
  let total: number | null = null;
  let size = pageSize;
  for await (const page of listPages(client, { ...listing, from: positionOf(null) })) {
    items.push(...page.items);
    unreadable += page.unreadable;
    ({ total, size } = page);
  }
  return { items, unreadable, total, size };
}
