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
import { openssfScorecardBadge } from './openssf-scorecard-badge.ts';

function run(readme: string) {
  return openssfScorecardBadge.run(makeFacts({ files: { 'README.md': readme } }));
}

it.each([
  'https://api.scorecard.dev/projects/github.com/o/r/badge',
  'https://api.securityscorecards.dev/projects/github.com/o/r/badge',
  'https://scorecard.dev/viewer/?uri=github.com/o/r',
])('passes with %s', (url) => {
  expect(run(`![s](${url})`)).toMatchObject({ status: 'pass', evidence: [{ line: 1, text: url }] });
});

it.each(['https://scorecard.dev', 'https://api.scorecard.dev/projects/github.com/{owner}/{repo}/badge'])(
  'fails with %s',
  (url) => {
    expect(run(`![s](${url})`)).toMatchObject({ status: 'fail', nearestMiss: { path: 'README.md' } });
  },
);
