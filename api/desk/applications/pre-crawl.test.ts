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

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CrawlBench, crawl, crawlBench } from '#crawler/testing/crawl.ts';
import { startGitServer, type TestServer } from '#crawler/testing/git-server.ts';
import { buildRepository } from '#crawler/testing/repository.ts';
import { licenceText } from '#licenses/testing.ts';
import { checks as allChecks } from '#metrics/check-registry.ts';
import { computeAll } from '#metrics/compute/compute.ts';
import { monthlyRollUp } from '#metrics/roll-up/monthly-roll-up.ts';
import { dueRepositories } from '#store/queries/crawl-plan.ts';
import { repositoryToVisit } from '#store/queries/crawl-status.ts';
import { organisationRows } from '#store/queries/figures.ts';
import { listPersons } from '#store/queries/people/person.ts';
import { listedProjects, listedRepositories } from '#store/queries/project.ts';
import { silent } from '#store/testing.ts';
import { visitor } from '../actor.ts';
import { noJobs } from '../jobs.ts';
import { type TestDesk, testDesk, testHolder } from '../testing.ts';

const now = new Date('2026-11-22T08:00:00Z');
let bench: CrawlBench;
let server: TestServer;
let desk: TestDesk;
let code: string;
const visits: string[] = [];

interface Found {
  readonly proposals: readonly {
    readonly field: string;
    readonly value: string | readonly string[] | null;
    readonly standing: string;
    readonly place: { readonly path: string | null } | null;
  }[];
  readonly repositories: readonly {
    readonly fetchedAt: string | null;
    readonly commits: number;
    readonly authors: number;
    readonly licence: string | null;
    readonly firstCommit: string | null;
  }[];
  readonly checks: readonly { readonly status: string; readonly count: number }[];
}

const files = {
  'README.md': '# Data Lake\n\nA lake for data.\n',
  LICENSE: licenceText('MIT'),
  'CONTRIBUTING.md': '# Contributing\n\nSend a pull request with tests; two maintainers look at it within a week.\n',
  'CODE_OF_CONDUCT.md': '# Code of conduct\n\nBe kind. Report to conduct@lake.example.\n',
  'SECURITY.md': '# Security\n\nReport privately to security@lake.example; we answer within 14 days.\n',
  'MAINTAINERS.md': '| Name | ID | Organisation |\n|---|---|---|\n| Zhang San | @zhangsan | Lake Institute |\n',
};

async function found(): Promise<Found> {
  return (await desk.ask<Found>(testHolder(code), 'get', `/applications/${code}/proposals`)).body;
}

beforeAll(async () => {
  bench = await crawlBench();
  const root = join(bench.root, 'served');
  await mkdir(root, { recursive: true });
  const zhang = { name: 'Zhang San', email: 'zhang@lake.example' };
  await buildRepository(join(root, 'lake.git'), {
    commits: [
      { files, author: zhang, committer: zhang },
      { files: { 'src/a.ts': 'export const a = 1;\n' }, author: zhang, committer: zhang },
    ],
  });
  server = await startGitServer({ root });
  const jobs = { ...noJobs, visit: (_tx: unknown, id: string) => Promise.resolve(void visits.push(id)) };
  desk = testDesk(bench.store, { jobs, now: () => now });
  ({ code } = (await desk.ask<{ code: string }>(visitor, 'post', '/applications', { kind: 'admission' })).body);
}, 60_000);
afterAll(async () => {
  await server.close();
  await bench.close();
});

describe('a repository that an application names', () => {
  it('is asked to be visited, at once and by plan, for a project that is listed nowhere', async () => {
    const saved = await desk.ask(testHolder(code), 'put', `/applications/${code}/form`, {
      version: 1,
      form: { nameEn: 'Data Lake', licence: 'Apache-2.0', repositories: ['https://git.lake.example/lake/lake'] },
    });
    expect(saved.status).toBe(200);
    const [id = ''] = visits;
    const { db } = bench.store;
    expect((await repositoryToVisit(db, id))?.projects).toEqual(['data-lake']);
    expect((await dueRepositories(db, now, 10)).map(({ id: due, why }) => [due, why])).toEqual([[id, 'new']]);
    expect((await found()).repositories).toMatchObject([{ fetchedAt: null, commits: 0, licence: null }]);
    expect(await listedProjects(db)).toEqual([]);
  });

  it('is read by one real visit, and what was found stands beside the form and overwrites nothing', async () => {
    const [id = ''] = visits;
    const url = `${server.url}/lake.git`;
    const target = { platform: 'git', platformId: url, url, local: false, warning: null } as const;
    const report = await crawl(bench, id, url, { target, rules: { privateHosts: [new URL(url).host] }, now });
    expect(report.outcome).toBe('complete');
    const options = { now, month: null, log: silent };
    const computed = await computeAll(bench.store, { ...options, projects: ['data-lake'] });
    expect(computed.projects).toBe(1);
    const { proposals, repositories, checks } = await found();
    expect(repositories).toMatchObject([
      { commits: 2, authors: 1, licence: 'MIT', firstCommit: '2023-11-14T22:13:20.000Z' },
    ]);
    const byField = new Map(proposals.map((one) => [one.field, one]));
    expect(byField.get('licence')).toMatchObject({ value: 'MIT', standing: 'different', place: { path: 'LICENSE' } });
    expect(byField.get('contributing')).toMatchObject({ value: 'CONTRIBUTING.md', standing: 'open' });
    expect(byField.get('codeOfConduct')).toMatchObject({ value: 'CODE_OF_CONDUCT.md', standing: 'open' });
    expect(byField.get('security')).toMatchObject({ value: 'SECURITY.md', standing: 'open' });
    expect(byField.get('maintainers')).toMatchObject({ value: ['Zhang San, @zhangsan, Lake Institute'] });
    expect(byField.get('roadmap')).toMatchObject({ value: null, place: null });
    expect(checks.reduce((sum, { count }) => sum + count, 0)).toBe(allChecks.size);
    const whole = await desk.ask<{ form: object }>(testHolder(code), 'get', `/applications/${code}`);
    expect(whole.body.form).toEqual({
      nameEn: 'Data Lake',
      licence: 'Apache-2.0',
      repositories: ['https://git.lake.example/lake/lake'],
    });
  }, 60_000);

  it('counts into nothing of the hub, and no public address speaks of it', async () => {
    const { db } = bench.store;
    await computeAll(bench.store, { now, month: null, log: silent, projects: null });
    const { rows } = await sql<{ scope: string }>`select distinct scope from metric_value
      union select distinct scope from score order by 1`.execute(db);
    expect(rows.map(({ scope }) => scope).filter((scope) => scope !== 'project' && scope !== 'repository')).toEqual([]);
    expect((await monthlyRollUp(bench.store)).rows).toBe(0);
    expect(await listPersons(db, { project: null, unknown: false, limit: 10 })).toEqual([]);
    expect(await listPersons(db, { project: 'data-lake', unknown: false, limit: 10 })).toEqual([]);
    expect((await organisationRows(db)).map(({ projects }) => projects).filter((n) => n > 0)).toEqual([]);
    expect(await listedRepositories(db)).toEqual([]);
    const rankings = await db.selectFrom('ranking').select(sql<string>`body::text`.as('body')).execute();
    expect(rankings.filter(({ body }) => body.includes('data-lake'))).toEqual([]);
    const { paths } = (await (await desk.app.request('/api/v1/openapi.json')).json()) as {
      paths: Record<string, object>;
    };
    const [id = ''] = visits;
    const values: Record<string, string> = { project: 'data-lake', slug: 'data-lake', repository: id, id };
    const asked = Object.entries(paths).filter(([path, methods]) => 'get' in methods && !path.includes('/desk/'));
    const told: string[] = [];
    for (const [path] of asked) {
      const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? 'data-lake');
      const response = await desk.app.request(address);
      const text = await response.text();
      expect([address, response.status < 500]).toEqual([address, true]);
      if (/Data Lake|git\.lake\.example|lake\.git/.test(text)) told.push(address);
      if (response.status === 200 && text.includes('data-lake')) told.push(address);
    }
    expect(asked.length).toBeGreaterThan(20);
    expect(told).toEqual([]);
  }, 120_000);

  it('is let go when the application is withdrawn: no visit is due and its figures are retired', async () => {
    const { db } = bench.store;
    const [id = ''] = visits;
    const { status } = await desk.ask(testHolder(code), 'post', `/applications/${code}/withdrawal`, { version: 2 });
    expect(status).toBe(200);
    expect(await repositoryToVisit(db, id)).toBeNull();
    await computeAll(bench.store, { now, month: null, log: silent, projects: null });
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from act where project = 'data-lake'`.execute(
      db,
    );
    expect(rows).toEqual([{ n: 0 }]);
  }, 60_000);
});
