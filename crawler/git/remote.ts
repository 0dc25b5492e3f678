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

import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { CrawlerError } from '../error.ts';
import { fetchUrl, type RepositoryTarget } from '../target.ts';
import type { NetworkAccess } from './environment.ts';
import { type ReachOptions, reach } from './reach.ts';
import { followRedirects, speaksGit } from './redirect.ts';
import { parseLsRemote, type RefSnapshot } from './refs.ts';
import { git } from './run.ts';
import { atSource } from './source-fault.ts';

/** A source whose refs were just listed, with the permission to fetch from it. */
export interface OpenedRemote {
  /** Where it is really served, after redirects. */
  readonly url: string;
  readonly access: NetworkAccess;
  readonly refs: RefSnapshot;
}

/** More than any honest repository has. */
const maxRefs = 500_000;

async function checkLocal(path: string): Promise<void> {
  try {
    if (!(await stat(path)).isDirectory())
      throw new CrawlerError('not-a-repository', `${path}: is not a directory. Give a checkout or a bare repository.`);
    await access(path, constants.R_OK | constants.X_OK);
  } catch (error) {
    if (error instanceof CrawlerError) throw error;
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const says = missing
      ? 'does not exist. Check the path'
      : 'may not be read by the user that runs this. Run it as the owner, or allow reading';
    throw new CrawlerError(missing ? 'not-a-repository' : 'not-readable', `${path}: ${says}.`, { cause: error });
  }
}

async function list(url: string, network: NetworkAccess, options: ReachOptions): Promise<RefSnapshot> {
  // Git holds the whole list before it prints any: endless lists end at the memory, not at the output.
  const limits = {
    wallMs: options.listMs ?? 60_000,
    stdoutBytes: 64 * 1024 ** 2,
    memoryBytes: options.listMemoryBytes ?? 1024 ** 3,
    cpuSeconds: 60,
  };
  const signal = options.signal ? { signal: options.signal } : {};
  try {
    const refs = parseLsRemote(
      await git(['ls-remote', '--symref', '--end-of-options', url], { network, limits, ...signal }),
    );
    if (refs.refs.size > maxRefs) throw new CrawlerError('too-large', `More than ${maxRefs} branches and tags.`);
    return refs;
  } catch (error) {
    if (error instanceof CrawlerError && error.kind === 'too-large') {
      throw new CrawlerError('too-many-refs', error.message, { cause: error });
    }
    throw error;
  }
}

async function listFollowing(
  target: RepositoryTarget,
  network: NetworkAccess,
  options: ReachOptions,
): Promise<OpenedRemote> {
  const url = fetchUrl(target);
  try {
    return { url, access: network, refs: await list(url, network, options) };
  } catch (error) {
    if (!(error instanceof CrawlerError) || error.kind !== 'redirect') throw error;
    const moved = await followRedirects(target, network, options);
    return { ...moved, refs: await list(moved.url, moved.access, options) };
  }
}

/** Reaches a source and lists its refs; follows checked redirects. Git's first try is the common case, so a redirect costs one request more. */
export async function openRemote(target: RepositoryTarget, options: ReachOptions): Promise<OpenedRemote> {
  try {
    if (target.local) await checkLocal(target.url);
    const opened = await listFollowing(target, await reach(target, options), options);
    const doubtful = !target.local && opened.refs.refs.size === 0;
    if (doubtful && !(await speaksGit(opened.url, opened.access, options.signal))) {
      throw new CrawlerError('not-a-repository', 'The answer is not of a git server.');
    }
    return opened;
  } catch (error) {
    throw atSource(target.url, error);
  }
}

/** The refs of a source now: two small requests. `url` is where it was found. */
export async function listRemote(
  target: RepositoryTarget,
  options: ReachOptions,
): Promise<RefSnapshot & { readonly url: string }> {
  const { refs, url } = await openRemote(target, options);
  return { ...refs, url: target.local ? url : url.replace(/\.git$/u, '') === target.url ? target.url : url };
}
