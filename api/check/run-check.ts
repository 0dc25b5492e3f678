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

import type { Change } from '#licenses/check/change.ts';
import type { CheckFacts, Side } from '#licenses/check/facts.ts';
import type { CheckResult, Level } from '#licenses/check/finding.ts';
import { gatherFacts } from '#licenses/check/gather.ts';
import { judge } from '#licenses/check/judge.ts';
import type { Scanning } from '#licenses/check/scan-ahead.ts';
import type { Settings } from '#licenses/check/settings.ts';
import { readSettings } from '#licenses/check/settings-file.ts';
import { createFileScanner } from '#licenses/check/side.ts';
import type { Matrix } from '#licenses/compatibility/matrix.ts';
import type { SourceTree } from '#licenses/source-tree.ts';
import { type Objects, revisionTree, treeBefore } from '../trees/object-trees.ts';
import { UsageError } from '../usage.ts';
import { type PolicyText, policyAt, policyIdAt } from './policy-text.ts';
import { readChange } from './read-change.ts';

/** Advisories at hand. */
export interface AdvisoriesAtHand {
  readonly facts: NonNullable<CheckFacts['advisories']>;
  readonly count: number;
}

/** What a check is made of beside the trees. */
export interface CheckMeans {
  readonly matrices: readonly Matrix[];
  /** Null when there are none. */
  readonly advisories: AdvisoriesAtHand | null;
  readonly packageLicences: (tree: SourceTree, settings: Settings) => Side['packageLicence'];
  /** ISO date. */
  readonly today: string;
  /** Wins over the policy file; null: as it says. */
  readonly failOn: Level | null;
  /** Absent: files are scanned in this thread, and nobody is told how far it is. */
  readonly scanning?: Scanning;
}

/** A check with the facts that it rests on. */
export interface Checked {
  readonly result: CheckResult;
  readonly facts: CheckFacts;
}

/** Settings of a policy file; its problems are a usage error that names every line. */
export function settingsOf(policy: PolicyText | null, failOn: Level | null): Settings {
  const { settings, problems } = readSettings(policy?.text ?? '', policy?.path ?? '');
  if (problems.length > 0) {
    const where = policy?.commit === null ? (policy?.path ?? '') : `${policy?.commit.slice(0, 12)}:${policy?.path}`;
    const told = (locale: 'zh' | 'en') =>
      problems.map(({ line, text }) => `${where}:${line ?? 1}: ${text[locale]}`).join('\n');
    throw new UsageError({ zh: told('zh'), en: told('en') });
  }
  return { ...settings, path: policy === null ? null : settings.path, failOn: failOn ?? settings.failOn };
}

/** The trees of one check, and the policy file that it is judged by. */
export interface CheckTrees {
  readonly head: SourceTree;
  readonly base: { readonly tree: SourceTree; readonly change: Change } | null;
  readonly policy: PolicyText | null;
  /** The change touches the policy file; it is not the one that judges. */
  readonly policyChanged: boolean;
}

/** Judges one tree, or what a change brings. */
export async function checkTrees(trees: CheckTrees, means: CheckMeans): Promise<Checked> {
  const { head, base, policy, policyChanged } = trees;
  const settings = settingsOf(policy, means.failOn);
  const scanner = createFileScanner(means.scanning);
  try {
    const facts = await gatherFacts({
      head,
      base,
      settings,
      matrices: means.matrices,
      advisories: means.advisories?.facts ?? null,
      today: means.today,
      packageLicences: (tree) => means.packageLicences(tree, settings),
      scanner,
    });
    const policyFile = policy === null ? null : { path: policy.path, commit: policy.commit, changed: policyChanged };
    const result = await judge(facts, { policyFile, advisoryCount: means.advisories?.count ?? null });
    // Policies that were stopped have judged nothing.
    means.scanning?.signal?.throwIfAborted();
    return { facts, result };
  } finally {
    await scanner.close();
  }
}

/** Judges what a head brings that a base does not have; both are full ids of commits of one repository. The policy file is the base's unless another one is given. */
export async function checkRevisions(
  objects: Objects,
  revisions: { readonly base: string; readonly head: string; readonly below?: string; readonly policy?: PolicyText },
  means: CheckMeans,
): Promise<Checked> {
  const { base, head, below = '' } = revisions;
  const reading = readChange(objects, base, head, below);
  const [change, oldPolicy, after, policy, newPolicy] = await Promise.all([
    reading,
    reading.then((change) => policyIdAt(objects, change.base)),
    revisionTree(objects, head, below),
    revisions.policy ?? policyAt(objects, base),
    policyIdAt(objects, head),
  ]);
  return checkTrees(
    {
      head: after,
      base: { tree: treeBefore(objects, after, change), change },
      policy,
      policyChanged: oldPolicy !== newPolicy,
    },
    means,
  );
}
