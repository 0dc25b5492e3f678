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

import { randomBytes } from 'node:crypto';
import type { LicenceResult } from '#licenses/result.ts';
import type { Store } from '#store/open.ts';
import { licenceScanFacts } from './testing-licences.ts';

/** Head commit of the fixture's first repository, hex. */
export const testHead = '0123456789abcdef0123456789abcdef01234567';

const head = Buffer.from(testHead, 'hex');
const at = new Date('2026-11-22T06:00:00Z');

const licence: LicenceResult = {
  declared: 'Apache-2.0',
  detected: 'Apache-2.0',
  concluded: 'Apache-2.0',
  agreement: 'agree',
  approved: true,
  findings: [
    {
      expression: 'Apache-2.0',
      class: 'exact',
      score: 1,
      evidence: { path: 'LICENSE', lines: [1, 201] },
      statement: null,
    },
  ],
  explanation: { zh: '一致', en: 'They agree' },
};

async function visit({ db }: Store, id: string): Promise<void> {
  await db
    .updateTable('repository')
    .set({ head_sha: head, state: 'ok', default_ref: 'refs/heads/main', fetched_at: at, object_format: 'sha1' })
    .where('id', '=', id)
    .execute();
  const run = { repository_id: id, started_at: new Date('2026-11-22T05:59:00Z'), finished_at: at, head_sha: head };
  const completeness = JSON.stringify({ refs: { asked: 2, received: 2, refused: [] } });
  const counts = { commits_new: 1, commits_rewritten: 0, refs_digest: 'ab', git_version: '2.50' };
  await db
    .insertInto('crawl_run')
    .values({ ...run, ...counts, completeness, outcome: 'complete', reason: null, reason_kind: null })
    .execute();
}

async function commit({ db }: Store, id: string): Promise<void> {
  const identity = { kind: 'email', name: 'A', domain: null, class: 'human', class_reason: null } as const;
  const { id: author } = await db
    .insertInto('identity')
    .values({ ...identity, value_hash: randomBytes(32) })
    .returning('id')
    .executeTakeFirstOrThrow();
  const shape = { parents: Buffer.alloc(0), parent_count: 0, merge: false, tree: head, irregular: [] };
  const who = { author_id: author, committer_id: author, author_zone: '+0800', committer_zone: '+0800' };
  const when = { author_epoch: '1', committer_epoch: '1', authored_at: at, committed_at: at };
  const lines = { additions: 1, deletions: 0, files: 1, lines: 'counted' } as const;
  const flags = { signed_off: false, signature: null, reachable: true, on_default: true };
  await db
    .insertInto('commit')
    .values({ repository_id: id, sha: head, ...shape, ...who, ...when, ...lines, ...flags })
    .execute();
}

/** A crawled repository: one visit, one commit, three files, a licence and what the files of an older tree say. */
export async function repositoryFacts(store: Store, id: string): Promise<void> {
  await visit(store, id);
  await commit(store, id);
  const file = { repository_id: id, mode: 0o100644, blob: randomBytes(20) };
  await store.db
    .insertInto('tree_file')
    .values([
      { ...file, path: 'a.rs', size: '300', language: 'Rust' },
      { ...file, path: 'b.go', size: '100', language: 'Go' },
      { ...file, path: 'README', size: '50', language: null },
    ])
    .execute();
  await store.db
    .insertInto('licence_fact')
    .values({ repository_id: id, head_sha: head, result: JSON.stringify(licence) })
    .execute();
  await licenceScanFacts(store, id, head);
}
