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

import type { Voice } from './voice.ts';

/** Numbers of the open changes whose head is that commit. */
export async function changesAt(
  voice: Voice,
  path: string,
  head: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  return (await voice.openChanges(path, signal)).filter((one) => one.head === head).map(({ number }) => number);
}

/** What became of a comment. */
export type Told = 'added' | 'updated' | 'unchanged';

/**
 * Leaves one comment of ours on a change: the one that begins with the marker and was written by the account that speaks.
 * What others write is not touched, whatever it begins with.
 */
export async function tellChange(
  voice: Voice,
  at: { readonly path: string; readonly change: string },
  comment: { readonly marker: string; readonly body: string },
  signal: AbortSignal,
): Promise<Told> {
  const { path, change } = at;
  const { marker, body } = comment;
  if (!body.startsWith(marker)) throw new TypeError('A comment begins with its marker.');
  const me = await voice.me(signal);
  const comments = await voice.comments(path, change, signal);
  const ours = comments.find((one) => one.author === me && one.body.trimStart().startsWith(marker));
  if (ours === undefined) {
    await voice.addComment(path, change, body, signal);
    return 'added';
  }
  // Servers trim, and some write line ends their own way.
  if (ours.body.replaceAll('\r\n', '\n').trim() === body.trim()) return 'unchanged';
  await voice.editComment(path, change, ours.id, body, signal);
  return 'updated';
}
