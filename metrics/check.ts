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

import type { LicenceResult } from '#licenses/result.ts';
import type { CheckStatus, Stage, Text } from '#store/facts.ts';
import type { TreeLicenceFacts } from './licences/tree-facts.ts';

/** Proof of a verdict, readable by a person and reproducible at the commit. */
export interface CheckEvidence {
  readonly path: string;
  /** 1-based; null = the file as such. */
  readonly line: number | null;
  /** What stands there, cleaned, at most 200 characters; null = nothing to quote. */
  readonly text: string | null;
}

/** A verdict with what led to it. */
export interface CheckOutcome {
  readonly status: CheckStatus;
  /** One sentence: what was found, or what is missing. */
  readonly message: Text;
  readonly evidence: readonly CheckEvidence[];
  /** Paths and patterns looked at, when something was not found. */
  readonly searched: readonly string[];
  /** The closest thing that did not count, with the reason; null when there was none. */
  readonly nearestMiss: { readonly path: string; readonly why: Text } | null;
  /** 0–1 for `partial`; 1 for pass, 0 for fail; null otherwise. */
  readonly score: number | null;
}

/** A file of the head as checks see it. */
export interface FileFact {
  readonly path: string;
  readonly mode: number;
  readonly size: number | null;
  readonly language: string | null;
  readonly binary: boolean;
  readonly magic: string | null;
  readonly spdx: string | null;
  /** Null = not read (too large, submodule, symlink). */
  readonly notice: boolean | null;
  readonly lineCount: number | null;
}

/** Files of one head with lookup by place and name; symlinks are never followed. */
export interface FileIndex {
  readonly all: readonly FileFact[];
  /** Exact path. */
  get(path: string): FileFact | null;
  /** Paths that match, in path order; matching ignores letter case. */
  match(pattern: RegExp): FileFact[];
  /** Text of a kept document, or null when it was not kept. */
  text(path: string): string | null;
}

/** Numbers of history that checks judge. Everything is of the default branch. */
export interface HistoryFacts {
  readonly firstCommitAt: Date | null;
  readonly lastCommitAt: Date | null;
  readonly commits: number;
  /** Non-merge commits with and without a sign-off by their author, since `entryDate` (all history when null). */
  readonly signOff: { readonly signed: number; readonly unsigned: number; readonly firstUnsigned: string | null };
  /** The newest 20 non-merge commits, newest first. */
  readonly recent: readonly { readonly sha: string; readonly signedOff: boolean; readonly at: Date | null }[];
  /** Commits in the 90 and 365 days before `asOf`. */
  readonly commits90: number;
  readonly commits365: number;
  /** Distinct human authors and co-authors of the last 365 days. */
  readonly authors365: readonly {
    readonly identityId: string;
    readonly name: string | null;
    readonly organisation: string | null;
    readonly commits: number;
  }[];
}

/** A tag as checks see it, newest first in the list. */
export interface TagFact {
  readonly name: string;
  readonly at: Date | null;
  readonly annotated: boolean;
  readonly signed: boolean;
}

/** What the registry declares of the project. */
export interface DeclaredFacts {
  readonly stage: Stage;
  /** First day in sandbox or later, `YYYY-MM-DD`; null before. */
  readonly admittedOn: string | null;
  readonly homepage: string | null;
}

/** Everything a check may ask for. A check is given the parts it names in `needs` and no others. */
export interface CheckFacts {
  /** The commit the files are of, hex. */
  readonly head: string;
  /** The moment "now" means: end of the crawl, so that results are reproducible. */
  readonly asOf: Date;
  readonly files: FileIndex;
  readonly history: HistoryFacts;
  readonly tags: readonly TagFact[];
  readonly licence: LicenceResult;
  /** What all files say of licences; null = they were not read yet. */
  readonly treeLicences: TreeLicenceFacts | null;
  readonly declared: DeclaredFacts;
}

/** Parts of {@link CheckFacts} that a check names. */
export type CheckNeed = 'files' | 'history' | 'tags' | 'licence' | 'treeLicences' | 'declared';

/** Model categories that a check counts for. */
export type CheckCategory = 'governance' | 'documentation' | 'engineering' | 'compliance' | 'security' | 'release';

/** The card of a check, behaviour last. */
export interface Check<Need extends CheckNeed = CheckNeed> {
  /** kebab-case, equals the file name. */
  readonly id: string;
  readonly name: Text;
  readonly question: Text;
  /** Why it matters, one or two sentences. */
  readonly why: Text;
  /** What to do when it does not pass, concrete enough to copy. */
  readonly fix: Text;
  readonly category: CheckCategory;
  /** Weight within its category. */
  readonly weight: number;
  readonly revision: number;
  /** URL of the definition it follows. */
  readonly source: string;
  /** The same question elsewhere: `clomonitor:security_policy`, `scorecard:Security-Policy`, `gate:SEC-01`. */
  readonly aliases: readonly string[];
  /** Stages whose gate requires it (`required`) or lists it (`advisory`); empty when no gate names it. */
  readonly gates: Readonly<Partial<Record<'sandbox' | 'incubating' | 'graduated', 'required' | 'advisory'>>>;
  readonly needs: readonly Need[];
  readonly run: (facts: Pick<CheckFacts, Need | 'head' | 'asOf'>) => CheckOutcome;
}

/** A check whose needs are not known statically: what the registry holds. `run` must be given every part it names. */
export type AnyCheck = Omit<Check, 'run'> & { readonly run: (facts: CheckFacts) => CheckOutcome };

/** Declares a check; `needs` narrows what `run` is given. */
export function defineCheck<const Need extends CheckNeed>(check: Check<Need>): Check<Need> {
  return check;
}

interface OutcomeParts {
  readonly evidence?: readonly CheckEvidence[];
  readonly searched?: readonly string[];
  readonly nearestMiss?: CheckOutcome['nearestMiss'];
}

function outcome(status: CheckStatus, score: number | null, message: Text, parts: OutcomeParts): CheckOutcome {
  return {
    status,
    score,
    message,
    evidence: parts.evidence ?? [],
    searched: parts.searched ?? [],
    nearestMiss: parts.nearestMiss ?? null,
  };
}

/** The question is answered yes. */
export function pass(message: Text, parts: OutcomeParts = {}): CheckOutcome {
  return outcome('pass', 1, message, parts);
}

/** Answered in part; `score` is strictly between 0 and 1. */
export function partial(score: number, message: Text, parts: OutcomeParts = {}): CheckOutcome {
  return outcome('partial', score, message, parts);
}

/** Answered no; say what was searched. */
export function fail(message: Text, parts: OutcomeParts = {}): CheckOutcome {
  return outcome('fail', 0, message, parts);
}

/** The question does not arise here. */
export function notApplicable(message: Text, parts: OutcomeParts = {}): CheckOutcome {
  return outcome('not-applicable', null, message, parts);
}

/** The facts at hand cannot decide it. */
export function unknown(message: Text, parts: OutcomeParts = {}): CheckOutcome {
  return outcome('unknown', null, message, parts);
}
