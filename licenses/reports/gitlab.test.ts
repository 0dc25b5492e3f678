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

import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import {
  exampleFinding,
  exampleResult,
  hostileMixes,
  hostileResult,
  hostileTexts,
  plainOptions,
} from '../report-parts/testing-check.ts';
import { gitlab } from './gitlab.ts';

/** What GitLab's documentation asks of a Code Quality report. */
const schema = {
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    properties: {
      description: { type: 'string' },
      check_name: { type: 'string' },
      fingerprint: { type: 'string', minLength: 1 },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        properties: {
          path: { type: 'string' },
          lines: { type: 'object', required: ['begin'], properties: { begin: { type: 'integer', minimum: 1 } } },
        },
      },
    },
  },
};
const valid = new Ajv().compile(schema);

describe('whatever a repository says', () => {
  test.each([...hostileTexts, ...hostileMixes(60)])('%j', (text) => {
    const report: unknown = JSON.parse(gitlab.write(hostileResult(text), plainOptions()));
    valid(report);
    expect(valid.errors ?? []).toEqual([]);
    expect(report).toHaveLength(3);
  });
});

test('a finding stands at its line, one of no file at the policy file, a waived one nowhere', () => {
  const waiver = { line: 9, reason: 'sold with it', owner: 'legal', expires: '2027-01-01' };
  const findings = [
    exampleFinding({ line: 12, level: 'warning' }),
    exampleFinding({ id: '2', path: null, line: null, purl: 'pkg:npm/x@1.0.0' }),
    exampleFinding({ id: '3', waiver }),
  ];
  expect(JSON.parse(gitlab.write(exampleResult(findings), plainOptions()))).toEqual([
    {
      description: 'It has no licence header. fix: Add the header.',
      check_name: 'example-policy/example-rule',
      fingerprint: '0123456789abcdef',
      severity: 'minor',
      location: { path: 'src/a.ts', lines: { begin: 12 } },
    },
    {
      description: 'pkg:npm/x@1.0.0: It has no licence header. fix: Add the header.',
      check_name: 'example-policy/example-rule',
      fingerprint: '2',
      severity: 'critical',
      location: { path: '.tongming.yml', lines: { begin: 1 } },
    },
  ]);
});
