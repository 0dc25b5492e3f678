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

import { createReadStream } from 'node:fs';
import { PassThrough, pipeline, type Readable, Transform } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { FactsError } from './error.ts';

/** Longest line that is read, in bytes. */
const longestLine = 4 * 1024 ** 2;
/** Most lines with nothing in them: a small archive unpacks to any number of these. */
const mostEmpty = 1_000_000;

/** A line with its number, 1-based, and how much of the file was read for it. */
export interface ReadLine {
  readonly number: number;
  readonly text: string;
}

const bom = '\uFEFF';

function tooLong(line: number): FactsError {
  return new FactsError(line, {
    zh: `超过 ${longestLine} 字节。请确认这是 NDJSON：每行一个 JSON 对象。`,
    en: `is longer than ${longestLine} bytes. Is it NDJSON, one JSON object a line?`,
  });
}

function tooEmpty(line: number): FactsError {
  return new FactsError(line, {
    zh: `到这里已有超过 ${mostEmpty} 个空行。请去掉空行。`,
    en: `there are more than ${mostEmpty} empty lines up to here. Take them out.`,
  });
}

function unreadable(line: number, error: unknown): FactsError {
  const why = error instanceof Error ? error.message : String(error);
  return new FactsError(
    line,
    {
      zh: `文件读到这里断了（${why}）。文件可能不完整，请重新取得。`,
      en: `the file cannot be read any further (${why}). It may be incomplete; get it again.`,
    },
    error,
  );
}

/** Opens a file (`-` = standard input); `onBytes` is told how much of it was read. */
export function openFacts(path: string, input: Readable, onBytes: (bytes: number) => void): Readable {
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      onBytes((bytes += chunk.length));
      done(null, chunk);
    },
  });
  // A fault of the source reaches the reader through `counted`.
  return pipeline(path === '-' ? input : createReadStream(path), counted, () => undefined);
}

/** Bytes unpacked where they begin as gzip does. */
async function* unpacked(source: Readable): AsyncGenerator<Buffer> {
  const chunks = source[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let head = Buffer.alloc(0);
  while (head.length < 2) {
    const next = await chunks.next();
    if (next.done === true) break;
    head = Buffer.concat([head, next.value]);
  }
  const rest = async function* () {
    yield head;
    for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) yield next.value;
  };
  if (head[0] !== 0x1f || head[1] !== 0x8b) {
    yield* rest();
    return;
  }
  const out = new PassThrough();
  // A fault of the archive reaches the reader through `out`.
  pipeline(rest, createGunzip(), out, () => undefined);
  yield* out as AsyncIterable<Buffer>;
}

/** The lines of NDJSON, plain or gzip; empty ones are passed over. */
export async function* readLines(source: Readable): AsyncGenerator<ReadLine> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let rest: Buffer[] = [];
  let size = 0;
  let number = 0;
  let empty = 0;
  const line = (bytes: Buffer): ReadLine | null => {
    number += 1;
    if (bytes.length > longestLine) throw tooLong(number);
    let text: string;
    try {
      text = decoder.decode(bytes);
    } catch (error) {
      throw new FactsError(
        number,
        { zh: '不是 UTF-8 编码。请转成 UTF-8。', en: 'is not UTF-8. Convert the file.' },
        error,
      );
    }
    if (number === 1 && text.startsWith(bom)) text = text.slice(1);
    if (text.trim() !== '') return { number, text };
    empty += 1;
    if (empty > mostEmpty) throw tooEmpty(number);
    return null;
  };
  try {
    for await (const chunk of unpacked(source)) {
      let from = 0;
      for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, from)) {
        const end = chunk.subarray(from, at);
        const found = line(rest.length === 0 ? end : Buffer.concat([...rest, end]));
        rest = [];
        size = 0;
        from = at + 1;
        if (found !== null) yield found;
      }
      if (from === chunk.length) continue;
      rest.push(chunk.subarray(from));
      size += chunk.length - from;
      if (size > longestLine) throw tooLong(number + 1);
    }
  } catch (error) {
    throw error instanceof FactsError ? error : unreadable(number + 1, error);
  }
  const last = size === 0 ? null : line(Buffer.concat(rest));
  if (last !== null) yield last;
}
