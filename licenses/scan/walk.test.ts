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
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Entry, walk, walkPlace } from './walk.ts';

let home: string;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'tongming-walk-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

function tree(name: string, files: readonly string[]): string {
  const root = join(home, name);
  mkdirSync(root);
  for (const file of files) {
    mkdirSync(join(root, file, '..'), { recursive: true });
    writeFileSync(join(root, file), 'x');
  }
  return root;
}

function told(entry: Entry): string {
  return entry.kind === 'file'
    ? entry.path
    : `${entry.path}: ${entry.outcome}${entry.problem === null ? '' : ` ${entry.problem}`}`;
}

describe('order', () => {
  test('files come in the order of their paths, compared by UTF-16 code units', () => {
    const names = ['a.txt', 'a/b', 'a/b.c', 'a-b', 'a', 'z/\u{1F600}', 'z/\uFF01', 'B', 'é', '许可证', 'a/b-c/d'];
    const files = names.filter((name) => name !== 'a');
    const root = tree('order', files);
    expect([...walk(root)].map(told)).toEqual(files.toSorted((x, y) => (x < y ? -1 : 1)));
  });

  test('git and submodules', () => {
    const root = tree('git', ['.git/config', 'a/.git/HEAD', 'a/file', 'b/.git', 'b/file', '.gitignore', 'c']);
    expect([...walk(root)].map(told)).toEqual(['.gitignore', 'a/file', 'b: submodule', 'c']);
  });

  test('what belongs to another repository is read when it is what was asked for', () => {
    expect([...walk(join(home, 'git', 'b'))].map(told)).toEqual(['file']);
  });
});

describe('what is no file', () => {
  test('links are named and never followed, loops and links out of the tree too', () => {
    const root = tree('links', ['real/file']);
    symlinkSync('.', join(root, 'loop'));
    symlinkSync('../..', join(root, 'real', 'up'));
    symlinkSync('/etc/passwd', join(root, 'LICENSE'));
    symlinkSync('nowhere', join(root, 'dangling'));
    expect([...walk(root)].map(told)).toEqual([
      'LICENSE: symlink',
      'dangling: symlink',
      'loop: symlink',
      'real/file',
      'real/up: symlink',
    ]);
    expect([...walkPlace(join(root, 'loop'), 'loop')].map(told)).toEqual(['loop: symlink']);
  });

  test.skipIf(process.platform === 'win32')('pipes, sockets and devices', async () => {
    const root = tree('special', ['file']);
    execFileSync('mkfifo', [join(root, 'pipe')]);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(join(root, 'socket'), resolve));
    try {
      expect([...walk(root)].map(told)).toEqual(['file', 'pipe: special', 'socket: special']);
      expect([...walkPlace('/dev/null', 'null')].map(told)).toEqual(['null: special']);
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
  });
});

describe('names', () => {
  test.skipIf(process.platform !== 'linux')('line feeds, escapes and bytes that are no UTF-8', () => {
    const root = tree('names', ['a\nb', '\u001B[2Jc']);
    const raw = Buffer.concat([Buffer.from(`${root}/latin-`), Buffer.of(0xe9)]);
    mkdirSync(raw);
    writeFileSync(Buffer.concat([raw, Buffer.from('/in'), Buffer.of(0xff)]), 'x');
    const entries = [...walk(root)];
    expect(entries.map(told)).toEqual(['\u001B[2Jc', 'a\nb', 'latin-\uFFFD/in\uFFFD']);
    const odd = entries[2];
    expect(odd?.kind === 'file' && Buffer.from(odd.real)).toEqual(
      Buffer.concat([raw, Buffer.from('/in'), Buffer.of(0xff)]),
    );
  });
});

describe('what cannot be listed', () => {
  test('a place that is not there', () => {
    expect([...walkPlace(join(home, 'nothing'), 'nothing')].map(told)).toEqual([
      'nothing: unreadable ENOENT: no such file or directory',
    ]);
  });

  test('a directory that vanishes while its neighbours are read', () => {
    const root = tree('vanishing', ['a/file', 'b/file', 'c/file']);
    const entries = walk(root);
    expect(entries.next().value).toMatchObject({ path: 'a/file' });
    rmSync(join(root, 'b'), { recursive: true });
    expect([...entries].map(told)).toEqual(['b: unreadable ENOENT: no such file or directory', 'c/file']);
  });

  test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('a directory that may not be entered', () => {
    const root = tree('closed', ['a/file', 'b/file']);
    chmodSync(join(root, 'a'), 0);
    try {
      expect([...walk(root)].map(told)).toEqual(['a: unreadable EACCES: permission denied', 'b/file']);
    } finally {
      chmodSync(join(root, 'a'), 0o755);
    }
  });
});

describe('size', () => {
  test('a thousand directories in each other', () => {
    const root = join(home, 'deep');
    const path = Array.from({ length: 1000 }, () => 'd').join('/');
    mkdirSync(join(root, path), { recursive: true });
    writeFileSync(join(root, path, 'f'), 'x');
    expect([...walk(root)].map(told)).toEqual([`${path}/f`]);
  });

  test.skipIf(process.platform !== 'linux')('deeper than the system can name: told, and the rest is read', () => {
    const root = tree('deeper', ['z']);
    const name = 'n'.repeat(200);
    execFileSync('sh', ['-c', `for i in $(seq 30); do mkdir ${name} && cd -P ${name} || exit 1; done; touch f`], {
      cwd: root,
    });
    const entries = [...walk(root)];
    expect(entries).toHaveLength(2);
    expect(told(entries[0] as Entry)).toMatch(/^(?:n{200}\/)+n{200}: unreadable ENAMETOOLONG: name too long$/u);
    expect(told(entries[1] as Entry)).toBe('z');
    execFileSync('rm', ['-rf', join(root, name)]);
  });

  test('20,000 files, a directory at a time', () => {
    const root = join(home, 'many');
    for (let directory = 0; directory < 200; directory += 1) {
      mkdirSync(join(root, `d${directory}`), { recursive: true });
      for (let file = 0; file < 100; file += 1) writeFileSync(join(root, `d${directory}`, `f${file}`), '');
    }
    const paths = [...walk(root)].map(told);
    expect(paths).toHaveLength(20_000);
    expect(paths).toEqual(paths.toSorted((x, y) => (x < y ? -1 : 1)));
  });
});
