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

import { mostNotes, type Verdict } from '#crawler/voice.ts';
import type { CheckResult } from '#licenses/check/finding.ts';
import type { ReportOptions } from '#licenses/report.ts';
import { shortened } from '#licenses/report-parts/markdown-text.ts';
import { countingFindings, label, policyName, tallyWords, verdictWord } from '#licenses/report-parts/report-words.ts';
import { markdown } from '#licenses/reports/markdown.ts';
import { terminalLine, terminalText } from '../terminal.ts';

/** A result as platforms are told it: a title, the comment's text, and the first findings at their lines. */
export function verdictOf(result: CheckResult, options: ReportOptions, url: string | null): Verdict {
  const { locale } = options;
  if (result.head === null) throw new TypeError('Only a commit can be judged on a platform.');
  const placed = countingFindings(result).filter(({ path, side }) => path !== null && side === 'head');
  return {
    head: result.head,
    state: result.verdict,
    title: `${verdictWord(locale, result.verdict)}${locale === 'zh' ? '：' : ': '}${tallyWords(locale, result.findings)}`,
    summary: markdown.write(result, options),
    url,
    notes: placed.slice(0, mostNotes).map(({ path, line, level, policy, message, fix }) => ({
      path: path ?? '',
      line: line ?? 1,
      level,
      title: shortened(terminalLine(policyName(locale, policy)), 200),
      message: shortened(
        terminalText(
          [message[locale], ...(fix === null ? [] : [`${label(locale, 'fix')}: ${fix[locale]}`])].join('\n'),
        ),
        4000,
      ),
    })),
  };
}
