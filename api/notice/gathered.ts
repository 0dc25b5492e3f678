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
import {
  copyIn,
  createPackageLicences,
  type PackageLicenceSources,
  shelvesOf,
} from '#licenses/check/package-licences.ts';
import { anyPattern } from '#licenses/check/path-pattern.ts';
import { thirdPartyTest } from '#licenses/check/paths.ts';
import type { Inventory, Package } from '#licenses/inventory/inventory.ts';
import { takeInventory } from '#licenses/inventory/take.ts';
import type { Notice } from '#licenses/notice/component.ts';
import { gatherNotice } from '#licenses/notice/gather.ts';
import type { SourceTree } from '#licenses/source-tree.ts';
import { policyName } from '../check/policy-text.ts';
import { settingsOf } from '../check/run-check.ts';

/** What a notice is made of beside the tree. */
export interface NoticeRequest {
  /** As the person wrote it; its last name is the work's where no manifest gives one. */
  readonly path: string;
  /** Packages that are only used for developing, testing and building are told as well. */
  readonly all: boolean;
  /** Caches of package managers on this machine are not looked into. */
  readonly treeOnly: boolean;
  readonly signal: AbortSignal;
}

/** A notice with the inventory that it was made from. */
export interface GatheredNotice {
  readonly notice: Notice;
  readonly inventory: Inventory;
}

function nameOf({ files }: Inventory, path: string): string {
  const roots = files.filter(({ path: file, reading }) => !file.includes('/') && reading?.root != null);
  const named = roots.find(({ kind }) => kind === 'manifest') ?? roots[0];
  return named?.reading?.root?.name ?? basename(resolve(path)).replace(/\.git$/u, '');
}

/** Gathers the notice of a tree from it and from what package managers keep beside it and on this machine. */
export async function gatheredNotice(tree: SourceTree, request: NoticeRequest): Promise<GatheredNotice> {
  const { path, all, treeOnly, signal } = request;
  const text = await tree.text(policyName);
  const settings = settingsOf(text === null ? null : { text, path: policyName, commit: tree.commit }, null);
  const inventory = await takeInventory(tree, { excluded: anyPattern(settings.exclude) });
  const sources: PackageLicenceSources = {
    tree,
    settings,
    checkout: treeOnly && tree.commit !== null ? null : resolve(path),
    machine: treeOnly ? null : { home: homedir(), variable: (name) => process.env[name] },
    sbom: null,
  };
  const shelves = shelvesOf(sources);
  const licenceOf = createPackageLicences(sources);
  const notice = await gatherNotice(nameOf(inventory, path), {
    tree,
    inventory,
    all,
    isForeign: thirdPartyTest(settings),
    licenceOf(one: Package) {
      signal.throwIfAborted();
      return licenceOf(one);
    },
    async copyOf(one: Package) {
      const found = one.version === null ? null : await copyIn(one, shelves);
      return found === null ? null : { copy: found.copy, store: found.shelf.store };
    },
  });
  return { notice, inventory };
}
