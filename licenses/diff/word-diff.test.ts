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
import { canonicalText } from '../canonical.ts';
import { processorTime } from '../testing.ts';
import { closestLicence } from './closest.ts';
import { diffPage, escapeHtml } from './html.ts';
import { diffText } from './text.ts';
import { diffNotes } from './weighty.ts';
import { type WordDiff, wordDiff } from './word-diff.ts';

const mit = canonicalText('MIT') ?? '';
const filledIn = mit.replace('<year> <copyright holders>', '2026 Larch Ltd. and contributors');
const plain = { removed: (text: string) => text, added: (text: string) => text, quiet: (text: string) => text };

function diffOf(text: string, id = 'MIT'): WordDiff {
  return wordDiff(new TextEncoder().encode(text), canonicalText(id) ?? '');
}

/** Every segment that is an edit, as `kind|canonical|text|line`. */
function edits({ segments }: WordDiff): string[] {
  return segments
    .filter(({ kind }) => kind !== 'same' && kind !== 'free')
    .map(({ kind, canonical, text, lines }) => [kind, canonical.trim(), text.trim(), lines[0]].join('|'));
}

describe('word diff', () => {
  it.each(['MIT', 'Apache-2.0', 'GPL-3.0-only', 'BSD-3-Clause', 'MPL-2.0', 'MulanPSL-2.0', 'BUSL-1.1', 'CC-BY-4.0'])(
    'finds no edit in %s itself',
    (id) => {
      const diff = diffOf(canonicalText(id) ?? '', id);
      expect(diff.segments.map(({ kind }) => kind)).toEqual(['same']);
      expect([diff.missing, diff.extra]).toEqual([0, 0]);
      expect(diff.segments[0]?.text).toBe(canonicalText(id));
    },
  );

  it('takes names, titles, comment marks and list marks for no edits', () => {
    const commented = `/*\n${filledIn
      .replace('MIT License', 'The MIT License (MIT)')
      .split('\n')
      .map((line) => ` * ${line.toUpperCase()}`)
      .join('\n')}\n */`;
    expect(edits(diffOf(commented))).toEqual([]);
    const bsd = (canonicalText('BSD-3-Clause') ?? '')
      .replace('<year> <owner>', '2026 Larch Ltd.')
      .replace('the copyright holder nor', 'Larch Ltd. nor')
      .replace(/^1\. /mu, '(a) ');
    expect(edits(diffOf(bsd, 'BSD-3-Clause'))).toEqual([]);
  });

  it('shows a word that was changed, taken out or put in, with its line', () => {
    const line = filledIn.split('\n').findIndex((one) => one.includes('without restriction')) + 1;
    expect(edits(diffOf(filledIn.replace('without restriction', 'with some restriction')))).toEqual([
      `replaced|without|with some|${line}`,
    ]);
    expect(edits(diffOf(filledIn.replace('without restriction, ', '')))).toEqual([
      `missing|without restriction,||${line}`,
    ]);
    expect(edits(diffOf(filledIn.replace('without restriction', 'without any restriction')))).toEqual([
      `added||any|${line}`,
    ]);
  });

  it('shows another version number, in titles as well', () => {
    const [gpl, lesser] = ['GPL-2.0-only', 'LGPL-2.1-only'].map((id) => canonicalText(id) ?? '') as [string, string];
    const later = gpl.replace('version 2 of the License', 'version 3 of the License');
    expect(edits(diffOf(later, 'GPL-2.0-only')).map((one) => one.split('|').slice(0, 3))).toEqual([
      ['replaced', '2', '3'],
    ]);
    expect(edits(diffOf(lesser.replace('Version 2.1', 'Version 3'), 'LGPL-2.1-only'))).toEqual(['replaced|2.1,|3,|3']);
  });

  it('compares texts without words', () => {
    expect(diffOf('', 'MIT')).toMatchObject({ covered: 0, extra: 0, segments: [{ kind: 'missing', text: '' }] });
    expect(diffOf('-- */', 'MIT').segments.map(({ text }) => text)).toEqual(['-- */']);
  });

  it('keeps what stands around the licence apart', () => {
    const text = `${'Something else altogether that the project wants to say. '.repeat(8)}\n\n${filledIn}\n\nMore to come.`;
    expect(edits(diffOf(text)).map((one) => one.split('|')[0])).toEqual(['outside', 'outside']);
  });

  it('gives back the whole text and the whole canonical text', () => {
    const text = filledIn.replace('sublicense', 'rent out').replace(/Permission/u, 'Grudging permission');
    const { segments } = diffOf(text);
    expect(segments.map((one) => one.text).join('')).toBe(text);
    expect(segments.map((one) => one.canonical).join('')).toBe(mit);
  });

  it('says what weighty words mean', () => {
    const limited = filledIn
      .replace('to deal\n', 'to deal for non-commercial purposes\n')
      .replace('to deal in', 'to deal for non-commercial purposes in');
    expect(diffNotes(diffOf(limited)).map(({ id }) => id)).toEqual(['commercial-use']);
    const clause = `${filledIn}\n\n"Commons Clause" License Condition v1.0\nThe right to sell is not granted.`;
    expect(diffNotes(diffOf(clause)).map(({ id }) => id)).toEqual(['selling']);
    expect(diffNotes(diffOf(filledIn.replace('sublicense, ', ''))).map(({ id }) => id)).toEqual(['right-removed']);
    expect(diffNotes(diffOf(filledIn))).toEqual([]);
  });

  it('folds long equal stretches and marks the rest', () => {
    const diff = diffOf(filledIn.replace('without restriction', 'with some restriction'));
    const text = diffText(diff, plain, (words) => `${words} words`);
    expect(text).toContain('[-without-]{+with some+} restriction');
    expect(text).toMatch(/ … \d+ words …\n/u);
    expect(text.length).toBeLessThan(filledIn.length);
  });

  it('ends soon on a long stretch of blanks', () => {
    const diff = diffOf(`${' '.repeat(1_000_000)}\nx`);
    expect(processorTime(() => diffText(diff, plain, String))).toBeLessThan(1000);
  });

  it('writes hostile text harmlessly as HTML', () => {
    const hostile = filledIn.replace('without restriction', '<script>alert(1)</script> "x" \u202E & </pre>');
    const page = diffPage('<b>"', ['a < b'], [], diffOf(hostile), 'en');
    expect(page).not.toContain('<script');
    expect(page.match(/<\/pre>/gu)).toHaveLength(1);
    expect(page).toContain('<del>without restriction');
    expect(page).not.toMatch(/ style=|<style|\u202E/u);
    expect(escapeHtml('\u0000\uD800')).toBe('\uFFFD\uFFFD');
  });

  it('finds the closest licence', () => {
    expect(closestLicence(filledIn.replace('sublicense', 'rent out'))).toBe('MIT');
    expect(closestLicence('Nothing that any licence says stands in here, not a single row of words.')).toBeNull();
  });

  it('stays quick on a megabyte of the words of the licence without order', () => {
    const words = (canonicalText('GPL-3.0-only') ?? '').split(/\s+/u);
    let state = 7;
    const noise = Array.from({ length: 180_000 }, () => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
      return words[(state >>> 8) % words.length];
    }).join(' ');
    expect(noise.length).toBeGreaterThan(1_000_000);
    expect(processorTime(() => diffOf(noise, 'GPL-3.0-only'))).toBeLessThan(10_000);
  });
});
