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

import type { LicenceErrorKind } from '../error.ts';
import type { RuleKind } from '../family.ts';

/** How faithful a finding is. */
export type FindingClass =
  /** A text, notice or reference with all its words, in order and nothing added, as the SPDX matching guidelines ask. */
  | 'exact'
  /** Above the threshold, but altered: the diff tells how. */
  | 'near'
  /** A part of a text. */
  | 'partial'
  /** An SPDX or REUSE tag. */
  | 'tag'
  /** A tag inside a string or in prose: a note, not a claim; never part of a file's expression. */
  | 'quoted'
  /** A tag whose value is no SPDX expression; `expression` holds it as written, `problem` says why. */
  | 'malformed';

/** One licence statement in one file. */
export interface Finding {
  /** SPDX expression; an exception alone is written as its id. */
  readonly expression: string;
  /** Other ids of the SPDX list whose text is the same, word for word; absent when there are none. */
  readonly aliases?: readonly string[];
  readonly kind: Exclude<RuleKind, 'negative'> | 'tag';
  readonly class: FindingClass;
  /** What recognised it: `spdx:MIT` a text of the list, `gnu#12` a pattern of a family, `scancode:mit_14.RULE`, `tag`. */
  readonly rule: string;
  /** First and last line, 1-based. */
  readonly lines: readonly [number, number];
  /** Half-open span in the bytes that were read; of a file in another encoding, of its UTF-8 form. */
  readonly bytes: readonly [number, number];
  /** Words of the rule that are there, that are missing, and words that were put between them. */
  readonly words: { readonly covered: number; readonly missing: number; readonly extra: number };
  /** 0–1: what share of the rule's words is there, lowered by words put in. */
  readonly score: number;
  /** Only of tags whose value is no expression as it stands: the parser's reason, and where in the value. */
  readonly problem?: { readonly kind: LicenceErrorKind; readonly position: number; readonly message: string };
}

/** What the detector says of one text. */
export interface Detection {
  /** SPDX expression of the whole file; null when nothing was found. */
  readonly expression: string | null;
  /** In the order of the text. */
  readonly findings: readonly Finding[];
}
