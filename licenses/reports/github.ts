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

import type { Finding, Level } from '../check/finding.ts';
import { defineReport, type Report, type ReportOptions } from '../report.ts';
import {
  countingFindings,
  label,
  levelWord,
  policyName,
  tallyWords,
  verdictWord,
} from '../report-parts/report-words.ts';
import { terminalText } from '../terminal-text.ts';

const commands: Readonly<Record<Level, string>> = { error: 'error', warning: 'warning', note: 'notice' };

/** The signs that end a command or begin one, by their numbers (B212). */
function escaped(text: string, signs: RegExp): string {
  return text.replaceAll(signs, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}

/** A path must stay itself, so its control characters are numbers as well; the runner undoes only the four it knows. */
function property(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what must not pass
  return terminalText(escaped(text.toWellFormed(), /[%\u0000-\u001F\u007F:,]/g));
}

function data(text: string): string {
  return escaped(terminalText(text), /[%\r\n]/g);
}

function commandOf(finding: Finding, { locale }: ReportOptions): string {
  const { level, undecided, path, line, side, purl, policy, message, fix } = finding;
  const title = `${policyName(locale, policy)} (${levelWord(locale, finding)})`;
  const place = path === null || side === 'base' ? [] : [`file=${property(path)}`];
  const row = place.length === 0 || line === null ? [] : [`line=${line}`];
  const rest = fix === null ? '' : `\n${label(locale, 'fix')}: ${fix[locale]}`;
  const about = purl === null ? '' : `${purl}: `;
  const name = undecided ? 'warning' : commands[level];
  return `::${name} ${[...place, ...row, `title=${property(title)}`].join(',')}::${data(about + message[locale] + rest)}`;
}

/** Commands of a GitHub workflow: they become annotations at the lines of the change. */
export const github: Report = defineReport({
  id: 'github',
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands',
  write(result, options) {
    const { locale } = options;
    const rows = countingFindings(result).map((finding) => commandOf(finding, options));
    const last = `${label(locale, 'check')}: ${verdictWord(locale, result.verdict)}, ${tallyWords(locale, result.findings)}`;
    return `${[...rows, last].join('\n')}\n`;
  },
});
