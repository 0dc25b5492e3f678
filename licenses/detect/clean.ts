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

/** Longest text that is read; licence files are far shorter, and B083 sends megabytes. */
export const readCap = 262_144;

const noticeLine = /^[^\p{L}\p{N}©\n]{0,40}(?:portions |parts )?(?:copyrights?|copr|©|\(c\)|版权所有)[^\n]*/gimu;
const nextWord = /^[^\p{L}\p{N}©]{0,40}(?:portions |parts )?(?:copyrights?|copr)[:.]?[ \t]{0,4}(\p{L}+)/iu;
const dated = /\d{4}|<year>|\[year\]|\{year\}|\[yyyy\]|xxxx|©|copyright[ \t]{0,4}\(c\)/iu;
const termsStart =
  /\b(?:permission|redistribution|licensed|everyone|anyone|you may|you can|unless|this (?:is|software|program|library|file|package|code|work|license)|the (?:software|above))\b/iu;

/** `Copyright License.` and `Copyright Holder` begin a sentence, not a notice. */
function isSentence(word: string): boolean {
  return (
    /^\p{Ll}/u.test(word) ||
    /^(?:notices?|holders?|owners?|licen[cs]e|laws?|statement|rights?|status|grant)$/iu.test(word)
  );
}

/** The line without its copyright notice; what follows the notice on the same line stays. */
function withoutNotice(line: string): string {
  const word = nextWord.exec(line)?.[1];
  if (!dated.test(line.slice(0, 160)) && (word === undefined || isSentence(word))) return line;
  const terms = termsStart.exec(line);
  return terms === null ? '' : line.slice(terms.index);
}

/** UTF-16 read as UTF-8 has a NUL beside every letter; any other NUL means that the bytes are not text. */
function withoutNuls(text: string): string | null {
  const head = text.slice(0, 8192);
  const nuls = head.split('\0').length - 1;
  if (nuls === 0) return text;
  if (nuls < head.length / 3) return null;
  return text.replaceAll('\0', '');
}

const entities: Readonly<Record<string, string>> = { quot: '"', amp: 'and', lt: '<', gt: '>', nbsp: ' ', copy: '(c)' };

function keptBreaks(found: string): string {
  return ` ${'\n'.repeat(found.split('\n').length - 1)}`;
}

function withoutMarkup(text: string): string {
  const html = /<(?:html|body|p|br|div|pre)\b[^<>]{0,200}>/iu.test(text);
  const plain = html
    ? text
        .replace(/<(style|script|title)\b[^<>]{0,200}>[^<]{0,20000}<\/\1>/giu, keptBreaks)
        .replace(/<\/?[a-z!][^<>]{0,500}>/giu, keptBreaks)
        .replace(/&(quot|amp|lt|gt|nbsp|copy);/giu, (_, name: string) => entities[name.toLowerCase()] ?? ' ')
    : text;
  return plain.replace(/\]\([^()\s]{0,300}\)/gu, ']');
}

/** Phrases in which the canonical texts leave room for a name, in the words of the best-known text. */
const rooms: readonly (readonly [RegExp, string])[] = [
  [
    /\bneither\s+the\s+names?\s+of[^.;]{1,300}?\s+may\s+be\s+used\s+to\s+endorse/giu,
    'neither the name of the copyright holder nor the names of its contributors may be used to endorse',
  ],
  [
    /\b(?:the\s+)?names?\s+of[^.;]{1,160}?\s+may\s+not\s+be\s+used\s+to\s+endorse/giu,
    'neither the name of the copyright holder nor the names of its contributors may be used to endorse',
  ],
  [/\bin\s+no\s+event\s+shall[^.;]{1,300}?\s+be\s+liable/giu, 'in no event shall the copyright holder be liable'],
  [/\b(?:is|are)\s+provided\s+by[^.;]{1,200}?\s+\W{0,4}as\s+is\b/giu, 'is provided by the copyright holder as is'],
  [/\(\s*including\s+the\s+next\s+paragraph\s*\)/giu, ' '],
];

/** Line breaks are kept, so that line numbers stay true. */
function withRooms(text: string): string {
  let result = text;
  for (const [room, words] of rooms) {
    result = result.replace(room, (found) => words + '\n'.repeat(found.split('\n').length - 1));
  }
  return result;
}

/** Takes away a mark that begins nearly every line, such as `%%Copyright:`. */
function withoutMargin(text: string): string {
  const lines = text.split('\n');
  const marks = lines.map((line) => /^[ \t]{0,8}(\S{2,20})/u.exec(line)?.[1] ?? null).filter((mark) => mark !== null);
  const [mark] = marks;
  if (mark === undefined || marks.length < 8 || /^\w+$/u.test(mark)) return text;
  if (marks.filter((one) => one === mark).length < marks.length * 0.9) return text;
  return lines.map((line) => line.replace(mark, '')).join('\n');
}

/** A licence text without copyright notices and markup, cut at {@link readCap}; null when it is not text. */
export function cleaned(source: string): string | null {
  const text = withoutNuls(source.slice(0, readCap));
  if (text === null) return null;
  const folded = /[^\n\r\t -~]/.test(text) ? text.normalize('NFKC') : text;
  const plain = withoutMarkup(withoutMargin(folded.replaceAll('\r\n', '\n').replaceAll('\r', '\n')))
    .replace(noticeLine, withoutNotice)
    .replace(/\ball rights reserved\b\.?/giu, ' ')
    .replace(/版权所有/gu, ' ');
  return withRooms(plain);
}
