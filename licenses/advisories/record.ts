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

/** A point on the line of versions at which a range begins or ends. */
export interface RangeEvent {
  readonly kind: 'introduced' | 'fixed' | 'last_affected' | 'limit';
  /** `0` of `introduced` is before every version, `*` of `limit` after every one. */
  readonly version: string;
}

/** A part of the versions, or of the commits, of a package. */
export interface AffectedRange {
  readonly type: 'SEMVER' | 'ECOSYSTEM' | 'GIT';
  /** Of `GIT` only. */
  readonly repo: string | null;
  readonly events: readonly RangeEvent[];
}

/** Words of a database for how bad something is. */
export type AdvisoryLevel = 'low' | 'medium' | 'high' | 'critical';

/** A severity as written: type and vector. */
export type WrittenSeverity = readonly [type: string, vector: string];

/** One package that an advisory is about. */
export interface Affected {
  /** `npm`, `Debian`: without what follows the colon. Null for a part that only has commits. */
  readonly ecosystem: string | null;
  /** Behind the colon: a release (`12`, `v3.18`) or a registry (`https://…`); null when there is none. */
  readonly suffix: string | null;
  readonly name: string;
  readonly ranges: readonly AffectedRange[];
  readonly versions: readonly string[];
  readonly severities: readonly WrittenSeverity[];
  readonly level: AdvisoryLevel | null;
}

/** What is kept of an advisory beside the packages. */
export interface AdvisoryCard {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly upstream: readonly string[];
  readonly related: readonly string[];
  /** One line; null when it has none. */
  readonly summary: string | null;
  readonly severities: readonly WrittenSeverity[];
  /** In the words of its database; null where those say nothing. */
  readonly level: AdvisoryLevel | null;
  /** ISO dates as written; null where it does not say. */
  readonly published: string | null;
  readonly modified: string | null;
  readonly url: string | null;
}

/** A record of the OSV schema as far as matching needs it. */
export interface AdvisoryRecord extends AdvisoryCard {
  readonly withdrawn: boolean;
  readonly affected: readonly Affected[];
  /** Parts that could not be used, in English with their place; the rest of the record still counts. */
  readonly flaws: readonly string[];
}

/** Why a file is no record. */
export type RecordFault = 'not-json' | 'not-a-record' | 'too-large';

/** A file that cannot be read as an advisory. */
export class RecordError extends Error {
  override readonly name = 'RecordError';
  readonly kind: RecordFault;

  constructor(kind: RecordFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}
