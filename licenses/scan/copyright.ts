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

import { ignoredSpans } from '../detect/tags.ts';
import { type Notice, readNotice } from './copyright-notice.ts';
import type { Copyright } from './result.ts';

const stems = [
  'opyright',
  'OPYRIGHT',
  'opr.',
  '©',
  '(c)',
  '(C)',
  '&copy;',
  '&#169;',
  '&#xa9;',
  '版权',
  '版權',
  '著作',
  '\\(co',
].map((stem) => Buffer.from(stem));
const latinSign = 0xa9;
const lookBack = 200;
const longestLine = 1200;
const mostLines = 4;
const longestStatement = 400;

const entities: Readonly<Record<string, string>> = {
  copy: '©',
  '#169': '©',
  '#xa9': '©',
  amp: '&',
  nbsp: ' ',
  lt: '<',
  gt: '>',
  quot: '"',
  ndash: '–',
};
const commentStart = /^(?:[\s#*/;%!|"'\\.>:@~=_+-]|\b(?:dnl|rem)\b|<!-{2,}|\{\*|\(\*|\{-|\bC\s{2,}|<\?)*/iu;
/** Each sign can be read in one way only: with two ways a row of stars would take more time than there is. */
const commentEnd =
  /(?:(?:(?<!\s)\s+)?(?:(?<!\*)(?:\*+\)|\*\/|\*{2,}(?!\*))|--+>|%>|\?>|(?<!#)(?:#{2,}(?!#)\}?|#\})|-\}|\|)|\\n\\?|["'`]\s*(?!\s)[,;)\]}]*|(?<!\*)\*(?![*/)])|(?<!#)#(?![#}])|\/)+\s*$/u;

/** A line without comment marks, markup and entities. */
function cleanLine(line: string): string {
  return line
    .replace(/\\\(co\b|@copyright\{\}|\{\\copyright\}|\\textcopyright\b|\\copyright\b(?:\{\})?/gu, '©')
    .replace(
      /&(copy|#169|#xa9|amp|nbsp|lt|gt|quot|ndash);/giu,
      (_, name: string) => entities[name.toLowerCase()] ?? ' ',
    )
    .replace(/<\/?(?!https?:|www\.|[^<>\s]{0,80}@)[a-z][a-z0-9]*(?:\s[^<>]{0,300})?\/?>/giu, (found) =>
      /^<(?:year|name|copyright|owner|author|company|organi|fullname|your)/iu.test(found) ? found : ' ',
    )
    .replace(/!?\[([^[\]]{1,100})\]\((?:[^()\s]{0,300})\)/gu, '$1')
    .replace(/\*\*|__|`/gu, '')
    .replace(commentStart, '')
    .replace(commentEnd, '');
}

interface Line {
  readonly text: string;
  /** Written with marks of a comment or white space before it. */
  readonly indented: boolean;
  readonly to: number;
}

/** The window on a long line may begin and end inside a letter, which does not make the line Latin-1. */
function decoded(bytes: Buffer): string {
  const utf8 = bytes.toString('utf8');
  const whole = utf8.replace(/^\uFFFD{1,3}|\uFFFD{1,3}$/gu, '');
  return whole.includes('\uFFFD') || whole.length * 2 < utf8.length ? bytes.toString('latin1') : whole;
}

function lineFrom(buffer: Buffer, from: number, last: number): Line {
  const most = Math.min(buffer.length, last);
  const window = buffer.subarray(from, most);
  const feeds = [window.indexOf(10), window.indexOf(13)].filter((at) => at >= 0);
  const to = feeds.length === 0 ? most : from + Math.min(...feeds);
  const raw = decoded(buffer.subarray(from, to));
  return { text: cleanLine(raw), indented: /^[\s#*/;%!|"-]{2,}/u.test(raw), to };
}

function nextLine(buffer: Buffer, to: number): Line | null {
  const from = buffer[to] === 13 && buffer[to + 1] === 10 ? to + 2 : to + 1;
  return from >= buffer.length ? null : lineFrom(buffer, from, from + longestLine);
}

/** Where notices may stand, in order. */
function* hits(buffer: Buffer): Generator<number> {
  const next = stems.map((stem) => buffer.indexOf(stem));
  const latin = next.length;
  next.push(buffer.indexOf(latinSign));
  for (;;) {
    let first = -1;
    for (let i = 0; i < next.length; i += 1) {
      if ((next[i] as number) >= 0 && (first < 0 || (next[i] as number) < (next[first] as number))) first = i;
    }
    if (first < 0) return;
    const at = next[first] as number;
    next[first] = first === latin ? buffer.indexOf(latinSign, at + 1) : buffer.indexOf(stems[first] as Buffer, at + 1);
    // Behind another byte of the upper half it is a part of some other letter.
    if (first !== latin || at === 0 || (buffer[at - 1] as number) < 0x80) yield at;
  }
}

const beginsClaim = /^(?:©|\(c\)|copyright|SPDX-|©)/iu;
const beginsTerms =
  /^(?:all rights|licen[cs]ed|permission|redistribution|this |the above|see |you |authors?\b|contributors?:|unless|use of|released|distributed)/iu;
const datedHolder = /^(?:19|20)\d\d[\d\s,–—-]*,?\s+[\p{L}]/u;

/** Takes lines to an unfinished notice while they go on with years and names. */
function continued(
  buffer: Buffer,
  first: Line,
  from: number,
  notice: ReturnType<typeof readNotice> & object,
): { notice: Notice; to: number } {
  let [text, to, current] = [first.text, first.to, notice];
  for (let lines = 1; lines < mostLines && current.open; lines += 1) {
    const next = nextLine(buffer, to);
    if (next === null || next.text === '' || beginsClaim.test(next.text) || beginsTerms.test(next.text)) break;
    if (!/^[\p{Lu}\p{Lo}\d]|^(?:the|and|by|de|van|von)\s/u.test(next.text)) break;
    const longer = readNotice(`${text} ${next.text}`, from);
    if (longer === null || longer.at !== current.at || (longer.holders.length === 0 && longer.years === current.years))
      break;
    [text, to, current] = [`${text} ${next.text}`, next.to, longer];
  }
  return { notice: current, to };
}

function copyrightOf({ statement, holders, years }: Notice, line: number): Copyright {
  return { statement: statement.replace(/\s+/gu, ' ').trim().slice(0, longestStatement), holders, years, line };
}

/** Lines below a notice that name more years and holders, as in Debian's `Copyright:` field. */
function listedBelow(buffer: Buffer, end: number, line: number, into: Copyright[]): number {
  let [to, at] = [end, line];
  for (let next = nextLine(buffer, to); next !== null; next = nextLine(buffer, to)) {
    at += 1;
    if (!next.indented || !datedHolder.test(next.text)) break;
    const notice = readNotice(`© ${next.text}`, 0);
    if (notice === null || notice.holders.length === 0) break;
    into.push(copyrightOf({ ...notice, statement: notice.statement.slice(2) }, at));
    to = next.to;
  }
  return to;
}

/** Copyright notices of a text, in its order and in time linear in it; prose about copyright and rooms for a name are none. */
export function copyrightsIn(bytes: Uint8Array): Copyright[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const ignored = ignoredSpans(buffer);
  const found: Copyright[] = [];
  let [done, line, feed, span] = [0, 1, buffer.indexOf(10), 0];
  for (const at of hits(buffer)) {
    while (span < ignored.length && (ignored[span] as readonly [number, number])[1] <= at) span += 1;
    if (at < done || (ignored[span]?.[0] ?? at + 1) <= at) continue;
    for (; feed >= 0 && feed < at; feed = buffer.indexOf(10, feed + 1)) line += 1;
    const back = buffer.subarray(Math.max(done, at - lookBack), at);
    const start = at - back.length + Math.max(back.lastIndexOf(10), back.lastIndexOf(13)) + 1;
    const first = lineFrom(buffer, start, at + longestLine);
    done = first.to;
    for (let notice = readNotice(first.text, 0); notice !== null; ) {
      const end = notice.at + notice.length;
      const isLast = end >= first.text.length;
      const whole = isLast ? continued(buffer, first, notice.at, notice) : { notice, to: first.to };
      if (whole.notice.holders.length > 0 || whole.notice.years !== null) {
        found.push(copyrightOf(whole.notice, line));
        const lines =
          whole.to === first.to ? 0 : buffer.subarray(first.to, whole.to).filter((byte) => byte === 10).length;
        done = isLast ? listedBelow(buffer, whole.to, line + lines, found) : done;
      }
      notice = readNotice(first.text, end);
    }
  }
  return found;
}
