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

/** What a rule recognises. */
export type RuleKind =
  /** The licence itself. */
  | 'text'
  /** An exception, or terms added to a licence. */
  | 'exception'
  /** The sentences that put a work under a licence: official headers, and those people write. */
  | 'notice'
  /** A name, an abbreviation, an address. */
  | 'reference'
  /** Words that look like one of the above and are none: what it covers is not reported. */
  | 'negative';

/** Patterns that all say the same; the language is that of `detect/pattern.ts`. */
export interface FamilyRule {
  readonly kind: RuleKind;
  /** SPDX expression, possibly with `LicenseRef-`; of an `exception` the id of the exception alone, which is joined by `WITH` to the licence found beside it; null for `negative` only. */
  readonly expression: string | null;
  readonly patterns: readonly string[];
  /** The name leaves the version open: where the same text says the version of the same licence elsewhere, this is no second licence. */
  readonly versionless?: true;
  /** A text that must be recognised as this expression, and one that looks like it and must not be. */
  readonly examples: { readonly match: string; readonly miss: string };
}

/** Notices, references and tags of one licence family, kept in one file. */
export interface LicenceFamily {
  /** kebab-case, equals the file name. */
  readonly id: string;
  /** What the members have in common, for the reference page. */
  readonly about: { readonly zh: string; readonly en: string };
  readonly rules: readonly FamilyRule[];
}

/** Declares a licence family; the identity function gives the member its type. */
export function defineFamily(family: LicenceFamily): LicenceFamily {
  return family;
}
