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

/** One part that a bill of materials names, in what the forms have in common. */
export interface SbomComponent {
  /** `bom-ref` or SPDXID; unique in the document. */
  readonly ref: string;
  /** What CycloneDX keeps apart from the name: `@scope`, `org.example`; null in SPDX and where there is none. */
  readonly group: string | null;
  readonly name: string;
  readonly version: string | null;
  /** As written; null when it has none, or one that is not valid. */
  readonly purl: string | null;
  /** CPE 2.2 or 2.3 as written; null when it has none. */
  readonly cpe: string | null;
  /** Commit, of a source without version; null otherwise. */
  readonly commit: string | null;
  /** Expressions or names as written; never mixed. */
  readonly declared: readonly string[];
  readonly concluded: readonly string[];
  readonly dependsOn: readonly string[];
}

/** A bill of materials as it was read. */
export interface SbomReading {
  readonly format: 'cyclonedx' | 'spdx';
  /** As in `1.6`, `SPDX-2.3`. */
  readonly version: string;
  /** The work that it is about; null when it says nothing. */
  readonly subject: SbomComponent | null;
  readonly components: readonly SbomComponent[];
  /** ISO date; null when it says nothing. */
  readonly created: string | null;
  /** Parts that were passed over, with the reason. */
  readonly warnings: readonly string[];
}
