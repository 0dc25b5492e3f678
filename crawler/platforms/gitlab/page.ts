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

import { PlatformError, withoutQuery } from '../../http/error.ts';
import type { HttpAnswer } from '../../http/http.ts';

/** The most rows that GitLab gives at once. */
export const mostPerPage = 100;

/** Beyond this many rows GitLab refuses to count pages. */
export const offsetCap = 50_000;

/** One page of a list, wherever the list stands. */
export interface Asked {
  readonly page: number;
  readonly perPage: number;
  /** 0 while the page can still be made smaller. */
  readonly retries?: 0;
  readonly etag?: string | null;
}

/** Asks for one page. */
export type AskPage<T> = (asked: Asked) => Promise<HttpAnswer<readonly (T | null)[]>>;

/** Rows as they came, and what is known of the list. */
export interface Page<T> {
  readonly rows: readonly T[];
  /** Rows that came as null: something is there, and is not told. */
  readonly holes: number;
  readonly more: boolean;
  /** Rows a page has: smaller than asked when the server gives no more, or could not. */
  readonly perPage: number;
  /** Null = not told, as for lists of more than 10,000. */
  readonly total: number | null;
  readonly etag: string | null;
  readonly notModified: boolean;
  readonly url: string;
}

function tooMuch(error: unknown): boolean {
  return error instanceof PlatformError && (error.kind === 'server-error' || error.kind === 'timeout');
}

function totalOf(headers: ReadonlyMap<string, string>): number | null {
  const text = headers.get('x-total') ?? '';
  return /^\d{1,9}$/u.test(text) ? Number(text) : null;
}

/** Page by page number; a server that drops the headers is asked until it gives a short page. */
function read<T>(answer: HttpAnswer<readonly (T | null)[]>, perPage: number): Page<T> {
  const body = answer.body ?? [];
  const rows = body.filter((row) => row !== null);
  const told = answer.next !== null || (answer.headers.get('x-next-page') ?? '') !== '';
  const more = told || body.length >= perPage;
  const { etag, notModified, url } = answer;
  return {
    rows,
    holes: body.length - rows.length,
    more,
    perPage: told && body.length > 0 && body.length < perPage ? body.length : perPage,
    total: totalOf(answer.headers),
    etag,
    notModified,
    url,
  };
}

/**
 * Asks for the rows from `offset` on; when the server fails or takes too long, for half of them, down to one. What was
 * before `offset` on the page that it falls on comes too.
 */
export async function askPage<T>(
  ask: AskPage<T>,
  from: { readonly offset: number; readonly perPage: number; readonly etag?: string | null },
): Promise<Page<T>> {
  let { perPage } = from;
  for (;;) {
    const page = Math.floor(from.offset / perPage) + 1;
    const smaller = perPage > 1 ? ({ retries: 0 } as const) : {};
    try {
      const etag = from.etag ?? null;
      const answer = await ask({ page, perPage, ...smaller, etag });
      // "As you know it" says nothing to somebody who did not say what they know.
      if (answer.notModified && etag === null) throw stuck(answer.url);
      return read(answer, perPage);
    } catch (error) {
      if (perPage === 1 || !tooMuch(error)) throw error;
      perPage = Math.floor(perPage / 2);
    }
  }
}

/** Answers that cannot be to the question asked, in a row, after which the list is given up. */
const mostStale = 3;

/** A list that gives the same page for another: asked on, it would never end, or skip what it did not show. */
function stuck(url: string): PlatformError {
  const message = `${withoutQuery(url)}: the list gives the same page again and again.`;
  return new PlatformError('server-error', message, { url, status: 200 });
}

/**
 * Pages of one list, asked one after another. A page that is the one before it again – from a cache on the way, or
 * because the list stands still – is asked for once more.
 */
export class Pages<T> {
  readonly #ask: AskPage<T>;
  #last = '';

  constructor(ask: AskPage<T>) {
    this.#ask = ask;
  }

  /** `isStale` = other rows than were asked for. */
  async at(
    from: Parameters<typeof askPage>[1],
    isStale: (rows: readonly T[]) => boolean = () => false,
  ): Promise<Page<T>> {
    for (let tries = 1; ; tries += 1) {
      const page = await askPage(this.#ask, from);
      const now = page.rows.length === 0 ? '' : JSON.stringify(page.rows);
      const again = from.offset > 0 && now !== '' && now === this.#last;
      if (!again && !isStale(page.rows)) {
        this.#last = now;
        return page;
      }
      if (tries === mostStale) throw stuck(page.url);
    }
  }
}

/** Doubles a page that had to be made smaller before, to find out whether it still must. */
export function grown(perPage: number | undefined): number {
  return Math.min(mostPerPage, Math.max(1, perPage ?? mostPerPage) * 2);
}

/** What of a page's wishes goes into the request. */
export function sending({ retries, etag }: Pick<Asked, 'retries' | 'etag'>) {
  return { etag: etag ?? null, ...(retries === undefined ? {} : { retries }) };
}
