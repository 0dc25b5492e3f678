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

import { type Markup, markupOf, readLines, type SourceLine } from './markup.ts';
import { isSubstance } from './substance.ts';

/** A heading with what stands under it, up to the next heading of the same or a higher level. */
export interface Section {
  /** Plain words: no markup, numbering or emoji. */
  readonly title: string;
  /** 1 = highest. */
  readonly level: number;
  /** 1-based line of the heading. */
  readonly line: number;
  /** Lines of the body in {@link Outline.lines}: `[from, to)`. */
  readonly from: number;
  readonly to: number;
  /** Something is said under the heading: not blank, not only comments, sub-headings or "TODO". */
  readonly hasBody: boolean;
}

/** A document taken apart into lines and sections. */
export interface Outline {
  readonly path: string;
  readonly markup: Markup;
  readonly lines: readonly SourceLine[];
  readonly sections: readonly Section[];
  /** Something is said anywhere outside the headings. */
  readonly hasBody: boolean;
}

interface Heading {
  readonly title: string;
  readonly level: number;
  /** First line of the heading and the first after it, 0-based. */
  readonly at: number;
  readonly end: number;
}

const longestHeading = 400;
/** A text with more headings is no document that people read; what follows is body. */
const mostHeadings = 2_000;

/** Takes a document apart; headings in code, in comments and on overlong lines are not headings. */
export function readOutline(path: string, text: string): Outline {
  const markup = markupOf(path);
  const lines = readLines(markup, text);
  const headings = findHeadings(markup, lines);
  const said = countSaid(lines, headings);
  return {
    path,
    markup,
    lines,
    sections: toSections(headings, lines.length, said),
    hasBody: (said[lines.length] ?? 0) > 0,
  };
}

/** The text of a section's body, sub-sections included. */
export function bodyOf(outline: Outline, section: Section): string {
  return outline.lines
    .slice(section.from, section.to)
    .map((line) => line.text)
    .join('\n');
}

function toSections(headings: readonly Heading[], lineCount: number, said: Uint32Array): Section[] {
  const ends = Array.from({ length: headings.length }, () => lineCount);
  const open: number[] = [];
  headings.forEach((heading, index) => {
    while (open.length > 0 && (headings[open.at(-1) ?? 0]?.level ?? 0) >= heading.level) {
      ends[open.pop() ?? 0] = heading.at;
    }
    open.push(index);
  });
  return headings.map((heading, index) => {
    const to = ends[index] ?? lineCount;
    return {
      title: heading.title,
      level: heading.level,
      line: heading.at + 1,
      from: heading.end,
      to,
      hasBody: (said[to] ?? 0) > (said[heading.end] ?? 0),
    };
  });
}

/** Running count of lines that say something, headings left out: `said[n]` counts the first n lines. */
function countSaid(lines: readonly SourceLine[], headings: readonly Heading[]): Uint32Array {
  const inHeading = new Uint8Array(lines.length);
  for (const heading of headings) inHeading.fill(1, heading.at, heading.end);
  const said = new Uint32Array(lines.length + 1);
  lines.forEach((line, index) => {
    said[index + 1] = (said[index] ?? 0) + (inHeading[index] === 0 && isSubstance(line.text) ? 1 : 0);
  });
  return said;
}

function findHeadings(markup: Markup, lines: readonly SourceLine[]): Heading[] {
  const found: Heading[] = [];
  const adornments: string[] = [];
  for (let at = 0; at < lines.length && found.length < mostHeadings; at += 1) {
    const heading = headingAt(markup, lines, at, adornments);
    if (heading === null) continue;
    found.push(heading);
    at = heading.end - 1;
  }
  return found;
}

function headingAt(markup: Markup, lines: readonly SourceLine[], at: number, adornments: string[]): Heading | null {
  const line = lines[at];
  if (line === undefined || line.code || line.text.length > longestHeading) return null;
  if (markup === 'rst') return rstHeading(lines, at, adornments);
  if (markup === 'asciidoc') return asciidocHeading(line.text, at);
  return atxHeading(line.text, at) ?? htmlHeading(lines, at) ?? setextHeading(lines, at);
}

function atxHeading(text: string, at: number): Heading | null {
  // "##标题" without the space is no heading to CommonMark, but it is common in Chinese documents and meant as one.
  const match = /^ {0,3}(#{1,6})(?:[ \t]+|(?=\p{Script=Han}))(.*)$/u.exec(text);
  if (match === null) return null;
  const title = plainTitle((match[2] ?? '').replace(/[ \t]+#{1,400}[ \t]*$/, ''));
  return { title, level: (match[1] ?? '#').length, at, end: at + 1 };
}

function setextHeading(lines: readonly SourceLine[], at: number): Heading | null {
  const text = lines[at]?.text ?? '';
  const under = lines[at + 1];
  if (text.trim() === '' || under === undefined || under.code || under.text.length > longestHeading) return null;
  if (!/^ {0,3}(?:=+|-{2,})[ \t]*$/.test(under.text) || /^\s*(?:[-*+>|]|\d+[.)]\s)/.test(text)) return null;
  return { title: plainTitle(text), level: under.text.includes('=') ? 1 : 2, at, end: at + 2 };
}

function htmlHeading(lines: readonly SourceLine[], at: number): Heading | null {
  const open = /<h([1-6])(?:\s[^<>]{0,300})?>/i.exec(lines[at]?.text ?? '');
  if (open === null) return null;
  const window = lines.slice(at, at + 6).map((line) => line.text.slice(0, longestHeading));
  window[0] = (window[0] ?? '').slice(open.index + open[0].length);
  const last = window.findIndex((text) => /<\/h[1-6]/i.test(text));
  if (last < 0) return null;
  window[last] = (window[last] ?? '').replace(/<\/h[1-6].*$/i, '');
  return {
    title: plainTitle(window.slice(0, last + 1).join(' ')),
    level: Number(open[1]),
    at,
    end: at + last + 1,
  };
}

function rstHeading(lines: readonly SourceLine[], at: number, adornments: string[]): Heading | null {
  const text = lines[at]?.text ?? '';
  const mark = adornmentOf(lines[at + 1]?.text);
  if (mark === null || text.trim() === '' || adornmentOf(text) !== null || /^\s/.test(text)) return null;
  if ((lines[at + 1]?.text.trimEnd().length ?? 0) < Math.min(text.trim().length, 3)) return null;
  if (!adornments.includes(mark)) adornments.push(mark);
  return { title: plainTitle(text), level: adornments.indexOf(mark) + 1, at, end: at + 2 };
}

function adornmentOf(text: string | undefined): string | null {
  const mark = text?.trimEnd() ?? '';
  if (mark.length > longestHeading || !/^[=\-~^"'`#*+.:_]/.test(mark)) return null;
  return mark === (mark[0] ?? '').repeat(mark.length) ? (mark[0] ?? null) : null;
}

function asciidocHeading(text: string, at: number): Heading | null {
  const match = /^(={1,6}|#{1,6})[ \t]+(\S.*)$/.exec(text);
  return match === null
    ? null
    : { title: plainTitle(match[2] ?? ''), level: (match[1] ?? '=').length, at, end: at + 1 };
}

/** A heading's words without markup, numbering, emoji and full-width spaces. */
function plainTitle(raw: string): string {
  if (/^[A-Za-z ]{1,60}$/.test(raw)) return raw.trim();
  return raw
    .normalize('NFKC')
    .replace(/!?\[([^[\]]{0,300})\](?:\([^()]{0,400}\)|\[[^[\]]{0,200}\])?/g, '$1')
    .replace(/<[^<>]{0,300}>/g, '')
    .replace(/_/g, ' ')
    .replace(/[*`~]|:[a-z0-9+-]{1,40}:|\p{Extended_Pictographic}|\uFE0F|\u200D/giu, '')
    .replace(/^[\s\d.、()]+(?=\D)|^[一二三四五六七八九十]{1,3}[、.]/u, '')
    .replace(/\s+/g, ' ')
    .trim();
}
