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

import { describe, expect, it } from 'vitest';
import { isDeprecated } from '../ids.ts';
import { licenceText, listedIds, processorTime } from '../testing.ts';
import { createDetector } from './detector.ts';
import type { Finding } from './finding.ts';

const detector = createDetector();

function findings(text: string): readonly Finding[] {
  return detector.detect(new TextEncoder().encode(text)).findings;
}

function texts(text: string): string[] {
  return findings(text)
    .filter(({ kind }) => kind === 'text')
    .map((finding) => `${finding.expression} ${finding.class}`);
}

const mit = licenceText('MIT').replace('<year> <copyright holders>', '2026 Zhang San');
const current = listedIds.filter((id) => !isDeprecated(id) && !id.endsWith('+') && !id.endsWith('-or-later'));

describe('texts of the SPDX list', () => {
  it('are found as themselves, aliases named', () => {
    const wrong = current.filter((id) => {
      const found = findings(licenceText(id)).filter(({ kind }) => kind === 'text');
      return (
        found.length === 0 || !found.every(({ expression, aliases }) => [expression, ...(aliases ?? [])].includes(id))
      );
    });
    expect(wrong.length / current.length).toBeLessThanOrEqual(0.01);
  }, 120_000);

  it('are no longer exact with one required word changed', () => {
    const unnoticed = ['Apache-2.0', 'MPL-2.0', 'Zlib', 'Unlicense', 'EPL-2.0', 'GPL-2.0-only'].filter((id) => {
      const words = licenceText(id).split(/(\s+)/u);
      const place = words.findIndex((word, at) => at > words.length * 0.4 && /^[a-z]{6,}$/u.test(word));
      return texts(words.with(place, 'zebra').join('')).some((found) => found.endsWith(' exact'));
    });
    expect(unnoticed).toEqual([]);
  });
});

describe('what the matching guidelines ignore', () => {
  it.each([
    ['letter case', mit.toUpperCase()],
    ['line breaks', mit.replace(/\s+/gu, ' ')],
    ['Windows line ends', mit.replaceAll('\n', '\r\n')],
    ['comment marks', mit.replace(/^/gmu, ' * ')],
    ['spellings', mit.replaceAll('License', 'Licence').replaceAll('sublicense', 'sublicence')],
    ['copyright lines', `Copyright 2001 A\nCopyright (c) 2003 B\n© 2004 C\n\n${mit}`],
    ['names in the disclaimer', mit.replace('AUTHORS OR COPYRIGHT HOLDERS', 'REGENTS')],
  ])('%s', (_, text) => {
    expect(texts(text)).toEqual(['MIT exact']);
  });
});

it('tells texts that follow each other apart, with their lines', () => {
  const found = findings(`${mit}\n\n-----\n\n${licenceText('Zlib')}`).filter(({ kind }) => kind === 'text');
  expect(found.map(({ expression, lines }) => [expression, lines[0] > 15])).toEqual([
    ['MIT', false],
    ['Zlib', true],
  ]);
});

describe('hostile texts take under four seconds', () => {
  it.each([
    ['one long line', `${mit.replace(/\n/gu, ' ')}${'a '.repeat(2_000_000)}`],
    ['repeated words', 'permission is hereby granted '.repeat(100_000)],
    ['many copies', `${mit}\n`.repeat(1000)],
    ['names', 'gnu general public license '.repeat(64_000)],
    ['beginnings of notices', 'this program is free software you can redistribute it and or modify '.repeat(20_000)],
    ['NULs', '\0'.repeat(3_000_000)],
    ['Han characters', '许可证'.repeat(300_000)],
  ])(
    '%s',
    (_, text) => {
      findings(mit);
      expect(processorTime(() => findings(text))).toBeLessThan(4000);
    },
    60_000,
  );
});
