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

import type { Projects } from '@gitbeaker/rest';
import type { z } from 'zod';
import type { Http, HttpAnswer } from '../../http/http.ts';
import { readStandardLimit } from '../../http/limit.ts';

/** How gitbeaker's resources are made. */
export type ResourceOptions = ConstructorParameters<typeof Projects>[0];

type Requester = ReturnType<NonNullable<ResourceOptions['requesterFn']>>;
type Get = Requester['get'];

/** What requests to one GitLab are made with. */
export interface Client {
  readonly http: Http;
  /** As `https://host/api/v4`. */
  readonly api: string;
}

/** What is said beside the endpoint, which gitbeaker knows. */
export interface Asking<T> {
  readonly schema: z.ZodType<T>;
  readonly signal: AbortSignal;
  readonly etag?: string | null;
  readonly retries?: number;
}

function snake(key: string): string {
  return key.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);
}

/** Query as GitLab reads it; `+` and `:` of dates are encoded. */
function queryOf(given: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(given)) {
    if (Array.isArray(value)) for (const item of value) query.append(`${snake(key)}[]`, String(item));
    else if (typeof value === 'string') query.append(snake(key), value);
    else if (typeof value === 'number' || typeof value === 'boolean') query.append(snake(key), String(value));
  }
  return query.size === 0 ? '' : `?${query.toString()}`;
}

function refuse(): Promise<never> {
  return Promise.reject(new TypeError('Crawlers only read.'));
}

/**
 * Sends one request that gitbeaker words (endpoint, parameters) through our core. Whatever gitbeaker does around it –
 * retries, limits, paging – is left out: it is given no link to follow, and the answer is the core's.
 */
export async function ask<T>(
  client: Client,
  asking: Asking<T>,
  call: (options: ResourceOptions) => Promise<unknown>,
): Promise<HttpAnswer<T>> {
  const answers: HttpAnswer<T>[] = [];
  const requesterFn = ({ url: base }: { readonly url: string }): Requester => {
    const get: Get = async (endpoint, options = {}) => {
      const url = `${base.replace(/\/+$/u, '')}/${endpoint}${queryOf(options.searchParams ?? {})}`;
      const answer = await client.http.request({ ...asking, url, resource: 'core', readLimit: readStandardLimit });
      answers.push(answer);
      // gitbeaker only hands it through, and does not look beyond "is it a list".
      return { body: (answer.body ?? null) as never, headers: {}, status: answer.status };
    };
    return { get, post: refuse, put: refuse, patch: refuse, delete: refuse };
  };
  await call({ host: client.api.replace(/\/api\/v4$/u, ''), requesterFn, queryTimeout: null });
  const answer = answers[0];
  if (answer === undefined) throw new TypeError('gitbeaker asked nothing.');
  return answer;
}
