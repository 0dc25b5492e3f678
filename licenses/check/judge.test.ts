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
import { licenceCategory } from '../policies/licence-category.ts';
import { type AnyPolicy, definePolicy, rawFinding } from '../policy.ts';
import type { CheckResult } from './finding.ts';
import { findingId } from './finding-id.ts';
import { judge } from './judge.ts';
import { type FactsForTest, factsOf } from './testing-facts.ts';
import { npmFiles } from './testing-npm.ts';

const base = npmFiles({}, {});
const busl = npmFiles({ a: '^1' }, { a: { license: 'BUSL-1.1' } });

/** Only what the given policies say, so that a test does not hang on the others. */
async function judged(given: FactsForTest, ...policies: readonly AnyPolicy[]): Promise<CheckResult> {
  return judge(await factsOf(given), { policyFile: null, advisoryCount: null, policies: only(...policies) });
}

function only(...policies: readonly AnyPolicy[]): ReadonlyMap<string, AnyPolicy> {
  return new Map(policies.map((policy) => [policy.id, policy]));
}

const card = {
  name: { zh: '试', en: 'try' },
  question: { zh: '试？', en: 'try?' },
  about: { zh: '试', en: 'try' },
  source: 'https://example.org/',
  judges: 'both',
  enabled: true,
  rules: {
    bad: { level: 'error', says: { zh: '坏', en: 'bad' } },
    poor: { level: 'warning', says: { zh: '差', en: 'poor' } },
  },
  options: {},
} as const;

const broken = definePolicy({
  ...card,
  id: 'broken',
  judge() {
    throw new TypeError('the member broke');
  },
});

const blind = definePolicy({
  ...card,
  id: 'blind',
  judge: () => ({
    findings: [rawFinding({ rule: 'bad', subject: 'x', message: card.name, undecided: true })],
    notChecked: [],
  }),
});

const doubled = definePolicy({
  ...card,
  id: 'doubled',
  judge: () => ({
    findings: [
      rawFinding({ rule: 'poor', subject: 'x', message: card.name, path: 'b', line: 2 }),
      rawFinding({ rule: 'poor', subject: 'x', message: card.name, path: 'a', line: 9 }),
      rawFinding({ rule: 'bad', subject: 'y', message: card.name, path: 'z' }),
      rawFinding({ rule: 'bad', subject: 'z', message: card.name, path: 'testdata/z' }),
    ],
    notChecked: [],
  }),
});

describe('judge', () => {
  test('a finding of the level in fail-on fails, a milder one does not', async () => {
    const failed = await judged({ base, head: busl }, licenceCategory);
    expect(failed).toMatchObject({ verdict: 'fail', failOn: 'error' });
    expect(failed.findings).toMatchObject([
      { policy: 'licence-category', rule: 'denied', level: 'error', purl: 'pkg:npm/a@1.0.0', licence: 'BUSL-1.1' },
    ]);
    const milder = await judged(
      { base, head: busl, settings: 'policies: { licence-category: warning }\n' },
      licenceCategory,
    );
    expect(milder).toMatchObject({ verdict: 'pass', findings: [{ level: 'warning' }] });
    const strict = await judged(
      { base, head: busl, settings: 'fail-on: warning\npolicies: { licence-category: warning }\n' },
      licenceCategory,
    );
    expect(strict.verdict).toBe('fail');
  });

  test('a policy that is off, or whose rule is off, says nothing', async () => {
    for (const said of ['off', '{ levels: { denied: off } }']) {
      const result = await judged(
        { base, head: busl, settings: `policies: { licence-category: ${said} }\n` },
        licenceCategory,
      );
      expect(result).toMatchObject({ verdict: 'pass', findings: [] });
    }
  });

  test('a policy that breaks down is undecided with its name and never a pass', async () => {
    const result = await judged({ base, head: base }, broken, licenceCategory);
    expect(result.verdict).toBe('undecided');
    expect(result.findings).toMatchObject([
      { policy: 'unjudged', rule: 'crashed', subject: 'broken', undecided: true },
    ]);
    expect(result.findings[0]?.message.en).toContain('the member broke');
    expect(result.notChecked).toMatchObject([{ policy: 'broken' }]);
    const failing = await judged({ base, head: busl }, broken, licenceCategory);
    expect(failing.verdict).toBe('fail');
  });

  test('what could not be judged is undecided, unless it could not have failed', async () => {
    expect((await judged({ head: base }, blind)).verdict).toBe('undecided');
    expect((await judged({ head: base, settings: 'policies: {}\nfail-on: error\n' }, blind)).verdict).toBe('undecided');
    const facts = await factsOf({ head: base });
    const settings = {
      ...facts.settings,
      policies: new Map([['blind', { enabled: true, levels: { bad: 'note' as const }, options: {}, line: 1 }]]),
    };
    const result = await judge(
      { ...facts, settings },
      { policyFile: null, advisoryCount: null, policies: only(blind) },
    );
    expect(result).toMatchObject({ verdict: 'pass', findings: [{ level: 'note', undecided: true }] });
  });

  test('findings are sorted, numbered by subject, and silent about excluded paths', async () => {
    const result = await judged({ head: base, settings: 'exclude: [testdata/]\n' }, doubled);
    expect(result.findings.map(({ id, path }) => [id, path])).toEqual([
      [findingId('doubled', 'bad', 'y'), 'z'],
      [findingId('doubled', 'poor', 'x'), 'a'],
      [findingId('doubled', 'poor', 'x', 1), 'b'],
    ]);
    expect(result.policies).toEqual([{ id: 'doubled', findings: 3, waived: 0 }]);
  });

  test('an id is the same for the same thing when lines move', async () => {
    const moved = { ...busl, 'package-lock.json': busl['package-lock.json']?.replace('{\n', '{\n\n\n') ?? '' };
    const [one, other] = await Promise.all([
      judged({ base, head: busl }, licenceCategory),
      judged({ base, head: moved }, licenceCategory),
    ]);
    expect(one.findings[0]?.id).toMatch(/^[0-9a-f]{16}$/u);
    expect(other.findings[0]?.id).toBe(one.findings[0]?.id);
    expect(other.findings[0]?.line).not.toBe(one.findings[0]?.line);
  });

  test('counts are those of the change', async () => {
    const result = await judged({ base, head: busl }, licenceCategory);
    expect(result.counts).toEqual({
      files: 2,
      packages: 1,
      packagesAdded: 1,
      packagesRemoved: 0,
      packagesChanged: 0,
      commits: 1,
    });
    expect(result).toMatchObject({ outbound: { expression: 'MIT', from: 'package.json' }, advisories: null });
  });
});
