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

import { copyRows } from '#store/copy.ts';
import { membershipColumns, membershipStage } from '#store/queries/commit.ts';
import type { Session } from '#store/session.ts';
import { type RevisionRange, revisions } from '../git/rev-list.ts';
import { spawnGit } from '../git/run.ts';

/** The refs of two crawls of one repository: ids as hex, each once. */
export interface RefChange {
  readonly oldTips: readonly string[];
  readonly newTips: readonly string[];
  readonly oldHead: string | null;
  readonly newHead: string | null;
}

function without(tips: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others);
  return tips.filter((tip) => !known.has(tip));
}

/**
 * The commits to read: those of the default branch first. Tips that both crawls have bound the walk, and are not walked.
 */
export function newRanges(change: RefChange): (RevisionRange & { onDefault: boolean })[] {
  const { oldTips, newTips, newHead } = change;
  const ranges = [];
  if (newHead !== null) ranges.push({ from: [newHead], not: oldTips, onDefault: true });
  const others = without(newTips, [...oldTips, ...(newHead === null ? [] : [newHead])]);
  if (others.length > 0)
    ranges.push({ from: others, not: [...oldTips, ...(newHead === null ? [] : [newHead])], onDefault: false });
  return ranges;
}

/** Stages which known commits are lost, and which join or leave the default branch. */
export async function stageMembership(
  session: Session,
  gitDir: string,
  change: RefChange,
  signal: AbortSignal,
): Promise<void> {
  const { oldTips, newTips, oldHead, newHead } = change;
  const head = newHead === null ? [] : [newHead];
  const former = oldHead === null ? [] : [oldHead];
  const ranges: (readonly [string, RevisionRange])[] = [
    ['lost', { from: without(oldTips, newTips), not: newTips }],
    ['off-default', { from: without(former, head), not: head }],
    ['on-default', { from: without(head, former), not: former }],
  ];
  for (const [name, range] of ranges) {
    if ([...range.from].length === 0) continue;
    await copyRows(session, membershipStage, membershipColumns, changes(gitDir, range, name, signal));
  }
}

async function* changes(
  gitDir: string,
  range: RevisionRange,
  change: string,
  signal: AbortSignal,
): AsyncGenerator<readonly unknown[]> {
  for await (const id of revisions(gitDir, range, signal)) yield [id, change];
}

/** True when every object is there: tips of an earlier crawl can be missing after a mirror was made anew. */
export async function hasObjects(gitDir: string, ids: readonly string[], signal: AbortSignal): Promise<boolean> {
  if (ids.length === 0) return true;
  const running = spawnGit(['cat-file', '--batch-check', '--buffer'], { gitDir, signal, input: 'pipe' });
  running.stdin?.end(ids.map((id) => `${id}\n`).join(''));
  let tail = '';
  let missing = false;
  for await (const chunk of running.stdout as AsyncIterable<Buffer>) {
    const text = tail + chunk.toString('latin1');
    missing ||= text.includes(' missing\n');
    tail = text.slice(-16);
  }
  await running.done;
  return !missing;
}
