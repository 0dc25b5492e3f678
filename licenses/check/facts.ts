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

import type { DatabaseFault } from '../advisories/database-file.ts';
import type { Match } from '../advisories/match.ts';
import type { Matrix } from '../compatibility/matrix.ts';
import type { Inventory, Package } from '../inventory/inventory.ts';
import type { FileLicences } from '../scan/result.ts';
import type { SourceTree } from '../source-tree.ts';
import type { Change } from './change.ts';
import type { PackageLicence } from './package-licence.ts';
import type { Settings } from './settings.ts';

/** A database of advisories that cannot be used. */
export interface DatabaseFaultFact {
  readonly path: string;
  readonly kind: DatabaseFault;
}

/** A tree, and what is known of it. */
export interface Side {
  readonly tree: SourceTree;
  readonly inventory: Inventory;
  /** Licence facts of a file; scanned when first asked for, once for each content. Null when there is no such file. */
  readonly licences: (path: string) => Promise<FileLicences | null>;
  /** What is known of a package's licence, offline. */
  readonly packageLicence: (one: Package) => Promise<PackageLicence>;
}

/** How the packages of two sides differ, by purl without version. */
export interface PackageChanges {
  /** No version of it was there before. */
  readonly added: readonly Package[];
  readonly removed: readonly Package[];
  /** It was there in other versions, or from another source: each new one with what it replaces. */
  readonly changed: readonly { readonly before: Package; readonly after: Package }[];
}

/** What policies judge. */
export interface CheckFacts {
  readonly head: Side;
  /** Null when the whole tree is judged. */
  readonly base: Side | null;
  /** Null when the whole tree is judged. */
  readonly change: Change | null;
  /** Packages of the change; of a whole tree, all are `added`. */
  readonly packages: PackageChanges;
  /** Paths of files to judge: added, modified or renamed ones; of a whole tree, all files. Without vendored, generated and excluded ones. */
  readonly paths: readonly string[];
  readonly outbound: { readonly expression: string | null; readonly from: string };
  readonly matrices: readonly Matrix[];
  /** Null when no advisories are at hand. */
  readonly advisories: {
    readonly date: string | null;
    readonly matches: (packages: readonly Package[]) => readonly Match[];
    /** Packages of which the advisories say nothing, counted by ecosystem; absent where nobody counts. */
    readonly uncovered?: (packages: readonly Package[]) => ReadonlyMap<string, number>;
    /** Databases that are there and cannot be used; absent when all can. */
    readonly faults?: readonly DatabaseFaultFact[];
  } | null;
  readonly settings: Settings;
  /** ISO date by which waivers expire and ages are counted. */
  readonly today: string;
}
