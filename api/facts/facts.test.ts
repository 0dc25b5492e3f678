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

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '#store/open.ts';
import { testStore } from '#store/testing.ts';
import { packageRoot } from '../config.ts';
import { exportFacts } from './export.ts';
import { type FactsImport, importFacts } from './import.ts';
import { archive, archiveLines } from './testing-archive.ts';

let store: Store;
beforeEach(async () => {
  store = await testStore();
});
afterEach(() => store.close());

const now = new Date('2026-11-20T00:00:00Z');

function options(more: Partial<FactsImport> = {}): FactsImport {
  return { dryRun: false, now, signal: new AbortController().signal, ...more };
}

function take(into: Store, text: string | Buffer, more: Partial<FactsImport> = {}) {
  return importFacts(into, Readable.from([Buffer.from(text)]), options(more));
}

async function written(from: Store, projects: readonly string[] | null = null): Promise<string> {
  let text = '';
  await exportFacts(from, projects, async (some) => {
    text += some;
  });
  return text;
}

/** How many rows each table of facts has. */
async function rowCounts(of: Store): Promise<Record<string, number>> {
  const tables = [
    'project',
    'repository',
    'identity',
    'account',
    'commit',
    'commit_trailer',
    'tag',
    'change_commit',
    'issue',
  ];
  const more = ['change', 'comment', 'review', 'subject_event', 'release', 'star', 'fork', 'ci_run', 'contribution'];
  const hub = ['stream_state', 'platform_repository', 'organisation', 'organisation_domain', 'affiliation_claim'];
  const counts: Record<string, number> = {};
  for (const table of [...tables, ...more, ...hub]) {
    const [row] = await of.sql<{ n: number }[]>`select count(*)::int as n from ${of.sql(table)}`;
    counts[table] = row?.n ?? 0;
  }
  return counts;
}

describe('a file of facts', () => {
  test('becomes projects that are listed, repositories with their history, people and what they did', async () => {
    const report = await take(store, archive());
    expect(report.warnings).toEqual([]);
    expect(report.unchanged).toBe(false);
    expect(await rowCounts(store)).toEqual({
      project: 2,
      repository: 2,
      identity: 5,
      account: 3,
      commit: 41,
      commit_trailer: 2,
      tag: 1,
      change_commit: 1,
      issue: 2,
      change: 1,
      comment: 2,
      review: 1,
      subject_event: 1,
      release: 1,
      star: 1,
      fork: 1,
      ci_run: 1,
      contribution: 1,
      stream_state: 3,
      platform_repository: 1,
      organisation: 1,
      organisation_domain: 1,
      affiliation_claim: 1,
    });
    const projects = await store.db.selectFrom('project').select(['slug', 'listed', 'stage']).orderBy('slug').execute();
    expect(projects[0]).toEqual({ slug: 'alpha', listed: true, stage: 'incubating' });
    expect(projects[1]?.slug).toMatch(/^x-plain-[0-9a-f]{8}$/);
    const [commit] = await store.sql`
      select encode(i.value_hash, 'hex') as author, i.domain, c.lines, c.author_epoch, c.on_default from commit c
      join identity i on i.id = c.author_id where encode(c.sha, 'hex') like '0000%01'`;
    expect(commit).toEqual({
      author: 'b759382850d65342f8994576b7d68f610381856dc6f89887b4474a2dbfbe8bd7',
      domain: 'acme.example',
      lines: 'counted',
      author_epoch: String(Date.UTC(2026, 0, 3, 2) / 1000),
      on_default: true,
    });
  });

  test('an account that only a no-reply address tells of is not made known by moving', async () => {
    await take(store, archive());
    const before = await rowCounts(store);
    const who = { emailSha256: 'a'.repeat(64) };
    const account = { accountSha256: 'b'.repeat(64), host: 'github.com' };
    const line = { type: 'identity', who, name: 'Cy', class: 'human', account };
    const rest = archive()
      .split('\n')
      .filter((one) => !one.startsWith('{"type":"end"'));
    await take(store, [...rest, JSON.stringify(line)].join('\n').replace('"end":true', '"end":false'));
    expect(await rowCounts(store)).toEqual({ ...before, identity: (before['identity'] ?? 0) + 1 });
    const [row] = await store.sql`select encode(account_hash, 'hex') as hash, account_host as host from identity
      where value_hash = decode(${who.emailSha256}, 'hex')`;
    expect(row).toEqual({ hash: account.accountSha256, host: 'github.com' });
  });

  test('read twice changes nothing, and the second time says so', async () => {
    await take(store, archive());
    const before = await written(store);
    const runs = await store.sql`select count(*)::int as n from crawl_run`;
    const again = await take(store, gzipSync(archive()));
    expect([again.unchanged, again.fresh]).toEqual([true, {}]);
    expect(await written(store)).toBe(before);
    expect(await store.sql`select count(*)::int as n from crawl_run`).toEqual(runs);
  });

  test('a dry run counts the same and writes nothing', async () => {
    const tried = await take(store, archive(), { dryRun: true });
    expect(await rowCounts(store)).toMatchObject({ project: 0, repository: 0, identity: 0, commit: 0, issue: 0 });
    const done = await take(store, archive());
    expect(tried.fresh).toEqual(done.fresh);
  });

  test('exports only the projects that are asked for', async () => {
    await take(store, archive());
    const text = await written(store, ['alpha']);
    expect(text).toContain('"slug":"alpha"');
    expect(text).not.toContain('x/plain');
  });

  test('who asked not to be shown is not in an export; what they did is', async () => {
    await take(store, archive());
    await store.sql`insert into opt_out (value_hash, asked_hash, reason, actor)
      select value_hash, value_hash, 'asked', 'test' from identity where domain = 'acme.example'`;
    const text = await written(store);
    expect(text).not.toContain('b759382850d65342f8994576b7d68f610381856dc6f89887b4474a2dbfbe8bd7');
    expect(text).not.toMatch(/"type":"identity"[^\n]*acme/);
    expect(text.split('\n').filter((line) => line.startsWith('{"type":"commit"'))).toHaveLength(41);
  });

  test('nor is their login in the path of a fork or the place of a branch', async () => {
    await take(store, archive());
    await store.sql`update fork set path = 'Someone-2/tool'`;
    await store.sql`update change set head_repository = 'someone-2/tool', moved_to = 'someone-2/tool#3'`;
    expect(await written(store)).toContain('"headRepository":"someone-2/tool"');
    await store.sql`insert into opt_out (value_hash, asked_hash, reason, actor)
      select account_login_hash('github.com', 'someone-2'), account_login_hash('github.com', 'someone-2'), 'asked', 'test'`;
    const text = await written(store);
    expect(text.toLowerCase()).not.toContain('someone-2');
    expect(text).toMatch(/"type":"fork"[^\n]*"path":"\?\/tool"/);
  });
});

describe('what is wrong is told with its line, and leaves the store as it was', () => {
  const lines = archiveLines();
  const at = (type: string) => lines.findIndex((line) => line.includes(`"type":"${type}"`));
  const replaced = (type: string, text: string) => lines.with(at(type), text).join('\n');

  test.each<[string, string | Buffer, RegExp]>([
    ['no header', lines.slice(1).join('\n'), /^line 1: the first line must be \{"type":"header"/],
    ['an empty file', '', /^The file is empty/],
    [
      'another version',
      replaced('header', '{"type":"header","format":"tongming-facts","version":9}'),
      /^line 1: header.version .*must be/,
    ],
    ['no JSON', replaced('issue', '{"type":"issue",'), new RegExp(`^line ${at('issue') + 1}: is not JSON`)],
    [
      'an unknown type',
      replaced('issue', '{"type":"isue"}'),
      new RegExp(`^line ${at('issue') + 1}: there is no type "isue"; did you mean issue\\?`),
    ],
    [
      'a missing field',
      replaced('review', '{"type":"review","repository":"github.com:7"}'),
      new RegExp(`^line ${at('review') + 1}: review.id is missing`),
    ],
    [
      'a wrong word',
      replaced('stream', '{"type":"stream","repository":"github.com:7","stream":"isues"}'),
      /stream\.stream must be one of repository, issues/,
    ],
    [
      'no UTC',
      replaced(
        'star',
        '{"type":"star","repository":"github.com:7","account":{"host":"github.com","id":"1"},"starredAt":"2026-01-01T00:00:00+08:00"}',
      ),
      /star\.starredAt must be a UTC time/,
    ],
    [
      'nobody',
      replaced('star', '{"type":"star","repository":"github.com:7","account":{"nick":"x"}}'),
      /star\.account must name somebody/,
    ],
    [
      'a repository that was not told',
      replaced('star', '{"type":"star","repository":"github.com:8","account":{"host":"github.com","id":"1"}}'),
      /no repository line before it has the id github.com:8/,
    ],
    [
      'a script for a link',
      replaced('repository', '{"type":"repository","id":"x","platform":"git","url":"javascript:alert(1)"}'),
      /repository\.url must be an http/,
    ],
    ['a broken end', lines.slice(0, -1).join('\n'), /breaks off after \d+ lines/],
    ['lines that are missing', lines.toSpliced(at('issue'), 1).join('\n'), /there should be \d+ lines before it/],
    ['half an archive', gzipSync(archive()).subarray(0, 700), /cannot be read any further/],
    ['another encoding', Buffer.from([...Buffer.from(`${lines[0]}\n`), 0xff, 0xfe, 0x0a]), /^line 2: is not UTF-8/],
  ])('%s', async (_name, text, message) => {
    await expect(take(store, text)).rejects.toThrow(message);
    expect(await rowCounts(store)).toMatchObject({
      project: 0,
      repository: 0,
      identity: 0,
      commit: 0,
      organisation: 0,
    });
  });

  test('a field that the format does not have is named and left out', async () => {
    const odd = lines.map((line) =>
      line.includes('"type":"issue"') ? line.replace('"type"', '"mood":"good","type"') : line,
    );
    const { warnings } = await take(store, odd.join('\n'));
    expect(warnings.map(({ en }) => en)).toEqual(['There is no field issue.mood; it was left out of 2 lines.']);
  });
});

test('a hub that crawls keeps its registry, and does not crawl what was imported', async () => {
  const { syncRegistry } = await import('#store/queries/registry.ts');
  const { dueRepositories } = await import('#store/queries/crawl-plan.ts');
  await take(store, archive());
  await syncRegistry(store.db, { projects: [], organisations: [], keep: [] });
  expect(await store.db.selectFrom('project').select('slug').where('listed', '=', true).execute()).toHaveLength(2);
  expect(await dueRepositories(store.db, now, 10)).toEqual([]);
  const domains = () => store.db.selectFrom('organisation_domain').select(['organisation', 'imported']).execute();
  expect(await domains()).toEqual([{ organisation: 'acme', imported: true }]);
  const ours = {
    id: 'own',
    name: { zh: '本', en: 'Own' },
    domains: [{ domain: 'acme.example', from: null, to: null }],
  };
  await syncRegistry(store.db, { projects: [], organisations: [ours], keep: [] });
  expect(await domains()).toEqual([{ organisation: 'own', imported: false }]);
});

describe('facts that the hub has already', () => {
  /** The archive with one line changed. */
  function changed(type: string, id: string, edit: (fact: Record<string, unknown>) => object): string {
    const facts = archiveLines().map((line) => JSON.parse(line) as Record<string, unknown>);
    return facts
      .map((fact) => JSON.stringify(fact['type'] === type && fact['id'] === id ? edit(fact) : fact))
      .join('\n');
  }

  test('take the newer version of an issue, never the older one', async () => {
    const title = async () =>
      (await store.db.selectFrom('issue').select('title').where('number', '=', '1').execute())[0];
    await take(store, archive());
    await take(
      store,
      changed('issue', '101', (issue) => ({ ...issue, title: 'Later', updatedAt: '2026-05-01T00:00:00Z' })),
    );
    expect(await title()).toEqual({ title: 'Later' });
    await take(
      store,
      changed('issue', '101', (issue) => ({ ...issue, title: 'Earlier', updatedAt: '2026-04-01T00:00:00Z' })),
    );
    expect(await title()).toEqual({ title: 'Later' });
  });

  test('of a repository that this hub crawls stay as it knows them; its platform id finds it', async () => {
    await store.sql`insert into repository (platform, platform_id, url, state, mirror, fetched_at)
      values ('github', 'github.com:7', 'https://github.com/moved/alpha', 'ok', 'm1', '2026-11-19T00:00:00Z')`;
    const { fresh } = await take(store, archive());
    expect(fresh['repository']).toBe(1);
    const rows = await store.db
      .selectFrom('repository')
      .select(['url', 'fetched_at', 'mirror'])
      .where('platform_id', '=', 'github.com:7')
      .execute();
    expect(rows).toEqual([
      { url: 'https://github.com/moved/alpha', fetched_at: new Date('2026-11-19T00:00:00Z'), mirror: 'm1' },
    ]);
  });

  test('of a project in the registry stay as the registry says', async () => {
    const { syncRegistry } = await import('#store/queries/registry.ts');
    const name = { zh: '登记', en: 'Registered' };
    const listed = {
      slug: 'alpha',
      entry: { name, description: name },
      domain: 'cloud-native' as const,
      stage: 'graduated' as const,
      stageSince: '2024-01-01',
      admittedOn: null,
      stages: [{ stage: 'graduated' as const, since: '2024-01-01', note: null }],
      repositories: [
        { platform: 'git', platformId: 'https://github.com/example/alpha', url: 'https://github.com/example/alpha' },
      ],
    };
    await syncRegistry(store.db, { projects: [listed], organisations: [], keep: [] });
    await take(store, archive());
    const project = await store.db
      .selectFrom('project')
      .select(['stage', 'domain'])
      .where('slug', '=', 'alpha')
      .execute();
    expect(project).toEqual([{ stage: 'graduated', domain: 'cloud-native' }]);
    const [row] = await store.sql`select count(*)::int as commits from commit c
      join project_repository pr on pr.repository_id = c.repository_id where pr.project = 'alpha'`;
    expect(row).toEqual({ commits: 30 });
  });
});

test('every line of an archive and of an export is as the JSON Schema says, and a wrong one is not', async () => {
  const { Ajv2020 } = await import('ajv/dist/2020.js');
  const { default: formats } = await import('ajv-formats');
  const ajv = new Ajv2020({ strict: false, allErrors: false });
  // The package's types name its default export once too deep.
  (formats as unknown as (to: object) => void)(ajv);
  const valid = ajv.compile(
    JSON.parse(await readFile(join(packageRoot, 'docs', 'facts.schema.json'), 'utf8')) as object,
  );
  await take(store, archive());
  const lines = [...archiveLines(), ...(await written(store)).trim().split('\n')];
  expect(lines.filter((line) => !valid(JSON.parse(line)))).toEqual([]);
  expect(valid({ type: 'issue', repository: 'github.com:7', id: '1' })).toBe(false);
  expect(valid({ type: 'nothing' })).toBe(false);
});
