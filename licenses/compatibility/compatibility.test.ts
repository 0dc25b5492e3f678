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
import { LicenceError } from '../error.ts';
import { formatExpression } from '../expression.ts';
import { randomExpression, seeded } from '../expression-testing.ts';
import { listedIds, processorTime } from '../testing.ts';
import { compatibility, worse } from './compatibility.ts';
import { type Answer, type CompatibilityFacts, distributions, type Use, uses } from './facts.ts';
import { readOsadl, readRecLicense } from './matrix.ts';
import { together } from './together.ts';

function asked(inbound: string, outbound: string, use: Use = 'copied', more: Partial<CompatibilityFacts> = {}) {
  return compatibility({ inbound, outbound, use, distribution: 'source', ...more });
}

function said(inbound: string, outbound: string, use: Use = 'copied', more: Partial<CompatibilityFacts> = {}): string {
  const { answer, rule } = asked(inbound, outbound, use, more);
  return `${answer} ${rule}`;
}

test.each<[string, string, Use, string]>([
  ['MIT', 'MIT', 'copied', 'yes same'],
  ['MIT', 'Apache-2.0', 'copied', 'yes permissive'],
  ['CC0-1.0', 'GPL-2.0-only', 'copied', 'yes public-domain'],
  ['Apache-2.0', 'GPL-2.0-only', 'static', 'no apache-and-gpl-2'],
  ['Apache-2.0', 'GPL-3.0-only', 'static', 'yes permissive'],
  ['Apache-2.0', 'GPL-2.0-or-later', 'static', 'depends narrows-outbound'],
  ['Apache-2.0 WITH LLVM-exception', 'GPL-2.0-only', 'static', 'yes linking-exception'],
  ['Apache-2.0', 'LGPL-2.1-only', 'dynamic', 'yes permissive'],
  ['BSD-4-Clause', 'GPL-3.0-or-later', 'static', 'no permissive-against-gnu'],
  ['BSD-4-Clause', 'EUPL-1.2', 'static', 'depends permissive-against-whole'],
  ['BSD-4-Clause', 'MPL-2.0', 'static', 'yes permissive'],
  ['GPL-2.0-only', 'GPL-3.0-only', 'copied', 'no gnu-versions'],
  ['GPL-2.0-or-later', 'GPL-3.0-only', 'copied', 'yes elected-version'],
  ['GPL-3.0-only', 'GPL-2.0-or-later', 'copied', 'depends narrows-outbound'],
  ['GPL-2.0-or-later', 'GPL-2.0-only', 'copied', 'yes same'],
  ['LGPL-2.1-only', 'GPL-3.0-only', 'copied', 'yes gnu-conversion'],
  ['LGPL-3.0-only', 'GPL-2.0-only', 'dynamic', 'no gnu-versions'],
  ['GPL-3.0-only', 'AGPL-3.0-only', 'static', 'yes gpl-3-and-agpl-3'],
  ['GPL-3.0-only', 'AGPL-3.0-only', 'copied', 'depends gpl-3-and-agpl-3'],
  ['AGPL-3.0-only', 'GPL-3.0-or-later', 'dynamic', 'yes gpl-3-and-agpl-3'],
  ['AGPL-3.0-only', 'GPL-2.0-only', 'dynamic', 'no gnu-versions'],
  ['GPL-3.0-only', 'LGPL-3.0-only', 'dynamic', 'no strong-copyleft'],
  ['GPL-2.0-only', 'MIT', 'dynamic', 'no strong-copyleft'],
  ['GPL-2.0-only WITH Classpath-exception-2.0', 'MIT', 'dynamic', 'yes linking-exception'],
  ['GPL-2.0-only WITH Classpath-exception-2.0', 'MIT', 'copied', 'no strong-copyleft'],
  ['GPL-3.0-or-later WITH GCC-exception-3.1', 'Apache-2.0', 'static', 'yes linking-exception'],
  ['GPL-2.0-only', 'GPL-2.0-only WITH Classpath-exception-2.0', 'copied', 'depends exception-lost'],
  ['GPL-3.0-only', 'GPL-3.0-or-later', 'copied', 'depends narrows-outbound'],
  ['LGPL-2.1-or-later', 'MIT', 'dynamic', 'yes library-linked'],
  ['LGPL-2.1-or-later', 'MIT', 'copied', 'depends library-copied'],
  ['MPL-2.0', 'MIT', 'copied', 'yes file-copyleft'],
  ['MPL-2.0', 'GPL-2.0-or-later', 'copied', 'yes named-in-licence'],
  ['MPL-2.0-no-copyleft-exception', 'GPL-2.0-or-later', 'copied', 'no file-copyleft-against-whole'],
  ['CDDL-1.0', 'GPL-2.0-only', 'static', 'no file-copyleft-against-whole'],
  ['EPL-2.0', 'GPL-2.0-only', 'static', 'depends secondary-licence'],
  ['EUPL-1.2', 'GPL-3.0-only', 'copied', 'yes named-in-licence'],
  ['EUPL-1.2', 'MIT', 'copied', 'no network-copyleft'],
  ['MulanPSL-2.0', 'MIT', 'copied', 'yes permissive'],
  ['MulanPSL-2.0', 'GPL-2.0-only', 'copied', 'yes permissive'],
  ['MulanPSL-1.0', 'MulanPSL-2.0', 'copied', 'yes permissive'],
  ['MIT', 'MulanPSL-2.0', 'static', 'yes permissive'],
  ['GPL-2.0-only', 'MulanPSL-2.0', 'static', 'no strong-copyleft'],
  ['LicenseRef-scancode-mulanpubl-2.0', 'MulanPSL-2.0', 'static', 'no network-copyleft'],
  ['MulanPSL-2.0', 'LicenseRef-scancode-mulanpubl-2.0', 'copied', 'yes permissive'],
  ['GPL-3.0-only', 'LicenseRef-scancode-mulanpubl-2.0', 'copied', 'no strong-copyleft'],
  ['SSPL-1.0', 'Apache-2.0', 'static', 'no restricted-use'],
  ['SSPL-1.0', 'Apache-2.0', 'network', 'depends restricted-use-internal'],
  ['Elastic-2.0', 'Elastic-2.0', 'copied', 'yes same'],
  ['AGPL-3.0-only', 'MIT', 'network', 'yes separate-network-service'],
  ['AGPL-3.0-only', 'MIT', 'tool', 'yes not-part-of-work'],
  ['AGPL-3.0-only', 'MIT', 'static', 'no network-copyleft'],
  ['GPL-3.0-only', 'MIT', 'test', 'yes not-part-of-work'],
  ['Apache-2.0 AND LicenseRef-scancode-commons-clause', 'Apache-2.0', 'static', 'no restricted-use'],
  ['CC-BY-4.0', 'GPL-3.0-only', 'copied', 'yes content'],
  ['CC-BY-SA-4.0', 'GPL-3.0-only', 'copied', 'yes named-in-licence'],
  ['CC-BY-SA-4.0', 'MIT', 'copied', 'no share-alike-mixed'],
  ['CC-BY-SA-4.0', 'MIT', 'data', 'yes share-alike'],
  ['CC-BY-SA-3.0', 'CC-BY-SA-4.0', 'modified', 'yes named-in-licence'],
  ['CC-BY-NC-4.0', 'MIT', 'copied', 'no content-restricted'],
  ['CC-BY-NC-4.0', 'MIT', 'data', 'depends content-restricted-beside'],
  ['CC-BY-ND-4.0', 'Apache-2.0', 'modified', 'no content-restricted'],
  ['OFL-1.1', 'MIT', 'data', 'yes font'],
  ['LicenseRef-mine', 'MIT', 'static', 'unknown unread'],
  ['LicenseRef-mine', 'LicenseRef-Mine', 'static', 'yes same'],
  ['NONE', 'MIT', 'static', 'no not-given'],
  ['NOASSERTION', 'MIT', 'static', 'unknown unread'],
  ['GPL-2.0-only', 'LicenseRef-closed', 'static', 'unknown unread'],
  ['MIT', 'LicenseRef-closed', 'static', 'yes permissive'],
  ['GPL-2.0-only', 'LicenseRef-scancode-proprietary-license', 'static', 'no closed-outbound'],
])('%s in %s, %s: %s', (inbound, outbound, use, expected) => {
  expect(said(inbound, outbound, use)).toBe(expected);
});

describe('how it reaches others', () => {
  test.each<[string, string, Partial<CompatibilityFacts>, string]>([
    ['GPL-2.0-only', 'MIT', { distribution: 'none' }, 'yes not-distributed'],
    ['GPL-2.0-only', 'MIT', { distribution: 'hosted' }, 'yes not-distributed'],
    ['AGPL-3.0-only', 'MIT', { distribution: 'hosted' }, 'no network-copyleft'],
    ['AGPL-3.0-only', 'MIT', { distribution: 'none' }, 'yes not-distributed'],
    ['BUSL-1.1', 'MIT', { distribution: 'none' }, 'depends restricted-use-internal'],
    [
      'LGPL-2.1-only',
      'LicenseRef-scancode-proprietary-license',
      { distribution: 'binary' },
      'depends library-static-closed',
    ],
    ['LGPL-2.1-only', 'LicenseRef-scancode-proprietary-license', { distribution: 'source' }, 'yes library-linked'],
  ])('%s in %s, %j: %s', (inbound, outbound, more, expected) => {
    expect(said(inbound, outbound, 'static', more)).toBe(expected);
  });

  test('what is owed', () => {
    expect(asked('Apache-2.0', 'MIT').conditions).toEqual(['notice', 'notice-file']);
    expect(asked('Apache-2.0', 'MIT', 'copied', { distribution: 'hosted' }).conditions).toEqual([]);
    expect(asked('LGPL-3.0-only', 'MIT', 'dynamic', { distribution: 'binary' }).conditions).toEqual([
      'notice',
      'library-source',
      'relink',
    ]);
    expect(asked('AGPL-3.0-only', 'MIT', 'network', { distribution: 'hosted', changed: true }).conditions).toEqual([
      'network-source',
    ]);
    expect(asked('AGPL-3.0-only', 'MIT', 'network', { distribution: 'hosted' }).conditions).toEqual([]);
    expect(asked('GPL-2.0-only', 'MIT').conditions).toEqual([]);
  });
});

describe('licences that change by date', () => {
  const parameters = { changeDate: '2027-01-01', changeLicense: 'Apache-2.0', additionalUseGrant: null };

  test('the day before and the day itself', () => {
    expect(said('BUSL-1.1', 'MIT', 'static', { parameters, today: '2026-12-31' })).toBe('no not-yet-changed');
    expect(said('BUSL-1.1', 'MIT', 'static', { parameters, today: '2027-01-01' })).toBe('yes permissive');
    expect(asked('MIT AND BUSL-1.1', 'MIT', 'static', { parameters, today: '2027-01-01' }).arm).toBe(
      'MIT AND Apache-2.0',
    );
  });

  test('a grant of further uses has to be read', () => {
    const granted = { ...parameters, changeDate: null, additionalUseGrant: 'You may run up to three nodes.' };
    expect(asked('BUSL-1.1', 'MIT', 'network', { parameters: granted }).conditions).toEqual([
      'notice',
      'restricted-use',
      'use-grant',
    ]);
    expect(asked('BUSL-1.1', 'MIT', 'network').conditions).toEqual(['notice', 'restricted-use']);
  });

  test('without a change licence nothing changes; the FSL names its own', () => {
    const unnamed = { ...parameters, changeLicense: null };
    expect(said('BUSL-1.1', 'MIT', 'static', { parameters: unnamed, today: '2030-01-01' })).toBe('no not-yet-changed');
    expect(said('FSL-1.1-MIT', 'MIT', 'static', { parameters: unnamed, today: '2030-01-01' })).toBe('yes same');
  });
});

describe('expressions', () => {
  test('the best alternative is named, and what it rests on', () => {
    const verdict = asked('GPL-2.0-only OR MIT OR CC-BY-NC-4.0', 'Apache-2.0');
    expect([verdict.answer, verdict.arm, verdict.pairs]).toEqual([
      'yes',
      'MIT',
      [expect.objectContaining({ inbound: 'MIT', outbound: 'Apache-2.0', rule: 'permissive' })],
    ]);
  });

  test('of equal answers the one with fewer duties is chosen', () => {
    expect(asked('LGPL-2.1-only OR MIT', 'GPL-3.0-only', 'dynamic').arm).toBe('MIT');
  });

  test('the worst part decides', () => {
    expect(said('MIT AND GPL-2.0-only', 'MIT')).toBe('no strong-copyleft');
    expect(said('MIT AND (GPL-2.0-only OR ISC)', 'MIT')).toBe('yes same');
  });

  test('outbound, a choice must hold in each of its licences, and a sum holds what is in it', () => {
    expect(said('Apache-2.0', 'GPL-2.0-only OR MIT')).toBe('no apache-and-gpl-2');
    expect(said('GPL-2.0-only', 'GPL-2.0-only AND MIT')).toBe('yes part-of-outbound');
    expect(said('GPL-3.0-only', 'MIT AND ISC')).toBe('no strong-copyleft');
  });

  test('AND is the worst and OR the best of its parts, for random expressions', () => {
    const random = seeded(11);
    const names = ['MIT', 'GPL-2.0-only', 'GPL-3.0-or-later', 'LGPL-2.1-only', 'MPL-2.0', 'LicenseRef-x', 'SSPL-1.0'];
    const answers: readonly Answer[] = ['yes', 'depends', 'unknown', 'no'];
    for (let i = 0; i < 300; i += 1) {
      const [a, b] = [randomExpression(random, names, 2), randomExpression(random, names, 2)].map(formatExpression);
      const outbound = names[Math.floor(random() * names.length)] as string;
      const [one, other] = [asked(String(a), outbound).answer, asked(String(b), outbound).answer];
      expect(asked(`(${a}) AND (${b})`, outbound).answer).toBe(worse(one, other));
      const best = answers.indexOf(one) < answers.indexOf(other) ? one : other;
      expect(asked(`(${a}) OR (${b})`, outbound).answer).toBe(best);
    }
  });

  test('what is no expression is refused with its place, and so is an endless one', () => {
    expect(() => asked('MIT OR', 'MIT')).toThrow(expect.objectContaining({ kind: 'syntax', position: 4 }));
    expect(() => asked('MIT', 'NONE')).toThrow(LicenceError);
    const endless = Array.from({ length: 300 }, (_, i) => `LicenseRef-${i}`).join(' OR ');
    expect(() => asked(endless, 'MIT')).toThrow(expect.objectContaining({ kind: 'too-complex' }));
  });

  test('pairs are bounded, and so are works that are compared with each other', () => {
    const many = (count: number, name: string) =>
      Array.from({ length: count }, (_, i) => `LicenseRef-${name}${i}`).join(' AND ');
    expect(() => asked(many(150, 'a'), many(150, 'b'))).toThrow(expect.objectContaining({ kind: 'too-complex' }));
    const works = Array.from({ length: 50 }, (_, i) => many(20, `w${i}-`));
    expect(() => together(works, { use: 'static', distribution: 'binary' })).toThrow(LicenceError);
  });

  test('200 licences against 20 take under a second', () => {
    const many = Array.from({ length: 200 }, (_, i) => `LicenseRef-${i}`).join(' AND ');
    const into = Array.from({ length: 20 }, (_, i) => `LicenseRef-o${i}`).join(' OR ');
    expect(processorTime(() => asked(many, into))).toBeLessThan(1000);
  });
});

describe('every licence of the list', () => {
  test('fits into itself, for every use and every way to others', () => {
    const refused = listedIds.flatMap((id) =>
      uses.flatMap((use) =>
        distributions
          .map((distribution) => [id, use, distribution, asked(id, id, use, { distribution }).answer])
          .filter(([, , , answer]) => answer !== 'yes'),
      ),
    );
    expect(refused).toEqual([]);
  });

  test('has a category, but for those that nobody can tell without reading them', () => {
    const open = listedIds.filter((id) => asked(id, 'MIT').rule === 'unread');
    expect(open.length).toBeLessThan(20);
    expect(open).not.toContain('MIT');
  });
});

describe('matrices', () => {
  const osadl = readOsadl({
    MIT: { 'LicenseRef-odd': 'Yes', MIT: 'Same', 'MPL-2.0': 'No' },
    timestamp: '2026-01-01T00:00:00+0000',
  });
  const rec = readRecLicense({
    meta: { created: { date: '2026-02-02 10:00:00' } },
    licenses: { license: {}, MIT: { 'LicenseRef-odd': '0', MIT: '1,2', 'MPL-2.0': '2' } },
  });
  const facts = { outbound: 'MIT', use: 'copied', distribution: 'source' } as const;

  test('both cells are shown, with their date and their words', () => {
    const { answer, rule, pairs } = compatibility({ ...facts, inbound: 'MPL-2.0' }, [osadl, rec]);
    expect([answer, rule]).toEqual(['yes', 'file-copyleft']);
    expect(pairs[0]?.cells).toEqual([
      {
        matrix: 'OSADL',
        date: '2026-01-01',
        inbound: 'MPL-2.0',
        outbound: 'MIT',
        value: 'No',
        answer: 'no',
        reason: null,
      },
      {
        matrix: 'RecLicense',
        date: '2026-02-02',
        inbound: 'MPL-2.0',
        outbound: 'MIT',
        value: '2',
        answer: 'yes',
        reason: 'combinative: it keeps its licence as a part of the whole',
      },
    ]);
  });

  test('decide where there is no rule, unless they differ', () => {
    const inbound = 'LicenseRef-odd';
    expect(compatibility({ ...facts, inbound }, [osadl])).toMatchObject({ answer: 'yes', rule: 'matrix' });
    expect(compatibility({ ...facts, inbound }, [osadl, rec])).toMatchObject({
      answer: 'depends',
      rule: 'matrices-differ',
    });
    expect(compatibility({ ...facts, inbound })).toMatchObject({ answer: 'unknown', rule: 'unread' });
  });
});

test('of works that are taken in together, those are named of which neither can hold the other', () => {
  const facts = { use: 'static', distribution: 'binary' } as const;
  expect(together(['MIT', 'GPL-2.0-only', 'Apache-2.0', 'MPL-2.0', 'MIT', 'CDDL-1.0'], facts)).toEqual([
    { a: 'GPL-2.0-only', b: 'Apache-2.0', answer: 'no' },
    { a: 'GPL-2.0-only', b: 'CDDL-1.0', answer: 'no' },
  ]);
  expect(together(['GPL-2.0-or-later', 'GPL-3.0-only', 'LGPL-2.1-only'], facts)).toEqual([]);
});
