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

import type { Finding } from './finding.ts';
import { isClaim } from './tag-place.ts';
import { goesOn, readTagValue, type TagProblem, trimmedValue } from './tag-value.ts';

/** Which tag it is. */
export type TagName =
  | 'licence'
  | 'file-copyright'
  | 'snippet-copyright'
  | 'contributor'
  | 'snippet-begin'
  | 'snippet-end';

/** An SPDX or REUSE tag of a text. */
export interface Tag {
  readonly name: TagName;
  /** As written, the end of a comment taken away. */
  readonly value: string;
  /** Of a `licence` in the spelling of the house; null of other tags, and when nothing could be made of the value. */
  readonly expression: string | null;
  /** Why the value of a `licence` is no expression as it stands; may be there though `expression` is not null. */
  readonly problem: TagProblem | null;
  /** In a string, in prose, a room for a value: a note, not a claim. */
  readonly quoted: boolean;
  /** Between `SPDX-SnippetBegin` and `SPDX-SnippetEnd`. */
  readonly snippet: boolean;
  /** 1-based. */
  readonly line: number;
  /** Half-open span from the tag's name to the end of its value. */
  readonly bytes: readonly [number, number];
}

const stems = ['SPDX-', 'spdx-', 'icense-Identifier', 'SPDX License Identifier'];
/** L, F and S, with which the names of the tags go on. */
const firstLetters = new Set([76, 108, 70, 102, 83, 115]);
const ignoreStart = 'REUSE-IgnoreStart';
const ignoreEnd = 'REUSE-IgnoreEnd';
const lookBack = 300;
const lookAhead = 2048;

const named: readonly (readonly [RegExp, TagName])[] = [
  [/^SPDX-Licen[cs]e-Identifiers?(?=[^A-Za-z])/iu, 'licence'],
  [/^SPDX Licen[cs]e Identifier(?=:)/iu, 'licence'],
  [/^Licen[cs]e-Identifier(?=:)/iu, 'licence'],
  [/^SPDX-FileCopyrightText(?=:)/iu, 'file-copyright'],
  [/^SPDX-SnippetCopyrightText(?=:)/iu, 'snippet-copyright'],
  [/^SPDX-FileContributor(?=:)/iu, 'contributor'],
  [/^SPDX-SnippetBegin\b/iu, 'snippet-begin'],
  [/^SPDX-SnippetEnd\b/iu, 'snippet-end'],
];

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Spans between `REUSE-IgnoreStart` and `REUSE-IgnoreEnd`; one that is not closed goes to the end. */
export function ignoredSpans(bytes: Uint8Array): (readonly [number, number])[] {
  const buffer = bufferOf(bytes);
  const spans: (readonly [number, number])[] = [];
  for (let from = buffer.indexOf(ignoreStart); from >= 0; ) {
    const end = buffer.indexOf(ignoreEnd, from);
    const to = end < 0 ? buffer.length : end + ignoreEnd.length;
    spans.push([from, to]);
    from = buffer.indexOf(ignoreStart, to);
  }
  return spans;
}

/** Where tags may begin, in order, outside of ignored spans. */
function candidates(buffer: Buffer): number[] {
  const found: number[] = [];
  for (const stem of stems) {
    for (let at = buffer.indexOf(stem); at >= 0; at = buffer.indexOf(stem, at + stem.length)) {
      if (stem.length === 5 && !firstLetters.has(buffer[at + 5] as number)) continue;
      if (stem !== 'icense-Identifier') found.push(at);
      // Behind `SPDX-L` it was found already.
      else if (at > 0 && buffer[at - 2] !== 45) found.push(at - 1);
    }
  }
  if (found.length === 0) return found;
  const ignored = ignoredSpans(buffer);
  let span = 0;
  return found
    .sort((a, b) => a - b)
    .filter((at) => {
      while (span < ignored.length && (ignored[span] as readonly [number, number])[1] <= at) span += 1;
      const here = ignored[span];
      return here === undefined || at < here[0];
    });
}

interface Place {
  readonly before: string;
  readonly text: string;
  /** The line after, without what it begins with. */
  readonly next: string;
  /** Bytes of the text up to `next`. */
  readonly nextAt: number;
}

function lineEnd(buffer: Buffer, from: number, to: number): number {
  const feed = buffer.subarray(from, to).indexOf(10);
  return feed < 0 ? to : from + feed;
}

/** Latin-1 keeps one character a byte, so that offsets stay true; `limit` is where the next tag begins. */
function placeOf(buffer: Buffer, at: number, limit: number): Place {
  const first = Math.max(0, at - lookBack);
  const head = buffer.toString('latin1', first, at);
  const before = head.slice(Math.max(head.lastIndexOf('\n'), head.lastIndexOf('\r')) + 1);
  const to = lineEnd(buffer, at, Math.min(buffer.length, limit, at + lookAhead));
  const text = buffer.toString('latin1', at, to);
  const nextEnd = lineEnd(buffer, to + 1, Math.min(buffer.length, limit, to + 400));
  const following = buffer[to] === 10 && nextEnd > to + 1 ? buffer.toString('latin1', to + 1, nextEnd) : '';
  const mark = /^[\s*#/;%!|.-]{0,40}/u.exec(following)?.[0].length ?? 0;
  return { before, text, next: following.slice(mark), nextAt: to + 1 + mark };
}

function utf8(latin: string): string {
  return Buffer.from(latin, 'latin1').toString('utf8');
}

type Found = Omit<Tag, 'snippet' | 'line'>;

/** A licence tag, whatever separates name and value; null where the name is only spoken of. */
function licenceTag(at: number, length: number, place: Place): Found | null {
  const { before, text, next, nextAt } = place;
  const behind = text.slice(length);
  const key = /^["']\s*:\s*["']/u.exec(behind);
  const separator = key ?? /^\s*:+\s*|^-(?=[A-Z0-9])|^[ \t]+/u.exec(behind);
  if (separator === null) return null;
  const written = behind.slice(separator[0].length);
  // `SPDX-License-Identifier = "MIT"` of a REUSE.toml speaks of other files.
  if (written.startsWith('=')) return null;
  let read = readTagValue(written);
  let to = at + length + separator[0].length + Math.max(0, written.indexOf(read.value)) + read.value.length;
  if (next !== '' && goesOn(read.value, next)) {
    read = readTagValue(`${read.value} ${next}`);
    to = nextAt + trimmedValue(next).length;
  }
  const { value, expression, problem, placeholder, rest } = read;
  const colon = separator[0].includes(':');
  const joined = separator[0] === '-';
  if (!colon && (problem !== null || (!joined && !isClaim({ before, after: '' })))) return null;
  const claimed =
    joined ||
    (key !== null
      ? /^[\s{,]*["']$/u.test(before)
      : isClaim({ before, after: behind.slice(separator[0].length + value.length) + rest }));
  const prose = /^[a-z]/u.test(rest);
  return {
    name: 'licence',
    value: utf8(value),
    expression,
    problem,
    quoted: placeholder || prose || !claimed,
    bytes: [at, to],
  };
}

function otherTag(name: TagName, at: number, length: number, { before, text }: Place): Found {
  const isSnippet = name === 'snippet-begin' || name === 'snippet-end';
  const written = text.slice(length);
  const value = isSnippet
    ? ''
    : written
        .replace(/^\s*:\s*/u, '')
        .replace(/\s*(?:\*\/|--+>|%>|#\}|\*\)|-\}|["'`]\s*[,;)]*|\\n.*)\s*$/u, '')
        .trimEnd();
  const to = value === '' ? at + length : at + length + written.indexOf(value) + value.length;
  const after = text.slice(to - at);
  return {
    name,
    value: utf8(value),
    expression: null,
    problem: null,
    quoted: !isClaim({ before, after }),
    bytes: [at, to],
  };
}

/** How many code fences of Markdown open before a place; asked in ascending order. */
function fences(buffer: Buffer): (at: number) => boolean {
  let [next, open] = [buffer.indexOf('```'), false];
  return (at) => {
    while (next >= 0 && next < at) {
      const start = buffer.toString('latin1', Math.max(0, next - 4), next);
      if (/(?:^|[\n\r])[ >]{0,3}$/u.test(start)) open = !open;
      next = buffer.indexOf('```', next + 3);
    }
    return open;
  };
}

/** The 1-based line of a byte; asked in ascending order. */
function lineCounter(buffer: Buffer): (at: number) => number {
  let [line, feed] = [1, buffer.indexOf(10)];
  return (at) => {
    for (; feed >= 0 && feed < at; feed = buffer.indexOf(10, feed + 1)) line += 1;
    return line;
  };
}

/** The tags of a text in its order, straight from the bytes and in time linear in them; what stands between REUSE's ignore marks is left out. */
export function tagsIn(bytes: Uint8Array): Tag[] {
  const buffer = bufferOf(bytes);
  const places = candidates(buffer);
  const isFenced = fences(buffer);
  const tags: Tag[] = [];
  const lineOf = lineCounter(buffer);
  let [snippet, end] = [false, 0];
  for (const [index, at] of places.entries()) {
    if (at < end) continue;
    const place = placeOf(buffer, at, places[index + 1] ?? buffer.length);
    const name = named.find(([pattern]) => pattern.test(place.text.length < 80 ? `${place.text} ` : place.text));
    if (name === undefined) continue;
    const length = name[0].exec(`${place.text} `)?.[0].length ?? 0;
    const found = name[1] === 'licence' ? licenceTag(at, length, place) : otherTag(name[1], at, length, place);
    if (found === null) continue;
    end = found.bytes[1];
    const tag = { ...found, quoted: found.quoted || isFenced(at), line: lineOf(at) };
    if (tag.name === 'snippet-end' && !tag.quoted) snippet = false;
    tags.push({ ...tag, snippet });
    if (tag.name === 'snippet-begin' && !tag.quoted) snippet = true;
  }
  return tags;
}

/** Tags that say a licence as findings: claims, quoted ones, and those whose value is no expression (`malformed`, with the reason). */
export function tagFindings(bytes: Uint8Array): Finding[] {
  return tagsIn(bytes)
    .filter(({ name, expression, quoted }) => name === 'licence' && !(quoted && expression === null))
    .map(({ value, expression, problem, quoted, line, bytes: span }): Finding => {
      const words = value.split(/[\s()]+/u).filter((one) => one !== '').length + 3;
      return {
        expression: expression ?? value,
        kind: 'tag',
        class: expression === null ? 'malformed' : quoted ? 'quoted' : 'tag',
        ...(problem === null ? {} : { problem }),
        rule: 'tag',
        lines: [line, line],
        bytes: span,
        words: { covered: words, missing: 0, extra: 0 },
        score: 1,
      };
    });
}
