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

import type { Text } from './result.ts';
import type { ReadBeside } from './source-tree.ts';

/** What a dependency is for, in words that all ecosystems share; none of them means that the work runs with it. */
export type Scope =
  | 'dev'
  | 'test'
  | 'build'
  | 'optional'
  | 'peer'
  /** The surroundings bring it: a container, a platform. */
  | 'provided'
  /** Inside another package's archive. */
  | 'bundled';

/** Where a package comes from. */
export interface PackageSource {
  readonly kind: 'registry' | 'git' | 'url' | 'path' | 'workspace';
  /** As the file writes it; never fetched. Null where it says nothing. */
  readonly url: string | null;
  /** Commit, tag or branch of a `git` source; null otherwise. */
  readonly revision: string | null;
}

/** One package that a file names. */
export interface FoundPackage {
  /** Unique in its file; what `dependsOn` speaks of. */
  readonly key: string;
  /** As the ecosystem writes it: `@scope/name`, `group:artifact`, `vendor/name`. Of an alias, the package that it stands for. */
  readonly name: string;
  /** The one version that is used; null where the file only gives a range, or nothing. */
  readonly version: string | null;
  /** The requirement as written (`^1.2`, `>=2,<3`); null in most lock files. */
  readonly constraint: string | null;
  readonly scopes: readonly Scope[];
  /** Names of groups as the file has them: `dev`, `docs`, `build-requires`. */
  readonly groups: readonly string[];
  /** Asked for by the project itself; null where the file does not tell. */
  readonly direct: boolean | null;
  /** Keys of what it needs, as far as the file tells. */
  readonly dependsOn: readonly string[];
  readonly source: PackageSource | null;
  /** A checksum as written; null where there is none. */
  readonly integrity: string | null;
  /** Licence statements as written in the file; empty where it has none. */
  readonly licences: readonly string[];
  /** It runs a program when it is installed; null where the file does not tell. */
  readonly installScript: boolean | null;
  /** Why its authors ask not to use it any more, or that it was withdrawn; null where the file does not tell. */
  readonly deprecated: string | null;
  /** 1-based; null when it has no one line. */
  readonly line: number | null;
  /** Where it is not the ecosystem's own purl that the file gives: a purl in full. */
  readonly purl?: string;
}

/** What a lock file remembers of the manifest that it was made from. */
export interface Recorded {
  /** Path of the manifest from the root of the repository. */
  readonly manifest: string;
  /** As `FoundPackage.name` of the manifest. */
  readonly name: string;
  /** As `FoundPackage.constraint` of the manifest; null when the lock remembers only the name. */
  readonly constraint: string | null;
}

/** What a dependency file says. */
export interface Reading {
  /** The package that the file belongs to, where it says so. */
  readonly root: { readonly name: string; readonly version: string | null } | null;
  readonly packages: readonly FoundPackage[];
  /** Null when the lock remembers nothing of its manifests, and in manifests. */
  readonly recorded: readonly Recorded[] | null;
  /** What was passed over, with the reason; never silently. */
  readonly warnings: readonly { readonly text: Text; readonly line: number | null }[];
}

/** A format of files that name packages. */
export interface DependencyFile {
  /** kebab-case, equals the file name. */
  readonly id: string;
  /** Id of an {@link Ecosystem}. */
  readonly ecosystem: string;
  readonly name: Text;
  /** `lock`: versions that are used. `manifest`: what is asked for. `list`: a plain list of either. */
  readonly kind: 'lock' | 'manifest' | 'list';
  /** Paths from the root of the repository that are such a file; linear expressions. */
  readonly files: readonly RegExp[];
  /** URL that defines the format. */
  readonly source: string;
  /** Manifests of a lock, from its own path, whether or not they exist: a manifest whose lock is read adds no packages. Null for others. */
  readonly manifests: ((path: string) => readonly string[]) | null;
  /** Names of manifests in the folder of a lock that has the one name `lock`, where its path does not give theirs. */
  readonly manifestsBeside?: { readonly lock: string; readonly manifests: RegExp };
  /** Bytes that are read at most; a larger file is refused. */
  readonly cap: number;
  /**
   * @throws DependencyFileError when the text is not what its name says: a file is read whole or not at all.
   */
  readonly read: (text: string, context: ReadContext) => Reading | Promise<Reading>;
}

/** Where a file lies, and what lies beside it. */
export interface ReadContext {
  readonly path: string;
  /** Paths from the root of the repository, as `normalize` of `node:path/posix` leaves them; outside of it nothing is found. */
  readonly beside: ReadBeside;
}

/** Declares a format of dependency files; the identity function gives the member its type. */
export function defineDependencyFile(file: DependencyFile): DependencyFile {
  return file;
}

/** Why a dependency file was refused. */
export type DependencyFileFault =
  | 'unparsable'
  | 'merge-conflict'
  | 'too-large'
  | 'too-many'
  | 'unsupported-version'
  | 'unsupported-doctype'
  | 'incomplete';

/** A dependency file that cannot be read as what its name says. */
export class DependencyFileError extends Error {
  override readonly name = 'DependencyFileError';
  readonly kind: DependencyFileFault;
  /** 1-based; null where unknown. */
  readonly line: number | null;

  constructor(kind: DependencyFileFault, line: number | null, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
    this.line = line;
  }
}

/** Packages of one file that are read; more are refused, never left out. */
export const mostPackages = 200_000;

/** A package of which only this much is known; members override what they know. */
export function foundPackage(known: Pick<FoundPackage, 'name'> & Partial<FoundPackage>): FoundPackage {
  return {
    key: known.version === null || known.version === undefined ? known.name : `${known.name}@${known.version}`,
    version: null,
    constraint: null,
    scopes: [],
    groups: [],
    direct: null,
    dependsOn: [],
    source: null,
    integrity: null,
    licences: [],
    installScript: null,
    deprecated: null,
    line: null,
    ...known,
  };
}
