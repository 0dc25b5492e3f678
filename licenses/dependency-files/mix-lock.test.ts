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

import { describe, expect, test } from 'vitest';
import { purlsOf, readFrom } from '../dependency-parts/testing-reading.ts';
import { threadTime } from '../testing.ts';
import { mixLock } from './mix-lock.ts';

const mix = `# a comment
%{
  "plug": {:hex, :plug, "1.10.0", "aa", [:mix], [{:mime, "~> 1.0", [hex: :mime, repo: "hexpm", optional: false]}, {:"odd-name", ">= 0.0.0", [hex: :odd]}], "hexpm", "outer"},
  "mime": {:hex, :mime, "2.0.0", "bb", [:mix], [], "hexpm"},
  "renamed": {:hex, :real_name, "1.0.0-rc.1"},
  "forked": {:git, "https://github.com/o/forked.git", "0123456789abcdef0123456789abcdef01234567", [branch: "feat/x"]},
  "strange": {:fossil, "x"},
}
`;

describe('mix.lock', () => {
  test('packages of Hex and of git', async () => {
    const reading = await readFrom(mixLock, { 'mix.lock': mix });
    expect(purlsOf(mixLock, reading)).toEqual([
      'pkg:hex/plug@1.10.0',
      'pkg:hex/mime@2.0.0',
      'pkg:hex/real_name@1.0.0-rc.1',
      'pkg:hex/forked?vcs_url=git%2Bhttps:%2F%2Fgithub.com%2Fo%2Fforked.git%400123456789abcdef0123456789abcdef01234567',
    ]);
    expect(reading.packages[0]).toMatchObject({
      dependsOn: ['mime'],
      integrity: 'outer',
      line: 3,
      source: { url: 'hexpm' },
    });
    expect(reading.packages[1]?.integrity).toBe('bb');
    expect(reading.warnings.map(({ line }) => line)).toEqual([7]);
  });

  test('an older form', async () => {
    const { packages } = await readFrom(mixLock, {
      'mix.lock': '%{"a" => {:hex, :a, "1.0.0", "h", [:mix], []}, b: {:hex, :b, "2.0.0"}}',
    });
    expect(packages.map(({ name, version }) => [name, version])).toEqual([
      ['a', '1.0.0'],
      ['b', '2.0.0'],
    ]);
  });

  test.each([
    'text',
    '%{"a": ',
    '%{"a": {:hex, :a, "1"}',
    '[1]',
    '%{} %{}',
    '%{"a": System.cmd("rm", ["-rf"])}',
    '%{"a": {]}',
    '%{\n<<<<<<< HEAD\n=======\n>>>>>>> x\n}',
    '{'.repeat(100_000),
    `%{"${'\\"'.repeat(200_000)}`,
    `%{${'a: '.repeat(100_000)}`,
  ])('%.40j is refused in time', async (text) => {
    const before = threadTime();
    await expect(readFrom(mixLock, { 'mix.lock': text })).rejects.toMatchObject({ name: 'DependencyFileError' });
    expect(threadTime() - before).toBeLessThan(2000);
  });
});
