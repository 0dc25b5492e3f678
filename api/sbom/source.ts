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

import { homedir } from 'node:os';
import { basename, resolve } from 'node:path';
import { git } from '#crawler/git/run.ts';
import { licenceOfTree } from '#licenses/check/gather.ts';
import type { PackageLicence } from '#licenses/check/package-licence.ts';
import { createPackageLicences } from '#licenses/check/package-licences.ts';
import { anyPattern } from '#licenses/check/path-pattern.ts';
import type { Inventory } from '#licenses/inventory/inventory.ts';
import { takeInventory } from '#licenses/inventory/take.ts';
import type { SbomSource } from '#licenses/sbom/document.ts';
import { workCopyright } from '#licenses/sbom/work-copyright.ts';
import { policyName } from '../check/policy-text.ts';
import { settingsOf } from '../check/run-check.ts';
import { packageVersion } from '../environment.ts';
import type { OpenedTree } from '../trees/open.ts';

/** What a bill of materials is made of beside the tree. */
export interface SourceOptions {
  /** As the person wrote it; its last name is the work's where no manifest gives one. */
  readonly path: string;
  /** Licences are also looked up in the copies that package managers keep on this machine. */
  readonly installed: boolean;
  /** URL of the repository; null when it was not told. */
  readonly repository: string | null;
  readonly signal: AbortSignal;
}

/** A source with the inventory that it was made from. */
export interface MadeSource {
  readonly source: SbomSource;
  readonly inventory: Inventory;
}

/** Committer's date of a commit: it changes with the commit only. */
async function timeOf(opened: OpenedTree, signal: AbortSignal): Promise<string | null> {
  const { tree, repository } = opened;
  if (tree.commit === null || repository === null) return null;
  const args = ['show', '-s', '--no-show-signature', '--format=%cI', '--end-of-options', tree.commit];
  return (await git(args, { gitDir: repository.gitDir, signal })).toString('latin1').trim() || null;
}

/** The package that the root of the tree is, as its first manifest or lock says. */
function rootOf({ files }: Inventory): { name: string; version: string | null } | null {
  const roots = files.filter(({ path, reading }) => !path.includes('/') && reading?.root != null);
  return roots.find(({ kind }) => kind === 'manifest')?.reading?.root ?? roots[0]?.reading?.root ?? null;
}

async function licencesOf(
  opened: OpenedTree,
  { packages }: Inventory,
  options: SourceOptions,
  settings: ReturnType<typeof settingsOf>,
): Promise<ReadonlyMap<string, PackageLicence>> {
  const licenceOf = createPackageLicences({
    tree: opened.tree,
    settings,
    checkout: opened.tree.commit === null ? resolve(options.path) : null,
    machine: options.installed ? { home: homedir(), variable: (name) => process.env[name] } : null,
    sbom: null,
  });
  const found = new Map<string, PackageLicence>();
  for (const one of packages) {
    options.signal.throwIfAborted();
    found.set(one.id, await licenceOf(one));
  }
  return found;
}

/**
 * Everything that a bill of materials of the tree says. It hangs on the tree alone, and for a directory on the copies of packages
 * in it, unless the machine's copies are asked for.
 */
export async function sourceOf(opened: OpenedTree, options: SourceOptions): Promise<MadeSource> {
  const { tree } = opened;
  const text = await tree.text(policyName);
  const settings = settingsOf(text === null ? null : { text, path: policyName, commit: tree.commit }, null);
  const inventory = await takeInventory(tree, { excluded: anyPattern(settings.exclude) });
  const root = rootOf(inventory);
  const { declared, detected, concluded } = await licenceOfTree(tree);
  const source: SbomSource = {
    name: root?.name ?? basename(resolve(options.path)).replace(/\.git$/u, ''),
    version: root?.version ?? null,
    commit: tree.commit,
    repository: options.repository,
    licence: { declared, detected, concluded },
    copyright: await workCopyright(tree),
    packages: inventory.packages,
    licences: await licencesOf(opened, inventory, options, settings),
    time: await timeOf(opened, options.signal),
    tool: packageVersion,
  };
  return { source, inventory };
}
