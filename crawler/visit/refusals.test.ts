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

import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Logger } from '#store/log.ts';
import type { CrawlProgress, VisitReport } from '../event.ts';
import { bench as httpBench } from '../http/testing/bench.ts';
import type { Platform } from '../platform.ts';
import { gitea } from '../platforms/gitea/index.ts';
import { gitee } from '../platforms/gitee/index.ts';
import { github } from '../platforms/github/index.ts';
import { gitlab } from '../platforms/gitlab/index.ts';
import { addRepository, type CrawlBench, crawlBench } from '../testing/crawl.ts';
import { startHttpServer } from '../testing/git-server.ts';
import { startGitea } from '../testing/gitea/server.ts';
import { startGitee } from '../testing/gitee/server.ts';
import { startGithub } from '../testing/github/server.ts';
import { startGitlab } from '../testing/gitlab/server.ts';
import { buildRepository } from '../testing/repository.ts';
import { scriptedWorld } from '../testing/scripted/world.ts';
import { dumpPlatform, visit } from '../testing/visit.ts';
import { small, type World } from '../testing/world/world.ts';

let bench: CrawlBench;
let path: string;

beforeAll(async () => {
  bench = await crawlBench();
  path = join(bench.root, 'a.git');
  await buildRepository(path, { commits: [{}] });
});

afterAll(() => bench.close());

const token = 'tmt_0123456789abcdefSECRET';

type Answer = readonly [status: number, headers?: Readonly<Record<string, string>>, body?: string];

interface Expected {
  readonly report: Partial<VisitReport>;
  /** Of the repository. */
  readonly state: string;
}

const partial = (reasonKind: string, transient: boolean, state = 'ok'): Expected => ({
  report: { outcome: 'partial', reasonKind, transient },
  state,
});
const failed = (reasonKind: string, transient: boolean, state: string): Expected => ({
  report: { outcome: 'failed', reasonKind, transient },
  state,
});

const spent = { 'x-ratelimit-limit': '60', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '4102444800' };
const html = { 'content-type': 'text/html' };

/** What every request is answered with, and what a visit makes of it. */
const table: readonly (readonly [string, Answer, Expected])[] = [
  ['a token that is refused', [401], partial('unauthorised', false)],
  ['a missing right', [403], failed('private', false, 'private')],
  ['a limit until the year 2100', [403, spent], partial('rate-limited', true)],
  ['a limit of a day', [429, { 'retry-after': '86400' }], partial('rate-limited', true)],
  ['nothing there', [404], failed('not-found', true, 'unreachable')],
  ['gone for good', [410], failed('gone', false, 'gone')],
  ['legal reasons', [451], failed('legal', false, 'gone')],
  ['a request that is not understood', [422], partial('unprocessable', false)],
  ['a fault', [500], partial('server-error', true)],
  ['a gateway', [502, html, '<h1>502</h1>'], partial('server-error', true)],
  ['a page to log in', [200, html, '<form>'], partial('not-json', true)],
  ['no content', [200, {}, ''], partial('truncated', true)],
  ['null', [200, {}, 'null'], partial('schema-drift', true)],
  ['an empty object', [200, {}, '{}'], partial('schema-drift', true)],
  ['an object of another shape', [200, {}, '{"data":{"secret":1}}'], partial('schema-drift', false)],
  ['half an object', [200, {}, '{"id": 1, "full_na'], partial('truncated', true)],
];

/** Answers as told, and tells in its words what it was sent. */
function answer(request: IncomingMessage, response: ServerResponse, [status, headers = {}, body]: Answer): void {
  const sent = Object.values(request.headers).join(' ');
  response.writeHead(status, { 'content-type': 'application/json', 'x-echo': sent, ...headers });
  response.end(body ?? JSON.stringify({ message: `You sent ${sent}` }));
}

const starts: readonly (readonly [
  Platform,
  (world: World) => Promise<{ url: string; api: string; stop(): Promise<void> }>,
])[] = [
  [github, async (world) => startGithub(world, { token })],
  [
    gitlab,
    async (world) => {
      const server = await startGitlab(world, { token });
      return { url: server.origin, api: server.api, stop: () => server.close() };
    },
  ],
  [
    gitea,
    async (world) => {
      const server = await startGitea(world, { token, admin: true });
      return { url: server.origin, api: gitea.apiOf(server.origin), stop: () => server.close() };
    },
  ],
  [
    gitee,
    async (world) => {
      const server = await startGitee(world, { token });
      return { url: server.url, api: gitee.apiOf(server.url), stop: () => server.close() };
    },
  ],
];

/** Every row of every table, as text. */
async function everything(): Promise<string> {
  const { sql } = bench.store;
  const tables = await sql<{ name: string }[]>`
    select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`;
  const rows = await Promise.all(tables.map(({ name }) => sql.unsafe(`select t::text from ${name} t`)));
  return JSON.stringify(rows);
}

test.each(starts.map(([platform, start]) => ({ id: platform.id, platform, start })))(
  '$id: each refusal means what it says, keeps what is known with its date, and shows no token (B173, B174, F24)',
  async ({ platform, start }) => {
    const world = small({ issues: 4, changes: 4, numbering: platform.numbering ?? 'shared' });
    const well = await start(world);
    onTestFinished(() => well.stop());
    let reply: Answer = [500];
    const ill = await startHttpServer((request, response) => answer(request, response, reply));
    onTestFinished(() => ill.close());
    const said: string[] = [];
    const write = (...words: unknown[]) => void said.push(JSON.stringify(words));
    const log: Logger = { info: write, warn: write, error: write };
    const id = await addRepository(bench.store, `https://${platform.id}.example/example-org/project`, platform.id);
    const go = async (url: string, api: string, day: number) => {
      const { host } = new URL(url);
      const headers = platform.tokenHeaders(token);
      const credential = { host, id: 't', headers: () => Promise.resolve(headers) };
      const { http, events, logged } = httpBench(url, { credential, patienceMs: 20_000, reserve: 0 });
      const at = { platform, host: `${platform.id}.example`, path: 'example-org/project', http, api, anonymous: false };
      const more = { remote: at, log, now: new Date(Date.UTC(2026, 6, day)) };
      const progress = (told: CrawlProgress) => write(told);
      const report = await visit(bench, id, path, scriptedWorld(0), more, progress);
      http.close();
      write(report, events, logged);
      return report;
    };
    const state = async () => {
      const columns = ['state', 'platform_id'] as const;
      const row = await bench.store.db
        .selectFrom('repository')
        .select(columns)
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      return row.state;
    };
    const healthy = (day: number) => go(well.url, well.api, day);
    expect(await healthy(1)).toMatchObject({ reasonKind: null });
    const stored = await dumpPlatform(bench.store, id);
    const dates = () => bench.store.sql`
      select stream, clean_at from stream_state where repository_id = ${id} and stream <> 'repository' order by stream`;
    const before = [...(await dates())];
    const found: unknown[] = [];
    for (const [what, one] of table) {
      reply = one;
      const sent = ill.requests.length;
      const { outcome, reasonKind, transient, retryAt } = await go(ill.url, platform.apiOf(ill.url), 2);
      found.push([what, { report: { outcome, reasonKind, transient }, state: await state() }]);
      // A visit that is refused ends at the door: it is no visit of every list.
      expect([what, ill.requests.length - sent <= 8]).toEqual([what, true]);
      // Whatever it asks for, it is asked again within two hours.
      expect([what, (retryAt?.getTime() ?? 0) - Date.now() < 2 * 3_600_000]).toEqual([what, true]);
      expect({ what, ...(await dumpPlatform(bench.store, id)) }).toEqual({ what, ...stored });
      expect([...(await dates())]).toEqual(before);
    }
    expect(found).toEqual(table.map(([what, , expected]) => [what, expected]));
    expect(await healthy(3)).toMatchObject({ reasonKind: null });
    expect(await state()).toBe('ok');
    expect(said.join('\n') + (await everything())).not.toContain(token);
  },
  120_000,
);
