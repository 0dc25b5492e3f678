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
import { stat } from 'node:fs/promises';
import type { Text } from '#store/facts.ts';

/** A file that people gave cannot be read as what it should be. */
export class FileFault extends Error {
  override readonly name = 'FileFault';
  readonly text: Text;

  constructor(text: Text, options?: ErrorOptions) {
    super(text.en, options);
    this.text = text;
  }
}

function unreadable(path: string, error: NodeJS.ErrnoException): FileFault {
  const gone = error.code === 'ENOENT';
  return new FileFault(
    {
      zh: gone ? `没有文件 ${path}` : `无法读取 ${path}（${error.code ?? error.message}）`,
      en: gone ? `There is no file ${path}` : `${path} cannot be read (${error.code ?? error.message})`,
    },
    { cause: error },
  );
}

/** The text of a file, piece by piece; refuses what is no file, larger than `most` bytes, or not UTF-8. */
export async function* textOfFile(path: string, most: number): AsyncGenerator<string> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw unreadable(path, error);
  });
  if (found.isDirectory()) {
    throw new FileFault({ zh: `${path} 是目录，不是文件`, en: `${path} is a directory, not a file` });
  }
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let read = 0;
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      read += chunk.length;
      if (read > most) throw tooLarge(path, most);
      yield decoder.decode(chunk, { stream: true });
    }
    yield decoder.decode();
  } catch (error) {
    if (error instanceof FileFault) throw error;
    if (error instanceof TypeError) {
      throw new FileFault({ zh: `${path} 不是 UTF-8 文本`, en: `${path} is not UTF-8 text` }, { cause: error });
    }
    throw unreadable(path, error as NodeJS.ErrnoException);
  }
}

function tooLarge(path: string, most: number): FileFault {
  const megabytes = Math.round(most / 1e6);
  return new FileFault({
    zh: `${path} 超过 ${megabytes} MB`,
    en: `${path} is larger than ${megabytes} MB`,
  });
}

/** The same, whole. */
export async function wholeText(path: string, most: number): Promise<string> {
  const pieces: string[] = [];
  for await (const piece of textOfFile(path, most)) pieces.push(piece);
  return pieces.join('');
}
