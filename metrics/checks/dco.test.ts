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

import { expect, it } from 'vitest';
import { makeFacts } from '../testing/facts.ts';
import { dco } from './dco.ts';

const commit = (signedOff: boolean, digit: string) => ({ sha: digit.repeat(40), signedOff, at: null });

function run(signed: boolean[], files: Record<string, string> = {}) {
  return dco.run(
    makeFacts({ files, history: { recent: signed.map((signedOff, index) => commit(signedOff, `${index % 10}`)) } }),
  );
}

it('passes when every one is signed', () => {
  expect(run(Array.from({ length: 20 }, () => true))).toMatchObject({
    status: 'pass',
    searched: ['git log --no-merges -n 20'],
  });
});

it('fails on one unsigned and names the newest', () => {
  const outcome = run([true, false, false]);
  expect(outcome.status).toBe('fail');
  expect(outcome.message.en).toBe('2 of the last 3 non-merge commits are not signed off; the newest is 111111111111.');
});

it('cannot tell without commits, or where a CLA takes its place', () => {
  expect(run([]).status).toBe('unknown');
  expect(
    run([false], { 'CONTRIBUTING.md': 'First sign our\nContributor License Agreement at https://a.org.\n' }),
  ).toMatchObject({
    status: 'unknown',
    evidence: [{ path: 'CONTRIBUTING.md', line: 2 }],
  });
  expect(
    run([false], {
      '.github/workflows/cla.yml': 'jobs:\n  cla:\n    steps:\n      - uses: contributor-assistant/github-action@v2\n',
    }).status,
  ).toBe('unknown');
});

it('takes a project that says it has no CLA at its word', () => {
  expect(run([false], { 'CONTRIBUTING.md': 'There is no CLA to sign.' }).status).toBe('fail');
});
