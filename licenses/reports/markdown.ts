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
import { markdownFinding } from '../report-parts/markdown-findings.ts';
import { markdownCode, markdownProse } from '../report-parts/markdown-text.ts';
import { commentMarker } from '../report-parts/report-marker.ts';
import {
  countingFindings,
  label,
  levelWord,
  policyName,
  scopeWords,
  tallyOf,
  tallyWords,
  verdictWord,
} from '../report-parts/report-words.ts';

/** Platforms refuse comments of more than 65,536 characters. */
const mostBytes = 60_000;
/** Room for the words that say what was left out, and for closing what is open. */
const reserve = 1500;

const signs = { pass: '✅', fail: '❌', undecided: '❔' } as const;

function headLines(result: CheckResult, { locale }: ReportOptions): string[] {
  const { verdict, findings, policyFile } = result;
  const [colon, stop] = locale === 'zh' ? ['：', '。'] : [': ', '.'];
  const own =
    locale === 'zh'
      ? '本次改动修改了策略文件；判定仍按改动前的策略。'
      : 'This change alters the policy file; it was judged by the one before.';
  return [
    commentMarker,
    `## ${signs[verdict]} ${label(locale, 'check')}${colon}${verdictWord(locale, verdict)}`,
    '',
    [tallyWords(locale, findings), scopeWords(locale, result)]
      .map((words) => words + stop)
      .join(locale === 'zh' ? '' : ' '),
    '',
    ...(policyFile?.changed === true ? [`> ⚠️ ${own}`, ''] : []),
  ];
}

function groupsOf(findings: readonly Finding[]): [string, Finding[]][] {
  return [...Map.groupBy(findings, ({ policy }) => policy)];
}

function summaryTable({ findings }: CheckResult, { locale }: ReportOptions): string[] {
  const groups = groupsOf(findings).slice(0, 100);
  if (groups.length === 0) return [];
  const words = (['error', 'warning', 'note'] as const).map((level) => levelWord(locale, { level, undecided: false }));
  const head = [label(locale, 'policy'), ...words, label(locale, 'undecided'), label(locale, 'waived')];
  const rows = groups.map(([policy, own]) => {
    const { error, warning, note, undecided, waived } = tallyOf(own);
    return [markdownProse(policyName(locale, policy), 100), error, warning, note, undecided, waived];
  });
  const line = (cells: readonly unknown[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(['---', '--:', '--:', '--:', '--:', '--:']), ...rows.map(line), ''];
}

function footLines(result: CheckResult, { locale, version }: ReportOptions): string[] {
  const { base, head, policyFile, outbound, advisories } = result;
  const zh = locale === 'zh';
  const range =
    head === null ? [] : [base === null ? markdownCode(head) : `${markdownCode(base)} → ${markdownCode(head)}`];
  const file = policyFile === null ? [] : [`${zh ? '策略文件' : 'policy file'} ${markdownCode(policyFile.path)}`];
  const licence =
    outbound.expression === null ? [] : [`${zh ? '对外许可证' : 'outbound'} ${markdownCode(outbound.expression)}`];
  const date =
    advisories?.date == null ? [] : [`${zh ? '漏洞数据' : 'advisories of'} ${markdownCode(advisories.date)}`];
  const program = `${zh ? '通明' : 'Tongming'} ${markdownCode(version)}`;
  return ['', [...range, ...file, ...licence, ...date, program].join(' · ')];
}

function folded(title: string, rows: readonly string[]): string[] {
  if (rows.length === 0) return [];
  return ['<details>', `<summary>${title} (${rows.length})</summary>`, '', ...rows, '', '</details>', ''];
}

/** Lists of what counts, by policy, then the waived ones, then what nobody looked at: each piece stands alone. */
function pieces(result: CheckResult, options: ReportOptions): { readonly head: string; readonly rows: string[] }[] {
  const { locale } = options;
  const item = (one: Finding) => markdownFinding(one, result, options);
  const groups = groupsOf(countingFindings(result)).map(([policy, own]) => ({
    head: `### ${markdownProse(policyName(locale, policy), 100)}\n`,
    rows: own.map(item),
  }));
  const waived = result.findings.filter(({ waiver }) => waiver !== null);
  const rest = waived.length === 0 ? [] : [{ head: `### ${label(locale, 'waived')}\n`, rows: waived.map(item) }];
  return [...groups, ...rest];
}

function leftOutWords({ locale }: ReportOptions, count: number): string {
  return locale === 'zh'
    ? `> 内容过长，这里省略了 ${count} 项；完整结果见 JSON 或 SARIF 报告。`
    : `> Too long for one comment: ${count} findings are left out here. The JSON and SARIF reports have them all.`;
}

/** As many findings as there is room for; the number of those that are not shown is said. */
function findingLines(result: CheckResult, options: ReportOptions, room: number): string[] {
  const lines: string[] = [];
  let left = room;
  let leftOut = 0;
  for (const { head, rows } of pieces(result, options)) {
    let headed = false;
    for (const row of rows) {
      const text = headed ? row : `${head}\n${row}`;
      const bytes = Buffer.byteLength(text) + 1;
      if (leftOut > 0 || bytes > left) leftOut += 1;
      else {
        lines.push(text);
        left -= bytes;
        headed = true;
      }
    }
  }
  return leftOut === 0 ? lines : [...lines, leftOutWords(options, leftOut), ''];
}

/** One comment of a change, which is found again by its first line and updated. */
export const markdown: Report = defineReport({
  id: 'markdown',
  source: 'https://github.github.com/gfm/',
  write(result, options) {
    const { locale } = options;
    const unchecked = result.notChecked
      .slice(0, 20)
      .map(
        ({ policy, why }) => `- ${markdownProse(policyName(locale, policy), 100)}: ${markdownProse(why[locale], 300)}`,
      );
    const before = [...headLines(result, options), ...summaryTable(result, options)].join('\n');
    const after = [...folded(label(locale, 'notChecked'), unchecked), ...footLines(result, options)].join('\n');
    const room = mostBytes - reserve - Buffer.byteLength(before) - Buffer.byteLength(after);
    return `${[before, ...findingLines(result, options, room), after].join('\n').trimEnd()}\n`;
  },
});
