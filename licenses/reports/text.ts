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

import type { CheckResult, Finding, Verdict } from '../check/finding.ts';
import { defineReport, type Report, type ReportOptions } from '../report.ts';
import {
  countingFindings,
  label,
  levelWord,
  policyName,
  scopeWords,
  tallyWords,
  verdictWord,
} from '../report-parts/report-words.ts';
import { paint, type Style, terminalLine } from '../terminal-text.ts';

const verdictStyles: Readonly<Record<Verdict, Style>> = { pass: 'green', fail: 'red', undecided: 'yellow' };
const levelStyles = { error: 'red', warning: 'yellow', note: 'bold' } as const;

function placeOf({ path, line, purl }: Finding): string {
  const place = path === null ? '' : line === null ? path : `${path}:${line}`;
  return [place, purl ?? ''].filter((part) => part !== '').join('  ');
}

function waiverLine({ waiver }: Finding, { locale }: ReportOptions): string[] {
  if (waiver === null) return [];
  const { reason, owner, expires } = waiver;
  const rest = `${label(locale, 'owner')} ${owner}, ${label(locale, 'until')} ${expires}`;
  return [`${label(locale, 'waived')}  ${reason} (${rest})`];
}

/** Whose word it is, and where it stands. */
function reasonLines({ evidence, since }: Finding, { locale }: ReportOptions): string[] {
  const why = evidence.map(({ where, says }) => `${label(locale, 'why')}  ${says[locale]} (${where})`);
  return since === null ? why : [...why, `${label(locale, 'since')}  ${since}`];
}

function findingLines(finding: Finding, options: ReportOptions): string[] {
  const { locale } = options;
  const word = paint(options, finding.undecided ? 'yellow' : levelStyles[finding.level], levelWord(locale, finding));
  const { policy, rule, id, message, fix } = finding;
  const mend = fix === null ? [] : [`${label(locale, 'fix')}  ${fix[locale]}`];
  const below = [...reasonLines(finding, options), ...mend, ...waiverLine(finding, options)];
  return [
    `${word}  ${terminalLine(message[locale])}`,
    ...[placeOf(finding), ...below].filter((line) => line !== '').map((line) => `  ${terminalLine(line)}`),
    `  ${paint(options, 'dim', terminalLine(`${policy}/${rule}  ${id}`))}`,
    '',
  ];
}

function notCheckedLines({ notChecked }: CheckResult, { locale }: ReportOptions): string[] {
  if (notChecked.length === 0) return [];
  const colon = locale === 'zh' ? '：' : ': ';
  const rows = notChecked.map(
    ({ policy, why }) => `  ${terminalLine(`${policyName(locale, policy)}${colon}${why[locale]}`)}`,
  );
  return [`${label(locale, 'notChecked')}${colon.trimEnd()}`, ...rows, ''];
}

/** B210: a change that changes its own judge says so. */
function policyFileLines({ policyFile }: CheckResult, options: ReportOptions): string[] {
  if (policyFile?.changed !== true) return [];
  const path = terminalLine(policyFile.path);
  const said =
    options.locale === 'zh'
      ? `本次改动修改了策略文件 ${path}；判定仍按改动前的策略。`
      : `This change alters the policy file ${path}; it was judged by the one before.`;
  return [paint(options, 'yellow', said), ''];
}

/** For a person at a terminal: the verdict, then of each finding what, where, why and how to mend it. */
export const text: Report = defineReport({
  id: 'text',
  source: 'https://no-color.org',
  write(result, options) {
    const { locale } = options;
    const verdict = paint(options, verdictStyles[result.verdict], verdictWord(locale, result.verdict));
    const colon = locale === 'zh' ? '：' : ': ';
    const counting = countingFindings(result);
    const waived = result.findings.filter(({ waiver }) => waiver !== null);
    return [
      `${label(locale, 'check')}${colon}${verdict}${colon}${tallyWords(locale, result.findings)}`,
      scopeWords(locale, result),
      '',
      ...policyFileLines(result, options),
      ...[...counting, ...waived].flatMap((finding) => findingLines(finding, options)),
      ...notCheckedLines(result, options),
    ]
      .join('\n')
      .replace(/\n*$/, '\n');
  },
});
