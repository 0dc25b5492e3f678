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

import type { LicenceFinding, LicenceResult } from '#licenses/result.ts';
import type { CheckEvidence } from '../check.ts';
import { cleanQuote } from './substance.ts';

const most = 5;

function evidenceOf(finding: LicenceFinding): CheckEvidence {
  const words = finding.statement === null ? finding.expression : `${finding.statement} → ${finding.expression}`;
  return { path: finding.evidence.path, line: finding.evidence.lines?.[0] ?? null, text: cleanQuote(words, 200) };
}

/** The first findings of a licence result as evidence of a check; only those of some classes when `classes` is given. */
export function licenceEvidence(licence: LicenceResult, classes?: readonly LicenceFinding['class'][]): CheckEvidence[] {
  return licence.findings
    .filter((finding) => classes === undefined || classes.includes(finding.class))
    .slice(0, most)
    .map(evidenceOf);
}
