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

import { cleaned } from './detect/clean.ts';
import { licenceTexts, type TextMatch } from './detect/match.ts';
import { noticesIn } from './detect/notice.ts';
import { type Expression, idsOf, joined, tryExpression } from './expression.ts';
import { type LicenceFile, licenceFileKind } from './files.ts';
import type { LicenceFinding } from './result.ts';
import { statementOf } from './statement.ts';

/** What the licence texts of the root are. */
export interface Detected {
  readonly expression: Expression | null;
  readonly findings: readonly LicenceFinding[];
  /** The texts are a catalogue (`LICENSES/`): each may be for a part of the work. */
  readonly catalogue: boolean;
  /** The text that came closest where its terms were changed or others `added`; null when none did. */
  readonly altered: {
    readonly path: string;
    readonly id: string;
    readonly score: number;
    readonly added: boolean;
  } | null;
}

interface FileResult {
  readonly expression: Expression | null;
  /** The file has no licence of its own and says that the others are a choice. */
  readonly offers: boolean;
  readonly findings: readonly LicenceFinding[];
  readonly altered: Detected['altered'];
}

/** Terms that take rights away from a licence they are added to. */
const riders: readonly (readonly [RegExp, string])[] = [
  [/commons clause[”"']?\s+licen[cs]e\s+condition/iu, 'LicenseRef-scancode-commons-clause'],
  [/additional grant of patent rights version 2/iu, 'LicenseRef-scancode-facebook-patent-rights-2'],
];

const thirdParty =
  /third[- ]part(?:y|ies)|sub-?components?|bundle[sd]?\b|\b(?:includes?|contains?|incorporates?) (?:\w+ ){0,4}(?:code|software|files?|portions|components?)|portions of (?:this|the)|derived from|for code in (?:the )?(?:\w+ )?documentation|(?:based on|adapted from|taken from) (?:the )?(?:code|work)|第三方/iu;
const choice =
  /\bdual[- ]licen|\beither\b[*_]{0,2} of\b|at your (?:option|choice)\b(?!\)? any later)|choose (?:one|either)|任选其一|双(?:重)?许可/iu;

function textFinding(path: string, match: TextMatch): LicenceFinding {
  const kind = match.class === 'exact' ? 'exact' : 'near';
  return {
    expression: match.id,
    class: kind,
    score: match.score,
    evidence: { path, lines: match.lines },
    statement: null,
  };
}

/** Where a second text follows a word on third parties, only what stands before it is the work's own. */
function ownTexts(text: string, matches: readonly TextMatch[]): readonly TextMatch[] {
  const [first, second] = matches;
  if (first === undefined || second === undefined) return matches;
  const between = text
    .split('\n')
    .slice(first.lines[1] - 1, second.lines[0] + 2)
    .join('\n');
  return thirdParty.test(between.slice(0, 20_000)) ? [first] : matches;
}

/** The GNU LGPL 3 adds to the GPL 3, whose text stands beside it without being offered. */
function withoutBase(ids: readonly string[]): readonly string[] {
  return ids.includes('LGPL-3.0-only') ? ids.filter((id) => id !== 'GPL-3.0-only') : ids;
}

function expressions(ids: readonly string[]): Expression[] {
  return withoutBase(ids).flatMap((id) => tryExpression(id) ?? []);
}

/** A text this long is a licence of its own, and the licences it mentions further down are not offered. */
const longText = 4000;

function titleOf(text: string): string {
  return text.trim().split('\n').slice(0, 3).join('\n');
}

/** A licence file without a text that is known: the sentence in it, or the one line that it is. */
function named(path: string, text: string): FileResult {
  const notices = noticesIn(text.length > longText ? titleOf(text) : text);
  const short = text.trim().length <= 120 ? statementOf(text) : null;
  const found = notices.map(({ expression, statement, line }) => ({ expression, statement, line }));
  if (found.length === 0 && short?.kind === 'expression')
    found.push({ expression: short.expression, statement: text.trim(), line: 1 });
  const findings = found.map(
    ({ expression, statement, line }): LicenceFinding => ({
      expression,
      class: 'reference',
      score: 1,
      evidence: { path, lines: [line, line] },
      statement: statement === expression ? null : statement.slice(0, 200),
    }),
  );
  const parts = findings.flatMap(({ expression }) => tryExpression(expression) ?? []);
  const expression = joined(choice.test(text) ? 'or' : 'and', parts);
  return { expression, findings, altered: null, offers: expression === null && choice.test(text) };
}

function closest(path: string, matches: readonly TextMatch[]): Detected['altered'] {
  const [best] = matches.filter((match) => match.class === 'altered').sort((a, b) => b.score - a.score);
  return best === undefined ? null : { path, id: best.id, score: best.score, added: false };
}

const restriction =
  /\b(?:non-?commercial|commercial (?:use|purposes?)|compet(?:ing|es? with)|may not (?:use(?! this file except)|be used|sell|provide|modify|distribute|redistribute)|must not (?:use|be used|sell)|shall not (?:use|be used|sell)|not permitted to|is prohibited|are prohibited)\b|不得(?:用于|商用|商业)|禁止(?:商用|商业)/iu;
const fewWords = 25;

/** Text beside the known ones, up to a word on third parties, that takes rights away. */
function addsTerms(text: string, texts: readonly TextMatch[]): boolean {
  const lines = text.split('\n');
  const inside = (line: number) => texts.some((match) => line >= match.lines[0] && line <= match.lines[1]);
  const rest = lines.filter((_, index) => !inside(index + 1)).join('\n');
  const own = rest.slice(0, Math.max(0, rest.search(thirdParty) < 0 ? rest.length : rest.search(thirdParty)));
  return own.split(/\s+/u).length >= fewWords && restriction.test(own);
}

function refused(altered: NonNullable<Detected['altered']>): FileResult {
  return { expression: null, findings: [], altered, offers: false };
}

/** The longest text in the file is a changed one: the small ones beside it are not the licence of the work. */
function altersMost(matches: readonly TextMatch[]): boolean {
  const [longest] = matches.toSorted((a, b) => b.words - a.words);
  return longest?.class === 'altered' && longest.score >= 0.8;
}

function readFile(path: string, source: string): FileResult {
  const matches = licenceTexts(source);
  const texts = matches.filter((match) => match.class !== 'altered');
  const text = cleaned(source) ?? '';
  const altered = closest(path, matches);
  if (texts.length === 0 && altered === null) return named(path, text);
  const own = ownTexts(text, texts);
  const added = texts.length === 0 ? [] : riders.filter(([rider]) => rider.test(text)).map(([, id]) => id);
  const [first] = texts;
  if (first !== undefined && added.length === 0 && addsTerms(text, texts)) {
    return refused({ path, id: first.id, score: first.score, added: true });
  }
  if (altered !== null && altersMost(matches)) return refused(altered);
  const kind = choice.test(text.slice(0, 4000)) && own.length > 1 && added.length === 0 ? 'or' : 'and';
  const parts = expressions([...new Set([...own.map((match) => match.id), ...added])]);
  return {
    expression: joined(kind, parts),
    findings: texts.map((match) => textFinding(path, match)),
    altered,
    offers: false,
  };
}

function patentRider(file: LicenceFile): Expression[] {
  return riders
    .filter(([rider]) => rider.test((file.text ?? '').slice(0, 20_000)))
    .flatMap(([, id]) => tryExpression(id) ?? []);
}

/** Texts that another file offers as a choice stand there for the choice, not beside it. */
function withoutOffered(parts: readonly Expression[]): readonly Expression[] {
  const offered = new Set(parts.flatMap((part) => (part.kind === 'or' ? idsOf(part) : [])));
  return parts.filter((part) => part.kind !== 'licence' || !offered.has(part.id));
}

function whole(results: readonly FileResult[], extra: readonly Expression[]): Expression | null {
  const parts = withoutOffered(results.flatMap((one) => one.expression ?? []));
  const single = parts.every((part) => part.kind === 'licence');
  const kept = single ? expressions(parts.map((part) => (part as { id: string }).id)) : parts;
  const own = joined(results.some((one) => one.offers) ? 'or' : 'and', kept);
  return own === null ? null : joined('and', [own, ...extra]);
}

/** Reads the licence texts of the root; `LICENSES/` counts only where the root has none, the readme only where nothing else has. */
export function detectedIn(files: readonly LicenceFile[]): Detected {
  const readable = files.filter((file) => file.text !== null);
  const results = (kind: ReturnType<typeof licenceFileKind>) =>
    readable
      .filter((file) => licenceFileKind(file.path) === kind)
      .map((file) => readFile(file.path, file.text as string));
  const own = results('licence');
  const catalogue = results('catalogue');
  const findings = [...own, ...catalogue].flatMap((one) => one.findings);
  const altered = own.map((one) => one.altered).find((one) => one !== null) ?? null;
  const extra = readable.filter((file) => licenceFileKind(file.path) === 'patents').flatMap(patentRider);
  const fromOwn = whole(own, extra);
  if (fromOwn !== null || altered !== null) return { expression: fromOwn, findings, catalogue: false, altered };
  const fromCatalogue = whole(catalogue, extra);
  if (fromCatalogue !== null) return { expression: fromCatalogue, findings, catalogue: true, altered: null };
  const readme = readable.filter((file) => licenceFileKind(file.path) === 'readme');
  const texts = readme.flatMap(({ path, text }) =>
    licenceTexts(text as string)
      .filter((match) => match.class !== 'altered')
      .map((match) => textFinding(path, match)),
  );
  const ids = [...new Set(texts.map((one) => one.expression))];
  return {
    expression: joined('and', expressions(ids)),
    findings: [...findings, ...texts],
    catalogue: false,
    altered: null,
  };
}
