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

import { fileTypeFromBuffer } from 'file-type';
import { checkJpeg, checkPng, checkWebp } from './image.ts';
import { readOffice } from './office.ts';
import { checkPdf } from './pdf.ts';
import { refuseFile } from './refusal.ts';

/** What a file is, by its bytes. */
export interface ContentType {
  readonly mediaType: string;
  /** Endings that a file of the kind may have. */
  readonly extensions: readonly string[];
}

const taken = 'PDF、PNG、JPEG、WebP、纯文本、Markdown、docx、xlsx、pptx、odt';
const takenEn = 'PDF, PNG, JPEG, WebP, plain text, Markdown, docx, xlsx, pptx, odt';

function notTaken(cause?: unknown): never {
  return refuseFile(
    `不接受这种文件。可以上传：${taken}。`,
    `Files of this kind are not taken. Taken are: ${takenEn}.`,
    cause,
  );
}

/** Text that a browser or a shell would not take for more than text. */
function readText(bytes: Buffer, extension: string): ContentType {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    return notTaken(error);
  }
  // oxlint-disable-next-line no-control-regex -- they are what it looks for
  if (/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/.test(text) || text.trim() === '') notTaken();
  const isMarkdown = extension === 'md' || extension === 'markdown';
  const start = text.trimStart().slice(0, 512);
  if (
    /^(?:#!|<\?|<!|%!|%PDF|MZ|GIF8)/i.test(start) ||
    /<(?:!doctype|html|head|body|script|svg|iframe|object|embed)\b/i.test(start)
  ) {
    notTaken();
  }
  if (isMarkdown) return { mediaType: 'text/markdown', extensions: ['md', 'markdown'] };
  return { mediaType: 'text/plain', extensions: ['txt', 'text'] };
}

async function known(bytes: Buffer): Promise<string | null> {
  try {
    return (await fileTypeFromBuffer(bytes))?.mime ?? null;
  } catch (error) {
    return notTaken(error);
  }
}

const images: ReadonlyMap<string, { readonly check: (bytes: Buffer) => void; readonly extensions: readonly string[] }> =
  new Map([
    ['image/png', { check: checkPng, extensions: ['png'] }],
    ['image/jpeg', { check: checkJpeg, extensions: ['jpg', 'jpeg'] }],
    ['image/webp', { check: checkWebp, extensions: ['webp'] }],
  ]);

/** What a file is by its content, whatever it is called; throws for what is not taken and for what hides in it. */
export async function readContent(bytes: Buffer, extension: string): Promise<ContentType> {
  if (bytes.length === 0) refuseFile('文件是空的。', 'The file is empty.');
  // Looked into by our own limits before anybody else's reader sees it.
  if (bytes.length > 4 && bytes.readUInt32LE(0) === 0x04034b50) {
    const office = readOffice(bytes);
    return office === null ? notTaken() : { mediaType: office.mediaType, extensions: [office.extension] };
  }
  const mime = await known(bytes);
  if (mime === null) return readText(bytes, extension);
  if (mime === 'application/pdf') {
    checkPdf(bytes);
    return { mediaType: mime, extensions: ['pdf'] };
  }
  const image = images.get(mime);
  if (image === undefined) return notTaken();
  image.check(bytes);
  return { mediaType: mime, extensions: image.extensions };
}
