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

import type { CheckResult, Evidence, Finding } from '../check/finding.ts';
import type { ReportOptions } from '../report.ts';
import { markdownCode, markdownProse } from './markdown-text.ts';
import { findingUrl, safeUrl } from './report-link.ts';
import { label, levelWord } from './report-words.ts';

const mostEvidence = 10;

function linked(code: string, url: string | null): string {
  return url === null ? code : `[${code}](${url})`;
}

function placeOf(finding: Finding, result: CheckResult, { link }: ReportOptions): string {
  const { path, line } = finding;
  if (path === null) return '';
  return `${linked(markdownCode(line === null ? path : `${path}:${line}`), findingUrl(finding, result, link))} `;
}

function evidenceLine({ where, says, url }: Evidence, { locale }: ReportOptions): string {
  const at = linked(markdownCode(where), url === null ? null : safeUrl(url));
  return `  - ${label(locale, 'why')}: ${markdownProse(says[locale])} (${at})`;
}

function waiverLine({ waiver }: Finding, { locale }: ReportOptions): string[] {
  if (waiver === null) return [];
  const { reason, owner, expires } = waiver;
  const rest = `${label(locale, 'owner')} ${markdownCode(owner)}, ${label(locale, 'until')} ${markdownCode(expires)}`;
  return [`  - ${label(locale, 'waived')}: ${markdownProse(reason)} (${rest})`];
}

/** One finding as an item of a list, what it rests on folded below it. */
export function markdownFinding(finding: Finding, result: CheckResult, options: ReportOptions): string {
  const { locale } = options;
  const { id, policy, rule, purl, message, fix, evidence, since } = finding;
  const about = purl === null ? '' : `${markdownCode(purl)} `;
  const more = evidence.length - mostEvidence;
  return [
    `- **${levelWord(locale, finding)}** ${placeOf(finding, result, options)}${about}${markdownProse(message[locale])}`,
    `  <details><summary>${label(locale, 'basis')}</summary>`,
    '',
    ...(fix === null ? [] : [`  - ${label(locale, 'fix')}: ${markdownProse(fix[locale])}`]),
    ...evidence.slice(0, mostEvidence).map((one) => evidenceLine(one, options)),
    ...(more > 0 ? [`  - +${more}`] : []),
    ...(since === null ? [] : [`  - ${label(locale, 'since')}: ${markdownCode(since)}`]),
    ...waiverLine(finding, options),
    `  - ${markdownCode(`${policy}/${rule}`)} ${markdownCode(id)}`,
    '',
    '  </details>',
    '',
  ].join('\n');
}
