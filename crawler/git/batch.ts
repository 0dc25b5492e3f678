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

import { CrawlerError } from '../error.ts';

/** One answer of `git cat-file --batch`. The bytes are only valid until the next one is taken. */
export interface BatchObject {
  readonly id: string;
  /** `commit`, `tag`, `tree`, `blob`, or `missing`. */
  readonly type: string;
  /** Size of the whole object. */
  readonly size: number;
  /** Its bytes, or the first `cap` of them. */
  readonly bytes: Buffer;
}

const LF = 0x0a;
const none = Buffer.alloc(0);

interface Header {
  readonly id: string;
  readonly type: string;
  readonly size: number;
}

function readHeader(line: Buffer): Header {
  const text = line.toString('latin1');
  const first = text.indexOf(' ');
  const second = text.indexOf(' ', first + 1);
  const type = text.slice(first + 1, second === -1 ? undefined : second);
  if (second === -1 && (type === 'missing' || type === 'ambiguous')) {
    return { id: text.slice(0, first), type: 'missing', size: 0 };
  }
  const size = second === -1 ? Number.NaN : Number(text.slice(second + 1));
  if (!Number.isSafeInteger(size) || size < 0) {
    throw new CrawlerError('corrupt', `git cat-file answered with an unreadable header: ${text.slice(0, 80)}`);
  }
  return { id: text.slice(0, first), type, size };
}

/** Collects one object that spans chunks, up to the cap; the rest is counted and dropped. */
class Collector {
  readonly #header: Header;
  readonly #parts: Buffer[] = [];
  readonly #cap: number;
  /** Bytes still to come, the final newline included. */
  missing: number;
  #kept = 0;

  constructor(header: Header, cap: number) {
    this.#header = header;
    this.#cap = cap;
    this.missing = header.size + 1;
  }

  add(bytes: Buffer): void {
    const room = Math.min(this.#cap, this.#header.size) - this.#kept;
    if (room > 0) {
      const part = Buffer.from(bytes.subarray(0, room));
      this.#parts.push(part);
      this.#kept += part.length;
    }
    this.missing -= bytes.length;
  }

  take(): BatchObject {
    return { ...this.#header, bytes: Buffer.concat(this.#parts) };
  }
}

/**
 * Reads the output of `git cat-file --batch` by the lengths it states, so that nothing inside an object can be mistaken
 * for a boundary. Yields all whole objects of a chunk at once: `await` between batches, not between objects.
 */
export async function* readBatch(stdout: AsyncIterable<Buffer>, cap: number): AsyncGenerator<BatchObject[]> {
  let open: Collector | null = null;
  let rest: Buffer = none;
  for await (const chunk of stdout) {
    const objects: BatchObject[] = [];
    let at = 0;
    let data: Buffer = chunk;
    if (open !== null) {
      const part = chunk.subarray(0, open.missing);
      open.add(part);
      at = part.length;
      if (open.missing > 0) continue;
      objects.push(open.take());
      open = null;
    } else if (rest.length > 0) {
      data = Buffer.concat([rest, chunk]);
    }
    rest = none;
    while (at < data.length) {
      const newline = data.indexOf(LF, at);
      if (newline === -1) {
        rest = Buffer.from(data.subarray(at));
        if (rest.length > 4096) readHeader(rest);
        break;
      }
      const header = readHeader(data.subarray(at, newline));
      at = newline + 1;
      if (header.type === 'missing') {
        objects.push({ ...header, bytes: none });
      } else if (at + header.size < data.length) {
        objects.push({ ...header, bytes: data.subarray(at, at + Math.min(header.size, cap)) });
        at += header.size + 1;
      } else {
        open = new Collector(header, cap);
        open.add(data.subarray(at));
        break;
      }
    }
    if (objects.length > 0) yield objects;
  }
  if (open !== null || rest.length > 0)
    throw new CrawlerError('corrupt', 'git cat-file stopped in the middle of an object.');
}
