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

import type { Kysely } from 'kysely';
import type { RepositoryState } from '#store/facts.ts';
import { readRepository, writeFault } from '#store/queries/repository.ts';
import type { Database } from '#store/schema.ts';
import type { CrawlerError, CrawlerErrorKind } from './error.ts';

/** What a fault says of the source; null = nothing, it is ours (no disk, no git, cancelled) and the state stays. */
const states: Readonly<Record<CrawlerErrorKind, RepositoryState | null>> = {
  'bad-url': 'quarantined',
  'private-address': 'quarantined',
  dns: 'unreachable',
  unreachable: 'unreachable',
  timeout: 'unreachable',
  private: 'private',
  gone: 'gone',
  redirect: 'unreachable',
  tls: 'unreachable',
  'too-large': 'quarantined',
  'too-many-refs': 'quarantined',
  'tree-bomb': 'quarantined',
  'history-replaced': 'quarantined',
  'unsupported-object-format': 'quarantined',
  shallow: 'quarantined',
  fsck: 'quarantined',
  corrupt: 'unreachable',
  'no-space': null,
  'not-readable': 'unreachable',
  'not-a-repository': 'gone',
  'git-missing': null,
  'git-failed': 'unreachable',
  crashed: 'quarantined',
  aborted: null,
  'lease-lost': null,
};

/** Records a fault on the repository; its facts stay as they are. With `hosted`, being gone is for its platform to say. */
export async function recordFault(
  db: Kysely<Database>,
  repositoryId: string,
  fault: CrawlerError,
  hosted: boolean,
): Promise<void> {
  if (fault.kind === 'aborted') return;
  const told = states[fault.kind] ?? (await readRepository(db, repositoryId)).state;
  const state = hosted && told === 'gone' ? 'unreachable' : told;
  await writeFault(db, repositoryId, state, { kind: fault.kind, reason: fault.message });
}

/** Why a visit did not begin. */
export interface BusyFault {
  readonly kind: 'busy';
  readonly message: string;
  readonly transient: true;
}

/** Somebody else is at it. */
export const busy: BusyFault = {
  kind: 'busy',
  message: 'Another process is crawling this repository now.',
  transient: true,
};
