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

import type { LicenceFile } from './files.ts';
import type { Package } from './inventory/inventory.ts';
import type { Declaration } from './manifest.ts';

/** Files under one directory, or of a tree; links are never followed out of it, and nothing of it is run. */
export interface PackageStore {
  /** How a place in it is written in a fact: the path itself in a checkout, `cargo:…` in a directory of the machine. */
  readonly where: (path: string) => string;
  /** Names of files and directories; null when there is no such directory, or it has too many. */
  readonly names: (directory: string) => readonly string[] | null;
  /** Null when it is missing, too large or no text. */
  readonly text: (path: string) => Promise<string | null>;
}

/** A copy of a package in exactly the version that was asked for. */
export interface PackageCopy {
  readonly directory: string;
  /** What its manifest says, and where that stands. */
  readonly declaration: Declaration | null;
  readonly declaredIn: string | null;
  /** Its licence texts, by their names in its root. */
  readonly texts: readonly LicenceFile[];
}

/** What is known of the machine. */
export interface Machine {
  /** Home directory of the user; null: none is looked into. */
  readonly home: string | null;
  /** A variable of the environment, as `CARGO_HOME`. */
  readonly variable: (name: string) => string | undefined;
}

/** A place where package managers keep copies of packages. */
export interface PackagePlace {
  /** kebab-case, equals the file name. */
  readonly id: string;
  /** Ids of {@link Ecosystem}s. */
  readonly ecosystems: readonly string[];
  /** Documentation of the layout. */
  readonly source: string;
  /** Such copies lie in a repository, or beside its files on disk. */
  readonly beside: boolean;
  /** Directories of the machine that are stores of their own; need not exist. */
  readonly directories: (machine: Machine) => readonly string[];
  /** Null when it has no copy of exactly this version. */
  readonly find: (one: Package, store: PackageStore) => Promise<PackageCopy | null>;
}

/** Declares a place of packages; the identity function gives the member its type. */
export function definePackagePlace(place: PackagePlace): PackagePlace {
  return place;
}
