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
import type { Facts } from '../../../fact.ts';
import type { HttpAnswer } from '../../../http/http.ts';
import type { Feed, FeedContext, FeedEnd, FeedPage, Json } from '../../../platform.ts';
import type { Client } from '../client.ts';
import type { ListOptions } from '../rest/list.ts';

/** A list that is read whole whenever anything in it changed. */
export interface ShortList<T> {
  readonly stream: Stream;
  readonly url: (context: FeedContext) => string;
  readonly schema: ListOptions<T>['schema'];
  readonly facts: (rows: readonly T[]) => Facts;
}

/** Pages whose tags are remembered: longer lists are asked anew. */
const mostTags = 20;
/** Readings until one of them was not disturbed. */
const tries = 3;

interface Tag {
  readonly url: string;
  readonly etag: string;
  readonly next: string | null;
}

function isTag(one: Json): one is { readonly url: string; readonly etag: string; readonly next: string | null } {
  return (
    typeof one === 'object' &&
    one !== null &&
    'url' in one &&
    typeof one.url === 'string' &&
    typeof one.etag === 'string'
  );
}

function tagsOf(state: Json): readonly Tag[] {
  const tags = typeof state === 'object' && state !== null && 'tags' in state ? state.tags : null;
  return Array.isArray(tags) ? tags.filter((one: Json) => isTag(one)) : [];
}

/** The tags of the pages as they are now, when all of them still hold; null otherwise. */
async function unchanged<T>(client: Client, list: ShortList<T>, context: FeedContext): Promise<boolean> {
  const tags = tagsOf(context.state);
  if (tags.length === 0 || tags[0]?.url !== list.url(context) || tags.at(-1)?.next !== null) return false;
  for (const { url, etag } of tags) {
    const answer = await client.get(url, { schema: list.schema, signal: context.signal, etag });
    if (!answer.notModified) return false;
  }
  return true;
}

interface Reading<T> {
  readonly rows: T[];
  readonly tags: Tag[];
}

async function read<T>(client: Client, list: ShortList<T>, context: FeedContext): Promise<Reading<T>> {
  const reading: Reading<T> = { rows: [], tags: [] };
  for (let url: string | null = list.url(context); url !== null; ) {
    const answer: HttpAnswer<readonly T[]> = await client.get(url, { schema: list.schema, signal: context.signal });
    reading.rows.push(...(answer.body ?? []));
    if (answer.etag !== null) reading.tags.push({ url, etag: answer.etag, next: answer.next });
    url = answer.next;
  }
  return reading;
}

/** True when the first page is still as it was read: nothing was added, and rows did not move from page to page. */
async function steady<T>(client: Client, list: ShortList<T>, context: FeedContext, reading: Reading<T>) {
  const [first] = reading.tags;
  if (!first || first.next === null) return true;
  const { url, etag } = first;
  return (await client.get(url, { schema: list.schema, signal: context.signal, etag })).notModified;
}

async function* run<T>(client: Client, list: ShortList<T>, context: FeedContext): AsyncGenerator<FeedPage, FeedEnd> {
  if (context.mode === 'delta' && (await unchanged(client, list, context))) {
    return { state: context.state, unchanged: true };
  }
  let reading = await read(client, list, context);
  let calm = await steady(client, list, context, reading);
  for (let left = tries - 1; !calm && left > 0; left--) {
    reading = await read(client, list, context);
    calm = await steady(client, list, context, reading);
  }
  const asked = { [list.stream]: reading.rows.length };
  context.progress(reading.rows.length, reading.rows.length);
  yield { facts: list.facts(reading.rows), cursor: null, asked };
  const tags = reading.tags.slice(0, mostTags).map((tag): Json => ({ ...tag }));
  return { state: { tags }, asked, ...(calm && { replaces: [list.stream] }) };
}

/** A feed of such a list: as long as the tags of all its pages hold, it costs nothing. */
export function shortListFeed<T>(client: Client, list: ShortList<T>): Feed {
  return {
    id: list.stream,
    carries: [list.stream],
    needsToken: false,
    run: (context) => run(client, list, context),
  };
}
