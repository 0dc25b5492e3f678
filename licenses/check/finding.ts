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

import type { Text } from '../result.ts';

/** How bad a finding is, from least to worst. */
export type Level = 'note' | 'warning' | 'error';

/** What a finding rests on. */
export interface Evidence {
  /** `fact`: a line of a file. `policy`: a line of the policy file. `matrix`: a cell of a compatibility matrix. */
  readonly kind: 'fact' | 'policy' | 'rule' | 'matrix' | 'advisory' | 'commit';
  /** `path:line`, an advisory's id, a commit. */
  readonly where: string;
  readonly says: Text;
  /** Null where there is none. */
  readonly url: string | null;
}

/** What a policy found, before waivers and levels of the policy file are applied. */
export interface RawFinding {
  /** Which of the policy's rules; kebab-case, one of its `rules`. */
  readonly rule: string;
  /**
   * What it is about, in words that stay the same when lines move or other findings come: a path, a purl without
   * version, a commit. With policy and rule it makes the stable id.
   */
  readonly subject: string;
  /** Null: the level of the rule. */
  readonly level: Level | null;
  /** It could not be judged; it is neither a pass nor a failure. */
  readonly undecided: boolean;
  readonly message: Text;
  readonly evidence: readonly Evidence[];
  /** What to do; null only where nothing can be done. */
  readonly fix: Text | null;
  /** A unified diff that mends it; null where none can be made. */
  readonly patch: string | null;
  /** Null when it is about no file. */
  readonly path: string | null;
  /** 1-based, in the head's file, or in the base's where `side` says so. */
  readonly line: number | null;
  readonly side: 'head' | 'base';
  /** Text of a purl with version; null when it is about no package. */
  readonly purl: string | null;
  /** Licence in question, as an expression; null when it is about none. A waiver may be bound to it. */
  readonly licence: string | null;
  /** Since when it is so: ISO date, or a commit; null where it is not known. */
  readonly since: string | null;
}

/** A waiver as it was applied. */
export interface AppliedWaiver {
  /** Line of the policy file. */
  readonly line: number | null;
  readonly reason: string;
  readonly owner: string;
  /** ISO date, exclusive. */
  readonly expires: string;
}

/** A finding of a check. */
export interface Finding extends Omit<RawFinding, 'level'> {
  /** 16 hexadecimal digits of policy, rule and subject; the same for the same thing in every run. */
  readonly id: string;
  /** Id of the {@link Policy}. */
  readonly policy: string;
  readonly level: Level;
  /** Null: it counts. */
  readonly waiver: AppliedWaiver | null;
}

/** `undecided`: nothing fails, and something that could fail could not be judged. */
export type Verdict = 'pass' | 'fail' | 'undecided';

/** What a check says. */
export interface CheckResult {
  readonly verdict: Verdict;
  /** Findings of this level or worse fail. */
  readonly failOn: Level;
  /** Errors first, then by policy, path and line. */
  readonly findings: readonly Finding[];
  /** What was asked and not judged, with the reason. */
  readonly notChecked: readonly { readonly policy: string; readonly why: Text }[];
  /** Policies that ran, with the number of findings that count. */
  readonly policies: readonly { readonly id: string; readonly findings: number; readonly waived: number }[];
  /** Null for a whole tree. */
  readonly base: string | null;
  /** Null for a directory that is no revision. */
  readonly head: string | null;
  /** Null when the defaults were used. */
  readonly policyFile: { readonly path: string; readonly commit: string | null; readonly changed: boolean } | null;
  readonly counts: {
    /** Files of the change, or of the tree. */
    readonly files: number;
    readonly packages: number;
    readonly packagesAdded: number;
    readonly packagesRemoved: number;
    readonly packagesChanged: number;
    /** Null when there is no change. */
    readonly commits: number | null;
  };
  /** Of the licence that the work goes out under. */
  readonly outbound: { readonly expression: string | null; readonly from: string };
  /** Null when no advisories were at hand. */
  readonly advisories: { readonly date: string | null; readonly count: number } | null;
}
