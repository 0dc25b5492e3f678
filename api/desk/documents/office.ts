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

import { refuseFile } from './refusal.ts';
import { readZip, type ZipEntry } from './zip.ts';

/** Documents that are archives, by the part that makes them what they are. */
const openXml = [
  {
    part: 'word/document.xml',
    extension: 'docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  {
    part: 'xl/workbook.xml',
    extension: 'xlsx',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  {
    part: 'ppt/presentation.xml',
    extension: 'pptx',
    mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  },
] as const;
const odt = 'application/vnd.oasis.opendocument.text';

const macros = /(?:^|\/)(?:vbaproject\.bin|vbadata\.xml)$|^(?:basic|scripts)\//i;
const nested =
  /\.(?:zip|jar|7z|rar|gz|xz|bz2|tar|docx|docm|xlsx|xlsm|pptx|pptm|odt|ods|odp|exe|dll|js|vbs|html?|svg|swf)$/i;

function refuseContents(entries: readonly ZipEntry[]): void {
  for (const { name, bytes } of entries) {
    if (macros.test(name)) {
      refuseFile('文件里有宏，请另存为不带宏的格式后再传。', 'The file holds macros; save it without them.');
    }
    const isOle = bytes.length > 8 && bytes.readUInt32BE(0) === 0xd0cf11e0;
    const isZip = bytes.length > 4 && bytes.readUInt32LE(0) === 0x04034b50;
    const isProgram =
      bytes.length > 4 && (bytes.readUInt32BE(0) === 0x7f454c46 || bytes.toString('latin1', 0, 2) === 'MZ');
    if (nested.test(name) || isOle || isZip || isProgram) {
      refuseFile(
        '文件里嵌有别的文件或对象，请把它们分开上传。',
        'The file holds other files or objects; hand them in on their own.',
      );
    }
  }
}

/** What a document that is an archive is; null = an archive of no kind that is taken. Throws for what hides in it. */
export function readOffice(bytes: Buffer): { readonly mediaType: string; readonly extension: string } | null {
  const entries = readZip(bytes);
  refuseContents(entries);
  const part = (name: string) => entries.find((entry) => entry.name === name)?.bytes.toString('utf8');
  const types = part('[Content_Types].xml');
  if (types !== undefined) {
    if (/macroEnabled|vbaProject|oleObject/i.test(types)) {
      refuseFile('文件里有宏或嵌入对象，请去掉后再传。', 'The file holds macros or embedded objects; take them out.');
    }
    return openXml.find((kind) => part(kind.part) !== undefined) ?? null;
  }
  return part('mimetype') === odt && part('content.xml') !== undefined ? { mediaType: odt, extension: 'odt' } : null;
}
