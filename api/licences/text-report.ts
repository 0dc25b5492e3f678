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
import { problemWords } from './fault-words.ts';
import { findingWords, lineSpan } from './finding-words.ts';
import { grouped } from './number.ts';
import type { Report } from './report.ts';

const unreadable = { zh: '读不了：', en: 'cannot be read: ' } as const;

const nothing = {
  zh: (files: string) => `读了 ${files} 个文件，没有发现许可证，也没有版权声明。`,
  en: (files: string) => `No licence and no copyright notice was found (files: ${files}).`,
} as const;

function findingLine(terminal: Terminal, locale: Locale, finding: Finding): string {
  const where = lineSpan(finding.lines).padStart(9);
  const what = terminalLine(findingWords(locale, finding));
  const said = ['near', 'partial', 'malformed'].includes(finding.class) ? paint(terminal, 'yellow', what) : what;
  return `${where}  ${terminalLine(finding.expression)}  ${said}  ${paint(terminal, 'dim', finding.rule)}`;
}

function fileLines(terminal: Terminal, locale: Locale, file: FileLicences): string[] {
  const { path, problem, expression, findings, copyrights } = file;
  const name = paint(terminal, 'bold', terminalLine(path));
  if (problem !== null)
    return [
      `${name}: ${paint(terminal, 'red', `${unreadable[locale]}${terminalLine(problemWords(locale, problem))}`)}`,
    ];
  if (findings.length === 0 && copyrights.length === 0) return [];
  return [
    `${name}: ${expression === null ? '–' : terminalLine(expression)}`,
    ...findings.map((finding) => findingLine(terminal, locale, finding)),
    ...copyrights.map(({ statement, line }) => `${String(line).padStart(9)}  ${terminalLine(statement)}`),
  ];
}

/** Every finding of every file with its lines and its words. */
export function textReport(terminal: Terminal, locale: Locale): Report {
  let isSilent = true;
  return {
    files(files) {
      const lines = files.flatMap((file) => fileLines(terminal, locale, file));
      if (lines.length === 0) return;
      isSilent = false;
      terminal.out(lines.join('\n'));
    },
    end({ summary }) {
      if (isSilent) terminal.out(nothing[locale](grouped(summary.files)));
    },
  };
}
