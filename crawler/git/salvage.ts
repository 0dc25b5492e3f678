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
import { historyDefects } from './environment.ts';
import { type CopyOptions, commonDirOf, copyObjects, isShallow } from './local-objects.ts';
import { type RefSnapshot, refBytes } from './refs.ts';
import { spawnGit } from './run.ts';

/** Objects that a source says it has and does not. */
export interface Gaps {
  /** Objects that its refs lead to, as far as the trees that are there tell. */
  readonly reachable: number;
  /** Of these, how many are not there: files and folders, never commits. */
  readonly missing: number;
}

const nul = Buffer.from([0]);

async function writeRefs(gitDir: string, refs: ReadonlyMap<string, string>, signal?: AbortSignal): Promise<void> {
  const running = spawnGit(['update-ref', '-z', '--stdin'], { gitDir, input: 'pipe', ...(signal ? { signal } : {}) });
  for (const [name, id] of refs) {
    running.stdin?.write(Buffer.concat([Buffer.from('create '), refBytes(name), nul, Buffer.from(id), nul]));
  }
  running.stdin?.end();
  running.stdout.resume();
  await running.done;
}

/** Reads every object once: what is there must be what its name says, and nothing that a fetch would refuse. */
async function verify(gitDir: string, signal?: AbortSignal): Promise<void> {
  const tolerated = [...historyDefects, 'gitmodulesMissing', 'gitattributesMissing'];
  const settings = tolerated.flatMap((id) => ['-c', `fsck.${id}=warn`]);
  const running = spawnGit(['fsck', '--full', '--strict', '--no-dangling', '--no-reflogs', '--no-progress'], {
    gitDir,
    settings,
    // The bit for what is missing and nothing else.
    accept: [2],
    limits: { wallMs: 7_200_000 },
    ...(signal ? { signal } : {}),
  });
  running.stdout.resume();
  try {
    await running.done;
  } catch (error) {
    if (!(error instanceof CrawlerError) || error.kind !== 'git-failed') throw error;
    throw new CrawlerError('corrupt', error.message, { cause: error });
  }
}

function tipsText(refs: RefSnapshot): string {
  return [...new Set(refs.refs.values())].map((id) => `${id}\n`).join('');
}

/** Walks all commits; one that is missing is the end of it. */
async function walkCommits(gitDir: string, refs: RefSnapshot, signal?: AbortSignal): Promise<void> {
  const running = spawnGit(['rev-list', '--count', '--stdin'], {
    gitDir,
    input: 'pipe',
    ...(signal ? { signal } : {}),
  });
  running.stdin?.end(tipsText(refs));
  running.stdout.resume();
  try {
    await running.done;
  } catch (error) {
    if (!(error instanceof CrawlerError) || error.kind === 'aborted') throw error;
    throw new CrawlerError('corrupt', `Commits of its history are missing. ${error.message}`, { cause: error });
  }
}

async function countGaps(gitDir: string, refs: RefSnapshot, signal?: AbortSignal): Promise<Gaps> {
  const args = ['rev-list', '--objects', '--no-object-names', '--missing=print', '--stdin'];
  const running = spawnGit(args, { gitDir, input: 'pipe', ...(signal ? { signal } : {}) });
  running.stdin?.end(tipsText(refs));
  let [reachable, missing] = [0, 0];
  for await (const chunk of running.stdout as AsyncIterable<Buffer>) {
    for (const byte of chunk) {
      if (byte === 0x0a) reachable++;
      else if (byte === 0x3f) missing++;
    }
  }
  await running.done;
  return { reachable, missing };
}

/**
 * Fills a draft from a local repository that git cannot serve because objects are missing: its files are copied, read
 * once to see that they are what they say, and the history of commits must be whole. Only its list of refs comes from git.
 */
export async function salvage(path: string, draft: string, refs: RefSnapshot, options: CopyOptions): Promise<Gaps> {
  const { signal } = options;
  const commonDir = await commonDirOf(path);
  if (await isShallow(commonDir)) throw new CrawlerError('shallow', 'Its history is cut off.');
  await copyObjects(commonDir, draft, options);
  await verify(draft, signal);
  await walkCommits(draft, refs, signal);
  await writeRefs(draft, refs.refs, signal);
  return countGaps(draft, refs, signal);
}
