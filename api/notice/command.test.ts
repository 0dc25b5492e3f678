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

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { licenceText } from '#licenses/testing.ts';
import type { StandaloneContext } from '../command.ts';
import { notice } from '../commands/notice.ts';
import { createTerminal } from '../terminal.ts';
import { UsageError } from '../usage.ts';

let project = '';

function put(path: string, content: string): void {
  mkdirSync(join(project, path, '..'), { recursive: true });
  writeFileSync(join(project, path), content);
}

function lock(version: string): string {
  const packages = { '': { name: 'work' }, 'node_modules/left': { version } };
  return JSON.stringify({ name: 'work', lockfileVersion: 3, packages });
}

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'tongming-notice-'));
  put('package-lock.json', lock('1.0.0'));
  put('node_modules/left/package.json', '{"name":"left","version":"1.0.0","license":"MIT"}');
  put('node_modules/left/LICENSE', licenceText('MIT').replace('<year> <copyright holders>', '2020 Ann Example'));
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

async function run(args: string[], options: StandaloneContext['options'] = {}) {
  const written = { out: '', err: '' };
  const stream = (name: 'out' | 'err') => ({ isTTY: false, write: (text: string) => (written[name] += text) });
  const terminal = createTerminal(stream('out'), stream('err'), true);
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  if (notice.standalone !== true) throw new Error('the command reads no configuration');
  const { signal } = new AbortController();
  const given = { 'tree-only': true, ...options };
  const code = await notice.run({ terminal, locale: 'en', log, signal, args, options: given });
  return { code, ...written };
}

test('prints the notice of a directory', async () => {
  const { code, out } = await run([project]);
  expect(code).toBe(0);
  expect(out).toContain('left 1.0.0\n  License: MIT\n  Copyright (c) 2020 Ann Example\n  Source: pkg:npm/left@1.0.0');
  expect(out).toContain('Permission is hereby granted');
});

test('writes a file in the form of its extension, whole and once', async () => {
  const file = join(project, 'NOTICES.md');
  expect((await run([project], { out: file })).code).toBe(0);
  const first = readFileSync(file, 'utf8');
  expect(first.startsWith('# Third-party components of work\n')).toBe(true);
  expect((await run([project], { out: file })).code).toBe(0);
  expect(readFileSync(file, 'utf8')).toBe(first);
  expect(readdirSync(project).toSorted()).toEqual(['NOTICES.md', 'node_modules', 'package-lock.json']);
});

test('--check tells a file that is out of date, missing, or not named', async () => {
  const out = join(project, 'THIRD-PARTY-NOTICES.md');
  expect(await run([project], { out, check: true })).toMatchObject({ code: 1 });
  await run([project], { out });
  expect(await run([project], { out, check: true })).toMatchObject({ code: 0 });
  expect(await run([project], { check: true })).toMatchObject({
    code: 0,
    err: 'THIRD-PARTY-NOTICES.md is up to date.\n',
  });
  put('package-lock.json', lock('1.1.0'));
  const late = await run([project], { check: true });
  expect(late.code).toBe(1);
  expect(late.err).toContain('THIRD-PARTY-NOTICES.md is out of date from line');
  rmSync(out);
  await expect(run([project], { check: true })).rejects.toThrow(UsageError);
});

test('refuses forms that it does not have, and tells files that it cannot read', async () => {
  await expect(run([project], { format: 'markdwon' })).rejects.toThrow('did you mean markdown?');
  put('package-lock.json', '<<<<<<< HEAD\n{');
  const { code, err } = await run([project]);
  expect(code).toBe(1);
  expect(err).toContain('not read: package-lock.json');
});
