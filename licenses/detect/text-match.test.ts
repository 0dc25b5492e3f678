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

import { describe, expect, test } from 'vitest';
import { isDeprecated } from '../ids.ts';
import { licenceText, listedIds, processorTime } from '../testing.ts';
import { createDetector } from './detector.ts';
import { textRules } from './text-rules.ts';

const detector = createDetector();

function textsIn(text: string) {
  return detector.detect(new TextEncoder().encode(text)).findings.filter(({ kind }) => kind === 'text');
}

function found(text: string): string[] {
  return textsIn(text).map((finding) => `${finding.expression} ${finding.class}`);
}

const mit = licenceText('MIT').replace('<year> <copyright holders>', '2026 Zhang San');
const header = 'Copyright (c) 2026 Zhang San. All rights reserved.\n\n';

const current = listedIds.filter((id) => !isDeprecated(id) && !id.endsWith('+') && !id.endsWith('-or-later'));

describe('texts of the SPDX list', () => {
  test('are found as themselves, exactly and once; other ids of the same text are named', () => {
    const wrong = current.filter((id) => {
      const texts = textsIn(licenceText(id));
      const isItself = texts.every(
        ({ class: how, expression, aliases }) => how === 'exact' && [expression, ...(aliases ?? [])].includes(id),
      );
      // The Mulan licences are printed in two languages.
      return !isItself || texts.length !== (id.startsWith('MulanPSL') ? 2 : 1);
    });
    // Its text is that of OLDAP-1.1 but for the title.
    expect(wrong).toEqual(['NBPL-1.0']);
  }, 120_000);

  const rules = new Map(textRules().map((rule) => [rule.id, rule.steps]));

  /** The text with a word changed that must be there, at a share of its words or behind; null when none is found again. */
  function changedAt(id: string, share: number): string | null {
    const [text, steps] = [licenceText(id), rules.get(`spdx:${id}`) ?? []];
    for (let at = Math.floor(steps.length * share); at + 7 <= steps.length; at += 1) {
      const words = steps.slice(at, at + 7).filter((step) => typeof step === 'string');
      if (words.length < 7 || !words.every((word) => /^[a-z]+$/u.test(word))) continue;
      const place = new RegExp(words.map((word, index) => (index === 3 ? `(${word})` : word)).join('[^a-z0-9]+'), 'di');
      const [from, to] = place.exec(text)?.indices?.[1] ?? [-1, -1];
      if (from >= 0) return `${text.slice(0, from)}xylophone${text.slice(to)}`;
    }
    return null;
  }

  test('are never exact with one required word changed', () => {
    // Of the Mulan licences the other language is still exact.
    const sample = current.filter((id, index) => index % 3 === 0 && !id.startsWith('MulanPSL'));
    const changed = sample.flatMap((id) => [0.2, 0.5, 0.8].map((share) => ({ id, text: changedAt(id, share) })));
    const known = changed.filter(({ text }) => text !== null);
    const unnoticed = known.filter(({ id, text }) =>
      textsIn(text ?? '').some(({ class: how, expression }) => how === 'exact' && expression === id),
    );
    expect(sample.length).toBeGreaterThanOrEqual(200);
    expect(known.length).toBeGreaterThanOrEqual(550);
    expect(unnoticed.map(({ id }) => id)).toEqual([]);
  }, 120_000);
});

describe('what the matching guidelines ignore', () => {
  test.each([
    ['case', mit.toUpperCase()],
    ['line breaks', mit.replace(/\s+/gu, ' ')],
    ['Windows line ends', mit.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\u{FEFF}${mit}`],
    ['typographic quotes', mit.replace(/"([^"]+)"/gu, '“$1”')],
    [
      'comment marks',
      mit
        .split('\n')
        .map((line) => `// ${line}`)
        .join('\n'),
    ],
    ['British spelling', mit.replaceAll('License', 'Licence').replaceAll('sublicense', 'sublicence')],
    [
      'Markdown',
      mit
        .replace('MIT License', '# The [MIT License](https://opensource.org/license/mit)')
        .replaceAll('Software', '**Software**'),
    ],
    ['several copyright lines', `Copyright 2001, 2002 A\nCopyright (c) 2003 B\n© 2004 C\n版权所有 2005 丁\n\n${mit}`],
    ['names in the disclaimer', mit.replace('AUTHORS OR COPYRIGHT HOLDERS', 'REGENTS')],
  ])('%s', (_, text) => {
    expect(found(text)).toEqual(['MIT exact']);
  });

  test('HTML', () => {
    const html = `<html><head><title>Licence</title></head><body><p>${mit.replaceAll('"', '&quot;').replaceAll('\n\n', '</p><p>')}</p></body></html>`;
    expect(found(html)).toEqual(['MIT exact']);
  });

  test('instructions after the terms', () => {
    const text = licenceText('Apache-2.0');
    expect(found(text.slice(0, text.indexOf('END OF TERMS')))).toEqual(['Apache-2.0 exact']);
  });

  test('names in a BSD clause', () => {
    const text = licenceText('BSD-3-Clause').replace('of the copyright holder nor', 'of Some Company, Inc. nor');
    expect(found(header + text)).toEqual(['BSD-3-Clause exact']);
  });
});

describe('look-alikes', () => {
  test.each([
    'MIT',
    'MIT-0',
    'ISC',
    '0BSD',
    'X11',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'BSD-4-Clause',
    'BSD-3-Clause-Clear',
    'Zlib',
    'Apache-1.1',
    'MulanPSL-1.0',
    'MulanPSL-2.0',
    'AGPL-3.0-only',
    'GPL-2.0-only',
    'GPL-3.0-only',
    'LGPL-2.0-only',
    'LGPL-2.1-only',
    'LGPL-3.0-only',
    'JSON',
  ])('%s is itself', (id) => {
    expect(new Set(found(header + licenceText(id)))).toEqual(new Set([`${id} exact`]));
  });

  test('either language of the Mulan licence is enough', () => {
    const both = licenceText('MulanPSL-2.0');
    const at = both.search(/^Mulan Permissive/mu);
    expect(found(both.slice(0, at))).toEqual(['MulanPSL-2.0 exact']);
    expect(found(both.slice(at))).toEqual(['MulanPSL-2.0 exact']);
  });
});

describe('changed texts', () => {
  /** Words that the matching guidelines let vary: names, what stands for them, and what borders on them. */
  const mayVary =
    /^(?:copyright|holders?|owners?|authors?|contributors?|isc|name|names|organization|the|year|software|by|of|inc|and)$/iu;

  test.each(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Zlib', 'X11'])(
    'no word of %s can be replaced unnoticed',
    (id) => {
      const text = licenceText(id).replace(/^.*Copyright[^\n]*\n/imu, '');
      const places = [...text.matchAll(/(?<=\s)[a-z]{2,}(?=[\s,.])/giu)]
        .slice(12)
        .filter(([word]) => !mayVary.test(word));
      const unnoticed = places.filter(({ 0: word, index }) =>
        found(`${text.slice(0, index)}zebra${text.slice(index + word.length)}`).includes(`${id} exact`),
      );
      const inSlots = (index: number) =>
        /(?:in\s+no\s+event\s+shall|provided\s+by|names?\s+of)\s[^.;]{0,200}$/iu.test(text.slice(0, index));
      expect(unnoticed.filter(({ index }) => !inSlots(index)).map(([word]) => word)).toEqual([]);
    },
  );

  test('a small slip is near', () => {
    expect(found(licenceText('Apache-2.0').replace('royalty-free', 'royalty free of charge'))).toEqual([
      'Apache-2.0 near',
    ]);
  });
});

test('several texts in one file come in order, with their lines', () => {
  const text = `${mit}\n\n-----\n\n${licenceText('Zlib')}`;
  expect(textsIn(text).map(({ expression, lines }) => [expression, lines[0] > 15])).toEqual([
    ['MIT', false],
    ['Zlib', true],
  ]);
});

describe('hostile input', () => {
  test('a homoglyph is not folded: МIT is no MIT', () => {
    expect(
      found(
        `М${mit.slice(1).replaceAll('Permission', 'Реrmission').replaceAll('software', 'ѕоftware').replaceAll('THE', 'ТНЕ').replaceAll('the', 'thе')}`,
      ),
    ).not.toContain('MIT exact');
  });

  test.each([
    ['one long line', `${mit.replace(/\n/gu, ' ')}${'a'.repeat(5_000_000)}`],
    ['repeated words', 'permission is hereby granted '.repeat(200_000)],
    ['tag openers', `<p>${'<'.repeat(1_000_000)}`],
    ['blanks', ' '.repeat(1_000_000)],
    ['brackets', ']('.repeat(500_000)],
    ['many copies', `${mit}\n`.repeat(2000)],
    ['name slots', 'neither the names of '.repeat(50_000)],
    ['event slots', 'in no event shall '.repeat(50_000)],
    ['copyright lines', 'Copyright (c) 2020 X\n'.repeat(50_000)],
    ['Han characters', '许可证'.repeat(300_000)],
  ])('%s takes under two seconds', (_, text) => {
    found('');
    expect(processorTime(() => found(text))).toBeLessThan(2000);
  });
});
