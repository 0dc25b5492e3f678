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

import type { CheckStatus, Text } from '#store/facts.ts';
import type { GateStage } from '../rubric/body.ts';
import type { EvidenceFacts } from './facts.ts';
import type { EvidenceItem, EvidencePlace } from './item.ts';

/** A number of the rubric that a gatherer measures against. */
export interface Threshold {
  /** What the number means. */
  readonly name: Text;
  /** What counts where the rubric names none. */
  readonly otherwise: number;
}

/** What was found; whatever is left out is null or empty. */
export interface Finding {
  readonly status: CheckStatus;
  readonly reason: Text;
  readonly measured?: EvidenceItem['measured'];
  readonly places?: readonly EvidencePlace[];
  readonly coverage?: number | null;
  /** Shown unless nothing is left to do. */
  readonly fix?: Text | null;
  readonly source: string;
}

/** What a gatherer is asked. */
export interface Question<Name extends string> {
  readonly stage: GateStage;
  /** Numbers of the rubric for this stage, complete. */
  readonly thresholds: Readonly<Record<Name, number>>;
}

/** One way to look for evidence; criteria of rubrics name it by its id. It finds, and decides nothing. */
export interface Gatherer<Name extends string = string> {
  /** kebab-case, equals the file name. */
  readonly id: string;
  /** What it looks at, in a sentence. */
  readonly summary: Text;
  readonly thresholds: Readonly<Record<Name, Threshold>>;
  readonly gather: (facts: EvidenceFacts, question: Question<Name>) => Finding;
}

/** Any gatherer, where the names of its thresholds do not matter; the question carries all of them. */
export interface AnyGatherer {
  readonly id: string;
  readonly summary: Text;
  readonly thresholds: Readonly<Record<string, Threshold>>;
  gather(facts: EvidenceFacts, question: Question<string>): Finding;
}

/** Declares a gatherer; `thresholds` names what its question carries. */
export function defineGatherer<const Name extends string>(gatherer: Gatherer<Name>): Gatherer<Name> {
  return gatherer;
}
