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
import type { RubricBody } from './body.ts';
import { betterThanMachine, type GateInput, type GivenJudgement, gateState } from './gate.ts';
import { defaultRubric } from './store.ts';

const base = defaultRubric();
const template = base.criteria[0] as RubricBody['criteria'][number];
const item = (id: string, dimension: string, need: 'required' | 'advisory', weight = 1): typeof template => ({
  ...template,
  id,
  dimension,
  weight,
  stages: { sandbox: { need } },
});
const dimension = (id: string, weight: number): RubricBody['dimensions'][number] => ({
  id,
  name: { zh: `${id}维度`, en: id },
  roles: ['reviewer'],
  weight,
});

/** Two dimensions, 3 : 1; required AAA-01 (weight 2), AAA-02 (1), BBB-01; advisory BBB-02. */
const rubric: RubricBody = {
  ...base,
  dimensions: [dimension('aaa', 0.75), dimension('bbb', 0.25)],
  criteria: [
    item('AAA-01', 'aaa', 'required', 2),
    item('AAA-02', 'aaa', 'required'),
    item('BBB-01', 'bbb', 'required'),
    item('BBB-02', 'bbb', 'advisory'),
  ],
  gates: { ...base.gates, sandbox: { ...base.gates.sandbox, meanPoints: 7, signOffs: ['aaa'] } },
};

const given = (
  criterion: string,
  verdict: GivenJudgement['verdict'],
  points: number | null,
  reviewer = 'r1',
): GivenJudgement => ({ criterion, reviewer, verdict, points });
const signed: GateInput['signOffs'] = [{ dimension: 'aaa', member: 'm1', verdict: 'approve' }];
const allPass = [given('AAA-01', 'pass', 10), given('AAA-02', 'pass', 8), given('BBB-01', 'pass', 10)];

function input(parts: Partial<GateInput> = {}): GateInput {
  return {
    rubric,
    target: 'sandbox',
    items: [],
    judgements: allPass,
    waivers: [],
    clarifications: [],
    signOffs: signed,
    today: '2026-11-23',
    ...parts,
  };
}

const without = (criterion: string) => allPass.filter((one) => one.criterion !== criterion);
const waiver = (state: GateInput['waivers'][number]['state'], expiresOn = '2027-01-31') => [
  { criterion: 'AAA-02', state, expiresOn },
];
const asked = (id: string, outcome: 'accepted' | 'rejected' | null, criterion: string | null = 'AAA-02') => ({
  id,
  criterion,
  outcome,
});

describe('a gate', () => {
  it.each<[string, Partial<GateInput>, readonly string[]]>([
    ['all required items pass', {}, []],
    ['nobody judged an item', { judgements: without('AAA-02') }, ['AAA-02: nobody has judged it yet.']],
    [
      'an item fails',
      { judgements: [...without('AAA-02'), given('AAA-02', 'fail', 6)] },
      ['AAA-02: judged not met; mend it and have it judged again, or propose a waiver.'],
    ],
    [
      'an item is met in part',
      { judgements: [...without('AAA-02'), given('AAA-02', 'partial', 6)] },
      ['AAA-02: judged not met; mend it and have it judged again, or propose a waiver.'],
    ],
    [
      'reviewers disagree',
      { judgements: [...allPass, given('AAA-02', 'fail', 6, 'r2')] },
      ['AAA-02: the reviewers disagree.'],
    ],
    [
      'one says that it does not apply',
      { judgements: [...allPass, given('AAA-02', 'not-applicable', null, 'r2')] },
      [],
    ],
    ['an item does not apply', { judgements: [...without('AAA-02'), given('AAA-02', 'not-applicable', null)] }, []],
    ['a waiver holds', { judgements: without('AAA-02'), waivers: waiver('confirmed') }, []],
    [
      'a waiver holds to its last day',
      { judgements: without('AAA-02'), waivers: waiver('confirmed', '2026-11-23') },
      [],
    ],
    [
      'a waiver ended yesterday',
      { judgements: without('AAA-02'), waivers: waiver('confirmed', '2026-11-22') },
      ['AAA-02: nobody has judged it yet.'],
    ],
    ...(['proposed', 'refused', 'withdrawn'] as const).map((state): [string, Partial<GateInput>, readonly string[]] => [
      `a waiver is ${state}`,
      { judgements: without('AAA-02'), waivers: waiver(state) },
      ['AAA-02: nobody has judged it yet.'],
    ]),
    ['a question is open', { clarifications: [asked('1', null)] }, ['AAA-02: a clarification is still open.']],
    [
      'an answer was rejected',
      { clarifications: [asked('1', 'rejected')] },
      ['AAA-02: the clarification was not accepted.'],
    ],
    ['a later answer was accepted', { clarifications: [asked('9', 'rejected'), asked('10', 'accepted')] }, []],
    [
      'a later answer was rejected',
      { clarifications: [asked('9', 'accepted'), asked('10', 'rejected')] },
      ['AAA-02: the clarification was not accepted.'],
    ],
    [
      'a question about the whole is open',
      { clarifications: [asked('1', null, null)] },
      ['A clarification of the application as a whole is still open.'],
    ],
    ['a question about an advisory item is open', { clarifications: [asked('1', null, 'BBB-02')] }, []],
    ['an advisory item fails', { judgements: [...allPass, given('BBB-02', 'fail', 0)] }, []],
    ['nobody signed', { signOffs: [] }, ['aaa: not signed off yet.']],
    [
      'somebody refused to sign',
      { signOffs: [...signed, { dimension: 'aaa', member: 'm2', verdict: 'reject' }] },
      ['aaa: somebody refused to sign off.'],
    ],
    [
      'the mean falls short',
      { judgements: [given('AAA-01', 'pass', 6), given('AAA-02', 'pass', 8), given('BBB-01', 'pass', 6)] },
      ['The mean is 6.50 points; 7 are needed.'],
    ],
    [
      'nobody judged anything',
      { judgements: [] },
      [
        'AAA-01: nobody has judged it yet.',
        'AAA-02: nobody has judged it yet.',
        'BBB-01: nobody has judged it yet.',
        'No points were given yet; their mean must reach 7.',
      ],
    ],
    ['nothing applies', { judgements: allPass.map(({ criterion }) => given(criterion, 'not-applicable', null)) }, []],
  ])('%s', (_, parts, missing) => {
    const state = gateState(input(parts));
    expect(state.missing.map(({ en }) => en)).toEqual(missing);
    expect(state.ready).toBe(missing.length === 0);
  });

  it('weighs items within their dimension and dimensions among each other', () => {
    // (10·2 + 8·1) / 3 = 28/3 with 3/4, 10 with 1/4
    expect(gateState(input()).meanPoints).toBeCloseTo(9.5, 12);
    const two = [...allPass, given('AAA-02', 'pass', 4, 'r2')];
    // AAA-02 = 6: (20 + 6) / 3 · 3/4 + 10/4
    expect(gateState(input({ judgements: two })).meanPoints).toBeCloseTo(9, 12);
    // Nothing of bbb is known: aaa alone counts.
    expect(gateState(input({ judgements: without('BBB-01') })).meanPoints).toBeCloseTo(28 / 3, 12);
    expect(gateState(input({ judgements: [] })).meanPoints).toBeNull();
  });

  it('shows what the machine found, which neither opens nor closes it', () => {
    const statuses = ['pass', 'partial', 'fail', 'not-applicable', 'unknown'] as const;
    for (const status of statuses) {
      const items = rubric.criteria.map(({ id }) => ({ criterion: id, status }));
      expect(gateState(input({ items })).ready).toBe(true);
      expect(gateState(input({ items, judgements: [] })).items.map(({ state, machine }) => [state, machine])).toEqual(
        rubric.criteria.map(() => ['unjudged', status]),
      );
    }
  });

  it('of a stage without items and marks is open when it is signed off', () => {
    const emeritus = { ...base.gates.emeritus, meanPoints: null, signOffs: ['aaa'] };
    const of = { rubric: { ...rubric, gates: { ...rubric.gates, emeritus } }, target: 'emeritus' as const };
    expect(gateState(input({ ...of, judgements: [] }))).toMatchObject({ items: [], meanPoints: null, ready: true });
    expect(gateState(input({ ...of, judgements: [], signOffs: [] })).ready).toBe(false);
  });

  it('is the default rubric’s: everything passes, and each required item alone closes it', () => {
    const target = 'graduated';
    const judgements = base.criteria.map(({ id }) => given(id, 'pass', 10));
    const signOffs = base.dimensions.map(({ id }) => ({ dimension: id, member: 'm1', verdict: 'approve' as const }));
    const whole = input({ rubric: base, target, judgements, signOffs });
    expect(gateState(whole)).toMatchObject({ ready: true, missing: [] });
    expect(gateState(whole).meanPoints).toBeCloseTo(10, 12);
    for (const { id } of base.criteria) {
      const less = gateState({ ...whole, judgements: judgements.filter(({ criterion }) => criterion !== id) });
      expect(less.missing.map(({ en }) => en)).toEqual([`${id}: nobody has judged it yet.`]);
    }
  });
});

/** Numbers that are the same in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function anyInput(next: (below: number) => number): GateInput {
  const pick = <T>(values: readonly T[]): T => values[next(values.length)] as T;
  const ids = rubric.criteria.map(({ id }) => id);
  const several = <T>(most: number, make: (n: number) => T): T[] =>
    Array.from({ length: next(most + 1) }, (_, n) => make(n));
  const judgements = ids.flatMap((id) =>
    several(3, (n) => {
      const verdict = pick(['pass', 'pass', 'pass', 'partial', 'fail', 'not-applicable'] as const);
      return given(id, verdict, verdict === 'not-applicable' ? null : pick([2, 6, 8, 10]), `r${n}`);
    }),
  );
  return input({
    judgements,
    items: ids.map((criterion) => ({ criterion, status: pick(['pass', 'fail', 'unknown'] as const) })),
    waivers: several(2, () => ({
      criterion: pick(ids),
      state: pick(['proposed', 'confirmed'] as const),
      expiresOn: pick(['2026-11-22', '2026-12-01']),
    })),
    clarifications: several(2, (n) => asked(String(n + 8), pick(['accepted', 'rejected', null]), pick([...ids, null]))),
    signOffs: several(2, (n) => ({
      dimension: 'aaa',
      member: `m${n}`,
      verdict: pick(['approve', 'approve', 'reject'] as const),
    })),
  });
}

function shuffled<T>(values: readonly T[], next: (below: number) => number): T[] {
  const all = [...values];
  for (let i = all.length - 1; i > 0; i -= 1) {
    const j = next(i + 1);
    [all[i], all[j]] = [all[j] as T, all[i] as T];
  }
  return all;
}

describe('whatever is given', () => {
  const cases = Array.from({ length: 2000 }, (_, seed) => ({ seed, one: anyInput(numbers(seed)) }));

  it('the order of what is given does not matter', () => {
    for (const { seed, one } of cases) {
      const next = numbers(seed + 7919);
      const other = {
        ...one,
        items: shuffled(one.items, next),
        judgements: shuffled(one.judgements, next),
        waivers: shuffled(one.waivers, next),
        clarifications: shuffled(one.clarifications, next),
        signOffs: shuffled(one.signOffs, next),
      };
      expect(gateState(other)).toEqual(gateState(one));
    }
  });

  it('a further pass with full points closes no gate and takes nothing from the mean', () => {
    let open = 0;
    for (const { one } of cases) {
      const before = gateState(one);
      open += before.ready ? 1 : 0;
      for (const { id } of rubric.criteria) {
        const after = gateState({ ...one, judgements: [...one.judgements, given(id, 'pass', 10, 'r9')] });
        expect(after.ready || !before.ready).toBe(true);
        expect(after.meanPoints ?? 0).toBeGreaterThanOrEqual((before.meanPoints ?? 0) - 1e-9);
      }
    }
    expect(open).toBe(22);
  });

  it('what is not judged is neither met nor not met, and an open gate misses nothing', () => {
    for (const { one } of cases) {
      const { items, ready, missing } = gateState(one);
      const unjudged = items.filter(({ judgements }) => judgements === 0).map(({ state }) => state);
      expect(unjudged.filter((state) => state !== 'unjudged' && state !== 'waived')).toEqual([]);
      const held = items.filter(
        ({ need, state }) => need === 'required' && (state === 'unjudged' || state === 'not-met'),
      );
      expect(ready ? held : []).toEqual([]);
      expect(ready).toBe(missing.length === 0);
    }
  });
});

it.each([
  ['pass', 'fail', true],
  ['pass', 'partial', true],
  ['partial', 'fail', true],
  ['not-applicable', 'fail', true],
  ['partial', 'partial', false],
  ['fail', 'pass', false],
  ['pass', 'pass', false],
  ['pass', 'unknown', false],
  ['pass', 'not-applicable', false],
  ['pass', null, false],
] as const)('%s after the machine said %s needs a reason: %s', (verdict, status, expected) => {
  expect(betterThanMachine(verdict, status)).toBe(expected);
});
