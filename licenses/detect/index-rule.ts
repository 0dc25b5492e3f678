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

import type { RuleKind } from '../family.ts';
import type { Step } from './pattern.ts';

/** A rule as the index is built from it, wherever it comes from: the SPDX list, a family, a data pack. */
export interface IndexRule {
  /** `spdx:MIT`, `gnu#12`, `scancode:mit_14.RULE`. */
  readonly id: string;
  readonly kind: RuleKind;
  /** SPDX expression; of an `exception` the id of the exception alone; null for `negative` only. */
  readonly expression: string | null;
  /** Other ids whose text is the same. */
  readonly aliases?: readonly string[];
  /** The words, with choices and gaps where the text leaves room. What a template calls optional is a choice with an empty branch. */
  readonly steps: readonly Step[];
  /** `exact`: only the whole pattern counts. `near`: a text that lacks words or has words put in is found too, by alignment with the longest reading of the steps. */
  readonly tolerance: 'exact' | 'near';
  /** For `near`: the least share of the words that must be there, 0–1. */
  readonly minimum: number;
  /** For `near`: sequences of words without which it is another licence (a version, "any later version", "advertising"). */
  readonly required: readonly (readonly string[])[];
}
