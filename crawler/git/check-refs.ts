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

/** Apart from branches and tags, so that no figure of the history counts them. */
function keptRefs(number: string): readonly [head: string, base: string] {
  return [`refs/checks/${number}/head`, `refs/checks/${number}/base`];
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
  const [head, base] = keptRefs(change.number);
  try {
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
    for (const ref of [head, base]) await git(['update-ref', '-d', ref], { gitDir, accept: [1, 128] });
  }
}
