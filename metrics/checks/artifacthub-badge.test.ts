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
import { artifacthubBadge } from './artifacthub-badge.ts';

const image = 'https://img.shields.io/endpoint?url=https://artifacthub.io/badge/repository/demo';

function run(files: Record<string, string>) {
  return artifacthubBadge.run(makeFacts({ files }));
}

it('passes with the badge or a package page', () => {
  expect(run({ 'README.md': `# X\n![hub](${image})\n` })).toMatchObject({
    status: 'pass',
    evidence: [{ path: 'README.md', line: 2, text: image }],
  });
  expect(run({ 'README.md': '[hub](https://artifacthub.io/packages/helm/demo/demo)' }).status).toBe('pass');
});

it('does not arise without packages', () => {
  expect(run({ 'README.md': 'x', 'vendor/a/Chart.yaml': 'name: a' }).status).toBe('not-applicable');
});

it('fails for a chart without badge; the home page or a badge in code does not count', () => {
  const chart = { 'charts/demo/Chart.yaml': 'name: demo' };
  expect(run({ ...chart, 'README.md': 'see https://artifacthub.io' })).toMatchObject({
    status: 'fail',
    nearestMiss: { path: 'README.md' },
  });
  expect(run({ ...chart, 'README.md': `\`\`\`\n${image}\n\`\`\`\n` })).toMatchObject({
    status: 'fail',
    nearestMiss: null,
  });
});
