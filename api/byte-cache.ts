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

import type { Representation } from './representation.ts';

/** Counts changes of the data; whatever was made before the newest one is made again. */
export interface Generation {
  current(): number;
  bump(): void;
}

/** A counter for one process: raised by the registry, crawls and computations. */
export function createGeneration(): Generation {
  let count = 0;
  return { current: () => count, bump: () => void (count += 1) };
}

/** Answers kept as bytes until the data changes, bounded in number and size; the least recently used go first. */
export interface ByteCache {
  get(key: string): Representation | undefined;
  put(key: string, representation: Representation, generation: number): void;
}

interface Kept {
  readonly representation: Representation;
  readonly until: number;
}

/** How much is kept, and for how long at most: freshness depends on the clock too. */
export interface CacheLimits {
  readonly entries: number;
  readonly bytes: number;
  readonly milliseconds: number;
}

const defaults: CacheLimits = { entries: 2000, bytes: 64 * 1024 * 1024, milliseconds: 60_000 };

/** Makes an empty cache that watches the generation. */
export function createByteCache(
  generation: Generation,
  clock: () => number,
  limits: CacheLimits = defaults,
): ByteCache {
  const kept = new Map<string, Kept>();
  let seen = generation.current();
  let size = 0;

  function drop(key: string): void {
    size -= kept.get(key)?.representation.bytes.length ?? 0;
    kept.delete(key);
  }
  function sweep(): void {
    if (seen === generation.current()) return;
    seen = generation.current();
    kept.clear();
    size = 0;
  }
  return {
    get(key) {
      sweep();
      const found = kept.get(key);
      if (found === undefined) return undefined;
      if (found.until > clock()) {
        kept.delete(key);
        kept.set(key, found);
        return found.representation;
      }
      drop(key);
      return undefined;
    },
    put(key, representation, made) {
      sweep();
      if (made !== seen || representation.bytes.length > limits.bytes / 8) return;
      drop(key);
      kept.set(key, { representation, until: clock() + limits.milliseconds });
      size += representation.bytes.length;
      for (const oldest of kept.keys()) {
        if (kept.size <= limits.entries && size <= limits.bytes) break;
        drop(oldest);
      }
    },
  };
}
