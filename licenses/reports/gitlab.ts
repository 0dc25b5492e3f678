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

import type { CheckResult, Finding } from '../check/finding.ts';
import { defineReport, type Report, type ReportOptions } from '../report.ts';
import { countingFindings, label } from '../report-parts/report-words.ts';
import { jsonText, terminalLine } from '../terminal-text.ts';

const severities = { error: 'critical', warning: 'minor', note: 'info' } as const;

/** The form knows no finding without a file: what is about none stands at the policy file. */
function placeOf({ path, line }: Finding, { policyFile }: CheckResult) {
  return { path: path ?? policyFile?.path ?? '.tongming.yml', lines: { begin: line ?? 1 } };
}

function issueOf(finding: Finding, result: CheckResult, { locale }: ReportOptions) {
  const { id, policy, rule, level, undecided, purl, message, fix } = finding;
  const about = purl === null ? '' : `${purl}: `;
  const mend = fix === null ? '' : ` ${label(locale, 'fix')}: ${fix[locale]}`;
  return {
    description: terminalLine(`${about}${message[locale]}${mend}`),
    check_name: `${policy}/${rule}`,
    fingerprint: id,
    severity: undecided ? 'minor' : severities[level],
    location: placeOf(finding, result),
  };
}

/** Code Quality report of GitLab: shown in the merge request beside the lines. */
export const gitlab: Report = defineReport({
  id: 'gitlab',
  source: 'https://docs.gitlab.com/ci/testing/code_quality/',
  write: (result, options) =>
    `${jsonText(countingFindings(result).map((finding) => issueOf(finding, result, options)))}\n`,
});
