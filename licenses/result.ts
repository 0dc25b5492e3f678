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

/** Text shown to people; the same shape as the store's, repeated because this room imports nothing. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** Where a statement about a licence was found. */
export interface LicenceEvidence {
  readonly path: string;
  /** First and last line, 1-based; null when the whole file is meant. */
  readonly lines: readonly [number, number] | null;
}

/** One finding in one file. */
export interface LicenceFinding {
  /** SPDX expression. */
  readonly expression: string;
  /** `exact` by the SPDX matching guidelines, `near` above the threshold but altered, `tag` an SPDX tag, `manifest` a package manifest's field, `reference` a named licence. */
  readonly class: 'exact' | 'near' | 'tag' | 'manifest' | 'reference';
  /** 0–1: share of the canonical text's words that were found; 1 for tags and manifests. */
  readonly score: number;
  readonly evidence: LicenceEvidence;
  /** The words as written, when they differ from the expression (`Apache 2`, `BSD`). */
  readonly statement: string | null;
}

/** Licence facts of one repository head. Declared, detected and concluded are never mixed. */
export interface LicenceResult {
  /** What manifests and SPDX tags of the root say; null when nothing does. */
  readonly declared: string | null;
  /** What the licence texts at the root are; null when none was recognised. */
  readonly detected: string | null;
  /** The expression that follows when both agree or one is absent; null when unknown or in conflict. */
  readonly concluded: string | null;
  /** `agree`, `only-declared`, `only-detected`, `conflict`, `none`. */
  readonly agreement: 'agree' | 'only-declared' | 'only-detected' | 'conflict' | 'none';
  /** Every id of the concluded expression is approved by the OSI, or is a Mulan licence; null when nothing was concluded. */
  readonly approved: boolean | null;
  readonly findings: readonly LicenceFinding[];
  /** One sentence: why the conclusion is what it is. */
  readonly explanation: Text;
}
