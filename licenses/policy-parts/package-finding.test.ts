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
import { readSettings } from '../check/settings-file.ts';
import { factsOf } from '../check/testing-facts.ts';
import { npmFiles } from '../check/testing-npm.ts';
import { chainEvidence, curationLines, judgedPackages, waiverLines } from './package-finding.ts';

describe('lines for the policy file', () => {
  test('once completed they are read as they are meant', async () => {
    const { packages } = await factsOf({ head: npmFiles({}, { '@s/a': {} }) });
    const [one] = packages.added;
    if (one === undefined) throw new Error('no package');
    const filled = (lines: string) =>
      lines
        .replace('reason: …', 'reason: r')
        .replace('owner: …', 'owner: o')
        .replace('expires: …', 'expires: 2027-01-01');
    const waiver = readSettings(filled(waiverLines('licence-category', 'denied', one, 'MIT')), '.tongming.yml');
    expect(waiver.problems).toEqual([]);
    expect(waiver.settings.waivers).toMatchObject([
      { policy: 'licence-category', rule: 'denied', purl: 'pkg:npm/%40s/a', versions: '1.0.0', licence: 'MIT' },
    ]);
    const curation = readSettings(filled(curationLines(one, 'MIT')), '.tongming.yml');
    expect(curation).toMatchObject({
      problems: [],
      settings: { curations: [{ purl: 'pkg:npm/%40s/a', licence: 'MIT' }] },
    });
  });

  test('what a repository calls a version does not become a key', async () => {
    const hostile = '1.0.0", expires: 2099-01-01 }, { policy: x, #';
    const { packages } = await factsOf({ head: npmFiles({}, { a: { version: hostile } }) });
    const [one] = packages.added;
    if (one === undefined) throw new Error('no package');
    const { settings } = readSettings(
      waiverLines('licence-category', 'denied', one, null).replaceAll('…', 'x'),
      '.tongming.yml',
    );
    expect(settings.waivers).toEqual([]);
  });
});

describe('how a package comes in', () => {
  test('the shortest way from what is asked for, also where packages need each other', async () => {
    const facts = await factsOf({
      head: npmFiles(
        { a: '*' },
        {
          a: { dependencies: { b: '*', c: '*' } },
          b: { dependencies: { c: '*', a: '*' } },
          c: { dependencies: { d: '*', c: '*' } },
          d: {},
        },
      ),
    });
    const says = facts.head.inventory.packages.map((one) => chainEvidence(facts, one)[0]?.says.en ?? null);
    expect(says).toEqual([
      null,
      'by way of a 1.0.0 → b 1.0.0',
      'by way of a 1.0.0 → c 1.0.0',
      'by way of a 1.0.0 → c 1.0.0 → d 1.0.0',
    ]);
  });

  test('a chain of ten thousand is followed without depth', async () => {
    const names = Array.from({ length: 10_000 }, (_, index) => `p${index}`);
    const packages = Object.fromEntries(
      names.map((name, index) => [name, { dependencies: { [`p${index + 1}`]: '*' } }]),
    );
    const facts = await factsOf({ head: npmFiles({ p0: '*' }, packages) });
    const last = facts.head.inventory.packages.find(({ name }) => name === 'p9999');
    expect(last === undefined ? '' : chainEvidence(facts, last)[0]?.says.en).toMatch(
      /^by way of p0 1\.0\.0 → .*p9999 1\.0\.0$/u,
    );
  });
});

test('judged are new packages, new versions, and those that are shipped now', async () => {
  const base = npmFiles({ a: '*', b: '*', c: '*' }, { a: {}, b: {}, c: { dev: true } });
  const head = npmFiles({ a: '*', b: '*', c: '*', d: '*' }, { a: {}, b: { version: '1.1.0' }, c: {}, d: {} });
  const judged = judgedPackages(await factsOf({ base, head }));
  expect(judged.map(({ one, before }) => `${one.name} ${before?.version ?? 'new'}`).toSorted()).toEqual([
    'b 1.0.0',
    'c 1.0.0',
    'd new',
  ]);
});
