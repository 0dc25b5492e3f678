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

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { policies } from '../policy-registry.ts';
import {
  exampleFinding,
  exampleResult,
  hostileMixes,
  hostileResult,
  hostileTexts,
  plainOptions,
} from '../report-parts/testing-check.ts';
import { sarif } from './sarif.ts';

const published = JSON.parse(
  readFileSync(fileURLToPath(import.meta.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json')), 'utf8'),
) as Record<string, unknown>;
// The published schema is of draft 4; apart from the name of its id, it is one of draft 7 as well.
const schema = { ...published };
delete schema['id'];
delete schema['$schema'];
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const valid = ajv.compile(schema);

interface Log {
  readonly runs: readonly {
    readonly results: readonly Record<string, unknown>[];
    readonly invocations: readonly unknown[];
    readonly versionControlProvenance?: unknown;
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
  }[];
}

function written(...[result, options]: Parameters<typeof sarif.write>): Log['runs'][number] {
  const log = JSON.parse(sarif.write(result, options)) as Log;
  valid(log);
  expect(valid.errors ?? []).toEqual([]);
  const [run] = log.runs;
  if (run === undefined) throw new Error('there is no run');
  return run;
}

describe('whatever a repository says, the log is SARIF 2.1.0', () => {
  test.each([...hostileTexts, ...hostileMixes(60)])('%j', (text) => {
    for (const locale of ['zh', 'en'] as const) {
      const run = written(hostileResult(text), plainOptions({ locale, repository: text }));
      expect(run.results).toHaveLength(4);
    }
  });
});

test('a finding has its rule, its place and its fingerprint', () => {
  const run = written(exampleResult([exampleFinding({ path: 'a b/ü#%.ts', line: 7 })]), plainOptions());
  expect(run.results[0]).toMatchObject({
    ruleId: 'example-policy/example-rule',
    kind: 'fail',
    level: 'error',
    partialFingerprints: { 'tongmingFinding/v1': '0123456789abcdef' },
    locations: [{ physicalLocation: { artifactLocation: { uri: 'a%20b/%C3%BC%23%25.ts' }, region: { startLine: 7 } } }],
    suppressions: [],
  });
  const index = run.results[0]?.['ruleIndex'];
  expect(run.tool.driver.rules[Number(index)]?.id).toBe('example-policy/example-rule');
});

test('a waived finding is suppressed, with who and why, and one that was not decided is open', () => {
  const waiver = { line: 9, reason: 'sold with it', owner: 'legal', expires: '2027-01-01' };
  const findings = [exampleFinding({ waiver }), exampleFinding({ id: 'f'.repeat(16), undecided: true })];
  const run = written(exampleResult(findings), plainOptions());
  expect(run.results[0]?.['suppressions']).toMatchObject([
    {
      kind: 'external',
      status: 'accepted',
      justification: 'sold with it (owner legal, until 2027-01-01)',
      location: { physicalLocation: { artifactLocation: { uri: '.tongming.yml' }, region: { startLine: 9 } } },
    },
  ]);
  expect(run.results[1]).toMatchObject({ kind: 'open', level: 'none' });
});

test('the run says how it ended and what it did not look at, and where the tree is from', () => {
  const known = { verdict: 'undecided' as const, notChecked: [{ policy: 'x', why: { zh: '无', en: 'no data {0}' } }] };
  const options = plainOptions({ repository: 'https://example.org/o/r' });
  const run = written(exampleResult([], known), options);
  expect(run.invocations).toMatchObject([
    {
      executionSuccessful: false,
      exitCode: 3,
      toolExecutionNotifications: [{ level: 'warning', message: { text: 'x: no data {{0}}' } }],
    },
  ]);
  expect(run.versionControlProvenance).toMatchObject([
    { repositoryUri: 'https://example.org/o/r', revisionId: 'a'.repeat(40) },
  ]);
  expect(written(exampleResult([]), plainOptions()).versionControlProvenance).toBeUndefined();
});

test('the rules of all policies have their cards, in both languages', () => {
  const ran = [...policies.keys()].map((id) => ({ id, findings: 0, waived: 0 }));
  for (const locale of ['zh', 'en'] as const) {
    const { tool } = written(exampleResult([], { policies: ran }), plainOptions({ locale }));
    const count = [...policies.values()].reduce((sum, { rules }) => sum + Object.keys(rules).length, 0);
    expect(tool.driver.rules).toHaveLength(count);
    expect(new Set(tool.driver.rules.map(({ id }) => id)).size).toBe(count);
  }
});
