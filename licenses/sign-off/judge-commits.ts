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

import type { ChangeCommit, Signature } from '../check/change.ts';
import { type Likeness, likeness } from './same-person.ts';
import { readTrailers, type Trailers } from './trailers.ts';

/** What the policy asks of commits. */
export interface SignOffRules {
  /** A sign-off of the committer counts as well. */
  readonly committer: boolean;
  /** Each co-author has to sign off, too. */
  readonly coAuthors: boolean;
  /** Whose later word counts: `third-party` also of somebody on behalf of the author. */
  readonly remediation: 'off' | 'individual' | 'third-party';
  /** Whether a commit is made by a program that nobody asks. */
  readonly isBot: (author: Signature) => boolean;
}

/** What a commit lacks. */
export interface Unsigned {
  readonly commit: ChangeCommit;
  /** `missing`: no sign-off at all. `other-person`: only of others. `other-name`: the author's address under another name. */
  readonly kind: 'missing' | 'other-person' | 'other-name' | 'co-author';
  /** Whose sign-off is asked for. */
  readonly wanted: Signature;
  /** Sign-offs that are there. */
  readonly found: readonly Signature[];
}

interface Read {
  readonly commit: ChangeCommit;
  readonly trailers: Trailers;
}

const order: Readonly<Record<Likeness, number>> = { same: 0, noreply: 1, 'other-name': 2, other: 3 };

/** The best match among sign-offs. */
function best(wanted: readonly Signature[], found: readonly Signature[]): Likeness {
  const all = wanted.flatMap((one) => found.map((other) => likeness(one, other)));
  return all.reduce((least, one) => (order[one] < order[least] ? one : least), 'other' as Likeness);
}

function isMerge({ parents }: ChangeCommit): boolean {
  return parents.length > 1;
}

function lackOf({ commit, trailers }: Read, rules: SignOffRules): Unsigned[] {
  const { author, committer } = commit;
  const found = trailers.signedOff;
  const like = best(rules.committer ? [author, committer] : [author], found);
  const lacks: Unsigned[] = [];
  if (like === 'other')
    lacks.push({ commit, kind: found.length === 0 ? 'missing' : 'other-person', wanted: author, found });
  if (like === 'other-name') lacks.push({ commit, kind: 'other-name', wanted: author, found });
  if (!rules.coAuthors) return lacks;
  const helpers = trailers.coAuthors.filter((one) => !rules.isBot(one) && best([one], found) === 'other');
  return [...lacks, ...helpers.map((wanted): Unsigned => ({ commit, kind: 'co-author', wanted, found }))];
}

/** People who, by a later commit that is itself signed off, answer for the commit. */
function remediators({ commit }: Read, later: readonly Read[], rules: SignOffRules): Signature[] {
  if (rules.remediation === 'off') return [];
  return later.flatMap((one) =>
    one.trailers.remediations.flatMap((word): Signature[] => {
      if (!commit.id.startsWith(word.commit)) return [];
      const isSpeaker = best([one.commit.author], [word.by]) !== 'other';
      const isSigned = best([one.commit.author], one.trailers.signedOff) !== 'other';
      if (!isSpeaker || !isSigned) return [];
      if (word.onBehalfOf === null) return [word.by];
      return rules.remediation === 'third-party' ? [word.onBehalfOf] : [];
    }),
  );
}

/** Commits whose author (or committer) did not sign them off, by the rules of the Developer Certificate of Origin; oldest first as given. */
export function unsignedCommits(commits: readonly ChangeCommit[], rules: SignOffRules): Unsigned[] {
  const read = commits.map((commit): Read => ({ commit, trailers: readTrailers(commit.message) }));
  return read.flatMap((one, index): Unsigned[] => {
    if (isMerge(one.commit) || rules.isBot(one.commit.author)) return [];
    const lacks = lackOf(one, rules);
    if (lacks.length === 0) return [];
    const words = remediators(one, read.slice(index + 1), rules);
    return lacks.filter(({ wanted }) => best([wanted], words) === 'other');
  });
}
