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

import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CrawlerError, type CrawlerErrorKind } from '../error.ts';
import type { RepositoryTarget } from '../target.ts';
import {
  freeBytes,
  isPartial,
  type Mirror,
  markPartial,
  mirrorExists,
  mirrorOf,
  newMirror,
  removeStaleFiles,
  sweepDrafts,
  syncMirror,
  syncMirrors,
} from './mirror-files.ts';
import { readProgress } from './progress.ts';
import type { ReachOptions } from './reach.ts';
import { isWantedRef, makeSnapshot, parseForEachRef, type RefSnapshot } from './refs.ts';
import { type OpenedRemote, openRemote } from './remote.ts';
import { git } from './run.ts';
import { type Gaps, salvage } from './salvage.ts';
import { shortGit } from './short.ts';
import { atSource } from './source-fault.ts';

export type { Mirror } from './mirror-files.ts';
export type { RefSnapshot } from './refs.ts';
export { listRemote } from './remote.ts';

/** How to fetch. */
export interface FetchOptions extends ReachOptions {
  readonly dataDir: string;
  /** Name of the mirror that the store knows; null for the first fetch, or when the old one is not to be trusted. */
  readonly mirror: string | null;
  readonly onProgress?: (done: number, total: number | null) => void;
  /** Largest pack; 20 GiB by default. */
  readonly maxPackBytes?: number;
  /** 2 h by default. */
  readonly fetchMs?: number;
}

/** What a fetch gave. */
export interface FetchedMirror {
  readonly mirror: Mirror;
  /** The refs of the mirror after the fetch: the truth for this crawl, whatever was listed before. */
  readonly refs: RefSnapshot;
  /** The mirror is a new one; the caller removes the old one once the new name is stored. */
  readonly fresh: boolean;
  /** What a local source lacks; null when the mirror is whole. */
  readonly gaps: Gaps | null;
}

const refspecs = ['+refs/heads/*:refs/heads/*', '+refs/tags/*:refs/tags/*'];
const flags = [
  '--progress',
  '--no-tags',
  '--prune',
  '--force',
  '--no-write-fetch-head',
  '--no-auto-maintenance',
  '--no-show-forced-updates',
];

function largestPack(options: FetchOptions): number {
  return options.maxPackBytes ?? 20 * 1024 ** 3;
}

async function fetchInto(gitDir: string, remote: OpenedRemote, room: number, options: FetchOptions): Promise<void> {
  const cap = largestPack(options);
  const fileBytes = Math.min(cap, room);
  const tell = options.onProgress && readProgress(options.onProgress);
  let words = '';
  let shallow = false;
  try {
    await git(['fetch', ...flags, '--end-of-options', remote.url, ...refspecs], {
      gitDir,
      // A server may think for long before it sends a large pack.
      network: { ...remote.access, idleSeconds: remote.access.idleSeconds ?? 120 },
      limits: { wallMs: options.fetchMs ?? 7_200_000, fileBytes },
      ...(options.signal ? { signal: options.signal } : {}),
      onStderr: (chunk) => {
        tell?.(chunk);
        words = (words + chunk.toString('latin1')).slice(-16_384);
        shallow ||= words.includes('shallow roots are not allowed');
      },
    });
    // Git leaves such refs out with a warning and counts that as done.
    if (shallow) throw new CrawlerError('shallow', 'Its refs lead to cut-off history.');
  } catch (error) {
    if (error instanceof CrawlerError && error.kind === 'too-large' && fileBytes < cap) {
      throw new CrawlerError(
        'no-space',
        `The pack needs more than the ${Math.floor(room / 1024 ** 2)} MiB that are left.`,
        { cause: error },
      );
    }
    throw error;
  }
}

/** A ref that went away between listing and sending is not the source's fault: a second look settles it. */
async function fetchTwice(gitDir: string, remote: OpenedRemote, room: number, options: FetchOptions): Promise<void> {
  try {
    await fetchInto(gitDir, remote, room, options);
  } catch (error) {
    const moved = error instanceof CrawlerError && /not our ref|couldn't find remote ref/iu.test(error.message);
    if (!moved) throw error;
    await fetchInto(gitDir, remote, room, options);
  }
}

async function readRefs(gitDir: string, signal: AbortSignal | undefined): Promise<Map<string, string>> {
  const args = ['for-each-ref', '--format=%(objectname) %(refname)', 'refs/heads', 'refs/tags'];
  return parseForEachRef(
    await git(args, { gitDir, limits: { stdoutBytes: 1024 ** 3 }, ...(signal ? { signal } : {}) }),
  );
}

/** A detached head counts only when its commit came along with a branch or tag. */
async function detachedHead(gitDir: string, sha: string | null): Promise<string | null> {
  if (sha === null) return null;
  try {
    return await shortGit(['rev-parse', '--verify', '--quiet', '--end-of-options', `${sha}^{commit}`], gitDir);
  } catch (error) {
    if (error instanceof CrawlerError) return null;
    throw error;
  }
}

async function snapshotOf(gitDir: string, remote: OpenedRemote, signal: AbortSignal | undefined): Promise<RefSnapshot> {
  const refs = await readRefs(gitDir, signal);
  if (refs.size === 0 && remote.refs.refs.size > 0) {
    throw new CrawlerError('unreachable', 'Its branches and tags went away while they were fetched.');
  }
  const { headRef, headSha, objectFormat } = remote.refs;
  const known = headRef !== null && refs.has(headRef);
  const sha = known || headRef !== null ? null : await detachedHead(gitDir, headSha);
  if (known && isWantedRef(headRef) && !headRef.includes('\\'))
    await shortGit(['symbolic-ref', 'HEAD', headRef], gitDir);
  return makeSnapshot(refs, { ref: known ? headRef : null, sha }, objectFormat);
}

/** Lets walks of the history do without reading each commit. Only speed depends on it: a history that git cannot index is walked without. */
async function writeCommitGraph(gitDir: string, signal: AbortSignal | undefined): Promise<void> {
  try {
    const args = ['commit-graph', 'write', '--reachable', '--split', '--no-progress'];
    await git(args, { gitDir, ...(signal ? { signal } : {}) });
  } catch (error) {
    const serious = !(error instanceof CrawlerError) || error.kind === 'aborted' || error.kind === 'no-space';
    if (serious) throw error;
  }
}

type Fill<T> = (draft: string, room: number) => Promise<T>;

async function createMirror<T>(
  remote: OpenedRemote,
  options: FetchOptions,
  fill: Fill<T>,
): Promise<{ mirror: Mirror; refs: RefSnapshot; filled: T }> {
  const { mirror, draft } = await newMirror(options.dataDir);
  const room = await freeBytes(options.dataDir);
  try {
    const format = `--object-format=${remote.refs.objectFormat}`;
    await shortGit(['init', '--quiet', '--bare', '--template=', format, '--', draft]);
    const filled = await fill(draft, room);
    await shortGit(['pack-refs', '--all'], draft);
    await writeCommitGraph(draft, options.signal);
    const refs = await snapshotOf(draft, remote, options.signal);
    await syncMirror(draft);
    await rename(draft, mirror.gitDir);
    await syncMirrors(options.dataDir);
    return { mirror, refs, filled };
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function fetchNew(remote: OpenedRemote, options: FetchOptions): Promise<FetchedMirror> {
  const fill = (draft: string, room: number) => fetchTwice(draft, remote, room, options);
  const { mirror, refs } = await createMirror(remote, options, fill);
  return { mirror, refs, fresh: true, gaps: null };
}

/** A local source with missing objects, which git does not serve, is copied as it is. */
async function copyNew(path: string, remote: OpenedRemote, options: FetchOptions): Promise<FetchedMirror> {
  const { signal } = options;
  const { mirror, refs, filled } = await createMirror(remote, options, async (draft, room) => {
    const limits = { room, maxFileBytes: largestPack(options), ...(signal ? { signal } : {}) };
    const gaps = await salvage(path, draft, remote.refs, limits);
    if (gaps.missing === 0) return null;
    await markPartial(draft);
    return gaps;
  });
  return { mirror, refs, fresh: true, gaps: filled };
}

/** Small packs of many updates are rolled together; objects that no ref reaches stay. */
async function rollUp(mirror: Mirror, signal: AbortSignal | undefined): Promise<void> {
  const packs = (await readdir(join(mirror.gitDir, 'objects', 'pack'))).filter((name) => name.endsWith('.pack'));
  const options = { gitDir: mirror.gitDir, ...(signal ? { signal } : {}) };
  if (packs.length > 30) await git(['repack', '--geometric=2', '-d', '-q'], options);
}

async function updateMirror(
  mirror: Mirror,
  remote: OpenedRemote,
  options: FetchOptions,
): Promise<{ mirror: Mirror; refs: RefSnapshot }> {
  await removeStaleFiles(mirror);
  const format = await shortGit(['rev-parse', '--show-object-format'], mirror.gitDir);
  if (format !== remote.refs.objectFormat && remote.refs.refs.size > 0)
    throw new CrawlerError('corrupt', `The mirror is ${format}.`);
  await fetchTwice(mirror.gitDir, remote, await freeBytes(options.dataDir), options);
  await rollUp(mirror, options.signal);
  await shortGit(['pack-refs', '--all'], mirror.gitDir);
  await writeCommitGraph(mirror.gitDir, options.signal);
  const refs = await snapshotOf(mirror.gitDir, remote, options.signal);
  return { mirror, refs };
}

/** Faults that a damaged mirror of ours can cause: a new one shows whether it was ours or the source's. */
const maybeOurs: ReadonlySet<CrawlerErrorKind> = new Set([
  'corrupt',
  'crashed',
  'git-failed',
  'not-a-repository',
  'unsupported-object-format',
]);

/** The mirror that the store knows, when it can be brought up to date: what a source lacked is asked for from the start. */
async function usable(options: FetchOptions): Promise<Mirror | null> {
  const old = options.mirror === null ? null : mirrorOf(options.dataDir, options.mirror);
  return old !== null && (await mirrorExists(old)) && !(await isPartial(old)) ? old : null;
}

async function fetchOpened(
  target: RepositoryTarget,
  remote: OpenedRemote,
  options: FetchOptions,
): Promise<FetchedMirror> {
  const old = await usable(options);
  if (old !== null) {
    try {
      return { ...(await updateMirror(old, remote, options)), fresh: false, gaps: null };
    } catch (error) {
      if (!(error instanceof CrawlerError) || !maybeOurs.has(error.kind)) throw error;
    }
  }
  try {
    return await fetchNew(remote, options);
  } catch (error) {
    if (!target.local || !(error instanceof CrawlerError) || error.kind !== 'corrupt') throw error;
    return copyNew(target.url, remote, options);
  }
}

/**
 * Brings the mirror of a source up to date, or makes one: prepared beside the others and renamed into place, so a kill
 * leaves the old refs, the new refs, or a draft that the next fetch removes. Heads and tags only, all their objects.
 */
export async function fetchMirror(target: RepositoryTarget, options: FetchOptions): Promise<FetchedMirror> {
  await sweepDrafts(options.dataDir);
  const remote = await openRemote(target, options);
  try {
    return await fetchOpened(target, remote, options);
  } catch (error) {
    throw atSource(target.url, error);
  }
}
