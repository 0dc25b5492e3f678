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

import { assessLicence, isLicenceInput } from '../assess.ts';
import type { Matrix } from '../compatibility/matrix.ts';
import { createReadingCache } from '../inventory/reading-cache.ts';
import type { LicenceResult } from '../result.ts';
import type { SourceTree } from '../source-tree.ts';
import type { Change } from './change.ts';
import type { CheckFacts, Side } from './facts.ts';
import { packageChanges } from './package-changes.ts';
import { anyPattern } from './path-pattern.ts';
import { judgedPaths, pathsBefore } from './paths.ts';
import type { Settings } from './settings.ts';
import { createFileScanner, createSide, type FileScanner } from './side.ts';

/** What facts are gathered from. */
export interface FactSources {
  readonly head: SourceTree;
  /** Null when the whole tree is judged. */
  readonly base: { readonly tree: SourceTree; readonly change: Change } | null;
  readonly settings: Settings;
  readonly matrices: readonly Matrix[];
  readonly advisories: CheckFacts['advisories'];
  /** ISO date. */
  readonly today: string;
  /** Licences of packages, for a tree. */
  readonly packageLicences: (tree: SourceTree) => Side['packageLicence'];
  /** Absent: one that scans in this thread, file by file. */
  readonly scanner?: FileScanner;
}

/** What a tree says of the licence of the work, by the texts and manifests of its root. */
export async function licenceOfTree(tree: SourceTree): Promise<LicenceResult> {
  const inputs = tree.files.filter(({ path }) => isLicenceInput(path));
  const texts = await Promise.all(inputs.map(async ({ path }) => ({ path, text: await tree.text(path), spdx: null })));
  return assessLicence(texts);
}

async function outboundOf(settings: Settings, head: SourceTree): Promise<CheckFacts['outbound']> {
  if (settings.outbound !== null) return { expression: settings.outbound, from: settings.path ?? 'settings' };
  const { concluded, declared, detected, findings } = await licenceOfTree(head);
  const expression = concluded ?? declared ?? detected;
  return { expression, from: findings[0]?.evidence.path ?? 'none' };
}

/** Everything that policies judge. */
export async function gatherFacts(sources: FactSources): Promise<CheckFacts> {
  const { head, base, settings, matrices, advisories, today, packageLicences } = sources;
  const { scanner = createFileScanner() } = sources;
  const parts = {
    scanner,
    readings: createReadingCache(),
    excluded: anyPattern(settings.exclude),
    packageLicence: packageLicences,
  };
  const sides = {
    base: base === null ? null : await createSide(base.tree, parts),
    head: await createSide(head, parts),
  };
  const change = base?.change ?? null;
  const paths = judgedPaths(head, change, settings);
  scanner.expect(head, paths);
  if (base !== null) scanner.expect(base.tree, pathsBefore(base.change, paths));
  return {
    ...sides,
    change,
    packages: packageChanges(sides.base?.inventory ?? null, sides.head.inventory),
    paths,
    outbound: await outboundOf(settings, head),
    matrices,
    advisories,
    settings,
    today,
  };
}
