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

import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDetector } from '#licenses/detect/detector.ts';
import type { Store } from '#store/open.ts';
import { silent, testStore } from '#store/testing.ts';
import { crawlRepository } from '../crawl.ts';
import type { CrawlOptions } from '../crawl-options.ts';
import type { CrawlProgress, CrawlReport } from '../event.ts';

/** The moment all test crawls happen at. */
export const testNow = new Date('2026-01-01T00:00:00Z');

/** A store, a data directory and a place for source repositories. */
export interface CrawlBench {
  readonly store: Store;
  readonly dataDir: string;
  /** Source repositories are built below it. */
  readonly root: string;
  close(): Promise<void>;
}

/** Makes an empty bench. The index of licences is made here, where it may take its time: tests have less. */
export async function crawlBench(): Promise<CrawlBench> {
  createDetector();
  const root = await mkdtemp(join(tmpdir(), 'tongming-test-'));
  const store = await testStore();
  return {
    store,
    dataDir: join(root, 'data'),
    root,
    async close() {
      await store.close();
      await rm(root, { recursive: true, force: true });
    },
  };
}

/** Adds a row for a repository, under a name that may stand for the same source more than once. */
export async function addRepository(store: Pick<Store, 'db'>, url: string, name: string): Promise<string> {
  const empty = {
    mirror: null,
    default_ref: null,
    head_sha: null,
    object_format: null,
    reason_kind: null,
    reason: null,
  };
  const row = { platform: 'git', platform_id: `file:${name}`, url, state: 'new', fetched_at: null, ...empty } as const;
  return (await store.db.insertInto('repository').values(row).returning('id').executeTakeFirstOrThrow()).id;
}

/** Crawls the local repository at `path` into the row. */
export async function crawl(
  bench: Pick<CrawlBench, 'store' | 'dataDir'>,
  repositoryId: string,
  path: string,
  more: Partial<CrawlOptions> = {},
  onProgress?: (progress: CrawlProgress) => void,
): Promise<CrawlReport> {
  const options = {
    store: bench.store,
    dataDir: bench.dataDir,
    repositoryId,
    target: { platform: 'git', platformId: `file:${path}`, url: path, local: true, warning: null },
    rules: { privateHosts: [] },
    now: testNow,
    log: silent,
    signal: new AbortController().signal,
    ...more,
  } as const;
  return crawlRepository(options, onProgress);
}

/** All facts of a repository in a form that is the same for the same facts: no ids of rows, and only what refs lead to. */
export async function dumpFacts(store: Pick<Store, 'sql'>, id: string): Promise<Record<string, readonly unknown[]>> {
  const { sql } = store;
  return {
    repository: await sql`
      select default_ref, encode(head_sha, 'hex') as head, object_format, state, reason_kind from repository where id = ${id}`,
    commits: await sql`
      select encode(c.sha, 'hex') as sha, encode(c.parents, 'hex') as parents, c.parent_count, c.merge, a.value_hash as author,
        m.value_hash as committer, c.author_epoch, c.author_zone, c.committer_epoch, c.committer_zone, c.authored_at,
        c.committed_at, c.signed_off, c.signature, c.additions, c.deletions, c.files, c.lines, encode(c.tree, 'hex') as tree,
        c.irregular, c.on_default
      from commit c left join identity a on a.id = c.author_id left join identity m on m.id = c.committer_id
      where c.repository_id = ${id} and c.reachable order by c.sha`,
    trailers: await sql`
      select encode(t.sha, 'hex') as sha, t.position, t.key, i.value_hash from commit_trailer t
      join identity i on i.id = t.identity_id join commit c on c.repository_id = t.repository_id and c.sha = t.sha
      where t.repository_id = ${id} and c.reachable order by t.sha, t.position`,
    refs: await sql`select name, encode(sha, 'hex') as sha from git_ref where repository_id = ${id} order by name collate "C"`,
    tags: await sql`
      select t.name, encode(t.commit_sha, 'hex') as sha, t.annotated, t.signed, i.value_hash as tagger, t.tagged_at from tag t
      left join identity i on i.id = t.tagger_id where t.repository_id = ${id} order by t.name collate "C"`,
    files: await sql`
      select f.path, f.mode, f.size, encode(f.blob, 'hex') as blob, f.language, b.binary, b.line_count, b.content
      from tree_file f left join blob b on b.sha = f.blob where f.repository_id = ${id} order by f.path collate "C"`,
    licences: await sql`
      select encode(head_sha, 'hex') as head, index_version, files, remaining, outcomes, expressions, holders, completeness
      from licence_scan where repository_id = ${id}`,
    licenceDirectories: await sql`
      select path, parent, files, unstated, own, expressions from licence_directory where repository_id = ${id} order by path`,
    licenceFiles: await sql`
      select f.path, f.outcome, f.problem, f.expression, b.findings, b.copyrights, b.altered from licence_file f
      left join licence_blob b on b.sha = f.blob where f.repository_id = ${id} order by f.path`,
    suggestions: await sql`
      select a.value_hash as identity, b.value_hash as same_as, s.line from identity_suggestion s
      join identity a on a.id = s.identity_id join identity b on b.id = s.same_as_id
      where s.repository_id = ${id} order by a.value_hash, b.value_hash`,
  };
}

/** Runs plain git in a repository with bytes for its standard input; gives its output without the newline at the end. */
export function gitWithInput(cwd: string, input: string | Buffer, ...args: string[]): string {
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
  };
  const run = spawnSync('git', ['-c', 'safe.directory=*', ...args], { cwd, env, input });
  if (run.status !== 0) throw new Error(`git ${args.join(' ')}: ${run.stderr.toString()}`);
  return run.stdout.toString().trim();
}
