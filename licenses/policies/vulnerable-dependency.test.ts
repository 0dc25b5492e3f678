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
import { DatabaseError } from '../advisories/database-file.ts';
import { createMatcher } from '../advisories/matcher.ts';
import { databaseOf, recordFor } from '../advisories/testing-advisories.ts';
import { type FactsForTest, factsOf } from '../check/testing-facts.ts';
import { vulnerableDependency } from './vulnerable-dependency.ts';

interface Version {
  readonly version: string;
  readonly dev?: boolean;
}

function lock(packages: Readonly<Record<string, Version>>): string {
  const entries = Object.entries(packages).map(([name, about]) => [`node_modules/${name}`, about] as const);
  const names = Object.fromEntries(Object.keys(packages).map((name) => [name, '*']));
  const root = { name: 'app', version: '1.0.0', dependencies: names };
  return JSON.stringify({ lockfileVersion: 3, packages: { '': root, ...Object.fromEntries(entries) } }, null, 2);
}

const critical = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H';
const records = [
  recordFor('GHSA-1', ['npm', 'bad'], [{ introduced: '0' }, { fixed: '2.0.0' }], {
    aliases: ['CVE-1'],
    summary: 'It burns',
    published: '2026-11-10T00:00:00Z',
    severity: [{ type: 'CVSS_V3', score: critical }],
  }),
  recordFor('GHSA-2', ['npm', 'bad'], [{ introduced: '1.5.0' }, { last_affected: '1.9.0' }], {
    database_specific: { severity: 'MODERATE' },
  }),
  recordFor('GHSA-3', ['npm', 'worse'], [{ introduced: '0' }, { last_affected: '9.0.0' }]),
  recordFor('MAL-1', ['npm', 'evil'], [{ introduced: '0' }]),
];

function advisories(ecosystems: readonly string[] | null = null) {
  const { date, matches, uncovered } = createMatcher([databaseOf(records, ecosystems)]);
  return { date, matches, uncovered };
}

async function answer(
  given: Omit<FactsForTest, 'advisories'> & Pick<Partial<FactsForTest>, 'advisories'>,
  policy = '',
) {
  const settings = policy === '' ? '' : `policies:\n  vulnerable-dependency:\n${policy}`;
  const facts = await factsOf({ today: '2026-11-22', advisories: advisories(), settings, ...given });
  return vulnerableDependency.judge(facts, facts.settings.policies.get('vulnerable-dependency')?.options as never);
}

async function told(given: Parameters<typeof answer>[0], policy = ''): Promise<string[]> {
  const { findings } = await answer(given, policy);
  return findings.map(({ rule, subject, level }) => `${rule}${level === null ? '' : ` (${level})`}: ${subject}`);
}

const tree = (packages: Readonly<Record<string, Version>>) => ({ 'package-lock.json': lock(packages) });

describe('vulnerable dependencies', () => {
  it('are told by severity, with advisory, place, what mends it and since when', async () => {
    const { findings, notChecked } = await answer({
      head: tree({ bad: { version: '1.0.0' }, good: { version: '1.0.0' } }),
    });
    expect(notChecked).toEqual([]);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      rule: 'critical',
      subject: 'pkg:npm/bad GHSA-1',
      level: null,
      undecided: false,
      message: { en: 'bad 1.0.0 has a critical vulnerability: GHSA-1 (< 2.0.0), It burns.' },
      path: 'package-lock.json',
      purl: 'pkg:npm/bad@1.0.0',
      since: '2026-11-10T00:00:00Z',
    });
    expect(findings[0]?.fix?.en).toContain('Upgrade to 2.0.0');
    expect(findings[0]?.evidence.map(({ kind, where }) => `${kind} ${where}`)).toEqual([
      'advisory GHSA-1',
      'advisory CVE-1',
    ]);
  });

  it('may be malicious, or of unknown severity', async () => {
    expect(await told({ head: tree({ evil: { version: '1.0.0' }, worse: { version: '1.0.0' } }) })).toEqual([
      'malicious: pkg:npm/evil MAL-1',
      'unknown-severity: pkg:npm/worse GHSA-3',
    ]);
  });

  it('only count in a change when it brings them: new package, or new version that has one more', async () => {
    const base = tree({ bad: { version: '1.0.0' } });
    expect(await told({ base, head: base })).toEqual(['critical (note): pkg:npm/bad GHSA-1']);
    expect(await told({ base, head: tree({ bad: { version: '1.6.0' } }) })).toEqual([
      'critical (note): pkg:npm/bad GHSA-1',
      'medium: pkg:npm/bad GHSA-2',
    ]);
    expect(await told({ base, head: tree({ bad: { version: '2.0.0' }, worse: { version: '1.0.0' } }) })).toEqual([
      'unknown-severity: pkg:npm/worse GHSA-3',
    ]);
    expect(await told({ base: { 'a.txt': '' }, head: base })).toEqual(['critical: pkg:npm/bad GHSA-1']);
  });

  it('can be left out while there is no fix, for developing, and while they are young; malicious ones never', async () => {
    const head = tree({
      worse: { version: '1.0.0' },
      bad: { version: '1.0.0', dev: true },
      evil: { version: '1.0.0', dev: true },
    });
    expect(await told({ head }, '    fixable-only: true\n')).toEqual([
      'critical: pkg:npm/bad GHSA-1',
      'malicious: pkg:npm/evil MAL-1',
      'unknown-severity (note): pkg:npm/worse GHSA-3',
    ]);
    expect(await told({ head }, '    ignore-dev: true\n')).toEqual([
      'critical (note): pkg:npm/bad GHSA-1',
      'malicious: pkg:npm/evil MAL-1',
      'unknown-severity: pkg:npm/worse GHSA-3',
    ]);
    expect(await told({ head }, '    min-age-days: 13\n')).toContain('critical (note): pkg:npm/bad GHSA-1');
    expect(await told({ head }, '    min-age-days: 12\n')).toContain('critical: pkg:npm/bad GHSA-1');
  });

  it('are not decided for ranges of versions, once for each package', async () => {
    const manifest = { name: 'app', version: '1.0.0', dependencies: { bad: '^1.0.0', evil: '*' } };
    const { findings } = await answer({ head: { 'package.json': JSON.stringify(manifest) } });
    expect(findings.map(({ rule, subject, undecided }) => [rule, subject, undecided])).toEqual([
      ['undecided', 'pkg:npm/bad', true],
      ['malicious', 'pkg:npm/evil MAL-1', false],
    ]);
    expect(findings[0]?.message.en).toBe('Of bad only ^1.0.0 is given: whether 2 advisories apply cannot be decided.');
  });

  it('are not looked for without advisories, and it says how to get them', async () => {
    const { findings, notChecked } = await answer({ head: tree({ bad: { version: '1.0.0' } }), advisories: null });
    expect(findings).toEqual([]);
    expect(notChecked[0]?.en).toContain('tongming advisories update');
    const python = await answer({ head: { 'requirements.txt': 'flask==1.0\n' }, advisories: advisories(['npm']) });
    expect(python.notChecked[0]?.en).toContain('no advisories for PyPI');
    expect((await answer({ head: { 'a.txt': '' }, advisories: null })).notChecked).toEqual([]);
  });

  it('are told to be looked for in old data', async () => {
    const head = tree({ good: { version: '1.0.0' } });
    expect(await told({ head, today: '2026-12-02' })).toEqual(['old-data: advisories']);
    expect(await told({ head, today: '2026-12-02' }, '    max-data-age-days: 60\n')).toEqual([]);
  });

  it('are not looked up in a database that cannot be used, and that is told', async () => {
    const head = { 'package-lock.json': lock({ bad: { version: '1.0.0' } }) };
    const faults = [{ path: '/data/npm.osvdb', kind: 'damaged' as const }];
    const { findings } = await answer({ head, advisories: { ...advisories(), faults } });
    expect(
      findings.filter(({ rule }) => rule === 'broken-data').map(({ message, undecided }) => [undecided, message.en]),
    ).toEqual([[true, '/data/npm.osvdb is damaged and was not used: what it speaks of was not looked up.']]);
    const cut = () => {
      throw new DatabaseError('damaged', 'It is cut.');
    };
    const broken = await answer({ head, advisories: { date: null, matches: cut } });
    expect(broken.findings.map(({ rule }) => rule)).toEqual(['broken-data']);
  });
});
