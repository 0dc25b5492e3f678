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

import type { z } from 'zod';
import { PlatformError } from '../../http/error.ts';
import type { Http, HttpAnswer } from '../../http/http.ts';
import { readStandardLimit } from '../../http/limit.ts';
import type { ConnectOptions, FeedContext, RemoteRepository } from '../../platform.ts';

/** One question to the API; everything else is the same for all. */
export interface Question<T> {
  /** Below the API's base, beginning with a slash. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  readonly schema: z.ZodType<T>;
  readonly expect?: readonly number[];
  readonly etag?: string | null;
  readonly maxBytes?: number;
  readonly retries?: number;
  readonly signal: AbortSignal;
}

/** The API of one server with one credential. */
export interface Client {
  readonly anonymous: boolean;
  ask<T>(question: Question<T>): Promise<HttpAnswer<T>>;
}

function urlOf(api: string, { path, query = {} }: Pick<Question<unknown>, 'path' | 'query'>): string {
  const pairs = Object.entries(query).map(([key, value]): [string, string] => [key, String(value)]);
  const search = new URLSearchParams(pairs).toString();
  return `${api}${path}${search === '' ? '' : `?${search}`}`;
}

/** Gitea has no limits of its own; those of proxies before it are honoured. */
export function createClient({ http, api }: Pick<ConnectOptions, 'api'> & { readonly http: Http }): Client {
  return {
    anonymous: http.credential === null,
    ask({ path, query, ...rest }) {
      const url = urlOf(api, query === undefined ? { path } : { path, query });
      return http.request({ ...rest, url, resource: 'core', readLimit: readStandardLimit });
    },
  };
}

/** Path of a repository's resources. */
export function repositoryUrl(path: RemoteRepository['path']): string {
  return `/repos/${path.split('/').map(encodeURIComponent).join('/')}`;
}

/** Since when a delta asks: a whole second, because the server's stamps are; the beginning in a full run. */
export function sinceOf(context: Pick<FeedContext, 'since'>): Date {
  return new Date(Math.floor((context.since?.getTime() ?? 0) / 1000) * 1000);
}

/** As the server reads it, without fractions. */
export function stampOf(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

/** Faults that a smaller page may get around. */
export function isTooMuch(error: unknown): error is PlatformError {
  return error instanceof PlatformError && (error.kind === 'server-error' || error.kind === 'timeout');
}

const whys: Partial<Record<PlatformError['kind'], string>> = {
  forbidden: 'forbidden',
  'not-found': 'not-found',
  gone: 'disabled',
  blocked: 'blocked',
  conflict: 'empty',
  unprocessable: 'refused',
  'server-error': 'server-error',
  'schema-drift': 'unreadable',
};

/** Why one item cannot be had while others can; null = the fault is not about the item. */
export function whyOf(error: unknown): string | null {
  return error instanceof PlatformError ? (whys[error.kind] ?? null) : null;
}
