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

import { inflateSync } from 'node:zlib';
import { refuseFile } from './refusal.ts';

/** Names by which a PDF runs something, carries files, sends forms, or is locked. */
const refused = /\/(JavaScript|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData|Encrypt)(?=[\s/<>[\]()%\d]|$)/;

const mostStreams = 10_000;
/** Letters of names that are escaped; chance makes a few hundred in ten megabytes. */
const mostEscapes = 50_000;
const mostInflated = 64 * 1024 * 1024;

/** Any letter of a name may be written as `#4A`. */
function plainNames(text: string): string {
  const escaped = /#([0-9a-f]{2})/gi;
  for (let count = 0; escaped.test(text); count += 1) if (count === mostEscapes) unreadable();
  return text.replaceAll(escaped, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function refuseNames(text: string): void {
  const found = refused.exec(plainNames(text))?.[1];
  if (found === undefined) return;
  if (found === 'Encrypt')
    refuseFile('PDF 加了密码或权限限制，请去掉后再传。', 'The PDF is locked; take the lock off.');
  refuseFile(
    `PDF 里有会运行、会外发或夹带文件的内容（${found}），请用“打印为 PDF”重新导出。`,
    `The PDF holds something that runs, sends or carries files (${found}); print it to a new PDF.`,
  );
}

function unreadable(cause?: unknown): never {
  return refuseFile(
    'PDF 里有无法检查的压缩内容，请用“打印为 PDF”重新导出。',
    'The PDF holds packed objects that cannot be looked into; print it to a new PDF.',
    cause,
  );
}

/** Objects can lie in packed streams, where no name is seen from outside. */
function* objectStreams(bytes: Buffer, text: string): Generator<string> {
  const keyword = /stream\r?\n/g;
  let [count, left, last] = [0, mostInflated, 0];
  for (let hit = keyword.exec(text); hit !== null; hit = keyword.exec(text)) {
    // Only what is behind the last one is looked at, or a file of nothing else is read again for each.
    const before = text.slice(last, hit.index);
    last = keyword.lastIndex;
    if (before.endsWith('end')) continue;
    const from = last;
    const at = before.lastIndexOf('obj');
    const head = plainNames(before.slice(at + 1));
    if (!/\/ObjStm\b/.test(head)) continue;
    // A word of its own inside of the object's head hides what is before it.
    if (at === -1 || (count += 1) > mostStreams) unreadable();
    const end = text.indexOf('endstream', from);
    const data = bytes.subarray(from, end === -1 ? bytes.length : end);
    if (!/\/Filter\b/.test(head)) yield data.toString('latin1');
    else if (
      /\/Filter\s*\[?\s*\/(?:FlateDecode|Fl)\s*(?:\]|\/(?!(?:ASCII|LZW|Run|A85|AHx|Crypt|Flate))|>>)/.test(head)
    ) {
      try {
        const out = inflateSync(data, { maxOutputLength: Math.max(1, left), finishFlush: 2 });
        left -= out.length;
        yield out.toString('latin1');
      } catch (error) {
        unreadable(error);
      }
    } else unreadable();
  }
}

/**
 * Refuses PDFs that run things, carry files, or are also something else. A scan of names is no proof: it sees names
 * however they are escaped and what lies in packed objects, and not what a reader's own faults make of a font or image.
 */
export function checkPdf(bytes: Buffer): void {
  const text = bytes.toString('latin1');
  const end = text.lastIndexOf('%%EOF');
  if (!/^%PDF-[12]\.\d/.test(text) || end === -1) {
    refuseFile('PDF 不完整，请重新导出后再传。', 'The PDF is not whole; export it again.');
  }
  if (/[^\s\0]/.test(text.slice(end + 5)) || text.includes('PK\u0005\u0006')) {
    refuseFile('这个 PDF 同时是另一种文件，不接受。', 'This PDF is something else as well; it is not taken.');
  }
  refuseNames(text);
  for (const objects of objectStreams(bytes, text)) refuseNames(objects);
}
