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
import type { Http, HttpAnswer } from '../../http/http.ts';
import { readGiteeLimit } from './limit.ts';

/** One page of a list. */
export interface ListPage<W> {
  readonly items: readonly W[];
  /** Entries that were null or of another shape. */
  readonly unreadable: number;
  /** Entries that the page had, readable or not. */
  readonly length: number;
  /** Entries of the whole list; null = not told. */
  readonly total: number | null;
  readonly more: boolean;
  readonly etag: string | null;
  readonly notModified: boolean;
}

/** What of a list is asked for. */
export interface ListRequest<W> {
  /** Below the base of the API, as `/repos/o/r/issues`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** From 1. */
  readonly page: number;
  /** Entries a page; null = the list takes no paging. */
  readonly size: number | null;
  readonly item: z.ZodType<W>;
  readonly etag?: string | null;
  readonly retries?: number;
  /** True = a 404 is believed at once. */
  readonly believe?: boolean;
  readonly signal: AbortSignal;
}

/** The API with one credential. */
export interface Client {
  readonly anonymous: boolean;
  list<W>(request: ListRequest<W>): Promise<ListPage<W>>;
  get<T>(request: {
    readonly path: string;
    readonly schema: z.ZodType<T>;
    readonly etag?: string | null;
    readonly expect?: readonly number[];
    readonly signal: AbortSignal;
  }): Promise<HttpAnswer<T>>;
}

/** `owner/name` as part of a path. */
export function pathOf(fullName: string): string {
  return fullName.split('/').map(encodeURIComponent).join('/');
}

function header(answer: HttpAnswer<unknown>, name: string): number | null {
  const text = (answer.headers.get(name) ?? answer.headers.get(`x-${name.replace('_', '-')}`))?.trim() ?? '';
  return /^\d{1,15}$/u.test(text) ? Number(text) : null;
}

/** The smallest page that the documentation knows: shorter ones are the last where no header tells. */
const defaultPage = 20;

function hasMore(answer: HttpAnswer<unknown>, { page, size }: { page: number; size: number | null }, length: number) {
  const pages = header(answer, 'total_page');
  const total = header(answer, 'total_count');
  if (answer.next !== null || (pages !== null && page < pages)) return true;
  if (pages !== null || answer.headers.has('link') || size === null) return false;
  if (total !== null) return (page - 1) * size + length < total && length > 0;
  return length >= Math.min(size, defaultPage);
}

function readItems<W>(answer: HttpAnswer<readonly unknown[] | null>, item: z.ZodType<W>): readonly W[] {
  const listed = answer.body ?? [];
  const read = listed.map((each) => item.safeParse(each));
  const problem = read.find((each, index) => !each.success && listed[index] !== null)?.error;
  const items = read.flatMap((each) => (each.success ? [each.data] : []));
  if (items.length > 0 || problem === undefined) return items;
  const [first] = problem.issues;
  const detail = `nothing of the list can be read: ${first?.path.join('.') ?? ''} ${first?.message ?? ''}`;
  throw new PlatformError('schema-drift', detail, { url: answer.url, status: answer.status, cause: problem });
}

/** Lists are checked entry by entry: one odd entry is a gap, a list of nothing but odd ones is a fault. */
const anyList = z.array(z.unknown()).nullable();

async function requestList<W>(http: Http, api: string, request: ListRequest<W>): Promise<ListPage<W>> {
  const { page, size } = request;
  const query = new URLSearchParams(request.query);
  if (size !== null) query.set('per_page', String(size));
  if (size !== null || page > 1) query.set('page', String(page));
  const text = query.size === 0 ? '' : `?${query.toString()}`;
  const answer = await http.request({
    url: `${api}${request.path}${text}`,
    resource: 'core',
    readLimit: readGiteeLimit,
    schema: anyList,
    signal: request.signal,
    etag: request.etag ?? null,
    ...(request.retries === undefined ? {} : { retries: request.retries }),
  });
  const { etag, notModified } = answer;
  if (notModified) return { items: [], unreadable: 0, length: 0, total: null, more: false, etag, notModified };
  const items = readItems(answer, request.item);
  const length = answer.body?.length ?? 0;
  const more = hasMore(answer, { page, size }, length);
  return {
    items,
    unreadable: length - items.length,
    length,
    total: header(answer, 'total_count'),
    more,
    etag,
    notModified,
  };
}

/** Times that a list is asked for again that is said not to be there: the platform says so wrongly now and then. */
const again = 2;

async function insist<T>(ask: () => Promise<T>): Promise<T> {
  for (let left = again; ; left -= 1) {
    try {
      return await ask();
    } catch (error) {
      if (left === 0 || !(error instanceof PlatformError) || error.kind !== 'not-found') throw error;
    }
  }
}

/** Asks the API at `api`, which has no slash at its end. */
export function createClient(http: Http, api: string): Client {
  return {
    anonymous: http.credential === null,
    list: (request) =>
      request.believe === true ? requestList(http, api, request) : insist(() => requestList(http, api, request)),
    get: ({ path, schema, etag, expect, signal }) =>
      http.request({
        url: `${api}${path}`,
        resource: 'core',
        readLimit: readGiteeLimit,
        schema,
        signal,
        etag: etag ?? null,
        ...(expect === undefined ? {} : { expect }),
      }),
  };
}
