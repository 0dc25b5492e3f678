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
import { discountCards, publishedModel } from '../../testing/discounts.ts';
import { fixtureHub } from '../../testing/fixture.ts';
import { evidenceText, factorRange, sampleName, splitRules } from './discount.ts';
import { inputNotes, sameParts, shapeFormula, shares } from './method.ts';

const [hub] = [fixtureHub()];
const rules = hub.discounts.get(hub.projects[0]?.slug ?? '')?.rules ?? [];

describe('discounts of a project', () => {
  test('rules that found something, that found nothing, and that could not look everywhere', () => {
    const ids = (list: typeof rules) => list.map(({ rule }) => rule);
    const split = splitRules(rules);
    expect([ids(split.found), ids(split.clear), ids(split.blind)]).toEqual([
      ['burst', 'self-merge', 'watched'],
      ['quiet'],
      [],
    ]);
    const none = rules.map((one) => ({ ...one, ever: 0, coverage: one.rule === 'quiet' ? 0.5 : 1 }));
    expect(ids(splitRules(none).blind)).toEqual(['quiet']);
  });

  test('one factor or a range of them', () => {
    expect(rules.map((one) => factorRange(one, 'en'))).toEqual(['× 0.2', '× 0.3–0.5', '× 0.1', '–']);
  });

  test('evidence is told by the words of the card and in their order; times are the readers’', () => {
    const [burst, merge] = [rules[0]?.samples[1], rules[1]?.samples[0]];
    expect(evidenceText(burst?.evidence ?? {}, discountCards[0], 'en')).toBe('within the hour: 41, limit: 40');
    expect(evidenceText(merge?.evidence ?? {}, discountCards[1], 'zh')).toBe(
      '合入时刻：2026-10-02 16:30（北京时间，UTC+8），他人首次回应：无',
    );
    expect(evidenceText({ limit: 1 }, undefined, 'en')).toBe('');
  });

  test('an act is called by its commit or subject', () => {
    const samples = rules.flatMap((one) => one.samples);
    expect(samples.map((one) => sampleName(one, 'en'))).toEqual(['ab12ab12ab', 'issue <b>7</b>', 'change 12']);
  });
});

describe('the card of a model', () => {
  test('scopes with the same parts stand together', () => {
    expect(sameParts(publishedModel).map(({ names }) => names)).toEqual([['project', 'repository']]);
  });

  test('every shape is a formula', () => {
    const shapes = publishedModel.parts['project']?.[0]?.inputs.map(({ shape }) => shapeFormula(shape));
    expect(shapes).toEqual(['100 · ln(1 + min(max(x, 0), 1000)) / ln(1 + 1000)', '100 / 10 · { x < 3: 10; 3 ≤ x: 2 }']);
    const bounded = { kind: 'bounded', lower: 1, upper: 5, distribution: 'normal' } as const;
    expect(shapeFormula({ ...bounded, smallerIsBetter: true })).toBe('100 · (5 − min(max(x, 1), 5)) / 4');
    expect(shapeFormula({ ...bounded, smallerIsBetter: false })).toBe('100 · (min(max(x, 1), 5) − 1) / 4');
    expect(shapeFormula({ kind: 'log', threshold: 9 })).toBe('100 · ln(1+x) / ln(1+max(x, 9))');
    expect(shapeFormula({ kind: 'inverse', limit: 4 })).toBe('100 · max(0, 1 − x / 4)');
    expect([shapeFormula({ kind: 'share' }), shapeFormula({ kind: 'check' })]).toEqual(['100 · x', '100 · s']);
  });

  test('what else is said of an input', () => {
    const parts = publishedModel.parts['project'] ?? [];
    const notes = parts[0]?.inputs.map((input) => inputNotes(input, parts, 'en'));
    expect(notes).toEqual([
      ['Here over 12 months.', 'also called commit_frequency'],
      [
        'cannot be measured yet: The source does not tell it.',
        'reads releases ÷ 30',
        'takes part only where “Commits” was measured',
      ],
    ]);
  });

  test('weights below 0 have a size', () => {
    expect(shares([{ weight: 0.75 }, { weight: -0.25 }])).toEqual([0.75, 0.25]);
    expect(shares([{ weight: 0 }])).toEqual([0]);
  });
});
