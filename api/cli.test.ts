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

import { execFile, execFileSync, spawn } from 'node:child_process';
import { access, mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { displayWidth } from '#licenses/display-width.ts';
import { testDatabase } from '#store/testing.ts';
import { commands } from './command-registry.ts';
import { packageRoot } from './config.ts';
import { commandHelp } from './help.ts';

const bin = join(packageRoot, 'bin', 'tongming.mjs');
const slow = 120_000;

let database: Awaited<ReturnType<typeof testDatabase>>;
let home: string;
let environment: Record<string, string>;

function git(directory: string, ...words: string[]): void {
  const who = { GIT_AUTHOR_NAME: 'evil\u001B[2J\u202Egro', GIT_AUTHOR_EMAIL: 'a@example.org' };
  const env = { PATH: process.env['PATH'] ?? '', HOME: directory, GIT_CONFIG_NOSYSTEM: '1', ...who };
  const committer = { GIT_COMMITTER_NAME: 'c', GIT_COMMITTER_EMAIL: 'c@example.org' };
  execFileSync('git', words, { cwd: directory, env: { ...env, ...committer }, stdio: 'ignore' });
}

beforeAll(async () => {
  database = await testDatabase();
  home = await mkdtemp(join(tmpdir(), 'tongming-cli-'));
  const repository = join(home, 'repository');
  await mkdir(repository);
  git(repository, 'init', '-q', '-b', 'main');
  for (const number of [1, 2, 3]) {
    await writeFile(join(repository, 'README.md'), `# Project\n${number}\n`);
    git(repository, 'add', '.');
    git(repository, 'commit', '-q', '-m', `change ${number}`);
  }
  await mkdir(join(home, 'registry', 'projects'), { recursive: true });
  await mkdir(join(home, 'registry', 'organisations'));
  await writeFile(
    join(home, 'registry', 'projects', 'here.yaml'),
    `name: { zh: 这里, en: Here }
description: { zh: 简介, en: About }
domain: database
repositories: [{ path: repository }]
stages: [{ stage: sandbox, since: '2026-01-01' }]
`,
  );
  environment = {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    DATABASE_URL: database.url,
    TONGMING_DATA: join(home, 'data'),
    TONGMING_REGISTRY: join(home, 'registry'),
    TONGMING_SCHEDULE: 'off',
  };
}, slow);
afterAll(async () => {
  await database.drop();
  await rm(home, { recursive: true, force: true });
});

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function tongming(
  words: readonly string[],
  more: Record<string, string> = {},
  node: readonly string[] = [],
): Promise<Ended> {
  return new Promise((resolve) => {
    const options = {
      cwd: home,
      env: { ...environment, ...more },
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    } as const;
    execFile(process.execPath, [...node, bin, ...words], options, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err });
    });
  });
}

// oxlint-disable-next-line no-control-regex -- what must not be there
const forbidden = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/u;
/** Node of another version, as far as the launcher can see. */
const oldNode = [
  '--import',
  'data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"20.1.0"}})',
];

describe('help', () => {
  test(
    'alone, with --help and with --version',
    async () => {
      const [alone, asked, version] = await Promise.all([tongming([]), tongming(['--help']), tongming(['--version'])]);
      expect([alone.code, asked.code, version.code]).toEqual([0, 0, 0]);
      expect(asked.out).toBe(alone.out);
      expect(version.out).toMatch(/^tongming \d+\.\d+\.\d+\n$/);
      for (const id of commands.keys()) expect(alone.out).toMatch(new RegExp(`^ {2}${id}[ \\n]`, 'm'));
      expect([alone.err, asked.err, version.err]).toEqual(['', '', '']);
    },
    slow,
  );

  // Loads every command there is.
  test('of every command: summary, options and an example in both languages, within a terminal', {
    timeout: slow,
  }, async () => {
    const terminal = {
      out: () => undefined,
      err: () => undefined,
      status: () => undefined,
      interactive: false,
      colour: false,
    };
    for (const [id, load] of commands) {
      const command = await load();
      expect(command.id).toBe(id);
      for (const locale of ['zh', 'en'] as const) {
        const help = commandHelp(terminal, locale, command);
        expect(help).toContain(command.summary[locale]);
        expect(help).toContain(`  ${command.example}`);
        expect(command.example).toMatch(new RegExp(`^tongming ${id}\\b`));
        expect(command.usage).toMatch(new RegExp(`^tongming ${id}\\b`));
        for (const name of Object.keys(command.options)) expect(help).toContain(`--${name}`);
        expect(Math.max(...help.split('\n').map(displayWidth))).toBeLessThan(160);
      }
    }
  });

  test(
    'speaks Chinese where the locale does',
    async () => {
      const { out } = await tongming(['rank', '--help'], { LANG: 'zh_CN.UTF-8' });
      expect(out).toContain('显示排名和每项得分的构成');
      expect(out).toContain('退出码：0 完成');
    },
    slow,
  );
});

describe('usage', () => {
  test.each([
    [['shwo', 'x'], 'did you mean show?'],
    [['zzz'], 'Commands: admin, advisories, ahp, audit, audit-log'],
    [['rank', '--jsn'], 'did you mean --json?'],
    [['rank', '--json=yes'], '--json takes no value'],
    [['rank', '--month'], '--month needs a value: --month YYYY-MM'],
    [['rank', '--month', '2026-13'], '--month is written as 2026-10'],
    [['rank', 'extra'], 'There is no step extra. There are: list, notice, finalise, withdraw, dispute, answer.'],
    [['show', 'alpha', 'beta'], 'too many arguments'],
    [['show'], 'An argument is missing. Usage: tongming show PROJECT'],
    [['run', '--port', '70000'], '--port must be a whole number'],
    [['compute', '--month', '2999-01'], 'month that has ended'],
    [['crawl', 'ssh://host/x'], 'not an https URL'],
    [['crawl', 'heer'], 'did you mean here?'],
    [['rank', '--__proto__', 'x'], 'no option --__proto__'],
  ])(
    '%j ends with 2, says why, and prints nothing',
    async (words, message) => {
      const { code, out, err } = await tongming(words);
      expect(err).toContain(message);
      expect([code, out]).toEqual([2, '']);
    },
    slow,
  );

  test(
    'a setting that cannot be used stops every command but doctor',
    async () => {
      const wrong = { TONGMING_PORT: 'many', TONGMING_DTA: '/x' };
      const [rank, doctor] = await Promise.all([tongming(['rank'], wrong), tongming(['doctor', '--json'], wrong)]);
      expect([rank.code, rank.out]).toEqual([2, '']);
      expect(rank.err).toContain('TONGMING_PORT');
      expect(rank.err).toContain('did you mean TONGMING_DATA?');
      const { findings } = JSON.parse(doctor.out) as { findings: { id: string; status: string }[] };
      expect(findings.filter(({ id }) => id === 'configuration').map(({ status }) => status)).toEqual([
        'failure',
        'warning',
      ]);
      expect(doctor.code).toBe(1);
    },
    slow,
  );

  test(
    'a database that is away is undecided, and its password is not told',
    async () => {
      const { code, out, err } = await tongming(['rank', '--json'], {
        DATABASE_URL: 'postgres://u:hunter2@127.0.0.1:1/x',
      });
      expect([code, out]).toEqual([3, '']);
      expect(err).not.toContain('hunter2');
    },
    slow,
  );
});

describe('the work', () => {
  test(
    'crawl, compute, show and rank: one JSON document on standard output, everything else beside it',
    async () => {
      const crawled = await tongming(['crawl', 'here', './repository', '--json']);
      expect(crawled.code).toBe(0);
      const { crawls } = JSON.parse(crawled.out) as { crawls: Record<string, unknown>[] };
      expect(crawls).toHaveLength(1);
      expect(crawls[0]).toMatchObject({ outcome: 'complete', commits: 3, contributors: 1, commitsNew: 3 });

      expect((await tongming(['compute'])).code).toBe(0);
      const shown = await tongming(['show', 'here', '--json']);
      const report = JSON.parse(shown.out) as {
        project: { slug: string };
        series: unknown[];
        checks: unknown[];
        head: string;
      };
      expect([shown.code, report.project.slug]).toEqual([0, 'here']);
      expect(report.head).toMatch(/^[0-9a-f]{40}$/);

      const ranked = await tongming(['rank', '--json']);
      const { entries } = JSON.parse(ranked.out) as { entries: { project: string; score: { parts: unknown[] } }[] };
      expect([ranked.code, entries.map(({ project }) => project)]).toEqual([0, ['here']]);
      expect(entries[0]?.score.parts).toHaveLength(7);

      const tables = await Promise.all([tongming(['show', 'here'], { LANG: 'zh_CN.UTF-8' }), tongming(['rank'])]);
      for (const { code, out, err } of [...tables, crawled, shown, ranked]) {
        expect(code).toBe(0);
        expect(out + err).not.toMatch(forbidden);
      }
      expect(tables[0]?.out).toContain('这里 · here');
    },
    slow,
  );

  test(
    'crawl tells what failed: 1 for what is wrong, 3 for what the network kept from us',
    async () => {
      const wrong = await tongming(['crawl', './registry', '--json']);
      expect(wrong.code).toBe(1);
      expect(JSON.parse(wrong.out)).toMatchObject({ crawls: [{ outcome: 'failed', reasonKind: 'not-a-repository' }] });
      const away = await tongming(['crawl', 'https://tongming.invalid/a/b', '--json']);
      expect(away.code).toBe(3);
      expect(JSON.parse(away.out)).toMatchObject({ crawls: [{ outcome: 'failed', transient: true }] });
    },
    slow,
  );

  test(
    'show of what is not there names what is',
    async () => {
      const { code, out, err } = await tongming(['show', 'her']);
      expect([code, out]).toEqual([2, '']);
      expect(err).toContain('did you mean here?');
    },
    slow,
  );

  test(
    'doctor looks at everything and never hangs',
    async () => {
      const file = join(home, 'registry', 'projects', 'away.yaml');
      await writeFile(
        file,
        `name: { zh: 远, en: Away }
description: { zh: 简介, en: About }
domain: database
repositories: [{ url: 'https://tongming.invalid/a/b' }]
stages: [{ stage: applied, since: '2026-01-01' }]
`,
      );
      const { code, out } = await tongming(['doctor', '--json']);
      await rm(file);
      const { findings } = JSON.parse(out) as { findings: { id: string; subject: { en: string }; status: string }[] };
      const by = (id: string) => findings.filter((one) => one.id === id).map(({ status }) => status);
      expect([...new Set(findings.map(({ id }) => id))]).toEqual([
        'configuration',
        'node',
        'npm',
        'git',
        'data',
        'disk',
        'files',
        'database',
        'accounts',
        'registry',
        'mail',
        'network',
      ]);
      expect([by('node'), by('data'), by('registry'), by('database')]).toEqual([['ok'], ['ok'], ['ok'], ['ok']]);
      expect(findings.find(({ id }) => id === 'network')).toMatchObject({
        subject: { en: 'tongming.invalid' },
        status: 'undecided',
      });
      expect(code).toBe(3);
    },
    slow,
  );
});

describe('the launcher', () => {
  test(
    'hands over to the Node of the project where the one at hand is older, with exit code and streams',
    async () => {
      const [fine, wrong] = await Promise.all([tongming(['--version'], {}, oldNode), tongming(['nope'], {}, oldNode)]);
      expect(fine).toEqual({ code: 0, out: expect.stringMatching(/^tongming \d/) as unknown, err: '' });
      expect(wrong.code).toBe(2);
    },
    slow,
  );
});

describe('run', () => {
  test.each([
    ['directly', []],
    ['through the launcher', oldNode],
  ])(
    'stops cleanly at SIGTERM, %s',
    async (_how, node) => {
      const child = spawn(process.execPath, [...node, bin, 'run', '--port', '0'], {
        cwd: home,
        env: environment,
        stdio: 'pipe',
      });
      let said = '';
      const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
      const url = await new Promise<string>((resolve, reject) => {
        child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
          said += chunk;
          const found = /Tongming is at (http:\/\/localhost:\d+)/.exec(said)?.[1];
          if (found !== undefined) resolve(found);
        });
        void exited.then((code) => reject(new Error(`ended with ${code}: ${said}`)));
      });
      expect((await fetch(`${url}/healthz`)).status).toBe(200);
      const started = performance.now();
      child.kill('SIGTERM');
      expect(await exited).toBe(0);
      expect(performance.now() - started).toBeLessThan(10_000);
      await expect(fetch(`${url}/healthz`)).rejects.toThrow('fetch failed');
    },
    slow,
  );

  test(
    '--once crawls, computes and publishes, and ends with 1 when a registry file is broken',
    async () => {
      const broken = join(home, 'registry', 'projects', 'broken.yaml');
      await writeFile(broken, 'name: [');
      const leftover = join(home, 'data', 'mirrors', '0'.repeat(32));
      await mkdir(leftover, { recursive: true });
      await utimes(leftover, 1_700_000_000, 1_700_000_000);
      const { code, out, err } = await tongming(['run', '--once']);
      await rm(broken);
      await expect(access(leftover)).rejects.toThrow('ENOENT');
      expect([err, code]).toEqual([err, 1]);
      expect(err).toContain('projects/broken.yaml:1: It is not valid YAML');
      expect(out).toMatch(/^project +repository +outcome +new commits +time/);
      expect(out).toMatch(/^here +.*repository +unchanged +0 /m);
      expect(err).toContain('site published');
      expect(out + err).not.toMatch(forbidden);
    },
    slow,
  );
});
