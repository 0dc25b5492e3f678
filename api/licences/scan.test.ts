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
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { licenceText } from '#licenses/testing.ts';
import type { StandaloneContext } from '../command.ts';
import { licenses } from '../commands/licenses.ts';
import { packageRoot } from '../environment.ts';
import { createTerminal } from '../terminal.ts';
import { UsageError } from '../usage.ts';

let home: string;
let project: string;

function put(path: string, content: string): void {
  mkdirSync(join(project, path, '..'), { recursive: true });
  writeFileSync(join(project, path), content);
}

function git(...words: string[]): void {
  const who = {
    GIT_AUTHOR_NAME: 'a',
    GIT_AUTHOR_EMAIL: 'a@example.org',
    GIT_COMMITTER_NAME: 'c',
    GIT_COMMITTER_EMAIL: 'c@example.org',
  };
  const env = { PATH: process.env['PATH'] ?? '', HOME: home, GIT_CONFIG_NOSYSTEM: '1', ...who };
  execFileSync('git', words, { cwd: project, env, stdio: 'ignore' });
}

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'tongming-licences-'));
  project = join(home, 'project');
  mkdirSync(project);
  git('init', '-q', '-b', 'main');
  put('LICENSE', licenceText('Apache-2.0'));
  put('package.json', '{"name":"x","license":"Apache-2.0"}\n');
  put('src/a.ts', '// SPDX-License-Identifier: Apache-2.0\n// Copyright 2020 Ann Example\nexport const a = 1;\n');
  put('src/b.ts', 'export const b = 2;\n');
  put('vendor/x/LICENSE', licenceText('MIT').replace('<year> <copyright holders>', '2019 Bob Example'));
  put('vendor/x/copy', readFileSync(join(project, 'src/a.ts'), 'utf8'));
  symlinkSync('/etc/passwd', join(project, 'link'));
  git('add', '.');
  git('commit', '-q', '-m', 'first');
  put('LICENSE', licenceText('ISC'));
  put('new\nname.txt', 'nothing');
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function run(
  args: readonly string[],
  options: StandaloneContext['options'] = {},
  locale: 'zh' | 'en' = 'en',
  isTTY = false,
): Promise<Ended> {
  const written = { out: '', err: '' };
  const stream = (name: 'out' | 'err') => ({ isTTY, write: (text: string) => (written[name] += text) });
  const terminal = createTerminal(stream('out'), stream('err'), true);
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  if (licenses.standalone !== true) throw new Error('the command reads no configuration');
  const code = await licenses.run({ terminal, locale, log, signal: new AbortController().signal, args, options });
  return { code, ...written };
}

interface Document {
  readonly files: readonly { readonly path: string; readonly outcome: string; readonly expression: string | null }[];
  readonly directories: readonly { readonly path: string; readonly own: string | null }[];
  readonly project: {
    readonly declared: string | null;
    readonly detected: string | null;
    readonly concluded: string | null;
  };
}

const schema = JSON.parse(readFileSync(join(packageRoot, 'docs/licences.schema.json'), 'utf8')) as object;
const validate = new Ajv2020({ allErrors: true }).compile(schema);

function documentOf({ out }: Ended): Document {
  const document = JSON.parse(out) as Document;
  validate(document);
  expect(validate.errors ?? []).toEqual([]);
  return document;
}

describe('JSON', () => {
  test('of a directory is what the schema says', async () => {
    const ended = await run([project], { json: true });
    const { files, directories, project: whole } = documentOf(ended);
    expect(ended.code).toBe(0);
    expect(files.map(({ path, outcome, expression }) => [path, outcome, expression])).toEqual([
      ['LICENSE', 'scanned', 'ISC'],
      ['link', 'symlink', null],
      ['new\nname.txt', 'no-words', null],
      ['package.json', 'scanned', 'Apache-2.0'],
      ['src/a.ts', 'scanned', 'Apache-2.0'],
      ['src/b.ts', 'no-words', null],
      ['vendor/x/LICENSE', 'scanned', 'MIT'],
      ['vendor/x/copy', 'scanned', 'Apache-2.0'],
    ]);
    expect(directories.find(({ path }) => path === 'vendor/x')?.own).toBe('MIT');
    expect(whole).toMatchObject({ declared: 'Apache-2.0', detected: 'ISC', concluded: null, agreement: 'conflict' });
  });

  test('of a revision is read from the object store', async () => {
    const { files, project: whole } = documentOf(await run([project], { json: true, rev: 'HEAD' }));
    expect(files.map(({ path, expression }) => [path, expression])).toEqual([
      ['LICENSE', 'Apache-2.0'],
      ['link', null],
      ['package.json', 'Apache-2.0'],
      ['src/a.ts', 'Apache-2.0'],
      ['src/b.ts', null],
      ['vendor/x/LICENSE', 'MIT'],
      ['vendor/x/copy', 'Apache-2.0'],
    ]);
    expect(files[1]?.outcome).toBe('symlink');
    expect(whole.concluded).toBe('Apache-2.0');
  });

  test('of a directory in a revision', async () => {
    const { files } = documentOf(await run([join(project, 'vendor')], { json: true, rev: 'main' }));
    expect(files.map(({ path }) => path)).toEqual(['x/LICENSE', 'x/copy']);
  });

  test('of files by the names they were asked by', async () => {
    const path = join(project, 'src/a.ts');
    const { files } = documentOf(await run([path, join(project, 'src/b.ts'), path], { json: true }));
    expect(files.map((one) => one.path)).toEqual([path, join(project, 'src/b.ts')]);
  });

  test('of an empty directory', async () => {
    mkdirSync(join(home, 'empty'));
    const { files, project: whole } = documentOf(await run([join(home, 'empty')], { json: true }));
    expect([files, whole.concluded]).toEqual([[], null]);
  });

  test('a path that is not there is told, the others are read, and the command fails', async () => {
    const ended = await run([join(project, 'nothing'), join(project, 'src')], { json: true });
    expect(ended.code).toBe(1);
    expect(documentOf(ended).files.map(({ outcome }) => outcome)).toEqual(['unreadable', 'scanned', 'no-words']);
  });
});

describe('for people', () => {
  test('the summary in English', async () => {
    const { code, out } = await run([project], {});
    expect(code).toBe(0);
    expect(out).toContain('  declared   Apache-2.0\n  detected   ISC\n  concluded  unknown\n');
    expect(out).toContain('someone has to decide');
    expect(out).toMatch(/^Apache-2\.0 +3$/mu);
    expect(out).toContain('Directories with a licence of their own (1)\n  vendor/x  MIT');
    expect(out).toContain('new name.txt');
    expect(out).toContain('Not searched: symbolic links 1');
  });

  test('the summary in Chinese names files that differ from the project', async () => {
    const { out } = await run([project], { rev: 'HEAD' }, 'zh');
    expect(out).toContain('许可证文本与声明一致：Apache-2.0。');
    expect(out).toContain('与项目许可证不同的文件（1）');
    expect(out).toContain('vendor/x/LICENSE');
  });

  test('every finding with its lines and words', async () => {
    const { out } = await run([project], { text: true });
    expect(out).toMatch(/^src\/a\.ts: Apache-2\.0\n +1 {2}Apache-2\.0 {2}tag {2}tag$/mu);
    expect(out).toMatch(/^ +2 {2}Copyright 2020 Ann Example$/mu);
    expect(out).toMatch(/MIT {2}text, exact, (\d+) of \1 words {2}spdx:MIT/u);
  });

  test('single files are no project', async () => {
    const { out } = await run([join(project, 'src/a.ts')], {});
    expect(out).not.toContain('concluded');
    expect(out).toMatch(/^Apache-2\.0 +1$/mu);
    expect(out).toMatch(/^1 file in /mu);
  });

  test('what is wrong in a tag, in the words of the reader', async () => {
    const path = join(home, 'tag.c');
    writeFileSync(path, '// SPDX-License-Identifier: MIT OR nonesuch\n');
    expect((await run([path], { text: true })).out).toContain('MIT OR nonesuch  tag, malformed, ');
    expect((await run([path], { text: true }, 'zh')).out).toContain('标签，写法有误，没有这个许可证  tag');
  });

  test('that nothing was found, and why a file was not read', async () => {
    expect((await run([join(project, 'src/b.ts')], { text: true })).out).toContain('was found (files: 1)');
    const { code, out } = await run([join(project, 'nothing')], {}, 'zh');
    expect([code, out]).toEqual([1, expect.stringContaining('nothing：没有这个文件或目录')]);
  });

  test('that the rules are loaded, on a terminal and nowhere else', async () => {
    expect((await run([project], {})).err).toBe('');
    const { out, err } = await run([project], {}, 'en', true);
    expect(err).toContain('loading the licence rules');
    expect(out).not.toContain('loading');
  });
});

describe('usage', () => {
  test.each([
    [['.'], { threads: '0' }, '--threads must be a whole number'],
    [['.'], { threads: 'two' }, '--threads must be a whole number'],
    [['.'], { json: true, text: true }, 'exclude each other'],
    [['a', 'b'], { rev: 'HEAD' }, '--rev is for one PATH only'],
    [['.'], { against: 'MIT' }, '--against belongs to tongming licenses explain'],
    [['explain', 'x'], { rev: 'HEAD' }, '--rev belongs to tongming licenses PATH…'],
  ])('%j %j', async (args, options, message) => {
    await expect(run(args, options)).rejects.toThrow(message);
  });

  test('a revision that is not there, and a place that is no repository', async () => {
    await expect(run([project], { rev: '--upload-pack=x' })).rejects.toThrow(UsageError);
    await expect(run([project], { rev: 'nothing' })).rejects.toThrow('has no revision nothing');
    await expect(run(['/'], { rev: 'HEAD' })).rejects.toThrow('is in no git repository');
  });

  test('a file that is called like a form is reached by ./', async () => {
    writeFileSync(join(project, 'explain'), '// SPDX-License-Identifier: MIT\n');
    const { files } = documentOf(await run([`${project}/./explain`], { json: true }));
    expect(files[0]?.expression).toBe('MIT');
  });
});
