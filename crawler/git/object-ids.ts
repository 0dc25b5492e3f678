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

/** A growing list of object ids packed into one buffer: 20 or 32 bytes each, no strings. */
export class ObjectIds {
  readonly width: number;
  #bytes: Buffer;
  #length = 0;

  constructor(width: number, capacity = 1024) {
    this.width = width;
    this.#bytes = Buffer.allocUnsafeSlow(width * capacity);
  }

  get length(): number {
    return this.#length;
  }

  push(id: Buffer): void {
    const at = this.#length * this.width;
    if (at === this.#bytes.length) {
      const grown = Buffer.allocUnsafeSlow(this.#bytes.length * 2);
      this.#bytes.copy(grown);
      this.#bytes = grown;
    }
    if (id.copy(this.#bytes, at) !== this.width)
      throw new CrawlerError('corrupt', 'An object id has an unexpected length.');
    this.#length++;
  }

  /** The id at the index; a view, not a copy. */
  at(index: number): Buffer {
    return this.#bytes.subarray(index * this.width, (index + 1) * this.width);
  }

  /** Ids `[from, to)` as lines of hex, for the standard input of git. */
  lines(from: number, to: number): string {
    let text = '';
    for (let index = from; index < to; index++) text += `${this.at(index).toString('hex')}\n`;
    return text;
  }
}
