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

import { CrawlerError } from '../error.ts';
import type { RepositoryTarget } from '../target.ts';
import { freeBytes } from './mirror-files.ts';
import type { ReachOptions } from './reach.ts';
import { openRemote } from './remote.ts';
import { revList } from './rev-list.ts';
import { git, spawnGit } from './run.ts';
import { atSource } from './source-fault.ts';

/** Where heads of changes are kept in a mirror: apart from branches, so that no figure of the history counts them. */
const kept = 'refs/changes/*';

/** Largest pack of heads. */
const maxPackBytes = 4 * 1024 ** 3;

/** Which of the ids (hex) are commits that the mirror has. */
export async function presentCommits(
  gitDir: string,
  ids: Iterable<string>,
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  const running = spawnGit(['cat-file', '--batch-check=%(objectname) %(objecttype)', '--buffer'], {
    gitDir,
    signal,
    input: 'pipe',
  });
  running.stdin?.end([...new Set(ids)].map((id) => `${id}\n`).join(''));
  let text = '';
  for await (const chunk of running.stdout as AsyncIterable<Buffer>) text += chunk.toString('latin1');
  await running.done;
  return new Set(
    text.split('\n').flatMap((line) => (line.endsWith(' commit') ? [line.slice(0, -' commit'.length)] : [])),
  );
}

/**
 * Fetches the heads of all changes into the mirror; `pattern` is the platform's, as `refs/pull/*\/head`. A server that
 * has none gives none.
 */
export async function fetchChangeHeads(
  gitDir: string,
  target: RepositoryTarget,
  pattern: string,
  options: ReachOptions & { readonly dataDir: string; readonly signal: AbortSignal },
): Promise<void> {
  try {
    const remote = await openRemote(target, options);
    const flags = [
      '--no-tags',
      '--force',
      '--no-write-fetch-head',
      '--no-auto-maintenance',
      '--no-show-forced-updates',
    ];
    await git(['fetch', ...flags, '--end-of-options', remote.url, `+${pattern}:${kept}`], {
      gitDir,
      network: { ...remote.access, idleSeconds: remote.access.idleSeconds ?? 120 },
      limits: { wallMs: 3_600_000, fileBytes: Math.min(maxPackBytes, await freeBytes(options.dataDir)) },
      signal: options.signal,
    });
    await git(['pack-refs', '--all'], { gitDir, signal: options.signal });
  } catch (error) {
    throw atSource(target.url, error);
  }
}

/** More commits than anybody reviews: a change beyond is told as such. */
export const mostCommits = 1000;

/** Commits of a change, oldest first; null when there are more than {@link mostCommits}. */
export async function commitsOf(
  gitDir: string,
  head: string,
  not: readonly string[],
  signal: AbortSignal,
): Promise<readonly string[] | null> {
  const range = { from: [head], not, options: ['--topo-order', `--max-count=${mostCommits + 1}`] };
  let text = '';
  for await (const lines of revList(gitDir, range, signal)) text += lines.toString('latin1');
  const ids = text.split('\n').filter((line) => line !== '');
  if (ids.some((id) => !/^[0-9a-f]+$/u.test(id)))
    throw new CrawlerError('corrupt', 'git rev-list printed what is no id.');
  return ids.length > mostCommits ? null : ids.reverse();
}
