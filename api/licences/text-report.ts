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

import type { Finding } from '#licenses/detect/finding.ts';
import type { FileLicences } from '#licenses/scan/result.ts';
import type { Terminal } from '../command.ts';
import type { Locale } from '../locale.ts';
import { paint, terminalLine } from '../terminal.ts';
import { classWord, kindWord, lineSpan, wordCounts } from './finding-words.ts';
import type { Report } from './report.ts';

const unreadable = { zh: '读不了', en: 'cannot be read' } as const;

function findingLine(terminal: Terminal, locale: Locale, finding: Finding): string {
  const where = lineSpan(finding.lines).padStart(9);
  const what = `${kindWord(locale, finding)}, ${classWord(locale, finding)}, ${wordCounts(locale, finding)}`;
  const said = finding.class === 'near' || finding.class === 'partial' ? paint(terminal, 'yellow', what) : what;
  return `${where}  ${terminalLine(finding.expression)}  ${said}  ${paint(terminal, 'dim', finding.rule)}`;
}

function fileLines(terminal: Terminal, locale: Locale, file: FileLicences): string[] {
  const { path, problem, expression, findings, copyrights } = file;
  const name = paint(terminal, 'bold', terminalLine(path));
  if (problem !== null)
    return [`${name}: ${paint(terminal, 'red', `${unreadable[locale]}: ${terminalLine(problem)}`)}`];
  if (findings.length === 0 && copyrights.length === 0) return [];
  return [
    `${name}: ${expression === null ? '–' : terminalLine(expression)}`,
    ...findings.map((finding) => findingLine(terminal, locale, finding)),
    ...copyrights.map(({ statement, line }) => `${String(line).padStart(9)}  ${terminalLine(statement)}`),
  ];
}

/** Every finding of every file with its lines and its words. */
export function textReport(terminal: Terminal, locale: Locale): Report {
  return {
    files(files) {
      const lines = files.flatMap((file) => fileLines(terminal, locale, file));
      if (lines.length > 0) terminal.out(lines.join('\n'));
    },
    end: () => undefined,
  };
}
