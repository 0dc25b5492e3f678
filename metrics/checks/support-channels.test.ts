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
import { supportChannels } from './support-channels.ts';

function run(files: Record<string, string>) {
  return supportChannels.run(makeFacts({ files }));
}

it('passes with a page or section that has an address', () => {
  expect(run({ 'SUPPORT.md': '提问请到 https://gitee.com/o/r/issues\n' })).toMatchObject({
    status: 'pass',
    evidence: [{ path: 'SUPPORT.md', line: 1 }],
  });
  expect(run({ 'README.md': '# X\n## 获取帮助\n\n发邮件到 dev@x.org.cn\n' })).toMatchObject({
    status: 'pass',
    evidence: [{ path: 'README.md', line: 4, text: null }],
  });
});

it('is half done when a page has no address, or an address has no page', () => {
  expect(run({ 'SUPPORT.md': 'Ask the maintainers.' })).toMatchObject({ status: 'partial', score: 0.5 });
  expect(run({ 'README.md': '# X\nhttps://discord.gg/abc' })).toMatchObject({ status: 'partial', score: 0.5 });
});

it('fails on an empty heading', () => {
  expect(run({ 'README.md': '# X\n## Support\n\n## Licence\nMIT' })).toMatchObject({
    status: 'fail',
    nearestMiss: { path: 'README.md' },
  });
});

it('does not take a feature for a channel', () => {
  expect(run({ 'README.md': '# X\n## Support for plugins\nWrite your own.' })).toMatchObject({
    status: 'fail',
    nearestMiss: null,
  });
});
