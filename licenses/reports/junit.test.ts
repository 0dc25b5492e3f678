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

import { parser } from 'sax';
import { describe, expect, test } from 'vitest';
import {
  exampleFinding,
  exampleResult,
  hostileMixes,
  hostileResult,
  hostileTexts,
  plainOptions,
} from '../report-parts/testing-check.ts';
import { junit } from './junit.ts';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

function elementsOf(xml: string): Element[] {
  const found: Element[] = [];
  const reader = parser(true);
  reader.onopentag = ({ name, attributes }) => found.push({ name, attributes });
  // A strict parser throws at the first fault when nobody listens for it.
  reader.write(xml).close();
  return found;
}

const allowed = /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u;

describe('whatever a repository says, it is XML 1.0', () => {
  test.each([...hostileTexts, ...hostileMixes(60)])('%j', (text) => {
    const xml = junit.write(hostileResult(text), plainOptions());
    expect(xml).toMatch(allowed);
    const elements = elementsOf(xml);
    expect(elements.filter(({ name }) => name === 'testcase')).toHaveLength(5);
    const kinds = new Set(elements.map(({ name }) => name));
    expect(kinds).toEqual(
      new Set(['testsuites', 'testsuite', 'testcase', 'failure', 'error', 'skipped', 'system-out']),
    );
  });
});

test('what fails, what was waived, what was not decided and what is below the limit are told apart', () => {
  const waiver = { line: 9, reason: 'sold with it', owner: 'legal', expires: '2027-01-01' };
  const findings = [
    exampleFinding(),
    exampleFinding({ id: '2', waiver }),
    exampleFinding({ id: '3', undecided: true }),
    exampleFinding({ id: '4', level: 'warning' }),
  ];
  const result = exampleResult(findings, {
    policies: [
      { id: 'example-policy', findings: 3, waived: 1 },
      { id: 'other-policy', findings: 0, waived: 0 },
    ],
  });
  const elements = elementsOf(junit.write(result, plainOptions()));
  expect(elements[0]).toMatchObject({ attributes: { tests: '5', failures: '1', errors: '1', skipped: '1' } });
  expect(elements.map(({ name }) => name).filter((name) => !name.startsWith('test'))).toEqual([
    'failure',
    'skipped',
    'error',
    'system-out',
  ]);
  expect(elements.at(-1)?.attributes).toMatchObject({ classname: 'other-policy', name: 'other-policy' });
});
