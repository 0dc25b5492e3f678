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
import { ownershipCurrent } from './ownership-current.ts';

function run(owners: string[], authors: string[]) {
  const text = `* ${owners.map((owner) => `@${owner}`).join(' ')}\n`;
  const authors365 = authors.map((name, index) => ({ identityId: `${index}`, name, organisation: null, commits: 1 }));
  return ownershipCurrent.run(makeFacts({ files: { CODEOWNERS: text }, history: { authors365 } }));
}

it('passes when two thirds committed', () => {
  expect(run(['anna', 'bert', 'carl'], ['Anna', 'bert'])).toMatchObject({
    status: 'pass',
    evidence: [{ path: 'CODEOWNERS' }],
  });
});

it('is open while others may be authors by another name', () => {
  expect(run(['anna', 'bert', 'carl'], ['anna', 'somebody']).status).toBe('unknown');
});

it('tells how many can be active at most, and names one who is not', () => {
  const outcome = run(['anna', 'bert', 'carl', 'dora'], ['anna']);
  expect(outcome).toMatchObject({ status: 'partial', score: 0.25, nearestMiss: { path: 'CODEOWNERS' } });
  expect(outcome.nearestMiss?.why.en).toBe('“bert” on line 1 is not the name of any author of the last 12 months.');
  expect(run(['anna'], []).status).toBe('fail');
});

it('cannot compare teams, and fails without a list', () => {
  expect(run(['org/team'], ['anna']).status).toBe('unknown');
  expect(ownershipCurrent.run(makeFacts()).status).toBe('fail');
});
