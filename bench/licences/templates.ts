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

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDetector, type Detector } from '#licenses/detect/detector.ts';
import { openMark, readingsOf } from '#licenses/pack/readings.ts';
import { readTemplate, type Template, type TemplatePart } from '#licenses/pack/template.ts';
import { askedIndex } from './asked.ts';
import { data, hasData } from './cases.ts';
import { baseId, strictId } from './ids.ts';

/** How the parts that a template leaves open are filled. */
interface Choice {
  /** Optional parts, titles and copyright notices stand. */
  readonly optional: boolean;
  /** Which reading of an `alt` is taken; 0 is the canonical one. */
  readonly reading: number;
}

/** A variant of a template: words that must be there are apart, so that one can be changed. */
interface Piece {
  readonly text: string;
  readonly required: boolean;
}

const sample = 'Example Widgets Ltd';

function pieces(part: TemplatePart, choice: Choice, required: boolean): Piece[] {
  if (part.kind === 'text') return [{ text: part.text, required }];
  if (part.kind === 'alt') {
    const readings = [part.text, ...readingsOf(part.match)];
    const reading = readings[choice.reading % readings.length] as string;
    return [{ text: reading.replace(new RegExp(`${openMark}[^]`, 'gu'), sample), required: false }];
  }
  const stands = part.kind === 'bullet' || choice.optional;
  return stands ? part.parts.flatMap((inner) => pieces(inner, choice, false)) : [];
}

function variant({ parts }: Template, choice: Choice): Piece[] {
  return parts.flatMap((part) => pieces(part, choice, true));
}

function textOf(all: readonly Piece[]): string {
  return all.map(({ text }) => text).join('');
}

/** The text with one of its required words replaced, at `share` of them; null when it has none of four letters or more. */
function altered(all: readonly Piece[], share: number): string | null {
  const places = all.flatMap(({ text, required }, piece) =>
    required
      ? Array.from(text.matchAll(/\b[A-Za-z]{4,}\b/gu), (match) => ({ piece, at: match.index, word: match[0] }))
      : [],
  );
  const place = places[Math.floor(places.length * share)];
  if (place === undefined) return null;
  return all
    .map(({ text }, piece) =>
      piece === place.piece ? `${text.slice(0, place.at)}xylophone${text.slice(place.at + place.word.length)}` : text,
    )
    .join('');
}

/** The templates of the SPDX list, deprecated ones left out. */
export function templates(): Template[] {
  const root = join(data, 'spdx-license-list-xml/src');
  return [root, join(root, 'exceptions')]
    .flatMap((dir) => readdirSync(dir).map((name) => join(dir, name)))
    .filter((path) => path.endsWith('.xml'))
    .map((path) => readTemplate(readFileSync(path, 'utf8')))
    .filter(({ deprecated }) => !deprecated);
}

/** What the property came to. */
export interface TemplateReport {
  readonly templates: number;
  /** Ids of which a variant was not found, with the variant. */
  readonly lost: readonly string[];
  /** Ids of which a text with a changed word was called exact. */
  readonly fooled: readonly string[];
}

const variants: readonly Choice[] = [
  { optional: true, reading: 0 },
  { optional: false, reading: 0 },
  { optional: true, reading: 1 },
  { optional: false, reading: 2 },
];

/** Printed in two languages: with a word changed in one, the other is still exact. */
const twoLanguages: ReadonlySet<string> = new Set(['MulanPSL-1.0', 'MulanPSL-2.0']);

/** Every variant of a template is still found, and with one required word changed none is exact. */
export function checkTemplates(detector: Detector, all: readonly Template[]): TemplateReport {
  const encoder = new TextEncoder();
  const [lost, fooled]: [string[], string[]] = [[], []];
  for (const template of all) {
    for (const [index, choice] of variants.entries()) {
      const { findings } = detector.detect(encoder.encode(textOf(variant(template, choice))));
      const ids = new Set(findings.flatMap(({ expression }) => strictId(expression).split(' WITH ').map(baseId)));
      // A deprecated id of a licence with an exception is found as both.
      const wanted = strictId(template.id).split(' WITH ').map(baseId);
      if (!wanted.every((id) => ids.has(id))) lost.push(`${template.id}/${index}`);
    }
    for (const share of [0.25, 0.5, 0.75]) {
      const text = altered(variant(template, { optional: false, reading: 0 }), share);
      if (text === null) continue;
      const { findings } = detector.detect(encoder.encode(text));
      const exact = findings.some(
        (finding) =>
          finding.class === 'exact' &&
          (finding.kind === 'text' || finding.kind === 'exception') &&
          baseId(finding.expression) === baseId(template.id),
      );
      if (exact && !twoLanguages.has(template.id)) fooled.push(`${template.id}/${share}`);
    }
  }
  return { templates: all.length, lost, fooled };
}

if (import.meta.main) {
  if (hasData) {
    const { templates: count, lost, fooled } = checkTemplates(createDetector(askedIndex()), templates());
    const ids = (list: readonly string[]) => new Set(list.map((one) => one.split('/')[0])).size;
    console.log(
      `templates: ${count}, ${count - ids(lost)} found in every variant, ${ids(fooled)} exact with a word changed`,
    );
    if (lost.length > 0) console.log(`  not found: ${lost.join(' ')}`);
    if (fooled.length > 0) console.log(`  exact with a word changed: ${fooled.join(' ')}`);
  } else console.log(`no collections at ${data}: set TONGMING_BENCH_DATA to check templates`);
}
