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
import { maintainerOrganisations } from './maintainer-organisations.ts';

type Stage = 'sandbox' | 'incubating' | 'graduated';

function run(organisations: string[], stage: Stage, authors: [name: string, organisation: string][] = []) {
  const rows = organisations.map((name, index) => `| person${index} | @id${index} | ${name} |`);
  const text = ['| Name | ID | Organisation |', '|---|---|---|', ...rows].join('\n');
  const authors365 = authors.map(([name, organisation], index) => ({
    identityId: `${index}`,
    name,
    organisation,
    commits: 1,
  }));
  return maintainerOrganisations.run(
    makeFacts({ files: { 'MAINTAINERS.md': text }, declared: { stage }, history: { authors365 } }),
  );
}

it('passes with enough organisations for the stage', () => {
  expect(run(['A', 'A'], 'sandbox').status).toBe('pass');
  expect(run(['Alpha', 'Beta'], 'incubating').message.en).toBe(
    'The maintainers come from 2 organisations (Alpha, Beta); 2 are needed.',
  );
  expect(run(['Alpha', 'Beta', 'Gamma'], 'graduated').status).toBe('pass');
});

it('takes spellings of one name, and names that one author ties, for one', () => {
  expect(run(['Huawei', 'huawei technologies co., ltd.'], 'incubating')).toMatchObject({
    status: 'partial',
    score: 0.5,
  });
  expect(run(['华为', 'Huawei'], 'incubating', [['person0', 'Huawei']])).toMatchObject({ status: 'partial' });
});

it('fills a blank from the author, and is open while blanks could decide', () => {
  expect(run(['Alpha', ''], 'incubating', [['person1', 'Beta']]).status).toBe('pass');
  expect(run(['Alpha', ''], 'incubating').status).toBe('unknown');
});

it('counts individuals as no organisation', () => {
  expect(run(['Alpha', '个人'], 'incubating')).toMatchObject({ status: 'partial', score: 0.5 });
  expect(run(['个人', 'independent'], 'incubating')).toMatchObject({ status: 'fail', score: 0 });
});
