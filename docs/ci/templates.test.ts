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

import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { commands } from '#api/command-registry.ts';
import { packageRoot } from '#api/environment.ts';
import type { CheckReportDocument } from '#api/schema/check-report.ts';
import { startVoiceServer, type VoiceServer } from '#crawler/testing/voice/server.ts';
import { zipOf } from '#licenses/advisories/testing-zip.ts';
import { exampleFinding, exampleResult, plainOptions } from '#licenses/report-parts/testing-check.ts';
import { json } from '#licenses/reports/json.ts';

const run = promisify(execFile);

const yamls = [
  'action.yml',
  'actions/comment/action.yml',
  '.pre-commit-hooks.yaml',
  'templates/tongming.gitlab-ci.yml',
  ...['github', 'gitea', 'gitee-go'].flatMap((folder) =>
    readdirSync(join(packageRoot, 'docs/ci', folder)).map((name) => `docs/ci/${folder}/${name}`),
  ),
];
const scripts = [...readdirSync(join(packageRoot, 'ci')).map((name) => `ci/${name}`), 'docs/ci/git-hook/pre-commit'];

const shells = new Set(['run', 'script', 'before_script', 'commands', 'entry']);

function textOf(path: string): string {
  return readFileSync(join(packageRoot, path), 'utf8');
}

/** Every value of a document with the key it stands under. */
function* leaves(value: unknown, key = ''): Generator<readonly [string, string]> {
  if (typeof value === 'string') yield [key, value];
  else if (Array.isArray(value)) for (const one of value) yield* leaves(one, key);
  else if (typeof value === 'object' && value !== null)
    for (const [name, one] of Object.entries(value)) yield* leaves(one, name);
}

describe.each(yamls)('%s', (path) => {
  const all = [...leaves(parse(textOf(path)))];

  test('pins every action to a commit', () => {
    const loose = all.filter(([key, value]) => key === 'uses' && !/^\S+@[0-9a-f]{40}$/.test(value));
    expect(loose).toEqual([]);
  });

  test('B217: nothing of an event is pasted into a shell', () => {
    expect(all.filter(([key, value]) => shells.has(key) && value.includes('${{'))).toEqual([]);
  });

  test('B215: nothing runs with secrets on what strangers send', () => {
    expect(textOf(path)).not.toMatch(/^\s*pull_request_target:/m);
  });
});

test.each([...yamls, ...scripts])('%s calls commands that there are, with options that they take', async (path) => {
  const code = textOf(path).replaceAll(/^\s*(?:#|name:|description:).*$/gm, '');
  const calls = code.matchAll(/(?<![\w./-])tongming (check|report)\b([^\n|;]*)|words\+?=\((check)?([^\n]*)\)/g);
  const unknown: string[] = [];
  for (const [, verb, rest, checkVerb, more] of calls) {
    const command = await commands.get(verb ?? checkVerb ?? (path.includes('comment') ? 'report' : 'check'))?.();
    const used = Array.from((rest ?? more ?? '').matchAll(/(?<=\s|^|\()--([a-z][a-z-]*)/g), ([, name = '']) => name);
    const known = new Set(Object.keys(command?.options ?? {}));
    unknown.push(...used.filter((name) => !known.has(name)));
  }
  expect(unknown).toEqual([]);
});

test.each(scripts)('%s is a script that bash can read and that stops at faults', async (path) => {
  expect(textOf(path)).toContain('set -euo pipefail');
  expect(await run('bash', ['-n', join(packageRoot, path)])).toMatchObject({ stderr: '' });
});

/** Each starts several processes. */
const slow = { timeout: 120_000 };

describe('ci/github-check.sh', slow, () => {
  let home = '';
  let repository = '';
  const ids: string[] = [];
  const path = process.env['PATH'] ?? '';

  async function git(...words: string[]): Promise<string> {
    const who = { GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@example.org' };
    const env = { PATH: path, HOME: home, GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@example.org', ...who };
    return (await run('git', words, { cwd: repository, env })).stdout.trim();
  }

  async function commit(name: string, text: string): Promise<void> {
    writeFileSync(join(repository, name), text);
    await git('add', '.');
    await git('commit', '-q', '-s', '-m', name);
    ids.push(await git('rev-parse', 'HEAD'));
  }

  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'tongming-action-'));
    repository = join(home, 'repository');
    mkdirSync(repository);
    await git('init', '-q', '-b', 'main');
    await commit('a.txt', 'one\n');
    await commit('b.txt', 'two\n');
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  async function action(event: string, payload: unknown, more: Record<string, string> = {}) {
    const eventPath = join(home, 'event.json');
    writeFileSync(eventPath, JSON.stringify(payload));
    const files = { GITHUB_OUTPUT: join(home, 'output'), GITHUB_STEP_SUMMARY: join(home, 'summary') };
    for (const file of Object.values(files)) writeFileSync(file, '');
    const env = {
      PATH: path,
      HOME: home,
      LANG: 'en',
      TONGMING_DATA: join(home, 'data'),
      GITHUB_EVENT_NAME: event,
      GITHUB_EVENT_PATH: eventPath,
      GITHUB_REPOSITORY: 'o/r',
      CHECK_SUMMARY: 'true',
      ...files,
      ...more,
    };
    const ended = await run('bash', [join(packageRoot, 'ci/github-check.sh')], { cwd: repository, env }).then(
      ({ stdout }) => ({ code: 0, out: stdout }),
      (error: { code: number; stdout: string; stderr: string }) => ({
        code: error.code,
        out: error.stdout + error.stderr,
      }),
    );
    return {
      ...ended,
      output: readFileSync(files.GITHUB_OUTPUT, 'utf8'),
      summary: readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8'),
    };
  }

  const pull = () => ({ pull_request: { base: { sha: ids[0] }, head: { sha: ids[1] } } });

  test('judges a pull request and leaves its result in every form', async () => {
    symlinkSync('/etc/hostname', join(repository, 'tongming-check.json'));
    const ended = await action('pull_request', pull(), { CHECK_SARIF: 'x.sarif' });
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.out).toContain('Tongming check: passed');
    expect(ended.output).toMatch(/^verdict<<tongming-[0-9a-f]{32}\npass\n/);
    expect(ended.summary).toContain('## ✅ Tongming check: passed');
    const result = JSON.parse(readFileSync(join(repository, 'tongming-check.json'), 'utf8')) as object;
    expect(result).toMatchObject({ verdict: 'pass', base: ids[0], head: ids[1] });
    expect(JSON.parse(readFileSync(join(repository, 'x.sarif'), 'utf8'))).toMatchObject({ version: '2.1.0' });
  });

  test('B215: refuses to look at the head of a pull request with the secrets of the target', async () => {
    const ended = await action('pull_request_target', pull());
    expect(ended.code).toBe(2);
    expect(ended.out).toContain('::error::pull_request_target');
    expect(ended.output).toBe('');
  });

  test('cannot decide when a commit is not in the checkout', async () => {
    const ended = await action('pull_request', {
      pull_request: { base: { sha: 'c'.repeat(40) }, head: { sha: ids[1] } },
    });
    expect(ended.code).toBe(3);
    expect(ended.out).toContain('fetch-depth: 0');
  });

  test('takes nothing from an event but ids of commits', async () => {
    const ended = await action('push', { before: '0'.repeat(40), after: '$(touch /tmp/owned)' });
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.output).toContain('pass');
  });
});

describe('ci/github-comment.sh', slow, () => {
  const token = 'tmt_0123456789abcdefSECRET';
  const head = 'a'.repeat(40);
  let home = '';
  let server: VoiceServer;

  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'tongming-comment-'));
    server = await startVoiceServer('github', token);
    server.state.changes.push({ number: 3, head: 'c'.repeat(40) }, { number: 9, head });
  });
  afterAll(async () => {
    await server.close();
    rmSync(home, { recursive: true, force: true });
  });

  /** Runs it with a `gh` that answers as the API does: a line for the list, the archive for the address of one. */
  async function comment(archive: Buffer, event: string = head) {
    const artifact = join(home, 'artifact');
    writeFileSync(artifact, archive);
    const gh = `#!/bin/sh\ncase "$*" in\n*/zip) cat ${artifact} ;;\n*) echo "77 ${archive.length}" ;;\nesac\n`;
    writeFileSync(join(home, 'gh'), gh, { mode: 0o755 });
    const env = {
      PATH: `${home}:${process.env['PATH'] ?? ''}`,
      LANG: 'en',
      TONGMING_DATA: join(home, 'data'),
      RUNNER_TEMP: home,
      GITHUB_REPOSITORY: 'o/r',
      GITHUB_SERVER_URL: server.url,
      CHECK_RUN: '12',
      CHECK_HEAD: event,
      CHECK_ARTIFACT: 'tongming-check',
      GH_TOKEN: token,
    };
    return run('bash', [join(packageRoot, 'ci/github-comment.sh')], { cwd: home, env }).then(
      ({ stdout }) => ({ code: 0, out: stdout }),
      (error: { code: number; stdout: string; stderr: string }) => ({
        code: error.code,
        out: error.stdout + error.stderr,
      }),
    );
  }

  const report = (known = {}) => json.write(exampleResult([exampleFinding()], known), plainOptions());
  const zip = (content: string, name = 'tongming-check.json') => zipOf([{ name, content }]);

  test('comments on the pull request whose head the event names', async () => {
    expect(await comment(zip(report()))).toEqual({ code: 0, out: 'commented on change 9\n' });
    expect(await comment(zip(report()))).toEqual({ code: 0, out: 'nothing new for change 9\n' });
    expect(server.state.comments).toMatchObject([{ change: '9' }]);
    expect(server.faults).toEqual([]);
  });

  test('B216: what the other run left is believed in nothing', async () => {
    const before = server.state.comments.length;
    for (const bad of [
      zip(report({ head: 'c'.repeat(40) })),
      zip(report(), '../tongming-check.json'),
      zip('{}'),
      Buffer.alloc(34 * 1024 ** 2),
      Buffer.from('no archive'),
    ])
      expect((await comment(bad)).code).toBeGreaterThanOrEqual(1);
    expect((await comment(zip(report()), '$(id)')).code).toBe(2);
    expect(server.state.comments).toHaveLength(before);
  });
});

test('our own policy for workflows finds nothing in the templates, and something in a bad one', slow, async () => {
  const home = mkdtempSync(join(tmpdir(), 'tongming-templates-'));
  try {
    const places: Readonly<Record<string, string>> = {
      'docs/ci/github/': '.github/workflows/',
      'docs/ci/gitea/': '.gitea/workflows/',
      'docs/ci/gitee-go/': '.workflow/',
      'templates/tongming': '',
    };
    for (const path of yamls) {
      const from = Object.keys(places).find((place) => path.startsWith(place)) ?? '';
      const to = join(home, (places[from] ?? '') + path.slice(from.length));
      mkdirSync(join(to, '..'), { recursive: true });
      writeFileSync(to, textOf(path));
    }
    const env = { PATH: process.env['PATH'] ?? '', HOME: home, TONGMING_DATA: join(home, 'data') };
    const args = [join(packageRoot, 'api/cli.ts'), 'check', home, '--format=json'];
    const unsafe = async () => {
      const { stdout } = await run(process.execPath, args, { env, maxBuffer: 1 << 26 });
      const { policies } = JSON.parse(stdout) as CheckReportDocument;
      return policies.find(({ id }) => id === 'unsafe-workflow')?.findings;
    };
    expect(await unsafe()).toBe(0);
    const bad = textOf('docs/ci/github/tongming-check.yml').replace(/checkout@[0-9a-f]{40}/, 'checkout@v4');
    writeFileSync(join(home, '.github/workflows/tongming-check.yml'), bad);
    expect(await unsafe()).toBe(1);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
});
