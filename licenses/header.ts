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

/** What the start of a source file says of its licence. */
export interface HeaderScan {
  /** Expression of the first `SPDX-License-Identifier:` tag, as written; null when there is none. */
  readonly spdx: string | null;
  /** A copyright or licence notice stands there. */
  readonly notice: boolean;
}

const tag = 'SPDX-License-Identifier:';
const tagCap = 200;

const phrases = [
  'licensed under',
  'under the terms of',
  'permission is hereby granted',
  'redistribution and use in source',
  'all rights reserved',
  'this source code is licensed',
  'released under the',
  'subject to the terms of',
  'public domain',
];

const chinesePhrases = ['版权所有', '著作权', '木兰宽松许可证', '木兰公共许可证'].map((text) =>
  Buffer.from(text).toString('latin1'),
);

/** An expression has identifiers, operators and brackets; comment ends and quotes after it are cut off. */
function expressionIn(line: string): string | null {
  const written = /^[ \t]*([A-Za-z0-9.+:() \t-]+)/u.exec(line)?.[1] ?? '';
  const trimmed = written
    .replace(/[ \t-]+$/u, '')
    .replaceAll(/[ \t]+/gu, ' ')
    .trim();
  return /^\(*[ ]*[A-Za-z0-9]/u.test(trimmed) ? trimmed : null;
}

function findTag(text: string): string | null {
  for (let at = text.indexOf(tag); at !== -1; at = text.indexOf(tag, at + tag.length)) {
    const from = at + tag.length;
    const newline = text.indexOf('\n', from);
    const expression = expressionIn(text.slice(from, Math.min(newline === -1 ? text.length : newline, from + tagCap)));
    if (expression !== null) return expression;
  }
  return null;
}

/**
 * The word alone is often about something else; with a year, a sign or an owner after it, it is a notice. The sign is
 * two bytes in UTF-8, the first of which lower-casing as Latin-1 turns into U+00E2.
 */
function hasCopyright(lower: string): boolean {
  for (let at = lower.indexOf('copyright'); at !== -1; at = lower.indexOf('copyright', at + 9)) {
    if (
      /^copyright(?:ed)?(?:text)?:?[ \t]{0,4}(?:\(c\)|\u00E2?\u00A9|&copy;|\d{4}|by |the )/u.test(
        lower.slice(at, at + 40),
      )
    )
      return true;
  }
  return lower.includes('\u00E2\u00A9 ') || lower.includes('(c) 19') || lower.includes('(c) 20');
}

/** Scans the start of a file (give it the first 8 KB) for an SPDX tag and a notice; one pass a phrase, whatever the bytes are. */
export function scanHeader(bytes: Uint8Array): HeaderScan {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const lower = text.toLowerCase();
  const spdx = findTag(text);
  const notice =
    spdx !== null ||
    hasCopyright(lower) ||
    phrases.some((phrase) => lower.includes(phrase)) ||
    chinesePhrases.some((phrase) => text.includes(phrase));
  return { spdx, notice };
}
