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

import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { RandomAccessReader } from 'yauzl';

const windowLength = 1024 * 1024;
/** The list of entries and their contents are read by turns. */
const mostWindows = 4;

/**
 * An archive that is read in large pieces: hundreds of thousands of small entries, asked for one by one, would take
 * minutes. It is a class because the library wants one.
 */
export class ZipWindows extends RandomAccessReader implements Disposable {
  readonly size: number;
  readonly #file: number;
  /** By their number, the last used at the end. */
  readonly #windows = new Map<number, Buffer>();

  constructor(path: string) {
    super();
    this.#file = openSync(path, 'r');
    this.size = fstatSync(this.#file).size;
  }

  #window(number: number): Buffer {
    const known = this.#windows.get(number);
    this.#windows.delete(number);
    const window = known ?? this.#load(number);
    this.#windows.set(number, window);
    return window;
  }

  #load(number: number): Buffer {
    const [oldest] = this.#windows.keys();
    const buffer = Buffer.allocUnsafeSlow(windowLength);
    if (oldest !== undefined && this.#windows.size >= mostWindows) this.#windows.delete(oldest);
    return buffer.subarray(0, readSync(this.#file, buffer, 0, windowLength, number * windowLength));
  }

  /** A copy of these bytes; throws a RangeError when the archive ends before. */
  bytes(start: number, length: number): Buffer {
    const found = Buffer.allocUnsafe(length);
    for (let at = 0; at < length; ) {
      const number = Math.floor((start + at) / windowLength);
      const copied = this.#window(number).copy(found, at, start + at - number * windowLength);
      if (copied === 0) throw new RangeError('the archive ends before its entry does');
      at += copied;
    }
    return found;
  }

  /** What the library reads by. */
  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null, read?: number) => void,
  ): void {
    let error: Error | null = null;
    let read = 0;
    try {
      read = this.bytes(position, Math.max(0, Math.min(length, this.size - position))).copy(buffer, offset);
    } catch (cause) {
      error = cause instanceof Error ? cause : new Error(String(cause));
    }
    queueMicrotask(() => (error === null ? callback(null, read) : callback(error)));
  }

  [Symbol.dispose](): void {
    closeSync(this.#file);
  }
}
