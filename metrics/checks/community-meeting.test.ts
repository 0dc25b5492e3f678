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
import { communityMeeting } from './community-meeting.ts';

function run(files: Record<string, string>) {
  return communityMeeting.run(makeFacts({ files }));
}

it.each([
  ['## 社区会议\n双周三 19:30（UTC+8）\n', 3],
  ['## Meetings\nSee the [calendar](https://a.org/cal).\n', 3],
  ['We hold a weekly meeting on Tuesdays at 14:00 UTC.\n', 3],
  ['每月例会的会议纪要见 https://a.org/notes\n', 3],
])('passes with %j', (text, line) => {
  expect(run({ 'README.md': `# X\n\n${text}` })).toMatchObject({
    status: 'pass',
    evidence: [{ path: 'README.md', line }],
  });
});

it('looks into the community documents as well', () => {
  expect(run({ 'README.md': 'x', 'COMMUNITY.md': 'Community meeting: Monday, 10:00.' })).toMatchObject({
    status: 'pass',
    evidence: [{ path: 'COMMUNITY.md', line: 1 }],
  });
});

it('is half done without time or link', () => {
  expect(run({ 'README.md': 'Come to our community meeting!' })).toMatchObject({ status: 'partial', score: 0.5 });
});

it('fails on an empty heading and on code', () => {
  expect(run({ 'README.md': '# X\n## 社区会议\n\n## 许可证\nMIT 10:00' })).toMatchObject({
    status: 'fail',
    nearestMiss: { path: 'README.md' },
  });
  expect(run({ 'README.md': '```\nweekly meeting 10:00\n```' })).toMatchObject({ status: 'fail', nearestMiss: null });
});
