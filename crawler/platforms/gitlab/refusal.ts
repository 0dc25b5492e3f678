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
import { PlatformError } from '../../http/error.ts';
import type { FeedEnd, FeedPage, Json, Refusal } from '../../platform.ts';
import type { Client } from './client.ts';

/** Why a list was not given, when that is an answer and no fault; null = it is a fault. */
export function whyRefused(error: unknown, client: Client): string | null {
  if (!(error instanceof PlatformError)) return null;
  const anonymous = client.http.credential === null;
  if (error.kind === 'unauthorised') return anonymous ? 'needs-token' : null;
  if (error.kind === 'forbidden') return anonymous ? 'needs-token' : 'forbidden';
  if (error.kind === 'not-found' || error.kind === 'gone') return 'not-found';
  return error.kind === 'blocked' ? 'blocked' : null;
}

/** The same refusal for every stream that it leaves without. */
export function refusals(streams: readonly Stream[], what: string, why: string, count = 1): Refusal[] {
  return streams.map((stream) => ({ stream, what, why, count }));
}

/** Rows of a list that came as null. */
export function holesIn(stream: Stream, holes: number): Refusal[] {
  return holes === 0 ? [] : refusals([stream], `entries in the list of ${stream}`, 'unreadable', holes);
}

/**
 * Ends a run whose list the caller may not see with a refusal, and keeps `unread` for the next one. A list that stops
 * being there after pages of it came is a fault.
 */
export async function* refusable(
  pages: AsyncGenerator<FeedPage, FeedEnd>,
  client: Client,
  given: { readonly streams: readonly Stream[]; readonly what: string; readonly unread: Json },
): AsyncGenerator<FeedPage, FeedEnd> {
  let began = false;
  try {
    for (;;) {
      const step = await pages.next();
      if (step.done === true) return step.value;
      began = true;
      yield step.value;
    }
  } catch (error) {
    const why = began ? null : whyRefused(error, client);
    if (why === null) throw error;
    return { state: given.unread, refused: refusals(given.streams, given.what, why) };
  }
}
