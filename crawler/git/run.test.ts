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

import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CrawlerError } from '../error.ts';
import { buildRepository, testGit } from '../testing/repository.ts';
import { git, spawnGit } from './run.ts';
import { shortGit } from './short.ts';

let root: string;
let gitDir: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'tongming-test-'));
  gitDir = join(root, 'a.git');
  await buildRepository(gitDir, { commits: Array.from({ length: 3000 }, (_, i) => ({ files: { f: `${i}\n` } })) });
});

afterAll(async () => {
  await rm(root, { recursive: true });
});

async function faultOf(promise: Promise<unknown>): Promise<CrawlerError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof CrawlerError) return error;
    throw error;
  }
  throw new Error('it went well');
}

async function readAll(stream: AsyncIterable<Buffer>): Promise<number> {
  let bytes = 0;
  for await (const chunk of stream) bytes += chunk.length;
  return bytes;
}

/** Processes whose command line names the test's directory. */
function processesHere(): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/environ`, 'latin1').includes(`GIT_DIR=${gitDir}`);
      } catch {
        // Gone in the meantime.
        return false;
      }
    });
}

test('a stream gives the bytes of git and ends well', async () => {
  const running = spawnGit(['log', '--format=%H'], { gitDir });
  expect(await readAll(running.stdout)).toBe(3000 * 41);
  await running.done;
});

test('standard input goes to git, and batches come back', async () => {
  const head = (await git(['rev-parse', 'refs/heads/main'], { gitDir })).toString().trim();
  const running = spawnGit(['cat-file', '--batch-check'], { gitDir, input: 'pipe' });
  running.stdin?.end(`${head}\n`);
  const chunks = await Array.fromAsync(running.stdout as AsyncIterable<Buffer>);
  await running.done;
  expect(Buffer.concat(chunks).toString()).toMatch(new RegExp(`^${head} commit \\d+\\n$`, 'u'));
});

describe('caps', () => {
  test('B036 output over the cap ends the whole process group', async () => {
    const running = spawnGit(['log', '-p'], { gitDir, limits: { stdoutBytes: 1000 } });
    expect((await faultOf(readAll(running.stdout))).kind).toBe('too-large');
    expect((await faultOf(running.done)).message).toBe('git log printed more than 1000 bytes and was stopped.');
  });

  test('the wall clock ends a git that waits', async () => {
    const running = spawnGit(['cat-file', '--batch'], { gitDir, input: 'pipe', limits: { wallMs: 200 } });
    expect((await faultOf(readAll(running.stdout))).kind).toBe('timeout');
    expect((await faultOf(running.done)).kind).toBe('timeout');
  });

  test('an abort ends it, and an aborted signal starts nothing', async () => {
    const controller = new AbortController();
    const running = spawnGit(['cat-file', '--batch'], { gitDir, input: 'pipe', signal: controller.signal });
    controller.abort();
    expect((await faultOf(running.done)).kind).toBe('aborted');
    expect((await faultOf(git(['version'], { signal: controller.signal }))).kind).toBe('aborted');
  });

  test('a reader that stops early leaves no process', async () => {
    const running = spawnGit(['log', '-p'], { gitDir });
    for await (const chunk of running.stdout) {
      expect((chunk as Buffer).toString('latin1', 0, 7)).toBe('commit ');
      break;
    }
    expect((await faultOf(running.done)).kind).toBe('git-failed');
  });

  test.skipIf(process.platform !== 'linux')('nothing of these is left running', async () => {
    const running = spawnGit(['cat-file', '--batch'], { gitDir, input: 'pipe' });
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
    expect(processesHere().length).toBe(1);
    running.kill();
    expect((await faultOf(running.done)).kind).toBe('aborted');
    expect(processesHere()).toEqual([]);
  });
});

describe('the environment', () => {
  test('nothing of the caller is inherited', async () => {
    process.env['GIT_CONFIG_PARAMETERS'] = "'alias.version'='!touch pwn'";
    process.env['GIT_TRACE'] = join(root, 'trace');
    try {
      await git(['version'], {});
    } finally {
      delete process.env['GIT_CONFIG_PARAMETERS'];
      delete process.env['GIT_TRACE'];
    }
    expect(readdirSync(root)).toEqual(['a.git']);
  });

  test('no protocol is allowed offline', async () => {
    for (const url of [
      'https://h.test/a',
      `file://${gitDir}`,
      gitDir,
      'ext::sh -c touch% /tmp/pwn',
      'git://h.test/a',
      'ssh://h.test/a',
    ]) {
      const error = await faultOf(git(['ls-remote', '--', url], { gitDir }));
      expect([url, error.kind, error.message.includes('not allowed')]).toEqual([url, 'bad-url', true]);
    }
  });

  test('B044 a partial clone fetches nothing while it is analysed', async () => {
    const source = join(root, 'source.git');
    const partial = join(root, 'partial.git');
    const [sha] = await buildRepository(source, {
      commits: [{ files: { f: 'content of a blob that is left out\n' } }],
    });
    await testGit(source, 'config', 'uploadpack.allowFilter', 'true');
    await testGit(root, 'clone', '-q', '--bare', '--no-local', '--filter=blob:none', `file://${source}`, partial);
    const error = await faultOf(git(['cat-file', 'blob', `${sha}:f`], { gitDir: partial }));
    expect(['bad-url', 'corrupt', 'git-failed']).toContain(error.kind);
    expect(readdirSync(join(partial, 'objects', 'pack')).filter((name) => name.endsWith('.pack'))).toHaveLength(1);
    await rm(source, { recursive: true });
    await rm(partial, { recursive: true });
  });

  test('B061 a replacement ref forges no author', async () => {
    const path = join(root, 'replaced.git');
    const [real, forged] = await buildRepository(path, {
      commits: [{ author: { name: 'True' } }, { ref: 'refs/heads/other', parents: [], author: { name: 'Forged' } }],
    });
    await testGit(path, 'update-ref', `refs/replace/${real}`, forged ?? '');
    expect(await testGit(path, 'log', '-1', '--format=%an', real ?? '')).toBe('Forged');
    expect((await git(['log', '-1', '--format=%an', real ?? ''], { gitDir: path })).toString()).toBe('True\n');
    await rm(path, { recursive: true });
  });

  test('a hook or alias of the repository does not run', async () => {
    const path = join(root, 'hooked.git');
    await buildRepository(path, { commits: [{}] });
    await mkdir(join(path, 'hooks'));
    await writeFile(join(path, 'hooks', 'reference-transaction'), `#!/bin/sh\ntouch ${root}/pwn\n`, { mode: 0o755 });
    await testGit(path, 'config', 'core.fsmonitor', `touch ${root}/pwn`);
    const shas = (await git(['rev-parse', 'refs/heads/main'], { gitDir: path })).toString().trim();
    await shortGit(['update-ref', '--no-deref', 'HEAD', shas], path);
    expect(readdirSync(root)).not.toContain('pwn');
    await rm(path, { recursive: true });
  });
});

describe('short commands', () => {
  test('only listed forms run', async () => {
    for (const args of [
      ['log', `--output=${root}/pwn`],
      ['init', '--quiet', '--bare', '--template=/etc', '--object-format=sha1', '--', join(root, 'x')],
      ['init', '--quiet', '--bare', '--template=', '--object-format=sha1', '--', 'relative'],
      ['symbolic-ref', 'HEAD', '--delete'],
      ['symbolic-ref', 'HEAD', 'HEAD'],
      ['rev-parse', '--verify', '--quiet', '--end-of-options', '--all'],
      ['clone', '-u', 'x'],
    ]) {
      expect((await faultOf(shortGit(args, gitDir))).message).toContain('not on the list');
    }
    expect(readdirSync(root)).toEqual(['a.git']);
  });

  test('a command that fails without a word still fails', async () => {
    const missing = `${'a'.repeat(40)}^{commit}`;
    expect(
      (await faultOf(shortGit(['rev-parse', '--verify', '--quiet', '--end-of-options', missing], gitDir))).kind,
    ).toBe('git-failed');
  });
});
