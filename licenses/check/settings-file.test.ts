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
import { threadTime } from '../testing.ts';
import { defaultSettings } from './defaults.ts';
import { readSettings } from './settings-file.ts';

const path = '.tongming.yml';

function problemsOf(text: string): [number | null, string][] {
  return readSettings(text, path).problems.map(({ line, text: { en } }) => [line, en]);
}

describe('readSettings', () => {
  test('an empty file, and one of comments, is the defaults', () => {
    for (const text of ['', '\n', '# nothing yet\n', '---\n']) {
      expect(readSettings(text, path)).toEqual({ settings: { ...defaultSettings(), path }, problems: [] });
    }
  });

  test('every key is read', () => {
    const { settings, problems } = readSettings(
      `version: 1
lang: zh
outbound: mit or apache-2.0
distribution: hosted
use: static
uses:
  cargo: dynamic
  pkg:npm/%40babel: tool
fail-on: warning
exclude: [testdata/]
third-party:
  - third_party/**
policies:
  licence-unknown: error
  licence-pairs: off
  licence-category:
    level: warning
    levels: { denied: error, review: off }
    deny: [strong as static, GPL-3.0-only]
    otherwise: review
  waivers: { soon-days: 30 }
waivers:
  - policy: licence-category
    rule: denied
    purl: pkg:npm/%40a/b
    versions: 1.10
    licence: gpl-3.0-only
    reason: reviewed
    owner: legal@example.org
    expires: 2027-06-30
licences:
  - purl: pkg:pypi/Some_Thing
    versions: ">=1 <2"
    licence: BSD-3-Clause
    reason: read at v1.4
`,
      path,
    );
    expect(problems).toEqual([]);
    expect(settings).toMatchObject({
      lang: 'zh',
      outbound: 'MIT OR Apache-2.0',
      distribution: 'hosted',
      use: 'static',
      failOn: 'warning',
      exclude: ['testdata/'],
      thirdParty: ['third_party/**'],
      waivers: [{ purl: 'pkg:npm/%40a/b', versions: '1.10', licence: 'GPL-3.0-only', path: null, line: 23 }],
      curations: [{ purl: 'pkg:pypi/some-thing', versions: '>=1 <2', licence: 'BSD-3-Clause', line: 32 }],
    });
    expect([...settings.uses]).toEqual([
      ['cargo', 'dynamic'],
      ['pkg:npm/@babel', 'tool'],
    ]);
    const policies = settings.policies;
    expect(policies.get('licence-pairs')?.enabled).toBe(false);
    expect(policies.get('licence-unknown')?.levels).toEqual({
      ambiguous: 'error',
      conflict: 'error',
      'not-at-hand': 'error',
    });
    expect(policies.get('licence-category')).toMatchObject({
      enabled: true,
      levels: { denied: 'error', review: 'off' },
      options: { deny: ['strong as static', 'GPL-3.0-only'], otherwise: 'review', review: ['unknown'] },
      line: 16,
    });
    expect(policies.get('waivers')?.options).toEqual({ 'soon-days': 30 });
  });

  test('unknown keys are refused with the one that is nearest', () => {
    expect(problemsOf('outbund: MIT\npolicies:\n  licence-unkown: off\n  licence-category: { dney: [] }\n')).toEqual([
      [1, 'The key "outbund" is not known. Did you mean "outbound"?'],
      [3, 'The policy "licence-unkown" is not known. Did you mean "licence-unknown"?'],
      [4, 'The option of licence-category "dney" is not known. Did you mean "deny"?'],
    ]);
  });

  test.each([
    [
      'use: dynamc',
      '"use" takes one of copied, modified, static, dynamic, network, tool, data, test, not "dynamc". Did you mean "dynamic"?',
    ],
    ['exclude: docs', '"exclude" takes a list; this is text.'],
    ['exclude: [../x]', '"exclude" is no pattern of paths in the repository: "../x".'],
    ['outbound: [MIT]', '"outbound" takes text; this is a list.'],
    ['outbound: Apache 2', '"outbound" is no SPDX expression: "Apache 2" ("Apache" is not on the SPDX list.)'],
    ['version: 2', '"version" takes one of 1, not "2".'],
    ['fail-on: fatal', '"fail-on" takes one of note, warning, error, not "fatal".'],
    [
      'uses: { pkg:npm/a@1: tool }',
      'A key of "uses" has no version and no qualifiers: "pkg:npm/%40scope/name", or the beginning of one.',
    ],
    [
      'policies: { licence-category: { deny: [stong] } }',
      '"deny": "stong" is neither the id of a licence nor a category',
    ],
    [
      'policies: { licence-category: { deny: [strong as statc] } }',
      '"deny": The use "statc" is not known. Did you mean "strong as static"?',
    ],
    ['policies: { waivers: { soon-days: many } }', '"soon-days" takes a number that is not below 0.'],
    ['policies: { unjudged: off }', '"unjudged" cannot be turned off: what was not judged is no pass.'],
    ['- a', '".tongming.yml" takes a map; this is a list.'],
  ])('a wrong kind or value is refused: %s', (text, said) => {
    const found = problemsOf(text);
    expect(found).toHaveLength(1);
    expect(found[0]?.[0]).toBe(1);
    expect(found[0]?.[1]).toContain(said);
  });

  test.each([
    ['purl: pkg:npm/a\n    licence: MIT', 'A waiver of a package needs "versions".'],
    ['versions: "1"', '"versions" needs a "purl".'],
    ['rule: denied', 'A waiver needs a "purl", a "path" or a "finding".'],
    ['path: a/b', 'A waiver of a path needs a "rule".'],
    ['purl: pkg:npm/a@1.0.0\n    versions: "1"', '"purl" has no version; that goes into "versions".'],
    ['purl: npm/a\n    versions: "1"', '"purl" is no purl: "npm/a" (A purl begins with "pkg:".)'],
    ['rule: refused\n    path: a', 'The rule of licence-category "refused" is not known.'],
  ])('a waiver that is bound to nothing is refused: %s', (bound, said) => {
    const text = `waivers:\n  - policy: licence-category\n    ${bound}\n    reason: r\n    owner: o\n    expires: 2027-01-01\n`;
    const found = readSettings(text, path);
    expect(found.problems.map(({ text: { en } }) => en).join('\n')).toContain(said);
    expect(found.settings.waivers).toEqual([]);
  });

  test('reason, owner and a day that exists are required', () => {
    const text = 'waivers:\n  - policy: licence-category\n    finding: 0123456789abcdef\n    expires: 2027-02-30\n';
    expect(problemsOf(text)).toEqual([
      [2, 'This waiver has no "reason".'],
      [2, 'This waiver has no "owner".'],
    ]);
    expect(problemsOf(`${text}    reason: r\n    owner: o\n`)).toEqual([
      [4, '"expires" takes a day as 2027-06-30, not "2027-02-30".'],
    ]);
  });

  test('B084–B086, B089: references, tags, repeated keys and conflicts are refused with their line', () => {
    expect(problemsOf('exclude: &a [x]\nthird-party: *a\n')).toEqual([[2, 'Aliases (*) are not understood here.']]);
    expect(problemsOf('outbound: !!js/function "x"\n')[0]?.[0]).toBe(1);
    expect(problemsOf('outbound: MIT\noutbound: MIT\n')).toEqual([[2, 'The key "outbound" stands twice.']]);
    expect(problemsOf('version: 1\n<<<<<<< HEAD\noutbound: MIT\n=======\n>>>>>>> x\n')).toEqual([
      [2, 'There is an unresolved merge conflict in the file.'],
    ]);
  });

  test.each([
    ['brackets', '['.repeat(10_000)],
    ['keys in one line', 'a: '.repeat(3000)],
    ['dashes', `${'- '.repeat(20_000)}a`],
    ['question marks', `${'? '.repeat(20_000)}a`],
    ['steps', Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
    ['many keys', Array.from({ length: 30_000 }, (_, index) => `k${index}:`).join('\n')],
    ['the same key', `{${'a: b,'.repeat(50_000)}}`],
    ['a long text', `outbound: "${'a'.repeat(250_000)}`],
    ['a file that is too large', `# ${'x'.repeat(300_000)}`],
    [
      'an alias bomb',
      Array.from({ length: 20 }, (_, index) => `a${index + 1}: &a${index + 1} [${'*a0,'.repeat(9)}]`).join('\n'),
    ],
  ])('B084, B085: %s end soon and with a problem', (_, text) => {
    const start = threadTime();
    expect(problemsOf(text).length).toBeGreaterThanOrEqual(1);
    expect(threadTime() - start).toBeLessThan(3000);
  });

  test('B087: names of the language are ordinary unknown keys', () => {
    const text = '__proto__: { polluted: 1 }\nconstructor: 1\npolicies: { __proto__: off, toString: off }\n';
    expect(problemsOf(text).map(([line]) => line)).toEqual([1, 2, 3, 3]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test('B088: versions are the text as it is written', () => {
    const waiver = (versions: string) =>
      readSettings(`licences:\n  - { purl: pkg:npm/a, versions: ${versions}, licence: MIT, reason: r }\n`, path)
        .settings;
    expect(['1.10', '0777', '1e3', 'NO'].map((one) => waiver(one).curations[0]?.versions)).toEqual([
      '1.10',
      '0777',
      '1e3',
      'NO',
    ]);
  });
});
