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

import { spawnGit } from './run.ts';

/** Which commits to walk; every id is 40 or 64 hex digits, never a name. */
export interface RevisionRange {
  readonly from: Iterable<string>;
  readonly not: Iterable<string>;
  /** As `--no-merges`; each a constant of ours. */
  readonly options?: readonly string[];
}

function* rangeLines(range: RevisionRange): Generator<string> {
  for (const id of range.from) yield `${id}\n`;
  for (const id of range.not) yield `^${id}\n`;
}

/** Walks commits as `git rev-list` does, newest first; yields hex lines as git prints them, whole lines only. */
export async function* revList(gitDir: string, range: RevisionRange, signal: AbortSignal): AsyncGenerator<Buffer> {
  const running = spawnGit(['rev-list', ...(range.options ?? []), '--stdin'], { gitDir, signal, input: 'pipe' });
  running.stdin?.end([...rangeLines(range)].join(''));
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of running.stdout as AsyncIterable<Buffer>) {
    const data: Buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const end = data.lastIndexOf(0x0a) + 1;
    rest = Buffer.from(data.subarray(end));
    if (end > 0) yield data.subarray(0, end);
  }
  await running.done;
}

/** How many commits the walk comes to. */
export async function countRevisions(gitDir: string, range: RevisionRange, signal: AbortSignal): Promise<number> {
  const running = spawnGit(['rev-list', '--count', ...(range.options ?? []), '--stdin'], {
    gitDir,
    signal,
    input: 'pipe',
  });
  running.stdin?.end([...rangeLines(range)].join(''));
  let text = '';
  for await (const chunk of running.stdout as AsyncIterable<Buffer>) text += chunk.toString('latin1');
  await running.done;
  return Number(text);
}

/** The ids of a walk, one by one, as bytes. */
export async function* revisions(gitDir: string, range: RevisionRange, signal: AbortSignal): AsyncGenerator<Buffer> {
  for await (const lines of revList(gitDir, range, signal)) {
    const width = lines.indexOf(0x0a) + 1;
    for (let at = 0; at < lines.length; at += width)
      yield Buffer.from(lines.toString('latin1', at, at + width - 1), 'hex');
  }
}
