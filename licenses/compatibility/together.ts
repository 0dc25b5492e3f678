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

import { LicenceError } from '../error.ts';
import { parseExpression } from '../expression.ts';
import { licencesOf } from '../expression-expand.ts';
import { compatibility, worse } from './compatibility.ts';
import type { Answer, CompatibilityFacts } from './facts.ts';
import type { Matrix } from './matrix.ts';

/** Two works that are taken into one. */
export interface TogetherVerdict {
  readonly a: string;
  readonly b: string;
  /** `no`: neither may be given under the other's licence, so that no work can hold both. */
  readonly answer: Answer;
}

/** Every licence is held against every other, twice. */
const mostLicences = 400;

const better = (a: Answer, b: Answer): Answer => (worse(a, b) === a ? b : a);

/**
 * Whether the inbound works can be in one work at all, whatever its licence: every two of them, where one of the two must be
 * able to go into the other. Only what is not `yes` is given. Throws {@link LicenceError} for more than 400 licences in all.
 */
export function together(
  inbound: readonly string[],
  facts: Omit<CompatibilityFacts, 'inbound' | 'outbound'>,
  matrices: readonly Matrix[] = [],
): TogetherVerdict[] {
  const found: TogetherVerdict[] = [];
  const works = [...new Set(inbound)];
  const licences = works.reduce((sum, work) => sum + licencesOf(parseExpression(work)).length, 0);
  if (licences > mostLicences) {
    throw new LicenceError('too-complex', 0, `Up to ${mostLicences} licences are compared with each other.`);
  }
  for (const [i, a] of works.entries()) {
    for (const b of works.slice(i + 1)) {
      const there = compatibility({ ...facts, inbound: a, outbound: b }, matrices).answer;
      if (there === 'yes') continue;
      const back = compatibility({ ...facts, inbound: b, outbound: a }, matrices).answer;
      const answer = better(there, back);
      if (answer !== 'yes') found.push({ a, b, answer });
    }
  }
  return found;
}
