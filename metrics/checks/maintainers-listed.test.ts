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
import type { HistoryFacts } from '../check.ts';
import { makeFacts } from '../testing/facts.ts';
import { maintainersListed } from './maintainers-listed.ts';

type Stage = 'sandbox' | 'incubating' | 'graduated';

function list(...ids: string[]): string {
  return ['| Name | ID | Organisation |', '|---|---|---|', ...ids.map((id) => `| ${id} | @${id} | ${id} Inc |`)].join(
    '\n',
  );
}

function authors(...names: string[]): HistoryFacts['authors365'] {
  return names.map((name, index) => ({ identityId: `${index}`, name, organisation: null, commits: 1 }));
}

function run(text: string, names: string[], stage: Stage = 'sandbox') {
  const files: Record<string, string> = text === '' ? {} : { 'MAINTAINERS.md': text };
  return maintainersListed.run(makeFacts({ files, declared: { stage }, history: { authors365: authors(...names) } }));
}

it('passes with enough active people for the stage', () => {
  expect(run(list('anna'), ['Anna'])).toMatchObject({
    status: 'pass',
    evidence: [{ path: 'MAINTAINERS.md', line: 3, text: 'anna, @anna, anna Inc' }],
  });
  expect(run(list('anna', 'bert', 'carl'), ['anna', 'bert', 'carl'], 'incubating').status).toBe('pass');
});

it('is short of people for a later stage', () => {
  expect(run(list('anna', 'bert', 'carl'), ['anna', 'bert', 'carl'], 'graduated')).toMatchObject({
    status: 'partial',
    score: 0.5,
  });
});

it('cannot tell when authors by other names may be them, and can when there are none', () => {
  expect(run(list('anna'), ['someone']).status).toBe('unknown');
  expect(run(list('anna'), []).status).toBe('fail');
  expect(run(list('anna', 'bert', 'carl'), ['anna'], 'incubating')).toMatchObject({ status: 'partial', score: 0.25 });
});

it('fails without login or organisation, and says whose', () => {
  const outcome = run('- Anna <a@x.org>\n', ['anna']);
  expect(outcome).toMatchObject({ status: 'fail', nearestMiss: { path: 'MAINTAINERS.md' } });
  expect(outcome.nearestMiss?.why.zh).toBe('第 1 行的“Anna”没有写账号。');
  expect(run('- Anna (@anna)\n', ['anna']).nearestMiss?.why.en).toBe('“Anna” on line 1 has no organisation.');
  expect(run('- Anna (@anna), 个人\n', ['anna']).status).toBe('pass');
});

it('fails without a list, and cannot tell of teams', () => {
  expect(run('', ['anna']).status).toBe('fail');
  expect(maintainersListed.run(makeFacts({ files: { CODEOWNERS: '* @org/team\n' } })).status).toBe('unknown');
});
