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

import type { CheckResult } from '#licenses/check/finding.ts';
import type { Text } from '#store/facts.ts';
import type { CheckReportDocument } from '../schema/check-report.ts';

/** A report has one language: both readers are given that. */
function same(text: string): Text {
  return { zh: text, en: text };
}

/** The result that a JSON report was made of, so that other forms can be made of it. */
export function resultOf(document: CheckReportDocument): CheckResult {
  const { verdict, failOn, policies, base, head, policyFile, counts, outbound, advisories } = document;
  return {
    verdict,
    failOn,
    policies,
    base,
    head,
    policyFile,
    counts,
    outbound,
    advisories,
    findings: document.findings.map(({ message, fix, evidence, ...finding }) => ({
      ...finding,
      message: same(message),
      fix: fix === null ? null : same(fix),
      evidence: evidence.map((one) => ({ ...one, says: same(one.says) })),
    })),
    notChecked: document.notChecked.map(({ policy, why }) => ({ policy, why: same(why) })),
  };
}
