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

/** A trailer that names somebody by an address. Strings hold one character a byte. */
export interface Trailer {
  /** Lower-case key. */
  readonly key: string;
  readonly name: string;
  readonly email: string;
}

/** Trailers of one message. */
export interface Trailers {
  readonly named: readonly Trailer[];
  /** More than {@link trailerLimit} people are named; the rest was not read. */
  readonly tooMany: boolean;
}

/** Most people counted in the trailers of one commit. */
const trailerLimit = 50;

/** Only this many bytes at the end of a message are searched for trailers. */
export const messageCap = 64 * 1024;

const keys: ReadonlySet<string> = new Set([
  'acked-by',
  'assisted-by',
  'co-authored-by',
  'co-developed-by',
  'helped-by',
  'mentored-by',
  'reported-by',
  'reviewed-by',
  'signed-off-by',
  'suggested-by',
  'tested-by',
]);

function isBlank(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (text.charCodeAt(at) > 0x20) return false;
  return true;
}

/** Where the message ends before blank lines and comments (`# Conflicts:`), which Git passes over when it looks for trailers. */
function endOfText(message: string): number {
  let to = message.length;
  for (;;) {
    while (to > 0 && message.charCodeAt(to - 1) <= 0x20) to--;
    const start = message.lastIndexOf('\n', to - 1) + 1;
    if (to === 0 || message.charCodeAt(start) !== 0x23) return to;
    to = start;
  }
}

/** The last paragraph; null when the message is one paragraph, its subject. */
function lastParagraph(message: string): string | null {
  const to = endOfText(message);
  for (let end = to; end > 0; ) {
    const start = message.lastIndexOf('\n', end - 1) + 1;
    if (isBlank(message, start, end)) return message.slice(end + 1, to);
    if (start === 0) return null;
    end = start - 1;
  }
  return null;
}

const address = /^[^\s<>@]+@[^\s<>@]+$/u;

function readPerson(key: string, value: string): Trailer | null {
  const open = value.lastIndexOf('<');
  const close = open === -1 ? -1 : value.indexOf('>', open);
  const name = close === -1 ? '' : value.slice(0, open);
  const email = (close === -1 ? value.slice(0, 500) : value.slice(open + 1, close)).trim();
  return (close === -1 ? address.test(email) : email.includes('@')) ? { key, name, email } : null;
}

function keyAt(line: string): string | null {
  const colon = line.indexOf(':');
  if (colon < 7 || colon > 20) return null;
  const key = line.slice(0, colon).trim().toLowerCase();
  return keys.has(key) ? key : null;
}

/** Lines with continuation lines joined to the one they continue. */
function* foldedLines(paragraph: string): Generator<string> {
  let start = 0;
  let from = 0;
  while (start < paragraph.length) {
    const newline = paragraph.indexOf('\n', from);
    const end = newline === -1 ? paragraph.length : newline;
    const next = paragraph.charCodeAt(end + 1);
    from = end + 1;
    if (next === 0x20 || next === 0x09) continue;
    yield paragraph.slice(start, end);
    start = from;
  }
}

/** People named in the last paragraph of a message: keys in any case, folded lines joined, each (key, address) once. */
export function readTrailers(message: Buffer): Trailers {
  const tail = message.toString('latin1', Math.max(0, message.length - messageCap));
  const named: Trailer[] = [];
  const paragraph = lastParagraph(tail) ?? (message.length > messageCap ? tail : '');
  if (!paragraph.includes('@')) return { named, tooMany: false };
  const seen = new Set<string>();
  for (const line of foldedLines(paragraph)) {
    const key = keyAt(line);
    const person = key === null ? null : readPerson(key, line.slice(line.indexOf(':') + 1));
    if (person === null) continue;
    const id = `${person.key} ${person.email.toLowerCase()}`;
    if (seen.has(id)) continue;
    if (named.length === trailerLimit) return { named, tooMany: true };
    seen.add(id);
    named.push(person);
  }
  return { named, tooMany: false };
}
