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
import { contributions } from './contributions.ts';
import { type CheckFigure, evaluate, type MetricFigure, type ModelFacts, shaped } from './evaluate.ts';
import { defineModel, type Model, type ModelInput } from './model.ts';
import { models } from './model-registry.ts';
import { randomStream } from './rank/random.ts';

const name = { zh: '名', en: 'Name' };

function input(id: string, weight: number, more: Partial<ModelInput> = {}): ModelInput {
  return { id, from: 'metric', name, weight, shape: { kind: 'share' }, ...more };
}

function model(parts: readonly { readonly weight: number; readonly inputs: readonly ModelInput[] }[]): Model {
  return defineModel({
    id: 'trial',
    name,
    description: name,
    revision: 3,
    source: 'https://example.org/',
    formula: name,
    rule: 'categories',
    missing: 'spread',
    scale: 100,
    partCoverage: 0.4,
    totalCoverage: 0.6,
    ahp: [],
    parts: { project: parts.map((part, index) => ({ id: `part-${index}`, name, ...part })) },
  });
}

function facts(metrics: Record<string, number | null>, checks: Record<string, Partial<CheckFigure>> = {}): ModelFacts {
  const figure = (value: number | null): MetricFigure => ({
    value,
    reason: value === null ? { zh: '未知', en: 'unknown' } : null,
  });
  const check = (part: Partial<CheckFigure>): CheckFigure => ({
    name,
    category: 'security',
    weight: 1,
    status: 'pass',
    score: part.status === undefined || part.status === 'pass' ? 1 : part.status === 'fail' ? 0 : null,
    message: null,
    ...part,
  });
  return {
    metrics: new Map(Object.entries(metrics).map(([id, value]) => [id, figure(value)])),
    checks: new Map(Object.entries(checks).map(([id, part]) => [id, check(part)])),
  };
}

describe('shapes', () => {
  it.each([
    [{ kind: 'log', threshold: 9 } as const, 9, 1],
    [{ kind: 'log', threshold: 9 } as const, 0, 0],
    [{ kind: 'log', threshold: 99 } as const, 9, 0.5],
    [{ kind: 'log', threshold: 9 } as const, 1000, 1],
    [{ kind: 'log', threshold: 9 } as const, -4, 0],
    [{ kind: 'share' } as const, 0.25, 0.25],
    [{ kind: 'share' } as const, 1.5, 1],
    [{ kind: 'inverse', limit: 20 } as const, 5, 0.75],
    [{ kind: 'inverse', limit: 20 } as const, 30, 0],
    [{ kind: 'check' } as const, 0.4, 0.4],
  ])('%j of %f is %f', (shape, value, expected) => {
    expect(shaped(shape, value)).toBeCloseTo(expected, 12);
  });
});

describe('missing rules', () => {
  const two = model([
    { weight: 0.6, inputs: [input('a', 0.5), input('b', 0.5)] },
    { weight: 0.4, inputs: [input('c', 0.4), input('d', 0.6)] },
  ]);

  it('weighs what was measured', () => {
    const result = evaluate(two, 'project', facts({ a: 0.5, b: 1, c: 1, d: 0 }));
    expect(result).toMatchObject({ model: 'trial', revision: 3, value: 61, coverage: 1, reason: null });
    expect(result.parts.map((part) => part.value)).toEqual([75, 40]);
  });

  it('keeps a part at exactly 40 % and counts its coverage', () => {
    const result = evaluate(two, 'project', facts({ a: 0.5, b: 1, c: 1, d: null }));
    expect(result).toMatchObject({ value: 85, coverage: 0.76 });
    expect(result.parts[1]).toMatchObject({ value: 100, coverage: 0.4 });
    expect(result.parts[1]?.inputs[1]).toMatchObject({ value: null, score: null, reason: { en: 'unknown' } });
  });

  it('spreads the weight of a part below 40 %', () => {
    const three = model([...(two.parts.project ?? []), { weight: 1, inputs: [input('e', 0.39), input('f', 0.61)] }]);
    const result = evaluate(three, 'project', facts({ a: 0.5, b: 1, c: 1, d: 0, e: 0 }));
    expect(result.parts[2]).toMatchObject({ value: null, coverage: 0.39 });
    expect(result).toMatchObject({
      value: null,
      coverage: 0.5,
      reason: { en: 'Too little is known: 50% of the weight was measured, 60% is needed' },
    });
    expect(evaluate({ ...three, totalCoverage: 0.5 }, 'project', facts({ a: 0.5, b: 1, c: 1, d: 0, e: 0 })).value).toBe(
      61,
    );
  });

  it('has no score when nothing is known', () => {
    expect(evaluate(two, 'project', facts({}))).toMatchObject({ value: null, coverage: 0 });
  });
});

describe('checks', () => {
  const byCategory = model([{ weight: 1, inputs: [input('security', 1, { from: 'checks' })] }]);

  it('joins the checks of a category by their weights, leaving out what does not apply', () => {
    const result = evaluate(
      byCategory,
      'project',
      facts(
        {},
        {
          b: { weight: 3, status: 'partial', score: 0.5 },
          a: { weight: 1 },
          c: { weight: 4, status: 'not-applicable' },
          other: { category: 'release', status: 'fail' },
        },
      ),
    );
    expect(result).toMatchObject({ value: 62.5, coverage: 1 });
    expect(result.parts[0]?.inputs.map(({ id, from, weight, score }) => [id, from, weight, score])).toEqual([
      ['a', 'check', 0.25, 100],
      ['b', 'check', 0.75, 50],
      ['c', 'check', 0, null],
    ]);
  });

  it('takes an unknown check as unmeasured, and a named check by its id', () => {
    const unknown = evaluate(byCategory, 'project', facts({}, { a: {}, b: { weight: 1, status: 'unknown' } }));
    expect(unknown).toMatchObject({ value: null, coverage: 0.5 });
    const named = model([{ weight: 1, inputs: [input('a', 1, { from: 'check', shape: { kind: 'check' } })] }]);
    expect(evaluate(named, 'project', facts({}, { a: { status: 'fail' } }))).toMatchObject({ value: 0, coverage: 1 });
    expect(evaluate(named, 'project', facts({}, { a: { status: null } }))).toMatchObject({ value: null, coverage: 0 });
    expect(evaluate(byCategory, 'project', facts({}))).toMatchObject({ value: null, coverage: 0 });
  });
});

/** A random model and facts from a seed; about a third of the inputs are unknown. */
function randomCase(seed: number) {
  const next = randomStream(seed);
  const shapes = [{ kind: 'share' }, { kind: 'log', threshold: 10 }, { kind: 'inverse', limit: 5 }] as const;
  const values: Record<string, number | null> = {};
  const parts = Array.from({ length: 2 + Math.floor(next() * 4) }, (_, p) => ({
    weight: 0.05 + next(),
    inputs: Array.from({ length: 1 + Math.floor(next() * 4) }, (_unused, i) => {
      const id = `m${p}-${i}`;
      values[id] = next() < 0.33 ? null : next() * 12;
      return input(id, 0.05 + next(), { shape: shapes[Math.floor(next() * 3)] ?? shapes[0] });
    }),
  }));
  return { parts, values };
}

describe('properties over 300 random models', () => {
  const seeds = Array.from({ length: 300 }, (_, seed) => seed);

  it('stays within 0–100 and 0–1', () => {
    for (const seed of seeds) {
      const { parts, values } = randomCase(seed);
      const result = evaluate(model(parts), 'project', facts(values));
      expect(result.coverage).toBeGreaterThanOrEqual(0);
      expect(result.coverage).toBeLessThanOrEqual(1);
      for (const value of [result.value, ...result.parts.map((part) => part.value)]) {
        expect(value === null || (value >= 0 && value <= 100), `seed ${seed}`).toBe(true);
      }
      expect(result.value === null).toBe(result.reason !== null);
    }
  });

  it('does not depend on the order of parts, inputs or facts', () => {
    for (const seed of seeds) {
      const { parts, values } = randomCase(seed);
      const turned = parts.map((part) => ({ ...part, inputs: [...part.inputs].reverse() })).reverse();
      const turnedValues = Object.fromEntries(Object.entries(values).reverse());
      const [one, two] = [
        evaluate(model(parts), 'project', facts(values)),
        evaluate(model(turned), 'project', facts(turnedValues)),
      ];
      expect([two.value, two.coverage]).toEqual([one.value, one.coverage]);
    }
  });

  it('treats an unknown input as if its part did not list it, and never as zero', () => {
    let told = 0;
    for (const seed of seeds) {
      const { parts, values } = randomCase(seed);
      const lenient = { partCoverage: 0, totalCoverage: 0 };
      const without = parts.map((part) => ({ ...part, inputs: part.inputs.filter(({ id }) => values[id] !== null) }));
      const known = without.filter((part) => part.inputs.length > 0);
      const unknown = evaluate({ ...model(parts), ...lenient }, 'project', facts(values));
      expect(unknown.value, `seed ${seed}`).toBe(
        known.length === 0 ? null : evaluate({ ...model(known), ...lenient }, 'project', facts(values)).value,
      );
      const zeros = Object.fromEntries(Object.entries(values).map(([id, value]) => [id, value ?? 0]));
      const asZero = evaluate({ ...model(parts), ...lenient }, 'project', facts(zeros));
      if (unknown.value !== null && unknown.value !== asZero.value) told += 1;
      expect(asZero.coverage).toBe(1);
      expect(unknown.coverage < 1).toBe(Object.values(values).includes(null));
    }
    expect(told).toBe(271);
  });
});

/** What the original code of Compass does: signed weights over signed sum, normalised by the score of nothing at all. */
function asCompass(inputs: readonly ModelInput[], values: Record<string, number | null>): number {
  const raw = (value: (input: ModelInput) => number | null) => {
    const parts = inputs.map((one) => {
      const x = value(one);
      const missing = one.weight > 0 ? 0 : 1;
      return one.weight * (x === null ? missing : shaped(one.shape, x));
    });
    return parts.reduce((a, b) => a + b, 0) / inputs.reduce((a, { weight }) => a + weight, 0);
  };
  const least = raw(() => null);
  return (raw(({ id }) => values[id] ?? null) - least) / (1 - least - least);
}

describe('signed weights', () => {
  it('give what the original sum and normalisation of Compass give, over every model of it and random values', () => {
    const next = randomStream(11);
    const cards = [...models.values()].filter(({ id }) => id.startsWith('compass-'));
    expect(cards).toHaveLength(8);
    for (const card of cards) {
      const inputs = (card.parts.project?.[0]?.inputs ?? []).map(({ reads: _reads, ...one }) => one);
      for (let round = 0; round < 40; round += 1) {
        const values = Object.fromEntries(inputs.map(({ id }) => [id, next() < 0.3 ? null : Math.exp(next() * 9) - 1]));
        const trial = { ...card, totalCoverage: 0, parts: { project: [{ id: 'all', name, weight: 1, inputs }] } };
        const result = evaluate(trial, 'project', facts(values));
        const none = Object.values(values).every((value) => value === null);
        expect(result.stated ?? 0).toBeCloseTo(none ? 0 : asCompass(inputs, values), 4);
      }
    }
  });

  it('never gives more for knowing less, in every model that takes the missing as worst', () => {
    const next = randomStream(29);
    const cards = [...models.values()].filter(({ missing }) => missing === 'worst');
    expect(cards.map(({ id }) => id)).toContain('openeuler-sig-engagement');
    for (const card of cards) {
      // As a table brings them: on the hub an input may stand in for another.
      const inputs = (card.parts.project?.[0]?.inputs ?? []).map(({ reads: _reads, ...one }) => one);
      const trial = { ...card, totalCoverage: 0, parts: { project: [{ id: 'all', name, weight: 1, inputs }] } };
      const ids = inputs.map(({ id }) => id);
      const stated = (values: Record<string, number | null>) => evaluate(trial, 'project', facts(values)).stated ?? -1;
      for (let round = 0; round < 30; round += 1) {
        const whole = Object.fromEntries(ids.map((id) => [id, next() < 0.2 ? 0 : Math.exp(next() * 12) - 1]));
        for (const id of ids) {
          expect(stated({ ...whole, [id]: null })).toBeLessThanOrEqual(stated(whole));
        }
        const some = Object.fromEntries(ids.map((id) => [id, next() < 0.4 ? null : (whole[id] ?? null)]));
        expect(stated(some)).toBeLessThanOrEqual(stated(whole));
      }
    }
  });

  it('takes a missing bad thing as its worst, and says what each input brings', () => {
    const inputs = [
      input('good', 3, { shape: { kind: 'log', threshold: 9 } }),
      input('bad', -1, { shape: { kind: 'log', threshold: 9 } }),
    ];
    const card: Model = { ...model([{ weight: 1, inputs }]), rule: 'absolute-mean', missing: 'worst' };
    const points = (values: Record<string, number | null>) => {
      const result = evaluate(card, 'project', facts(values));
      return [result.value, result.parts[0]?.inputs.map((one) => one.points)];
    };
    expect(points({ good: 9, bad: 0 })).toEqual([100, [75, 25]]);
    expect(points({ good: 9, bad: 9 })).toEqual([75, [75, 0]]);
    expect(points({ good: 9, bad: null })).toEqual([75, [75, 0]]);
    expect(points({ good: null, bad: 0 })).toEqual([null, [null, null]]);
  });
});

describe('bands', () => {
  const shape = {
    kind: 'bands',
    most: 15,
    bands: [
      { below: 24, points: 15 },
      { below: 72, points: 12 },
      { from: 72, below: 80, points: 3 },
    ],
  } as const;
  it.each([
    [0, 1],
    [23.99, 1],
    [24, 0.8],
    [71.9, 0.8],
    [72, 0.2],
    [80, 0],
  ])('%f is %f of the most', (value, expected) => {
    expect(shaped(shape, value)).toBeCloseTo(expected, 12);
  });

  it('of LFX: a category below 40 % goes, missing points go to the others of their category', () => {
    const card = models.get('lfx-health') as Model;
    const known = { 'time-to-first-response': 30, 'maintainers-active': 4, organisations: 1 };
    const development = { 'months-since-release': 7, commits: 240, 'issue-closure-ratio': 0.6 };
    const result = evaluate(card, 'project', facts({ ...known, ...development }));
    // (12 + 15 + 2) of 40; (4 + 5 + 2) of the 17 that are known, of 25.
    const exact = (29 + (11 / 17) * 25) / 65;
    expect(result.value).toBe(Math.round(exact * 1e4) / 100);
    expect(result.parts.map(({ value }) => value)).toEqual([72.5, null, 64.71]);
    expect(result.parts[2]?.inputs[1]).toMatchObject({ id: 'commits-of-half-a-year', metric: 'commits', value: 120 });
    expect(evaluate(card, 'project', facts({})).value).toBeNull();
  });
});

describe('points', () => {
  it('add up to the score, and so do hundredths without a remainder', () => {
    for (let seed = 0; seed < 300; seed += 1) {
      const { parts, values } = randomCase(seed);
      const result = evaluate({ ...model(parts), totalCoverage: 0.3 }, 'project', facts(values));
      const split = contributions(result);
      const points = result.parts.flatMap(({ inputs }) => inputs.map((one) => one.points ?? 0));
      expect(Math.abs(points.reduce((a, b) => a + b, 0) - (result.value ?? 0))).toBeLessThan(0.0051);
      const hundredths = split.reduce((total, one) => total + one.hundredths, 0);
      expect(hundredths).toBe(Math.round((result.value ?? 0) * 100));
      expect(split.length > 0).toBe(result.value !== null);
    }
  });

  it('of a score stored before there were any cannot be split', () => {
    const whole = evaluate(model([{ weight: 1, inputs: [input('a', 1)] }]), 'project', facts({ a: 0.5 }));
    const stored = whole.parts.map((part) => ({
      ...part,
      inputs: part.inputs.map(({ points: _points, ...one }) => one),
    }));
    expect(contributions(whole)).toEqual([{ part: 'part-0', input: 'a', hundredths: 5000 }]);
    expect(contributions({ ...whole, parts: stored })).toEqual([]);
  });
});
