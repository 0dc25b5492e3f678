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

import { createIdentityStage, mergeIdentities } from '#store/queries/identity.ts';
import {
  type ChangeCommitRow,
  type ChangeHeadRow,
  type ChangeToRead,
  changesToRead,
  writeChangeCommits,
} from '#store/queries/platform/change-commit.ts';
import { CrawlerError } from '../error.ts';
import { commitsOf, fetchChangeHeads, mostCommits, presentCommits } from '../git/change-heads.ts';
import { parseCommit } from '../git/commit.ts';
import { readObjects } from '../git/object-stream.ts';
import { plausibleInstant } from '../git/plausible.ts';
import type { ReachOptions } from '../git/reach.ts';
import { readSideHistory, type SideHistory } from '../git/side-history.ts';
import type { RepositoryTarget } from '../target.ts';
import { fenced, type HeldLease } from '../visit/lease.ts';
import { flush } from './batch-writer.ts';
import { People } from './people.ts';

/** Where commits of changes are read from and where they go. */
export interface ChangeCommitsSource extends HeldLease {
  readonly repositoryId: string;
  readonly gitDir: string;
  readonly dataDir: string;
  readonly target: RepositoryTarget;
  /** The platform's refs of heads, with `*` for the number. */
  readonly pattern: string;
  readonly reach: Pick<ReachOptions, 'privateHosts'>;
  /** Tip of the default branch in hex; null when there is none. */
  readonly defaultHead: string | null;
  readonly now: Date;
  readonly signal: AbortSignal;
  readonly onCount: (done: number, total: number) => void;
  /** Changes read in one visit; 5,000 unless told. The rest follow at the next. */
  readonly most?: number;
}

/** What came of it. */
export interface ChangeCommitsReport {
  readonly changes: number;
  readonly commits: number;
  /** Heads that git does not have. */
  readonly missing: number;
}

const batchSize = 200;
const objectCap = 1024 ** 2;

/** What git knows of the changes that are read. */
interface Known {
  readonly present: ReadonlySet<string>;
  /** Null = the default branch is not known, or there is too much beside it. */
  readonly side: SideHistory | null;
}

/** What a change's commits are counted from; null = not known. */
function basesOf(change: ChangeToRead, { present }: Known, defaultHead: string | null): string[] | null {
  const { mergedOnto, base, onDefault } = change;
  if (mergedOnto !== null && present.has(mergedOnto)) return [mergedOnto];
  const bases = base !== null && present.has(base) ? [base] : [];
  // A head that was merged by moving the branch forward lies on it: all of it would be left out.
  if (!onDefault && defaultHead !== null) bases.push(defaultHead);
  return bases.length === 0 ? null : bases;
}

/** True when all that is to be left out is the default branch and the base: no process of git is needed. */
function isBeside({ mergedOnto, onDefault }: ChangeToRead, present: ReadonlySet<string>): boolean {
  return !onDefault && (mergedOnto === null || !present.has(mergedOnto));
}

interface Read {
  readonly heads: ChangeHeadRow[];
  /** Each commit of a change once, in order. */
  readonly places: { readonly number: string; readonly position: number; readonly id: string }[];
}

async function walk(source: ChangeCommitsSource, batch: readonly ChangeToRead[], known: Known): Promise<Read> {
  const heads: ChangeHeadRow[] = [];
  const places: Read['places'] = [];
  for (const change of batch) {
    const { number, head } = change;
    const bases = basesOf(change, known, source.defaultHead);
    const { present, side } = known;
    if (!present.has(head) || bases === null) {
      heads.push({ number, head, commits: null, reason: present.has(head) ? 'no-base' : 'missing' });
      continue;
    }
    const ids =
      (isBeside(change, present) ? side?.commitsOf(head, change.base, mostCommits) : null) ??
      (await commitsOf(source.gitDir, head, bases, source.signal));
    heads.push({ number, head, commits: ids?.length ?? null, reason: ids === null ? 'too-many' : null });
    for (const [position, id] of (ids ?? []).entries()) places.push({ number, position, id });
  }
  return { heads, places };
}

async function rowsOf(source: ChangeCommitsSource, { places }: Read, people: People): Promise<ChangeCommitRow[]> {
  const { gitDir, signal, now } = source;
  const rows: ChangeCommitRow[] = [];
  const lines = places.map(({ id }) => `${id}\n`);
  let at = 0;
  for await (const objects of readObjects(lines, { gitDir, signal, cap: objectCap })) {
    for (const { id, type, bytes } of objects) {
      const place = places[at++];
      if (type !== 'commit' || place === undefined)
        throw new CrawlerError('corrupt', `Commit ${id} is ${type} in the object store.`);
      const { author, committer, encoding, parentCount } = parseCommit(bytes);
      rows.push({
        number: place.number,
        position: place.position,
        sha: Buffer.from(place.id, 'hex'),
        person: author === null ? null : people.number(author.name, author.email, encoding),
        authoredAt: plausibleInstant(author?.epoch ?? null, now),
        committedAt: plausibleInstant(committer?.epoch ?? null, now),
        merge: parentCount > 1,
      });
    }
  }
  return rows;
}

async function store(source: ChangeCommitsSource, read: Read): Promise<void> {
  const people = new People();
  const rows = await rowsOf(source, read, people);
  await fenced(source, async () => {
    await createIdentityStage(source.session);
    await flush(source.session, [people.writer]);
    await mergeIdentities(source.session);
    await writeChangeCommits(source.session, source.repositoryId, read.heads, rows, source.now);
  });
}

/** Reads the commits of changes whose head moved from git: no request of the platform's API. Killed anywhere, the next visit reads what is left. */
export async function readChangeCommits(source: ChangeCommitsSource): Promise<ChangeCommitsReport> {
  const { session, repositoryId, gitDir, signal } = source;
  const changes = await changesToRead(session, repositoryId, source.now, source.most ?? 5000);
  const wanted = changes.flatMap(({ head, base, mergedOnto }) => [head, base, mergedOnto].filter((id) => id !== null));
  let present = await presentCommits(gitDir, wanted, signal);
  if (changes.some(({ head }) => !present.has(head))) {
    await fetchChangeHeads(gitDir, source.target, source.pattern, { ...source.reach, dataDir: source.dataDir, signal });
    present = await presentCommits(gitDir, wanted, signal);
  }
  const beside = changes.filter((change) => present.has(change.head) && isBeside(change, present));
  const side =
    source.defaultHead === null || beside.length === 0
      ? null
      : await readSideHistory(
          gitDir,
          beside.map(({ head }) => head),
          source.defaultHead,
          signal,
        );
  const total = { changes: changes.length, commits: 0, missing: 0 };
  for (let at = 0; at < changes.length; at += batchSize) {
    const read = await walk(source, changes.slice(at, at + batchSize), { present, side });
    await store(source, read);
    total.commits += read.places.length;
    total.missing += read.heads.filter(({ reason }) => reason === 'missing').length;
    source.onCount(Math.min(at + batchSize, changes.length), changes.length);
  }
  return total;
}
