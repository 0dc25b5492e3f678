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
import { combineFixes } from './apply-fixes.ts';
import { unifiedDiff } from './unified-diff.ts';

const read = (files: Record<string, string>) => (path: string) => Promise.resolve(files[path] ?? null);
const finding = (subject: string, patch: string | null, policy = 'x') => ({ subject, patch, policy });

it('puts patches of one file together, each line once', async () => {
  const text = 'a\nb\nc\nd\ne\nf\ng\nh\ni\n';
  const found = await combineFixes(
    [
      finding('line', unifiedDiff('x', text, text.replace('h\n', 'h\nH\n')), 'copyright-line-removed'),
      finding('header', unifiedDiff('x', text, `TOP\n${text}`), 'licence-header'),
      finding('again', unifiedDiff('x', text, `TOP\n${text}`), 'other'),
      finding('nothing', null),
    ],
    read({ x: text }),
  );
  expect(found.refused).toEqual([]);
  const after = `TOP\n${text.replace('h\n', 'h\nH\n')}`;
  expect(found.files).toEqual([{ path: 'x', before: text, after }]);
  expect(found.patch).toBe(unifiedDiff('x', text, after));
});

it('makes one new file of two patches that make it', async () => {
  const first = unifiedDiff('N.md', null, '# Title\n\n## a\n');
  const second = unifiedDiff('N.md', null, '# Title\n\n## b\n');
  const found = await combineFixes([finding('a', first), finding('b', second), finding('a2', first)], read({}));
  expect(found.files).toEqual([{ path: 'N.md', before: null, after: '# Title\n\n## a\n\n## b\n' }]);
});

it('refuses what has no place, what would overwrite, and what leads out of the tree', async () => {
  const files = { x: 'other\n', there: 'mine\n' };
  const found = await combineFixes(
    [
      finding('moved', unifiedDiff('x', 'a\nb\n', 'a\nc\n')),
      finding('gone', unifiedDiff('missing', 'a\n', 'b\n')),
      finding('over', unifiedDiff('there', null, 'new\n')),
      finding('out', unifiedDiff('../x', null, 'new\n')),
      finding('git', unifiedDiff('.git/hooks/pre-commit', null, 'new\n')),
      finding('GIT', unifiedDiff('a/.GIT/config', null, 'new\n')),
      finding('root', unifiedDiff('/etc/passwd', null, 'new\n')),
      finding('delete', unifiedDiff('x', 'other\n', null)),
    ],
    read(files),
  );
  expect(found.files).toEqual([]);
  expect(found.patch).toBe('');
  expect(found.refused).toEqual(['moved', 'gone', 'over', 'out', 'git', 'GIT', 'root', 'delete']);
});
