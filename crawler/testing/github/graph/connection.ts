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

import { GraphQLError } from 'graphql';

/** Arguments that every list has; one of `first` and `last` was made sure of before. */
export interface PageArgs {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
}

/** What a cursor points behind: the sort key and, where keys are equal, the id. */
export type Key = readonly [number, string];

/** A list to page through. */
export interface Listing<T> {
  /** In the order they are shown. */
  readonly items: readonly T[];
  readonly key: (item: T) => Key;
  readonly descending?: boolean;
  readonly view: (item: T) => unknown;
  /** What an edge tells besides its node. */
  readonly edge?: (item: T) => Readonly<Record<string, unknown>>;
  /** What the connection tells besides. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** Orders keys: ids are decimal text. */
export function compareKeys([leftKey, left]: Key, [rightKey, right]: Key): number {
  return leftKey - rightKey || left.length - right.length || (left < right ? -1 : left > right ? 1 : 0);
}

function encode(key: Key): string {
  return Buffer.from(`cursor:v2:${JSON.stringify(key)}`).toString('base64');
}

function decode(cursor: string): Key {
  const text = Buffer.from(cursor, 'base64').toString();
  const match = /^cursor:v2:\[(-?\d+),"([^"]*)"\]$/u.exec(text);
  if (!match) {
    throw new GraphQLError(`\`${cursor}\` does not appear to be a valid cursor.`, {
      extensions: { type: 'INVALID_CURSOR_ARGUMENTS' },
    });
  }
  return [Number(match[1]), match[2] ?? ''];
}

/** How many items stand before the first for which `reached` holds; `reached` must not go back to false. */
function countUntil<T>(items: readonly T[], reached: (item: T) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (reached(items[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function bounds<T>(args: PageArgs, listing: Listing<T>): readonly [number, number] {
  const { items } = listing;
  const sign = listing.descending ? -1 : 1;
  const order = (item: T, key: Key) => sign * compareKeys(listing.key(item), key);
  const after = args.after ? decode(args.after) : null;
  const before = args.before ? decode(args.before) : null;
  let from = after ? countUntil(items, (item) => order(item, after) > 0) : 0;
  let to = before ? countUntil(items, (item) => order(item, before) >= 0) : items.length;
  if (typeof args.first === 'number') to = Math.min(to, from + args.first);
  if (typeof args.last === 'number') from = Math.max(from, to - args.last);
  return [from, to];
}

/** A connection; its cursors are keys, so that items which move behind are met again and none is skipped. */
export function connection<T>(args: PageArgs, listing: Listing<T>): Record<string, unknown> {
  const [from, to] = bounds(args, listing);
  const page = listing.items.slice(from, to);
  const cursor = (item: T | undefined) => (item === undefined ? null : encode(listing.key(item)));
  return {
    totalCount: listing.items.length,
    pageInfo: {
      hasNextPage: to < listing.items.length,
      hasPreviousPage: from > 0,
      startCursor: cursor(page[0]),
      endCursor: cursor(page.at(-1)),
    },
    nodes: () => page.map(listing.view),
    edges: () => page.map((item) => ({ cursor: cursor(item), node: listing.view(item), ...listing.edge?.(item) })),
    ...listing.extra,
  };
}
