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

/** What decides that a version is affected. */
export interface AffectedBecause {
  /** `version`: it is listed. `range`: it lies in a range. `commit`: its commit is listed. */
  readonly by: 'version' | 'range' | 'commit';
  /** First version that is affected, and the first that is not any more; null where unknown or none. */
  readonly introduced: string | null;
  readonly fixed: string | null;
}

/** A severity as an advisory gives it. */
export interface Severity {
  readonly type: 'CVSS_V2' | 'CVSS_V3' | 'CVSS_V4' | 'other';
  readonly vector: string;
  /** 0–10; null when the vector cannot be read. */
  readonly score: number | null;
}

/** An advisory about a package of the inventory. */
export interface Match {
  /** Id of the {@link Package}. */
  readonly package: string;
  /** As in the database: `GHSA-…`, `CVE-…`, `PYSEC-…`. */
  readonly advisory: string;
  readonly aliases: readonly string[];
  /** One sentence; null when it has none. */
  readonly summary: string | null;
  /** `malicious`: the package itself is the attack (MAL-…). Null when nothing says. */
  readonly level: 'low' | 'medium' | 'high' | 'critical' | 'malicious' | null;
  readonly severities: readonly Severity[];
  readonly because: AffectedBecause;
  /** Versions that are not affected any more, lowest first; empty when there is none. */
  readonly fixed: readonly string[];
  /** ISO dates; null where it does not say. */
  readonly published: string | null;
  readonly modified: string | null;
  /** Page about it; null when it has none. */
  readonly url: string | null;
  /** Not decided: the package has no version, or one that is not of its order. */
  readonly undecided: boolean;
}
