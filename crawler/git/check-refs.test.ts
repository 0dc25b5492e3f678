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
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseTarget } from '../target.ts';
import { startGitServer, type TestServer } from '../testing/git-server.ts';
import { type CheckedRefs, withChange } from './check-refs.ts';

let home = '';
let mirror = '';
let server: TestServer;
let head = '';
let base = '';

function git(dir: string, ...words: string[]): string {
  const who = { name: 'Ann', email: 'a@example.org' };
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: who.name,
    GIT_AUTHOR_EMAIL: who.email,
    GIT_COMMITTER_NAME: who.name,
    GIT_COMMITTER_EMAIL: who.email,
  };
  return execFileSync('git', words, { cwd: dir, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}

const kept = () => git(mirror, 'for-each-ref', '--format=%(refname)', 'refs/checks').split('\n').filter(Boolean);

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'tongming-check-refs-'));
  const source = join(home, 'r');
  mirror = join(home, 'mirror.git');
  mkdirSync(source);
  git(source, 'init', '-q', '-b', 'main');
  git(source, 'commit', '-q', '--allow-empty', '-m', 'base');
  base = git(source, 'rev-parse', 'HEAD');
  git(source, 'commit', '-q', '--allow-empty', '-m', 'head');
  head = git(source, 'rev-parse', 'HEAD');
  git(source, 'update-ref', 'refs/pull/3/head', head);
  git(source, 'reset', '-q', '--hard', base);
  git(home, 'init', '-q', '--bare', mirror);
  server = await startGitServer({ root: home });
});
afterEach(async () => {
  await server.close();
  rmSync(home, { recursive: true, force: true });
});

function look<T>(number: string, work: (refs: CheckedRefs) => Promise<T>): Promise<T | null> {
  const rules = { allowLocal: false, allowHttp: true, privateHosts: [server.host] };
  const target = parseTarget(`${server.url}/r/.git`, rules);
  const options = { ...rules, dataDir: home, signal: new AbortController().signal };
  return withChange(mirror, target, 'refs/pull/*/head', { number, base: 'main' }, options, work);
}

test('two looks at one change do not take their refs from each other', async () => {
  const outer = await look('3', async (refs) => {
    expect(await look('3', (inner) => Promise.resolve(inner))).toEqual({ head, base });
    expect(kept().map((ref) => ref.split('/').at(-1))).toEqual(['base', 'head']);
    expect(git(mirror, 'rev-parse', ...kept())).toBe(`${refs.base}\n${refs.head}`);
    return refs;
  });
  expect(outer).toEqual({ head, base });
  expect(kept()).toEqual([]);
});

test('what a look that was killed left over is dropped after a day, and what is in use is not', async () => {
  await look('3', () => Promise.resolve(null));
  const now = Date.now();
  const young = `refs/checks/4/${now - 3_600_000}-aa/head`;
  const old = [`refs/checks/4/${now - 90_000_000}-aa/head`, 'refs/checks/7/head', 'refs/checks/7/base'];
  for (const ref of [young, ...old]) git(mirror, 'update-ref', ref, head);
  await look('3', () => Promise.resolve(null));
  expect(kept()).toEqual([young]);
});

test('a change that is not there leaves nothing behind', async () => {
  await expect(look('9', () => Promise.resolve(null))).rejects.toThrow(/remote ref/u);
  expect(kept()).toEqual([]);
});
