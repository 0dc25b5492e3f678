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

import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';

/** Encodings of commit objects that are honoured. UTF-7 and its kind stay out: they turn harmless bytes into markup. */
const encodings: ReadonlySet<string> = new Set([
  'big5',
  'euc-jp',
  'euc-kr',
  'gb18030',
  'gb2312',
  'gbk',
  'iso-8859-1',
  'iso-8859-2',
  'iso-8859-5',
  'iso-8859-15',
  'iso8859-1',
  'iso8859-15',
  'koi8-r',
  'koi8-u',
  'latin1',
  'shift_jis',
  'shift-jis',
  'sjis',
  'windows-1250',
  'windows-1251',
  'windows-1252',
]);

const invisible = /[\p{Cc}\p{Co}\p{Cs}\u00AD\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF]+/gu;

/** True when the `encoding` header names one of the encodings that are honoured. */
export function knownEncoding(name: string): boolean {
  return encodings.has(name.toLowerCase());
}

// oxlint-disable-next-line no-control-regex -- bytes of ASCII are what it looks for
const ascii = /^[\0-\x7F]*$/u;

/**
 * Text of bytes (given as a string of one character a byte) in the declared encoding when that is an honoured one, else
 * UTF-8, else Latin-1; never throws.
 */
export function decodeText(binary: string, encoding: string | null = null): string {
  if (ascii.test(binary)) return binary;
  const bytes = Buffer.from(binary, 'latin1');
  if (encoding !== null && knownEncoding(encoding)) {
    return new TextDecoder(encoding.toLowerCase().replace('iso8859', 'iso-8859')).decode(bytes);
  }
  return isUtf8(bytes) ? bytes.toString('utf8') : binary;
}

/** A person's name made fit for display: one line, NFC, no control, bidi or private-use characters, at most 100 UTF-16 units; null when nothing is left. */
export function displayName(text: string): string | null {
  const cleaned = text.slice(0, 2000).normalize('NFC').replaceAll(invisible, ' ').replaceAll(/\s+/gu, ' ').trim();
  if (cleaned === '') return null;
  return cleaned
    .slice(0, 100)
    .replace(/[\uD800-\uDBFF]$/u, '')
    .trim();
}

const escapeLike = /\\x[0-9a-f]{2}/u;

function escapeBytes(bytes: Buffer): string {
  let text = '';
  for (const byte of bytes) {
    text += byte >= 0x80 || byte === 0x5c ? `\\x${byte.toString(16).padStart(2, '0')}` : String.fromCharCode(byte);
  }
  return text;
}

/**
 * A path or ref name as text, so that two names never become one: bytes that are not UTF-8 are written `\xNN`, and so is
 * the backslash of names where that could be taken for such an escape.
 */
export function nameText(bytes: Buffer): string {
  if (!isUtf8(bytes)) return escapeBytes(bytes);
  const text = bytes.toString('utf8');
  return text.includes('\\') && escapeLike.test(text) ? text.replaceAll('\\', String.raw`\x5c`) : text;
}

/** Most bytes a name may have in an index of the store. */
const indexedBytes = 2000;

/** A name that fits an index: a longer one keeps its start, and its hash in place of the rest. */
export function indexedName(name: string): string {
  if (Buffer.byteLength(name) <= indexedBytes) return name;
  return `${name.slice(0, 400)}…${createHash('sha256').update(name).digest('hex')}`;
}

/** True when a path fits an index of the store. */
export function isIndexable(path: string): boolean {
  return Buffer.byteLength(path) <= indexedBytes;
}
