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

import type { FoundPackage } from './dependency-file.ts';
import type { Purl } from './purl/purl.ts';
import type { Text } from './result.ts';

/** A package ecosystem: how its packages are named, ordered and found elsewhere. Its licence fields are the {@link Manifest} family. */
export interface Ecosystem {
  /** kebab-case, equals the file name. */
  readonly id: string;
  readonly name: Text;
  /** Type in a purl, as in `pypi`. */
  readonly purlType: string;
  /** Names that OSV uses for it, as in `crates.io`; empty where OSV has none. */
  readonly osv: readonly string[];
  /** Id of a {@link VersionOrder}; null where versions have no order (commits, image tags). */
  readonly versionOrder: string | null;
  /** Origins that packages come from unless somebody says otherwise, as `https://registry.npmjs.org/`. */
  readonly registries: readonly string[];
  /** URL that defines names and versions. */
  readonly source: string;
  /** The name by which two spellings are the same package: `Foo_Bar` → `foo-bar` for PyPI. Also how OSV spells it. */
  readonly canonicalName: (name: string) => string;
  /** Null when the package has none: a path in the same repository, a name that cannot be one. */
  readonly purl: (found: FoundPackage) => Purl | null;
}

/** Declares a package ecosystem; the identity function gives the member its type. */
export function defineEcosystem(ecosystem: Ecosystem): Ecosystem {
  return ecosystem;
}
