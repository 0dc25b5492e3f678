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

import type { Completeness } from '#store/facts.ts';
import {
  analyzeCommitStages,
  countReachable,
  createCommitStages,
  mergeCommits,
  mergeMembership,
  replacesHistory,
} from '#store/queries/commit.ts';
import { retryUnknownLines } from '#store/queries/commit-lines.ts';
import { noteSnapshot } from '#store/queries/crawl-run.ts';
import { createIdentityStage, mergeIdentities, replaceSuggestions } from '#store/queries/identity.ts';
import type { Lease } from '#store/queries/lease.ts';
import { type RepositoryRow, readRefTips, writeSnapshot } from '#store/queries/repository.ts';
import { createTreeStages, mergeBlobs, mergeTree, replaceRefs } from '#store/queries/tree.ts';
import type { Session } from '#store/session.ts';
import { CrawlerError } from '../error.ts';
import type { FaultPoint } from '../fault-point.ts';
import type { RefSnapshot } from '../git/refs.ts';
import { countRevisions } from '../git/rev-list.ts';
import type { Gaps } from '../git/salvage.ts';
import { indexedName } from '../git/text.ts';
import type { TreeLimits } from '../git/tree.ts';
import type { Report } from '../progress.ts';
import { fenced } from '../visit/lease.ts';
import { stageCommits } from './commits.ts';
import { readSuggestions } from './mailmap.ts';
import { hasObjects, newRanges, type RefChange, stageMembership } from './membership.ts';
import { People } from './people.ts';
import { stageTags } from './tags.ts';
import { stageTree, type TreeFacts } from './tree.ts';

/** A mirror that holds everything its refs lead to, and what the store knew before. */
export interface SnapshotSource {
  readonly session: Session;
  readonly lease: Lease;
  readonly runId: string;
  readonly repository: RepositoryRow;
  readonly url: string;
  readonly gitDir: string;
  readonly refs: RefSnapshot;
  /** What the source lacks; null when nothing. */
  readonly gaps: Gaps | null;
  /** The mirror is a new one: what an earlier one lacked, it may hold. */
  readonly fresh: boolean;
  readonly signal: AbortSignal;
  readonly now: Date;
  readonly treeLimits: TreeLimits;
  readonly report: Report;
  readonly reach: (point: FaultPoint) => Promise<void>;
}

/** What was stored. */
export interface SnapshotResult {
  readonly commitsNew: number;
  readonly commitsRewritten: number;
  readonly completeness: Readonly<Record<string, Completeness>>;
  readonly partial: { readonly kind: 'tree-bomb' | 'missing-objects'; readonly reason: string } | null;
}

interface Staged {
  readonly whole: boolean;
  readonly tags: Awaited<ReturnType<typeof stageTags>>;
  readonly tree: TreeFacts;
  readonly suggestions: Awaited<ReturnType<typeof readSuggestions>>;
}

const noTree: TreeFacts = { completeness: { asked: 0, received: 0, refused: [] }, bomb: false, mailmap: null };

/** Compares with the refs of the last clean crawl; null = everything is read anew, because there is none, or its objects are gone. */
async function changeOf(source: SnapshotSource): Promise<RefChange | null> {
  const { session, repository, gitDir, refs, signal } = source;
  const oldTips = await readRefTips(session, repository.id);
  const oldHead = repository.head_sha?.toString('hex') ?? null;
  const known = oldHead === null ? oldTips : [...oldTips, oldHead];
  if (oldTips.length === 0 || !(await hasObjects(gitDir, known, signal))) return null;
  return { oldTips, newTips: tipsOf(refs), oldHead, newHead: refs.headSha };
}

function tipsOf(refs: RefSnapshot): string[] {
  return [...new Set([...refs.refs.values(), ...(refs.headSha === null ? [] : [refs.headSha])])];
}

async function stageAll(source: SnapshotSource): Promise<Staged> {
  const { session, gitDir, refs, signal, now, report } = source;
  await createIdentityStage(session);
  await createCommitStages(session);
  await createTreeStages(session);
  const change = await changeOf(source);
  const people = new People();
  const scratch: RefChange = { oldTips: [], newTips: tipsOf(refs), oldHead: null, newHead: refs.headSha };
  report('commits', 0, null);
  const ranges = newRanges(change ?? scratch);
  let total = 0;
  for (const range of ranges) total += await countRevisions(gitDir, range, signal);
  const onCount = (count: number) => report('commits', count, total);
  await stageCommits({ session, gitDir, signal, now, people, onCount }, ranges);
  if (change !== null) await stageMembership(session, gitDir, change, signal);
  const tags = await stageTags(session, refs.refs, people, { gitDir, signal, now });
  await source.reach('commits-staged');
  report('tree', 0, null);
  const head = refs.headSha;
  const gaps = source.gaps !== null;
  const onTree = (done: number, total: number | null) => report('tree', done, total);
  const tree =
    head === null
      ? noTree
      : await stageTree({ session, gitDir, signal, head, limits: source.treeLimits, gaps, onCount: onTree });
  const suggestions = await readSuggestions(gitDir, tree.mailmap, signal);
  await source.reach('tree-staged');
  return { whole: change === null, tags, tree, suggestions };
}

function stateOf(refs: RefSnapshot): { state: 'ok' | 'empty'; reasonKind: string | null; reason: string | null } {
  if (refs.headSha !== null) return { state: 'ok', reasonKind: null, reason: null };
  if (refs.refs.size === 0) return { state: 'empty', reasonKind: null, reason: null };
  const reason = 'The repository has refs, but its HEAD leads to no commit: there is no default branch to measure.';
  return { state: 'empty', reasonKind: 'no-default-branch', reason };
}

async function merge(source: SnapshotSource, staged: Staged): Promise<SnapshotResult> {
  const { session, repository, refs } = source;
  const { id } = repository;
  await analyzeCommitStages(session);
  if (tipsOf(refs).length > 0 && (await replacesHistory(session, id, staged.whole))) {
    throw new CrawlerError(
      'history-replaced',
      'No root commit of the history known so far is left: this may be another repository under the same name. The last good data stays until staff decide.',
    );
  }
  await mergeIdentities(session);
  const commitsNew = await mergeCommits(session, id);
  const commitsRewritten = await mergeMembership(session, id, staged.whole);
  if (source.fresh) await retryUnknownLines(session, id);
  await replaceRefs(
    session,
    id,
    [...refs.refs].map(([name, sha]) => [indexedName(name), Buffer.from(sha, 'hex')]),
  );
  await mergeBlobs(session);
  await mergeTree(session, id);
  await replaceSuggestions(session, id, staged.suggestions);
  const headSha = refs.headSha === null ? null : Buffer.from(refs.headSha, 'hex');
  const { headRef: defaultRef, objectFormat } = refs;
  await writeSnapshot(session, id, {
    url: source.url,
    defaultRef,
    headSha,
    objectFormat,
    ...stateOf(refs),
    fetchedAt: source.now,
  });
  const completeness = completenessOf(source, staged, await countReachable(session, id));
  await noteSnapshot(session, source.runId, {
    refsDigest: refs.digest,
    headSha,
    commitsNew,
    commitsRewritten,
    completeness,
  });
  return { commitsNew, commitsRewritten, completeness, partial: partialOf(source, staged.tree) };
}

function partialOf(source: SnapshotSource, tree: TreeFacts): SnapshotResult['partial'] {
  if (tree.bomb) {
    const reason = 'The tree of the head is over a limit: only the files of its first level were read.';
    return { kind: 'tree-bomb', reason };
  }
  if (source.gaps === null) return null;
  const { missing } = source.gaps;
  return {
    kind: 'missing-objects',
    reason: `${source.url}: ${missing} files or folders of its history are not there. All commits are counted; the lines of those that need them are unknown. Run git fetch --refetch there, or clone it anew, to complete it.`,
  };
}

function objectsOf({ reachable, missing }: Gaps): Completeness {
  return {
    asked: reachable,
    received: reachable - missing,
    refused: [{ what: 'objects', why: 'missing', count: missing }],
  };
}

function completenessOf(source: SnapshotSource, staged: Staged, commits: number): Record<string, Completeness> {
  const { refs, gaps } = source;
  const { tags, elsewhere } = staged.tags;
  const refused = elsewhere === 0 ? [] : [{ what: 'tags', why: 'leads-to-no-commit', count: elsewhere }];
  return {
    refs: { asked: refs.refs.size, received: refs.refs.size, refused: [] },
    commits: { asked: null, received: commits, refused: [] },
    tags: { asked: tags, received: tags - elsewhere, refused },
    tree: staged.tree.completeness,
    ...(gaps === null ? {} : { objects: objectsOf(gaps) }),
  };
}

/** Reads all that is new in the mirror into stages, then stores it in one transaction: readers see the old state or the new one. */
export async function storeSnapshot(source: SnapshotSource): Promise<SnapshotResult> {
  const staged = await stageAll(source);
  source.report('store', 0, null);
  const result = await fenced(source, async () => {
    const merged = await merge(source, staged);
    await source.reach('in-snapshot');
    return merged;
  });
  await source.reach('snapshot-stored');
  source.report('store', 1, 1);
  return result;
}
