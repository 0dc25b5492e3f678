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
import { evaluate, type MetricFigure, shaped } from './evaluate.ts';
import type { Model, ModelInput } from './model.ts';
import { models } from './model-registry.ts';
import { randomStream } from './rank/random.ts';
import { publishedCriticality } from './testing/published-criticality.ts';

function card(id: string): Model {
  const model = models.get(id);
  if (model === undefined) throw new Error(`no model ${id}`);
  return model;
}

function inputsOf(model: Model): readonly ModelInput[] {
  return model.parts.project?.[0]?.inputs ?? [];
}

function scored(model: Model, values: ReadonlyMap<string, number | null>) {
  const metrics = new Map<string, MetricFigure>([...values].map(([id, value]) => [id, { value, reason: null }]));
  return evaluate(model, 'project', { metrics, checks: new Map() });
}

/** Signals by the ids of a model's inputs, in the published order of columns. */
function signals(row: readonly number[]): Map<string, number> {
  const ids = inputsOf(card('criticality-2020')).map(({ id }) => id);
  return new Map(ids.map((id, index) => [id, row[index] ?? Number.NaN]));
}

/** What the README of the project gave for one large repository in 2022, dependents left aside. */
const example = signals([87, 0, 3999, 5, 97.2, 70, 3062, 5395, 5.5, 454_393]);

describe('the formula of 2020', () => {
  it.each(publishedCriticality.map((row, index) => [index, row] as const))('agrees with published row %i', (_, row) => {
    expect(scored(card('criticality-2020'), signals(row)).stated).toBe(row.at(-1));
  });

  it('agrees with the README', () => {
    expect(scored(card('criticality-2020'), example)).toMatchObject({ stated: 0.99107, value: 99.11, coverage: 1 });
  });

  it('states what passes 1, and holds the score within 100', () => {
    const most = signals([120, 0, 5000, 10, 1000, 26, 5000, 5000, 15, 500_000]);
    expect(scored(card('criticality-2020'), most)).toMatchObject({ stated: 1.11765, value: 100 });
  });
});

describe('the Go scorer', () => {
  it.each([
    [0, 10, false, 7, 7],
    [0, 10, true, 7, 3],
    [40, 80, false, 50, 10],
    [0, 10, false, -10, 0],
    [20, 30, true, 15, 10],
    [0, 10, true, 20, 0],
  ])('moves into [%d, %d], turned round %s: %d is %d', (lower, upper, smallerIsBetter, value, expected) => {
    const shape = { kind: 'bounded', lower, upper, smallerIsBetter } as const;
    expect(shaped({ ...shape, distribution: 'normal' }, value)).toBe(expected / (upper - lower));
    const log = Math.log1p(expected) / Math.log1p(upper - lower);
    expect(shaped({ ...shape, distribution: 'zipfian' }, value)).toBe(log);
  });

  it('takes the natural logarithm of one more', () => {
    const shape = {
      kind: 'bounded',
      lower: 0,
      upper: 500_000,
      smallerIsBetter: false,
      distribution: 'zipfian',
    } as const;
    expect(shaped(shape, 300)).toBe(5.707110264748875 / Math.log1p(500_000));
  });

  it('is a weighted arithmetic mean', () => {
    const inputs = [1, 2, 3, 4, 5].map(
      (weight): ModelInput => ({
        ...(inputsOf(card('criticality-go'))[0] as ModelInput),
        id: `input-${weight}`,
        weight,
        shape: { kind: 'bounded', lower: 0, upper: 100, smallerIsBetter: false, distribution: 'normal' },
      }),
    );
    const name = { zh: '名', en: 'Name' };
    const model: Model = { ...card('criticality-go'), parts: { project: [{ id: 'all', name, weight: 1, inputs }] } };
    const result = scored(model, new Map(inputs.map(({ id, weight }) => [id, weight])));
    // 3.6666666666666665 of the published test, over bounds of 0 to 100.
    expect(result.stated).toBe(0.03667);
    expect(result.value).toBe(3.67);
  });

  it('gives 0.89753 where the README gives 0.99107', () => {
    expect(scored(card('criticality-go'), example).stated).toBe(0.89753);
  });

  it('has the weights and upper bounds of original_pike.yml', () => {
    expect(
      inputsOf(card('criticality-go')).map(({ aliases, weight, shape }) => [
        aliases?.find((alias) => alias.startsWith('legacy.')),
        weight,
        shape.kind === 'bounded' ? [shape.lower, shape.upper, shape.smallerIsBetter, shape.distribution] : null,
      ]),
    ).toEqual([
      ['legacy.created_since', 1, [0, 120, false, 'zipfian']],
      ['legacy.updated_since', 1, [0, 120, true, 'zipfian']],
      ['legacy.contributor_count', 2, [0, 5000, false, 'zipfian']],
      ['legacy.org_count', 1, [0, 10, false, 'zipfian']],
      ['legacy.commit_frequency', 1, [0, 1000, false, 'zipfian']],
      ['legacy.recent_release_count', 0.5, [0, 26, false, 'zipfian']],
      ['legacy.updated_issues_count', 0.5, [0, 5000, false, 'zipfian']],
      ['legacy.closed_issues_count', 0.5, [0, 5000, false, 'zipfian']],
      ['legacy.issue_comment_frequency', 1, [0, 15, false, 'zipfian']],
      ['legacy.github_mention_count', 2, [0, 500_000, false, 'zipfian']],
    ]);
    const depsdev = inputsOf(card('criticality-go-depsdev')).slice(9);
    expect(depsdev.map(({ id, weight, when }) => [id, weight, when])).toEqual([
      ['mentions', 2, { absent: 'dependents' }],
      ['mentions', 1, { exists: 'dependents' }],
      ['dependents', 4, undefined],
    ]);
  });

  it('follows the published rule of what is missing when a table asks for it', () => {
    const published: Model = { ...card('criticality-go-depsdev'), missing: 'left-out' };
    expect(scored(published, example).stated).toBe(0.89753);
    const known = scored(published, new Map([...example, ['dependents', 200_000]]));
    const mention = Math.log1p(454_393) / Math.log1p(500_000);
    const others = 0.897_53 * 10.5 - 2 * mention;
    expect(known.stated).toBeCloseTo((others + mention + 4) / 13.5, 4);
    const fewer = new Map([...example].filter(([id]) => id !== 'organisations'));
    expect(scored(published, fewer).stated ?? 0).toBeGreaterThan(0.89753);
  });
});

describe.each(['criticality-2020', 'criticality-go', 'criticality-go-depsdev'])('%s, less known', (id) => {
  const model: Model = { ...card(id), totalCoverage: 0 };
  const next = randomStream(7);
  const cases = publishedCriticality.map((row) => new Map([...signals(row), ['dependents', Math.floor(next() * 9e5)]]));

  it('scores no higher without any one input', () => {
    for (const values of cases) {
      const whole = scored(model, values).stated ?? Number.NaN;
      for (const input of values.keys()) {
        const less = scored(model, new Map([...values].filter(([one]) => one !== input))).stated ?? Number.NaN;
        expect(less).toBeLessThanOrEqual(whole);
      }
    }
  });

  it('scores no higher with any subset left out of a subset', () => {
    for (const values of cases) {
      let known = new Map(values);
      let before = scored(model, known).stated ?? Number.NaN;
      while (known.size > 1) {
        known = new Map([...known].filter(() => next() < 0.8));
        const { stated } = scored(model, known);
        if (stated == null) break;
        expect(stated).toBeLessThanOrEqual(before);
        before = stated;
      }
    }
  });
});
