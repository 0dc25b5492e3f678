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

/** Lines of one commit against its parent. */
export interface LineCount {
  readonly additions: number;
  readonly deletions: number;
  /** Files touched, binary ones included. */
  readonly files: number;
}

/** What a reader of `diff-tree --numstat -z` tells. */
export interface NumstatEvents {
  /** The counts of the next commit are complete; commits come in the order they were asked for. */
  readonly commit: (id: string, count: LineCount) => void;
  /** The line that was sent to mark a point came back: everything before it is complete. */
  readonly mark: () => void;
}

/** A line that is no object id: git echoes it and flushes. */
export const markLine = '~\n';

const TAB = 0x09;
const MARK = 0x7e;
const DASH = 0x2d;

/**
 * Reads the byte stream of `git diff-tree --stdin --always --numstat -z -M`: `<id> NUL`, then per file `n TAB n TAB path
 * NUL` or, renamed, `n TAB n TAB NUL old NUL new NUL`. Paths are skipped by length of state, so that none can be taken
 * for an id.
 */
export class NumstatReader {
  readonly #events: NumstatEvents;
  #rest: Buffer = Buffer.alloc(0);
  #id: string | null = null;
  #additions = 0;
  #deletions = 0;
  #files = 0;
  /** Names of a rename that are still to come. */
  #names = 0;

  constructor(events: NumstatEvents) {
    this.#events = events;
  }

  /** Takes the next bytes of the stream. */
  write(chunk: Buffer): void {
    const data = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    let at = 0;
    while (at < data.length) {
      if (this.#names === 0 && data[at] === MARK) {
        if (at + 1 === data.length) break;
        at += 2;
        this.#finish();
        this.#events.mark();
        continue;
      }
      const end = data.indexOf(0, at);
      if (end === -1) break;
      if (this.#names > 0) this.#names--;
      else this.#token(data, at, end);
      at = end + 1;
    }
    this.#rest = at === data.length ? Buffer.alloc(0) : Buffer.from(data.subarray(at));
  }

  #token(data: Buffer, from: number, to: number): void {
    let at = from;
    let additions = 0;
    while (at < to && data[at] !== TAB) additions = additions * 10 + digit(data[at++]);
    if (at === to) {
      this.#finish();
      this.#id = data.toString('latin1', from, to);
      return;
    }
    let deletions = 0;
    for (at++; at < to && data[at] !== TAB; at++) deletions = deletions * 10 + digit(data[at]);
    this.#files++;
    this.#additions += additions;
    this.#deletions += deletions;
    if (at + 1 === to) this.#names = 2;
  }

  #finish(): void {
    const id = this.#id;
    if (id === null) return;
    const count = { additions: this.#additions, deletions: this.#deletions, files: this.#files };
    this.#id = null;
    this.#additions = 0;
    this.#deletions = 0;
    this.#files = 0;
    this.#events.commit(id, count);
  }
}

/** Binary files have a dash for a number. Letters of an id come through here too; their value is not used. */
function digit(byte: number | undefined): number {
  return byte === undefined || byte === DASH ? 0 : byte - 0x30;
}
