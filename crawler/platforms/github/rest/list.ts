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
import type { HttpAnswer } from '../../../http/http.ts';
import type { Client } from '../client.ts';

/** The parts of a list that every page has; nulls in it are left out. */
export function listOf<T>(item: z.ZodType<T>): z.ZodType<readonly T[]> {
  return z.array(item.nullable()).transform((list) => list.filter((one) => one !== null));
}

/** How a list is read. */
export interface ListOptions<T> {
  readonly schema: z.ZodType<readonly T[]>;
  readonly signal: AbortSignal;
  readonly etag?: string | null;
  readonly expect?: readonly number[];
}

/** Pages of a list from an address to its end, by the links that the platform gives. */
export async function* pages<T>(
  client: Client,
  url: string,
  options: ListOptions<T>,
): AsyncGenerator<HttpAnswer<readonly T[]>> {
  const been = new Set<string>();
  for (let next: string | null = url; next !== null && !been.has(next); ) {
    been.add(next);
    const answer: HttpAnswer<readonly T[]> = await client.get(
      next,
      been.size === 1 ? options : { ...options, etag: null },
    );
    yield answer;
    next = answer.next;
  }
}

/** The whole of a short list. */
export async function all<T>(client: Client, url: string, options: ListOptions<T>): Promise<T[]> {
  const rows: T[] = [];
  for await (const answer of pages(client, url, options)) rows.push(...(answer.body ?? []));
  return rows;
}
