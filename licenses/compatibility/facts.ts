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

import type { Text } from '../result.ts';
import type { ConditionId, RuleId } from './words.ts';

/** How the inbound work is used in the outbound one. */
export type Use =
  /** Its text stands in the outbound work's files. */
  | 'copied'
  /** The same, changed. */
  | 'modified'
  | 'static'
  | 'dynamic'
  /** A process of its own, spoken to over a network or a pipe. */
  | 'network'
  /** A compiler, generator or checker that does not go into the outcome. */
  | 'tool'
  /** Texts, pictures, data, weights, fonts that are shipped beside the program. */
  | 'data'
  /** Only for tests; not shipped. */
  | 'test';

/** How the outbound work reaches others. */
export type Distribution =
  /** It stays inside the organisation. */
  | 'none'
  | 'binary'
  | 'source'
  /** Others use it over a network and get no copy. */
  | 'hosted';

/** All values of {@link Use}. */
export const uses: readonly Use[] = ['copied', 'modified', 'static', 'dynamic', 'network', 'tool', 'data', 'test'];

/** All values of {@link Distribution}. */
export const distributions: readonly Distribution[] = ['none', 'binary', 'source', 'hosted'];

/** What a licence with blanks was filled with, as in the BUSL. */
export interface CompatibilityParameters {
  /** ISO date from which the change licence applies; null when not given. */
  readonly changeDate: string | null;
  /** SPDX expression; null when not given. */
  readonly changeLicense: string | null;
  /** As written; null when there is none. */
  readonly additionalUseGrant: string | null;
}

/** One question. */
export interface CompatibilityFacts {
  /** SPDX expression of what is taken in. */
  readonly inbound: string;
  /** SPDX expression under which the whole is given to others. */
  readonly outbound: string;
  readonly use: Use;
  readonly distribution: Distribution;
  /** The inbound work was changed; a use `modified` says so too. */
  readonly changed?: boolean;
  readonly parameters?: CompatibilityParameters;
  /** ISO date that counts as today, for licences that change by date. */
  readonly today?: string;
}

/** `depends`: yes under circumstances that the facts do not say; `unknown`: nobody has read the licence for this. */
export type Answer = 'yes' | 'depends' | 'unknown' | 'no';

/** What a published matrix says of a pair. */
export interface CellEvidence {
  readonly matrix: string;
  /** ISO date of the matrix. */
  readonly date: string;
  readonly inbound: string;
  readonly outbound: string;
  /** As written in the matrix. */
  readonly value: string;
  readonly answer: Answer;
  /** The matrix's own words; null when it gives none. */
  readonly reason: string | null;
}

/** The answer for one licence in one licence. */
export interface PairVerdict {
  readonly inbound: string;
  readonly outbound: string;
  readonly answer: Answer;
  readonly rule: RuleId;
  readonly reason: Text;
  readonly conditions: readonly ConditionId[];
  /** Cells of the loaded matrices for exactly this pair. */
  readonly cells: readonly CellEvidence[];
}

/** The answer to one question. */
export interface CompatibilityVerdict {
  readonly answer: Answer;
  /** The alternative of the inbound expression on which the answer rests. */
  readonly arm: string;
  /** The pair that decides. */
  readonly rule: RuleId;
  readonly reason: Text;
  readonly conditions: readonly ConditionId[];
  /** Every licence of the arm against every licence of the outbound expression. */
  readonly pairs: readonly PairVerdict[];
}
