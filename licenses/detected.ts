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

import { withoutNotices } from './detect/notice-lines.ts';
import { type Expression, idsOf, joined, tryExpression } from './expression.ts';
import { type LicenceFile, type LicenceFileKind, licenceFileKind } from './files.ts';
import { licenceId } from './ids.ts';
import { licenceTexts, readLicences, type TextMatch } from './licence-texts.ts';
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
  // A tag is declared, not detected.
  const untagged = text.replace(/SPDX-License-Identifier:[^\n]*/giu, '');
  const { notices, expression } = readLicences(text.length > longText ? titleOf(untagged) : untagged);
  const short = notices.length === 0 && text.trim().length <= 120 ? statementOf(text) : null;
  const found =
    short?.kind === 'expression'
      ? [{ expression: short.expression, statement: text.trim(), line: 1 }]
      : [...new Map(notices.toReversed().map((notice) => [notice.expression, notice])).values()].reverse();
  const findings = found.map(
    (one): LicenceFinding => ({
      expression: one.expression,
      class: 'reference',
      score: 1,
      evidence: { path, lines: [one.line, one.line] },
      statement: one.statement === one.expression ? null : one.statement.slice(0, 200),
    }),
  );
  const whole = tryExpression(short?.kind === 'expression' ? short.expression : (expression ?? ''));
  return { expression: whole, findings, altered: null, offers: whole === null && choice.test(text) };
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

/** What the file says beside its one text: an exception to it. */
function excepted(id: string, expression: string | null): Expression | null {
  const whole = expression?.includes(' WITH ') === true ? tryExpression(expression) : null;
  return whole !== null && idsOf(whole).every((one) => one === id) ? whole : null;
}

function readFile(path: string, source: string): FileResult {
  const { texts: matches, expression } = readLicences(source);
  const texts = matches.filter((match) => match.class !== 'altered');
  const text = withoutNotices(source);
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
    expression:
      (own.length === 1 && parts.length === 1 && excepted(own[0]?.id ?? '', expression)) || joined(kind, parts),
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
  const ids = new Set(withoutBase(parts.flatMap(idsOf)));
  const kept = single ? parts.filter((part) => idsOf(part).every((id) => ids.has(id))) : parts;
  const own = joined(results.some((one) => one.offers) ? 'or' : 'and', kept);
  return own === null ? null : joined('and', [own, ...extra]);
}

/** The licence that a file of REUSE's `LICENSES/` is named for. */
function reuseId(path: string): string | null {
  const name = /^LICENSES\/([^/]+)$/u.exec(path)?.[1]?.replace(/\.(?:txt|md)$/iu, '');
  return name === undefined ? null : licenceId(name);
}

/** Every text in REUSE's `LICENSES/` is for some of the files; where the root's own licence is not one of them it stands beside them. */
function besideOwn(own: Expression, catalogue: readonly LicenceFile[]): Expression[] {
  const ids = catalogue.flatMap(({ path }) => reuseId(path) ?? []);
  const family = (id: string) => id.replace(/-(?:only|or-later)$/u, '');
  const known = new Set(ids.map(family));
  return idsOf(own).every((id) => known.has(family(id))) ? [] : expressions([...new Set(ids)]);
}

/** A readme without any of these holds no licence text, and the index stays where it is. */
const licenceWord = /licen[cs]|permission|redistribut|许可|授权/iu;

/** Reads the licence texts of the root; `LICENSES/` counts only where the root has none, the readme only where nothing else has. */
export function detectedIn(files: readonly LicenceFile[]): Detected {
  const readable = files.filter((file) => file.text !== null);
  const filesOf = (kind: LicenceFileKind) => readable.filter((file) => licenceFileKind(file.path) === kind);
  const results = (kind: LicenceFileKind) => filesOf(kind).map((file) => readFile(file.path, file.text as string));
  const own = results('licence');
  const catalogue = results('catalogue');
  const findings = [...own, ...catalogue].flatMap((one) => one.findings);
  const altered = own.map((one) => one.altered).find((one) => one !== null) ?? null;
  const extra = filesOf('patents').flatMap(patentRider);
  const fromOwn = whole(own, extra);
  const beside = fromOwn === null ? [] : besideOwn(fromOwn, filesOf('catalogue'));
  if (fromOwn !== null && beside.length > 0)
    return { expression: joined('and', [fromOwn, ...beside]), findings, catalogue: true, altered };
  if (fromOwn !== null || altered !== null) return { expression: fromOwn, findings, catalogue: false, altered };
  const fromCatalogue = whole(catalogue, extra);
  if (fromCatalogue !== null) return { expression: fromCatalogue, findings, catalogue: true, altered: null };
  const speaking = filesOf('readme').filter(({ text }) => licenceWord.test(text as string));
  const texts = speaking.flatMap(({ path, text }) =>
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
