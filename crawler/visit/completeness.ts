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

import { readStreams, type StoredRefusal, type StreamChange } from '#store/queries/platform/stream-state.ts';
import type { Session } from '#store/session.ts';
import { type Stream, streams } from '#store/stream.ts';
import type { Refusal } from '../platform.ts';
import { exact, figure, shown } from './values.ts';

/** Refusals of one stream that are told one by one; the rest is counted. */
const mostRefusals = 100;

/** What a page, or the end of a run, says of the streams. */
export interface Told {
  readonly feed: string;
  readonly asked: Readonly<Partial<Record<Stream, number>>>;
  readonly fresh: ReadonlyMap<Stream, number>;
  readonly refused: readonly Refusal[];
  /** A full run begins: what this feed was refused before is asked for again. */
  readonly restart: boolean;
  /** Streams that the feed carries, when it matters which. */
  readonly carries?: readonly Stream[];
}

const rest = { what: '…', why: 'more' };

/** Adds refusals to those that are known; the same one counts once, and of too many only their number is kept. */
function addRefusals(
  known: readonly StoredRefusal[],
  feed: string,
  more: readonly Pick<Refusal, 'what' | 'why' | 'count'>[],
): StoredRefusal[] {
  const kept = new Map(known.map((refusal) => [`${refusal.feed}\0${refusal.what}\0${refusal.why}`, refusal]));
  let dropped = 0;
  for (const { what, why, count } of more) {
    const refusal = { feed, what: shown(what), why: exact(why), count: Math.max(1, figure(count) ?? 1) };
    const key = `${feed}\0${refusal.what}\0${refusal.why}`;
    if (kept.has(key) || kept.size < mostRefusals) kept.set(key, refusal);
    else dropped += refusal.count;
  }
  if (dropped === 0) return [...kept.values()];
  const key = `${feed}\0${rest.what}\0${rest.why}`;
  kept.set(key, { feed, ...rest, count: dropped + (kept.get(key)?.count ?? 0) });
  return [...kept.values()];
}

/** How the states of the streams move on. */
export async function streamChanges(session: Session, repositoryId: string, told: Told): Promise<StreamChange[]> {
  const { feed, asked, fresh, refused, restart } = told;
  const states = restart || refused.length > 0 ? await readStreams(session, repositoryId) : new Map();
  return streams.flatMap((stream) => {
    const mine = refused.filter((refusal) => refusal.stream === stream);
    const known: readonly StoredRefusal[] = states.get(stream)?.refused ?? [];
    const others = restart ? known.filter((refusal) => refusal.feed !== feed) : known;
    const changed = mine.length > 0 || others.length !== known.length;
    const total = figure(asked[stream] ?? null);
    const count = fresh.get(stream) ?? 0;
    if (!changed && total === null && count === 0) return [];
    const after = changed ? addRefusals(others, feed, mine) : null;
    return [{ stream, asked: total, fresh: count, received: null, refused: after, cleanAt: null, ended: false }];
  });
}
