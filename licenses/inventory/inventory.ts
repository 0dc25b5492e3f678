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

import type { FoundPackage, PackageSource, Reading, Scope } from '../dependency-file.ts';
import type { Purl } from '../purl/purl.ts';
import type { Text } from '../result.ts';

/** One place that names a package. */
export interface PackagePlace {
  readonly path: string;
  /** 1-based; null when it has no one line. */
  readonly line: number | null;
  /** Id of the {@link DependencyFile}. */
  readonly format: string;
  readonly found: FoundPackage;
}

/** One package in one version, merged over all files that name it. */
export interface Package {
  /** The purl's text where there is one, else `ecosystem:name@version`; unique in the inventory. */
  readonly id: string;
  /** Id of the {@link Ecosystem}. */
  readonly ecosystem: string;
  readonly name: string;
  /** Null where no file gives one version. */
  readonly version: string | null;
  /** Null for parts of the same repository, and where the name cannot be one. */
  readonly purl: Purl | null;
  /** Scopes that hold in every place: what is dev here and runtime there has none. */
  readonly scopes: readonly Scope[];
  /** Some place says that the project asks for it itself; null when none tells. */
  readonly direct: boolean | null;
  /** Ids of packages that it needs. */
  readonly dependsOn: readonly string[];
  readonly source: PackageSource | null;
  readonly installScript: boolean | null;
  readonly deprecated: string | null;
  readonly integrity: string | null;
  /** At least one, in the order of their paths. */
  readonly places: readonly PackagePlace[];
}

/** A dependency file of the tree. */
export interface InventoryFile {
  readonly path: string;
  readonly format: string;
  readonly ecosystem: string;
  readonly kind: 'lock' | 'manifest' | 'list';
  /** Null when it could not be read: `fault` says why. */
  readonly reading: Reading | null;
  readonly fault: { readonly kind: string; readonly message: string; readonly line: number | null } | null;
  /** A lock beside it was read, so that its ranges are no packages of their own. */
  readonly locked: boolean;
}

/** Everything that the dependency files of a tree say. */
export interface Inventory {
  /** In the order of their ids. */
  readonly packages: readonly Package[];
  readonly byId: ReadonlyMap<string, Package>;
  readonly files: readonly InventoryFile[];
  /** What was passed over: a vendored tree, a format that has no reader. */
  readonly notes: readonly Text[];
}
