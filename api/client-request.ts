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

import type { Problem } from './client.ts';

/** An answer of the API that is no success; `problem` is null when the body was not problem+json. */
export class ClientError extends Error {
  override readonly name = 'ClientError';
  readonly status: number;
  readonly problem: Problem | null;
  constructor(url: string, status: number, problem: Problem | null) {
    super(`${url} answered ${status}${problem === null ? '' : `: ${problem.detail}`}`);
    this.status = status;
    this.problem = problem;
  }
}

/** Where the API is, and what fetches it. */
export interface ClientOptions {
  /** Address before `/api/v1`, as `http://localhost:4321`. */
  readonly baseUrl: string;
  readonly fetch?: (url: string) => Response | Promise<Response>;
}

/** Parameters; undefined is left out. */
export type Query = Readonly<Record<string, string | undefined>>;
/** Reads an answer below `/api/v1`. */
export type Get = <T>(path: string, query?: Query) => Promise<T>;

function search(query: Query): string {
  const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}

/** Reads from one hub; what is no success throws a {@link ClientError}. */
export function createGet(options: ClientOptions): Get {
  const base = `${options.baseUrl.replace(/\/+$/, '')}/api/v1`;
  const load = options.fetch ?? ((url: string) => fetch(url));
  return async <T>(path: string, query: Query = {}) => {
    const url = `${base}${path}${search(query)}`;
    const response = await load(url);
    if (response.ok) return (await response.json()) as T;
    const told = response.headers.get('content-type')?.startsWith('application/problem+json') ?? false;
    throw new ClientError(url, response.status, told ? ((await response.json()) as Problem) : null);
  };
}
