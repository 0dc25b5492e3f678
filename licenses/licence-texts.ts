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

import { compose } from './detect/compose.ts';
import { defaultIndex } from './detect/default-index.ts';
import { createDetector } from './detect/detector.ts';
import type { Finding } from './detect/finding.ts';
import { type LicenceIndex, stringAt } from './detect/licence-index.ts';
import { lineCounter } from './detect/lines.ts';
import { createTextMatcher } from './detect/text-match.ts';
import { newWords, readWords } from './detect/words.ts';

/** A licence text found in a text. */
export interface TextMatch {
  readonly id: string;
  /** `altered` texts follow a licence but change its terms, or are a part of it. */
  readonly class: 'exact' | 'near' | 'altered';
  readonly score: number;
  /** First and last line, 1-based. */
  readonly lines: readonly [number, number];
  /** How many of its words are there. */
  readonly words: number;
}

/** A sentence that names a licence without being its text. */
export interface NoticeMatch {
  readonly expression: string;
  /** As written, white space folded. */
  readonly statement: string;
  /** 1-based. */
  readonly line: number;
}

/** What a text of the root says of licences. */
export interface Reading {
  readonly texts: readonly TextMatch[];
  readonly notices: readonly NoticeMatch[];
  /** Of the whole text, with choices and exceptions; null when nothing is claimed. */
  readonly expression: string | null;
}

/** Characters of a file that are read; licences are far shorter. */
const readCap = 262_144;
const leastAltered = 0.6;

function textMatch({ expression, class: kind, score, lines, words }: Finding): TextMatch {
  return {
    id: expression,
    class: kind === 'exact' ? 'exact' : 'near',
    score: rounded(score),
    lines,
    words: words.covered,
  };
}

function rounded(score: number): number {
  return Math.round(score * 1000) / 1000;
}

/** Texts with changed terms; a detector passes them over where other claims stand in them. */
function alteredTexts(index: LicenceIndex): (bytes: Uint8Array) => TextMatch[] {
  const textsIn = createTextMatcher(index);
  const words = newWords();
  return (bytes) => {
    readWords(bytes, index.vocabulary, words);
    const lineAt = lineCounter(bytes);
    return textsIn(bytes, words)
      .filter((one) => one.class === 'partial')
      .toSorted((a, b) => a.from - b.from)
      .map(({ rule, from, to, covered, missing, extra }) => ({
        id: stringAt(index.ruleStrings, rule * 3 + 1),
        class: 'altered' as const,
        score: rounded(covered / Math.max(1, covered + missing + extra)),
        lines: [lineAt(words.from[from] as number), lineAt((words.to[to - 1] as number) - 1)] as const,
        words: covered,
      }));
  };
}

type Lines = TextMatch['lines'];

function meet(a: Lines, b: Lines): boolean {
  return a[0] <= b[1] && b[0] <= a[1];
}

/** A pattern knows what is characteristic of a text; where the whole text is known to be changed, that decides. */
function isDenied({ rule, expression, lines }: Finding, altered: readonly TextMatch[]): boolean {
  return !rule.startsWith('spdx:') && altered.some((one) => one.id === expression && meet(one.lines, lines));
}

function openReader() {
  const index = defaultIndex();
  return { detector: createDetector(index), alteredIn: alteredTexts(index) };
}

let shared: ReturnType<typeof openReader> | null = null;

function noticeOf({ expression, bytes: [from, to], lines }: Finding, bytes: Uint8Array): NoticeMatch {
  const statement = new TextDecoder().decode(bytes.subarray(from, to)).replace(/\s+/gu, ' ').trim();
  return { expression, statement, line: lines[0] };
}

/** UTF-16 read as UTF-8 has a NUL beside every letter; any other NUL means that the bytes are not text. */
function withoutNuls(text: string): string {
  const head = text.slice(0, 8192);
  const nuls = head.split('\0').length - 1;
  if (nuls === 0) return text;
  return nuls < head.length / 3 ? '' : text.replaceAll('\0', '');
}

/** Bytes behind a name in which its version may stand. */
const versionReach = 4;

/** A family's name without a version is no claim of a project: `BSD` may be any of several licences. */
function isClear({ rule, bytes: [from, to] }: Finding, bytes: Uint8Array): boolean {
  return (
    !rule.startsWith('versionless:') || bytes.subarray(from, to + versionReach).some((byte) => byte >= 48 && byte <= 57)
  );
}

/** Reads one text; the index is loaded on first use. */
export function readLicences(source: string): Reading {
  shared ??= openReader();
  const bytes = new TextEncoder().encode(withoutNuls(source.slice(0, readCap)));
  const altered = shared.alteredIn(bytes);
  const { findings: all } = shared.detector.detect(bytes);
  const findings = all.filter((one) => isClear(one, bytes) && !(one.kind === 'text' && isDenied(one, altered)));
  const texts = findings.filter(({ kind, class: how }) => kind === 'text' && how !== 'partial').map(textMatch);
  const changed = altered.filter(
    (one) => one.score >= leastAltered && texts.every(({ lines }) => !meet(lines, one.lines)),
  );
  const notices = findings
    .filter(({ kind }) => kind === 'notice' || kind === 'reference')
    .map((one) => noticeOf(one, bytes));
  return {
    texts: [...texts, ...changed].sort((a, b) => a.lines[0] - b.lines[0]),
    notices,
    expression: compose(findings, bytes),
  };
}

/** Licence texts in a text, in the order in which they stand. */
export function licenceTexts(source: string): readonly TextMatch[] {
  return readLicences(source).texts;
}
