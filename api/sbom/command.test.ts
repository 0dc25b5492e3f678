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
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSbom } from '#licenses/sbom/read.ts';
import { licenceText } from '#licenses/testing.ts';
import type { StandaloneContext } from '../command.ts';
import { sbom } from '../commands/sbom.ts';
import { createTerminal } from '../terminal.ts';
import { UsageError } from '../usage.ts';

let home: string;
let project: string;

function put(path: string, content: string): void {
  mkdirSync(join(project, path, '..'), { recursive: true });
  writeFileSync(join(project, path), content);
}

function git(...words: string[]): void {
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'a',
    GIT_AUTHOR_EMAIL: 'a@example.org',
    GIT_COMMITTER_NAME: 'c',
    GIT_COMMITTER_EMAIL: 'c@example.org',
    GIT_COMMITTER_DATE: '2026-02-03T04:05:06+08:00',
  };
  execFileSync('git', words, { cwd: project, env, stdio: 'ignore' });
}

function lock(...names: string[]): string {
  const packages = names.map((name) => [`node_modules/${name}`, { version: '1.10.0', license: 'MIT OR Apache-2.0' }]);
  const dependencies = Object.fromEntries(names.map((name) => [name, '^1']));
  const root = ['', { name: 'work', version: '2.0.0', dependencies }];
  return JSON.stringify({
    name: 'work',
    version: '2.0.0',
    lockfileVersion: 3,
    packages: Object.fromEntries([root, ...packages]),
  });
}

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'tongming-sbom-'));
  project = join(home, 'project');
  mkdirSync(project);
  git('init', '-q', '-b', 'main');
  put('LICENSE', licenceText('MIT'));
  put('package.json', '{"name":"work","version":"2.0.0","license":"MIT","dependencies":{"a":"^1","b":"^1"}}\n');
  put('package-lock.json', lock('a', 'b'));
  git('add', '.');
  git('commit', '-q', '-m', 'first');
  put('package-lock.json', lock('a', 'b', 'c'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

async function run(args: readonly string[], options: StandaloneContext['options'] = {}, locale: 'zh' | 'en' = 'en') {
  const written = { out: '', err: '' };
  const stream = (name: 'out' | 'err') => ({ isTTY: false, write: (text: string) => (written[name] += text) });
  const terminal = createTerminal(stream('out'), stream('err'), true);
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  if (sbom.standalone !== true) throw new Error('the command reads no configuration');
  const code = await sbom.run({ terminal, locale, log, signal: new AbortController().signal, args, options });
  return { code, ...written };
}

function names(text: string): string[] {
  return readSbom(text, { name: 'written' }).components.map(({ name }) => name);
}

describe('tongming sbom', () => {
  test('the work tree, and a revision without its later changes', async () => {
    const tree = await run([project]);
    expect(tree.code).toBe(0);
    expect(names(tree.out)).toEqual(['a', 'b', 'c']);
    const revision = await run([project], { rev: 'HEAD' });
    expect(names(revision.out)).toEqual(['a', 'b']);
    const reading = readSbom(revision.out, { name: 'written' });
    expect(reading).toMatchObject({
      version: '1.6',
      created: '2026-02-02T20:05:06.000Z',
      subject: { name: 'work', version: '2.0.0', declared: ['MIT'], concluded: ['MIT'] },
      warnings: [],
    });
    expect(reading.subject?.dependsOn).toEqual(['pkg:npm/a@1.10.0', 'pkg:npm/b@1.10.0']);
    expect(reading.components[0]).toMatchObject({ version: '1.10.0', declared: ['MIT OR Apache-2.0'] });
  });

  test.each(['cyclonedx-1.6', 'cyclonedx-1.7', 'spdx-2.3'])(
    '%s: twice the same bytes, on a stream and in a file',
    async (format) => {
      const first = await run([project], { rev: 'HEAD', format });
      const out = join(home, `${format}.json`);
      writeFileSync(out, 'an older one');
      const second = await run([project], { rev: 'HEAD', format, out, json: true });
      expect(second.code).toBe(0);
      expect(readFileSync(out, 'utf8')).toBe(first.out);
      expect(JSON.parse(second.out)).toMatchObject({ out, format, components: 2, licensed: 2 });
      expect(readdirSync(home).filter((name) => name.startsWith('.'))).toEqual([]);
    },
  );

  test('what cannot be read is named, and the exit code says that the document is not whole', async () => {
    const broken = join(home, 'broken');
    mkdirSync(broken);
    writeFileSync(join(broken, 'package-lock.json'), '{"lockfileVersion":3,');
    const { code, out, err } = await run([broken]);
    expect(code).toBe(1);
    expect(err).toContain('not read: package-lock.json');
    expect(names(out)).toEqual([]);
  });

  test('shows a document of another tool, cleaned', async () => {
    const file = join(home, 'other.cdx.json');
    const components = [
      { type: 'library', name: 'a\u001b[31m\u202e', version: '1.10', licenses: [{ expression: 'MIT OR ISC' }] },
    ];
    writeFileSync(file, JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.5', version: 1, components }));
    const { code, out } = await run([], { read: file });
    expect(code).toBe(0);
    expect(out).toBe('CycloneDX 1.5 · 1 component\n  a 1.10  MIT OR ISC\n');
    const json = await run([], { read: file, json: true });
    expect(JSON.parse(json.out)).toMatchObject({ format: 'cyclonedx', components: [{ version: '1.10' }] });
  });

  test.each([
    [['.'], { format: 'cyclonedx' }, 'cyclonedx-1.6'],
    [['.'], { json: true }, '--json'],
    [['.'], { read: 'x' }, 'PATH'],
    [[], { read: 'x', out: 'y' }, '--out'],
    [[], { read: '/nonexistent/x' }, 'ENOENT'],
    [['/nonexistent'], {}, 'no directory'],
  ])('%j %j is a usage error', async (args, options, words) => {
    const fault: unknown = await run(args, options).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(UsageError);
    expect((fault as UsageError).text.en).toContain(words);
  });

  test('what cannot be written is a usage error, a link is not followed, and nothing is left behind', async () => {
    const out = join(home, 'missing', 'sbom.json');
    const fault: unknown = await run([project], { rev: 'HEAD', out }).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(UsageError);
    expect((fault as UsageError).text).toEqual({
      zh: `写不了 ${out}：没有这个文件或目录`,
      en: expect.stringContaining('ENOENT'),
    });
    await expect(run([project], { rev: 'HEAD', out: home })).rejects.toThrow('cannot be written');
    const [real, link] = [join(home, 'real.json'), join(home, 'link.json')];
    writeFileSync(real, 'an older one');
    symlinkSync(real, link);
    await run([project], { rev: 'HEAD', out: link });
    expect(lstatSync(link).isSymbolicLink()).toBe(false);
    expect(names(readFileSync(link, 'utf8'))).toEqual(['a', 'b']);
    expect(readFileSync(real, 'utf8')).toBe('an older one');
    expect(readdirSync(home).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test('a document that is none is a usage error', async () => {
    const file = join(home, 'none.json');
    writeFileSync(file, '{}');
    await expect(run([], { read: file })).rejects.toThrow('no bill of materials');
  });
});
