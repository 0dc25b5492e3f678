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
import { lockOutOfStep } from '../policies/lock-out-of-step.ts';
import type { AnyPolicy } from '../policy.ts';
import type { CheckResult } from './finding.ts';
import { judge } from './judge.ts';
import { type FactsForTest, factsOf } from './testing-facts.ts';
import { npmFiles } from './testing-npm.ts';

const policies = new Map<string, AnyPolicy>([licenceCategory, lockOutOfStep].map((policy) => [policy.id, policy]));

async function judged(given: FactsForTest): Promise<CheckResult> {
  return judge(await factsOf(given), { policyFile: null, advisoryCount: null, policies });
}

function waiver(fields: Readonly<Record<string, string>>): string {
  const all = { policy: 'licence-category', reason: 'reviewed', owner: 'legal', expires: '2027-06-30', ...fields };
  return `waivers:\n  - { ${Object.entries(all)
    .map(([key, value]) => `${key}: "${value}"`)
    .join(', ')} }\n`;
}

const bound = { purl: 'pkg:npm/a', versions: '>=1 <2', licence: 'BUSL-1.1' };
const base = npmFiles({}, {});
const withA = (version: string, license: string) => npmFiles({ a: `^${version}` }, { a: { version, license } });

function brief({ findings }: CheckResult): string[] {
  return findings.map(
    ({ policy, rule, level, waiver: by }) => `${policy}/${rule} ${level}${by === null ? '' : ' waived'}`,
  );
}

describe('waivers', () => {
  test('one that holds is applied, counted and listed', async () => {
    const result = await judged({ base, head: withA('1.2.0', 'BUSL-1.1'), settings: waiver(bound) });
    expect(result.verdict).toBe('pass');
    expect(result.findings[0]?.waiver).toEqual({ line: 2, reason: 'reviewed', owner: 'legal', expires: '2027-06-30' });
    expect(result.policies).toContainEqual({ id: 'licence-category', findings: 0, waived: 1 });
  });

  test('the version moves out of the range: the finding is open again and says why', async () => {
    const result = await judged({ base, head: withA('2.0.0', 'BUSL-1.1'), settings: waiver(bound) });
    expect(result.verdict).toBe('fail');
    expect(brief(result)).toEqual(['licence-category/denied error', 'waivers/moved warning']);
    expect(result.findings[0]?.evidence).toContainEqual({
      kind: 'policy',
      where: '.tongming.yml:2',
      says: {
        zh: '这里的豁免不成立：版本 2.0.0 不在 >=1 <2 之内。',
        en: 'The waiver here does not hold. Version 2.0.0 is not in >=1 <2.',
      },
      url: null,
    });
    expect(result.findings[1]).toMatchObject({ path: '.tongming.yml', line: 2 });
  });

  test('the licence moves: the finding is open again', async () => {
    const result = await judged({ base, head: withA('1.2.0', 'SSPL-1.0'), settings: waiver(bound) });
    expect(result.verdict).toBe('fail');
    expect(result.findings[1]?.message.en).toBe(
      'The waiver of "licence-category pkg:npm/a >=1 <2" does not hold any more. The licence was BUSL-1.1 and is SSPL-1.0 now.',
    );
  });

  test('one that is bound to no licence does not hold for a finding about a licence', async () => {
    const { licence: _, ...unbound } = bound;
    const result = await judged({ base, head: withA('1.2.0', 'BUSL-1.1'), settings: waiver(unbound) });
    expect(brief(result)).toEqual(['licence-category/denied error', 'waivers/moved warning']);
  });

  test('on the day of its end it is void', async () => {
    const given = { base, head: withA('1.2.0', 'BUSL-1.1'), settings: waiver(bound) };
    expect((await judged({ ...given, today: '2027-06-29' })).verdict).toBe('pass');
    const result = await judged({ ...given, today: '2027-06-30' });
    expect(brief(result)).toEqual(['licence-category/denied error', 'waivers/expired warning']);
    expect(result.findings[1]?.message.en).toContain('expired on 2027-06-30');
  });

  test('shortly before its end it is told of', async () => {
    const given = { base, head: withA('1.2.0', 'BUSL-1.1'), settings: waiver(bound), today: '2027-06-20' };
    expect(brief(await judged(given))).toEqual(['licence-category/denied error waived', 'waivers/soon note']);
    const never = `policies: { waivers: { soon-days: 0 } }\n${waiver(bound)}`;
    expect(brief(await judged({ ...given, settings: never }))).toEqual(['licence-category/denied error waived']);
  });

  test('one that covers nothing is told of in a whole tree, and in the change that takes the package away', async () => {
    const settings = waiver(bound);
    expect(brief(await judged({ head: base, settings }))).toEqual(['waivers/unused warning']);
    expect(brief(await judged({ base: withA('1.2.0', 'BUSL-1.1'), head: base, settings }))).toEqual([
      'waivers/unused warning',
    ]);
    // The change does not touch what it is for.
    expect(brief(await judged({ base, head: { ...base, 'README.md': 'x' }, settings }))).toEqual([]);
  });

  test('an entry of licences that is about no package is told of in a whole tree', async () => {
    const entry = (versions: string) =>
      `licences: [{ purl: pkg:npm/a, versions: "${versions}", licence: MIT, reason: read }]\n`;
    const head = withA('1.2.0', 'MIT');
    expect(brief(await judged({ head, settings: entry('>=1 <2') }))).toEqual([]);
    expect(brief(await judged({ head, settings: entry('>=2') }))).toEqual(['waivers/unused-licence note']);
    expect(brief(await judged({ base: head, head: base, settings: entry('>=2') }))).toEqual([]);
  });

  test('by path and rule, and by the id of the finding', async () => {
    const head = { ...npmFiles({ a: '^1' }, { a: { license: 'MIT' } }), 'package.json': base['package.json'] ?? '' };
    const open = await judged({ base, head });
    expect(brief(open)).toEqual(['lock-out-of-step/out-of-step error']);
    const byPath = waiver({ policy: 'lock-out-of-step', rule: 'out-of-step', path: '*.json' });
    const byId = waiver({ policy: 'lock-out-of-step', finding: open.findings[0]?.id ?? '' });
    for (const settings of [byPath, byId]) {
      expect(brief(await judged({ base, head, settings }))).toEqual(['lock-out-of-step/out-of-step error waived']);
    }
    const elsewhere = waiver({ policy: 'lock-out-of-step', rule: 'out-of-step', path: 'packages/**' });
    expect((await judged({ base, head, settings: elsewhere })).verdict).toBe('fail');
  });
});
