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

const longest = 4096;
/** Control characters, halves of surrogate pairs, and marks that turn the direction of text. */
const unsafe = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu;
const schemes = new Set(['http:', 'https:', 'ftp:', 'git:', 'ssh:', 'svn:', 'git+https:', 'git+http:', 'git+ssh:']);

/** A text of the repository as a document may hold it: one line, with what would deceive a reader replaced, at most 4096 characters. */
export function cleanText(text: string): string {
  const short = text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
  return short.replaceAll(unsafe, '\ufffd');
}

/** A URL that a document may refer to; null for paths, other schemes, names that may be a token, and what is no URL. */
export function cleanUrl(text: string | null): string | null {
  if (text === null || text.length > longest || !URL.canParse(text)) return null;
  const url = new URL(text);
  if (!schemes.has(url.protocol) || url.host === '' || url.password !== '') return null;
  if (/^(?:git\+)?https?:$/u.test(url.protocol) && url.username !== '') return null;
  return /^[!-~]+$/u.test(url.href) && !/["<>\\^`{|}]/u.test(url.href) ? url.href : null;
}
