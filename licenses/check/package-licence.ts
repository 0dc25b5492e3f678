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

/** Where a fact about the licence of a package came from. */
export interface LicenceFact {
  /** `lock`: a statement in the lock file. `installed`: the copy on this machine. `vendored`: the copy in the tree. */
  readonly from: 'curation' | 'lock' | 'vendored' | 'installed' | 'sbom';
  /** SPDX expression; null when the words are no licence. */
  readonly expression: string | null;
  /** As written; null where it is the result of reading a text. */
  readonly statement: string | null;
  /** `path:line` or a line of the policy file. */
  readonly where: string;
  /** `declared`: the words of its authors. `detected`: its licence texts. */
  readonly kind: 'declared' | 'detected';
}

/** What is known of the licence of a package. */
export interface PackageLicence {
  /** SPDX expressions; null where nothing says. Never mixed. */
  readonly declared: string | null;
  readonly detected: string | null;
  /** A curation, else what the two agree on, else the one that is there; null when unknown or in conflict. */
  readonly concluded: string | null;
  /** Statements that are no SPDX expression and that no rule maps: `BSD`, `see LICENSE`. */
  readonly unclear: readonly string[];
  readonly facts: readonly LicenceFact[];
}
