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

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyHunks, readPatch } from './apply-diff.ts';
import { unifiedDiff } from './unified-diff.ts';

let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'tongming-diff-'));
});
afterAll(() => rmSync(root, { recursive: true }));

/** What git itself makes of a patch. */
function applied(path: string, before: string | null, patch: string): string {
  const directory = mkdtempSync(join(root, 'x'));
  const file = join(directory, path);
  mkdirSync(dirname(file), { recursive: true });
  if (before !== null) writeFileSync(file, before);
  writeFileSync(join(directory, 'p.patch'), patch);
  execFileSync('git', ['apply', 'p.patch'], { cwd: directory, env: { ...process.env, GIT_CEILING_DIRECTORIES: root } });
  return readFileSync(file, 'utf8');
}

const many = Array.from({ length: 60 }, (_, at) => `line ${at % 7}\n`).join('');

describe('unifiedDiff', () => {
  it.each([
    ['a line more', 'a\nb\nc\n', 'a\nb\nx\nc\n'],
    ['at the top', 'a\nb\n', 'x\n\na\nb\n'],
    ['no last line end', 'a\nb', 'a\nb\nc'],
    ['a last line end put in', 'a\nb', 'a\nb\n'],
    ['a last line end taken away', 'a\nb\n', 'a\nb'],
    ['CRLF', 'a\r\nb\r\n', 'x\r\na\r\nb\r\n'],
    ['CRLF into LF', 'a\r\nb\r\n', 'a\nb\n'],
    ['a byte order mark', '\u{FEFF}a\nb\n', '\u{FEFF}x\na\nb\n'],
    ['an empty file', '', 'a\n'],
    ['all gone', 'a\n', ''],
    ['far apart', many, `x\n${many.slice(0, -7)}y\n`],
    ['lines that look like a patch', '--- a\n+++ b\n@@ -1 +1 @@\n\\ No\n', '--- a\n-- x\n+++ b\n@@ -1 +1 @@\n\\ No\n'],
    ['letters of all kinds', '许可证\n\u{2028}é\n', '许可证\n\u{2028}e\n'],
  ])('is what git applies: %s', (_, before, after) => {
    const patch = unifiedDiff('a.txt', before, after);
    expect(applied('a.txt', before, patch)).toBe(after);
    const [file] = readPatch(patch);
    expect(applyHunks(before, file?.hunks ?? [])).toBe(after);
  });

  it.each(['a b.txt', 'quo"te.txt', 'tab\tx', 'back\\slash', '中文/文件.txt', 'new\nline', '-dash', 'a/b/c.d', 'end '])(
    'names the file %j as git does',
    (path) => {
      const patch = unifiedDiff(path, 'a\n', 'b\n');
      expect(applied(path, 'a\n', patch)).toBe('b\n');
      expect(readPatch(patch)[0]?.path).toBe(path);
      expect(applied(path, null, unifiedDiff(path, null, 'made\n'))).toBe('made\n');
    },
  );

  it('is empty where nothing differs', () => {
    expect(unifiedDiff('a', 'x', 'x')).toBe('');
  });
});

describe('applyHunks', () => {
  it('finds lines that moved', () => {
    const [file] = readPatch(unifiedDiff('a', 'a\nb\nc\nd\ne\n', 'a\nb\nc\nX\nd\ne\n'));
    expect(applyHunks('new\na\nb\nc\nd\ne\n', file?.hunks ?? [])).toBe('new\na\nb\nc\nX\nd\ne\n');
  });

  it('does not put the same lines in twice, and has no place in another text', () => {
    const [file] = readPatch(unifiedDiff('a', 'a\nb\n', 'a\nX\nb\n'));
    expect(applyHunks('a\nX\nb\n', file?.hunks ?? [])).toBe('a\nX\nb\n');
    expect(applyHunks('q\nr\n', file?.hunks ?? [])).toBeNull();
  });
});
