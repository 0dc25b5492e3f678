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

import type { ParsedCommit } from '../git/commit.ts';
import { plausibleInstant } from '../git/plausible.ts';
import type { People } from './people.ts';

/** Rows of one commit for the stages. */
export interface CommitRows {
  readonly commit: readonly unknown[];
  readonly trailers: readonly (readonly unknown[])[];
}

function codes(read: ParsedCommit, authored: Date | null, committed: Date | null): readonly string[] {
  const outside =
    (authored === null && read.author !== null && read.author.epoch !== null) ||
    (committed === null && read.committer !== null && read.committer.epoch !== null);
  return outside ? [...read.irregular, 'implausible-date'].sort() : read.irregular;
}

function isSignedOff(read: ParsedCommit): boolean {
  const author = read.author?.email.toLowerCase() ?? '';
  return (
    author !== '' && read.trailers.some(({ key, email }) => key === 'signed-off-by' && email.toLowerCase() === author)
  );
}

/** Turns a commit into rows; `id` is its object id as hex. */
export function commitRows(id: string, read: ParsedCommit, people: People, onDefault: boolean, now: Date): CommitRows {
  const { author, committer, encoding } = read;
  const sha = Buffer.from(id, 'hex');
  const authored = plausibleInstant(author?.epoch ?? null, now);
  const committed = plausibleInstant(committer?.epoch ?? null, now);
  const trailers: (readonly unknown[])[] = [];
  const commit = [
    sha,
    read.parents,
    read.parentCount,
    author === null ? null : people.number(author.name, author.email, encoding),
    committer === null ? null : people.number(committer.name, committer.email, encoding),
    author?.epoch ?? null,
    author?.zone ?? null,
    committer?.epoch ?? null,
    committer?.zone ?? null,
    authored,
    committed,
    isSignedOff(read),
    read.signature,
    read.tree,
    codes(read, authored, committed),
    onDefault,
  ];
  for (const [position, { key, name, email }] of read.trailers.entries()) {
    const person = people.number(name, email, encoding);
    if (person !== null) trailers.push([sha, position, key, person]);
  }
  return { commit, trailers };
}
