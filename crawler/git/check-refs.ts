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
import type { RepositoryTarget } from '../target.ts';
import { freeBytes } from './mirror-files.ts';
import type { ReachOptions } from './reach.ts';
import { isWantedRef } from './refs.ts';
import { type OpenedRemote, openRemote } from './remote.ts';
import { git } from './run.ts';
import { atSource } from './source-fault.ts';

/** Largest pack of one change. */
const maxPackBytes = 2 * 1024 ** 3;

/** Ids of the two sides of a change, which the mirror has while it is looked at. */
export interface CheckedRefs {
  readonly head: string;
  /** Tip of the branch that the change is for. */
  readonly base: string;
}

/** A change whose sides are wanted. */
export interface WantedChange {
  readonly number: string;
  /** Name of the branch that it is for, as the platform says it. */
  readonly base: string;
}

/** How to reach the source, and where the mirror may grow. */
export interface CheckFetchOptions extends ReachOptions {
  readonly dataDir: string;
  readonly signal: AbortSignal;
}

/** Longer than any look takes: refs of before that are of one that was killed. */
const leftOverMs = 86_400_000;

/**
 * Apart from branches and tags, so that no figure of the history counts them. Each look has its own, as another process may look
 * at the same change; the time in the name tells which were left over.
 */
function keptRefs(number: string, now: number): readonly [head: string, base: string] {
  const own = `refs/checks/${number}/${now}-${randomBytes(8).toString('hex')}`;
  return [`${own}/head`, `${own}/base`];
}

async function dropRefs(gitDir: string, refs: readonly string[]): Promise<void> {
  for (const ref of refs) await git(['update-ref', '-d', ref], { gitDir, accept: [1, 128] });
}

/** Those whose name tells no time are of before it did. */
async function dropLeftOvers(gitDir: string, now: number, signal: AbortSignal): Promise<void> {
  const words = ['for-each-ref', '--format=%(refname)', 'refs/checks'];
  const refs = (await git(words, { gitDir, signal })).toString('latin1').split('\n');
  const old = refs.filter((ref) => {
    const since = /^refs\/checks\/\d+\/(\d{1,16})-/u.exec(ref)?.[1];
    return ref !== '' && (since === undefined || now - Number(since) > leftOverMs);
  });
  await dropRefs(gitDir, old);
}

async function fetchBoth(
  gitDir: string,
  remote: OpenedRemote,
  refspecs: readonly string[],
  { dataDir, signal }: CheckFetchOptions,
): Promise<void> {
  const flags = ['--no-tags', '--force', '--no-write-fetch-head', '--no-auto-maintenance', '--no-show-forced-updates'];
  await git(['fetch', ...flags, '--end-of-options', remote.url, ...refspecs], {
    gitDir,
    network: { ...remote.access, idleSeconds: remote.access.idleSeconds ?? 120 },
    limits: { wallMs: 1_800_000, fileBytes: Math.min(maxPackBytes, await freeBytes(dataDir)) },
    signal,
  });
}

/**
 * Fetches head and base branch of one change into the mirror and works with them; `pattern` is the platform's, as
 * `refs/pull/*\/head`. Nothing is checked out, and the refs are gone afterwards. Null for a name that git would not take.
 */
export async function withChange<T>(
  gitDir: string,
  target: RepositoryTarget,
  pattern: string,
  change: WantedChange,
  options: CheckFetchOptions,
  work: (refs: CheckedRefs) => Promise<T>,
): Promise<T | null> {
  const branch = `refs/heads/${change.base}`;
  // A colon or an asterisk would be another refspec.
  if (!/^\d{1,18}$/u.test(change.number) || !isWantedRef(branch) || /[:*]/u.test(branch)) return null;
  const now = Date.now();
  const [head, base] = keptRefs(change.number, now);
  try {
    await dropLeftOvers(gitDir, now, options.signal);
    const remote = await openRemote(target, options);
    const source = pattern.replace('*', () => change.number);
    await fetchBoth(gitDir, remote, [`+${source}:${head}`, `+${branch}:${base}`], options);
    const id = async (ref: string) => {
      const words = ['rev-parse', '--verify', '--end-of-options', `${ref}^{commit}`];
      return (await git(words, { gitDir, signal: options.signal })).toString('latin1').trim();
    };
    return await work({ head: await id(head), base: await id(base) });
  } catch (error) {
    throw atSource(target.url, error);
  } finally {
    await dropRefs(gitDir, [head, base]);
  }
}
