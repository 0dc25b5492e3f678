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

import { createHash } from 'node:crypto';
import type { IdentityClass, RepositoryState, Stage } from '#store/facts.ts';
import type { Store } from '#store/open.ts';

/** A commit of a test; what is left out is an ordinary human commit with counted lines. */
export interface CommitSpec {
  readonly at: string | null;
  /** E-mail of the author; null = none was readable. */
  readonly author: string | null;
  readonly coAuthors?: readonly string[];
  /** Anything that names the commit; the same name gives the same id in every repository. */
  readonly name?: string;
  readonly additions?: number;
  readonly deletions?: number;
  readonly lines?: 'pending' | 'counted' | 'capped' | 'unknown';
  readonly zone?: string | null;
  readonly merge?: boolean;
  readonly onDefault?: boolean;
  readonly reachable?: boolean;
  readonly signedOff?: boolean;
  /** Names of the parents; without them the history breaks off here. */
  readonly parents?: readonly string[];
}

/** A repository of a test. */
export interface RepositorySpec {
  readonly fetchedAt?: string | null;
  readonly state?: RepositoryState;
  readonly head?: string | null;
}

function digest(text: string, bytes: number): Buffer {
  return createHash('sha256').update(text).digest().subarray(0, bytes);
}

/** The id that a commit name stands for. */
export function shaOf(name: string): Buffer {
  return digest(name, 20);
}

/** Adds a project. */
export async function addProject(
  store: Store,
  slug: string,
  stage: Stage = 'incubating',
  admittedOn: string | null = '2024-01-01',
): Promise<void> {
  const entry = JSON.stringify({ name: { zh: `项目 ${slug}`, en: `Project ${slug}` }, homepage: null });
  const row = {
    slug,
    entry,
    domain: 'database' as const,
    stage,
    stage_since: admittedOn,
    admitted_on: admittedOn,
    listed: true,
  };
  await store.db.insertInto('project').values(row).execute();
}

/** Adds a repository to a project; returns its id. */
export async function addRepository(store: Store, project: string, spec: RepositorySpec = {}): Promise<string> {
  const count = await store.db
    .selectFrom('repository')
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow();
  const url = `https://git.example/${project}/${count.n}`;
  const fetched = spec.fetchedAt === undefined ? '2026-11-15T08:00:00Z' : spec.fetchedAt;
  const { id } = await store.db
    .insertInto('repository')
    .values({
      platform: 'git',
      platform_id: url,
      url,
      default_ref: 'refs/heads/main',
      head_sha: fetched === null ? null : shaOf(spec.head ?? `head of ${url}`),
      state: spec.state ?? (fetched === null ? 'new' : 'ok'),
      fetched_at: fetched === null ? null : new Date(fetched),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await store.db
    .insertInto('project_repository')
    .values({ project, repository_id: id, position: Number(count.n) })
    .execute();
  return id;
}

/** The identity of an e-mail, or of an account where there is no `@`; one that begins with `bot` is a bot. */
export async function addIdentity(store: Store, who: string): Promise<string> {
  const kind: IdentityClass = who.startsWith('bot') ? 'bot' : 'human';
  const email = who.includes('@');
  const { id } = await store.db
    .insertInto('identity')
    .values({
      kind: email ? 'email' : 'account',
      value_hash: digest(who, 32),
      name: who.split('@')[0] ?? null,
      domain: who.split('@')[1] ?? null,
      class: kind,
      class_reason: kind === 'bot' ? 'name' : null,
    })
    .onConflict((conflict) => conflict.columns(['kind', 'value_hash']).doUpdateSet({ class: kind }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

let unnamed = 0;

/** Adds commits to a repository. */
export async function addCommits(store: Store, repositoryId: string, specs: readonly CommitSpec[]): Promise<void> {
  const emails = new Set(
    specs.flatMap((spec) => [...(spec.author === null ? [] : [spec.author]), ...(spec.coAuthors ?? [])]),
  );
  const ids = new Map<string, string>();
  for (const email of emails) ids.set(email, await addIdentity(store, email));
  const rows = specs.map((spec) => ({ spec, sha: shaOf(spec.name ?? `unnamed ${(unnamed += 1)}`) }));
  for (let from = 0; from < rows.length; from += 500) {
    await store.db
      .insertInto('commit')
      .values(rows.slice(from, from + 500).map(({ spec, sha }) => commitRow(repositoryId, spec, sha, ids)))
      .execute();
  }
  const trailers = rows.flatMap(({ spec, sha }) =>
    (spec.coAuthors ?? []).map((email, position) => ({
      repository_id: repositoryId,
      sha,
      position,
      key: 'co-authored-by',
      identity_id: ids.get(email) as string,
    })),
  );
  if (trailers.length > 0) await store.db.insertInto('commit_trailer').values(trailers).execute();
}

function commitRow(repositoryId: string, spec: CommitSpec, sha: Buffer, ids: ReadonlyMap<string, string>) {
  const author = spec.author === null ? null : (ids.get(spec.author) as string);
  const at = spec.at === null ? null : new Date(spec.at);
  const merge = spec.merge ?? false;
  const lines = merge ? ('merge' as const) : (spec.lines ?? ('counted' as const));
  const counted = lines === 'counted';
  return {
    repository_id: repositoryId,
    sha,
    parents: spec.parents === undefined ? Buffer.alloc(merge ? 40 : 20) : Buffer.concat(spec.parents.map(shaOf)),
    parent_count: spec.parents?.length ?? (merge ? 2 : 1),
    merge,
    author_id: author,
    committer_id: author,
    author_epoch: at === null ? null : String(at.getTime() / 1000),
    author_zone: spec.zone === undefined ? '+0800' : spec.zone,
    committer_epoch: at === null ? null : String(at.getTime() / 1000),
    committer_zone: '+0800',
    authored_at: at,
    committed_at: at,
    signed_off: spec.signedOff ?? false,
    signature: null,
    additions: counted ? (spec.additions ?? 10) : null,
    deletions: counted ? (spec.deletions ?? 4) : null,
    files: counted ? 1 : null,
    lines,
    tree: Buffer.alloc(20),
    irregular: [],
    reachable: spec.reachable ?? true,
    on_default: spec.onDefault ?? true,
  };
}

/** Adds an organisation with its domains. */
export async function addOrganisation(
  store: Store,
  id: string,
  domains: readonly { readonly domain: string; readonly from?: string; readonly to?: string }[],
): Promise<void> {
  await store.db
    .insertInto('organisation')
    .values({ id, name: JSON.stringify({ zh: id, en: id }) })
    .execute();
  const rows = domains.map(({ domain, from, to }) => ({
    organisation: id,
    domain,
    valid_from: from ?? null,
    valid_to: to ?? null,
  }));
  await store.db.insertInto('organisation_domain').values(rows).execute();
}

/** `n` commits by one author, an hour apart from an instant on. */
export function burst(author: string, from: string, n: number, more: Partial<CommitSpec> = {}): CommitSpec[] {
  const start = new Date(from).getTime();
  return Array.from({ length: n }, (_, i) => ({ author, at: new Date(start + i * 3_600_000).toISOString(), ...more }));
}

/** Files of a repository's head, by path; the text is kept as of a document. */
export async function addFiles(
  store: Store,
  repositoryId: string,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    const sha = shaOf(`blob ${content}`);
    const size = String(Buffer.byteLength(content));
    await store.db
      .insertInto('blob')
      .values({
        sha,
        size,
        binary: false,
        magic: null,
        line_count: 1,
        spdx: null,
        notice: false,
        content,
        truncated: false,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await store.db
      .insertInto('tree_file')
      .values({ repository_id: repositoryId, path, mode: 0o100644, size, blob: sha, language: null })
      .execute();
  }
}

/** Everything that `computeAll` writes, in a fixed order, without row ids and times of writing. */
export async function computedRows(store: Store): Promise<Record<string, unknown[]>> {
  const { db } = store;
  return {
    metric_value: await db
      .selectFrom('metric_value')
      .selectAll()
      .orderBy('scope')
      .orderBy('subject')
      .orderBy('metric')
      .orderBy('period')
      .orderBy('month')
      .execute(),
    check_result: await db.selectFrom('check_result').selectAll().orderBy('project').orderBy('check_id').execute(),
    licence_fact: await db.selectFrom('licence_fact').selectAll().orderBy('repository_id').execute(),
    score: await db
      .selectFrom('score')
      .selectAll()
      .orderBy('model')
      .orderBy('scope')
      .orderBy('subject')
      .orderBy('month')
      .orderBy('running')
      .execute(),
    ranking: await db
      .selectFrom('ranking')
      .select(['model', 'revision', 'month', 'digest', 'body'])
      .orderBy('id')
      .execute(),
  };
}
