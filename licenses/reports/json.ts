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
import { jsonText } from '../terminal-text.ts';

function findingDocument(finding: Finding, { locale }: ReportOptions) {
  const { id, policy, rule, level, path, line, purl, message, fix, evidence, ...rest } = finding;
  const { side, undecided, subject, licence, since, patch, waiver } = rest;
  return {
    id,
    policy,
    rule,
    level,
    path,
    line,
    purl,
    message: message[locale],
    fix: fix?.[locale] ?? null,
    side,
    undecided,
    subject,
    licence,
    since,
    evidence: evidence.map(({ kind, where, says, url }) => ({ kind, where, says: says[locale], url })),
    patch,
    waiver,
  };
}

function documentOf(result: CheckResult, options: ReportOptions) {
  const { verdict, failOn, findings, notChecked, policies, ...rest } = result;
  const { base, head, policyFile, counts, outbound, advisories } = rest;
  return {
    verdict,
    failOn,
    findings: findings.map((finding) => findingDocument(finding, options)),
    notChecked: notChecked.map(({ policy, why }) => ({ policy, why: why[options.locale] })),
    policies,
    base,
    head,
    policyFile,
    counts,
    outbound,
    advisories,
    locale: options.locale,
    tool: { name: 'tongming', version: options.version },
  };
}

/** Everything, for programs; docs/check.schema.json describes it, and other forms can be made of it. */
export const json: Report = defineReport({
  id: 'json',
  source: 'https://json-schema.org/draft/2020-12',
  write: (result, options) => `${jsonText(documentOf(result, options))}\n`,
});
