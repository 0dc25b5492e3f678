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

/** What stands around a tag on its line. */
export interface Surroundings {
  /** The line up to the tag, at most its last 300 characters. */
  readonly before: string;
  /** The line from behind the value. */
  readonly after: string;
}

const commentWord = /(?:^|[^\p{L}\p{N}])(?:dnl|@?rem|@c|@comment|comment|c)(?=$|[^\p{L}\p{N}])/giu;
/** JSON has no comments; people write them as values of such keys. */
const commentOfJson = /^[\s{,]*"(?:[$_]?comment|_{0,2}licen[cs]e|\/\/|#)"\s*:\s*"$/iu;
/** A line break that is written out: the tag stands in a string, however long its line is. */
const inEscapedLine = /\\[nrt][\s*#/;-]*$/u;
const startsAsComment = /^\s*(?:dnl|@?rem|@c|@comment|comment|c)\s/iu;
const word = /[\p{L}\p{N}]/u;
const commentMark =
  /(?:\/\/[/!]?|\/\*[*!]*|<!-{2,}|--|(?:^|[\s;)}\]])#+!?|;;+|\(\*+|\{-|\{#|<%--?|%%+|(?:^|\s)[*%;!|])\s*$/u;
const notice = /copyright|©|\u00C2?\u00A9|\(c\)\s*\d{4}|版权/iu;
const advice =
  /\b(?:add|adds|use|uses|using|put|insert|write|e\.g|example|like|such as|format|tag|tags|line|string|must|should|contains?|with|the)\b/iu;
/** Words that lead to an example behind a comment mark. */
const recommends = /(?:\b(?:with|as|like|e\.g\.|add|write|put|line|lines|example|header)|[:：])[^\p{L}\p{N}]{1,12}$/iu;
const sentenceEnd = /[.,;|)\]\-–—。；，]\s*$/u;
const markupEnd = /<\/?(?!code\b|pre\b|kbd\b|tt\b|samp\b)[a-z][^<>]{0,200}>\s*$/iu;

function count(text: string, quote: string): number {
  let found = 0;
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) if (text[at - 1] !== '\\') found += 1;
  return found;
}

/** The quotation mark that is open at the end of a line's start; an apostrophe behind a letter opens none. */
function openQuote(before: string): string | null {
  let open: string | null = null;
  for (let at = 0; at < before.length; at += 1) {
    const character = before[at] as string;
    if (character === '\\') at += 1;
    else if (open !== null) open = character === open ? null : open;
    else if (character === '"' || (character === "'" && !word.test(before[at - 1] ?? ' '))) open = character;
  }
  return open;
}

/** Whether nothing but marks stands before the tag, and those open a string rather than a comment. */
function opensString(before: string, after: string): boolean {
  if (/["']{3}\s*$/u.test(before) || startsAsComment.test(before)) return false;
  const quote = openQuote(before);
  if (quote === null) return /(?:^|[^/*])\/$/u.test(before);
  return before.endsWith(quote) || after.includes(quote) || after.includes('\\n');
}

/** Among words a tag is a claim behind a comment mark, a copyright notice or a full stop, when it ends the line. */
function claimAmongWords(before: string, after: string): boolean {
  if (openQuote(before) !== null || /["']\s*(?:\/\/|#|\*|--|;|\/\*)?\s*$/u.test(before)) return false;
  if (commentMark.test(before)) return !recommends.test(before);
  if (/licen[cs]e\s*:\s*$/iu.test(before)) return true;
  if (word.test(after.replaceAll(/<\/?[a-z][^<>]{0,200}>/giu, ' '))) return false;
  if (notice.test(before)) return true;
  if (markupEnd.test(before)) return true;
  return sentenceEnd.test(before) && !advice.test(before);
}

/** Whether a tag speaks of the file that it stands in, not of others: no string literal, no prose, no code of Markdown. */
export function isClaim({ before, after }: Surroundings): boolean {
  if (count(before, '`') % 2 === 1) return false;
  if (commentOfJson.test(before)) return true;
  if (inEscapedLine.test(before)) return false;
  const bare = before.replaceAll(commentWord, ' ');
  if (!word.test(bare)) return !opensString(before, after);
  return claimAmongWords(before, after);
}
