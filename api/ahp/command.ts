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

import { ahpReport } from '#metrics/ahp-report.ts';
import type { ExitCode, StandaloneContext } from '../command.ts';
import { FileFault } from '../model/file.ts';
import { langOf } from '../option-values.ts';
import { jsonText, paint, terminalLine } from '../terminal.ts';
import { readJudgements } from './read.ts';
import { ahpText } from './show.ts';

/** Reads the matrices, tells what they come to; 1 = refused. */
export async function ahpCommand(context: StandaloneContext): Promise<ExitCode> {
  const { terminal, args, options } = context;
  const locale = langOf(options) ?? context.locale;
  try {
    const questions = await readJudgements(args);
    const reports = questions.map(({ name, input }) => ({ name, report: ahpReport(input) }));
    const [only] = reports;
    if (options['json'] === true) {
      const several = reports.map(({ name, report }) => ({ name, ...report }));
      terminal.out(jsonText(reports.length === 1 ? only?.report : { reports: several }));
    } else {
      const titled = reports.map(({ name, report }) => {
        const text = ahpText(terminal, locale, report);
        return name === null ? text : `${paint(terminal, 'bold', name)}\n${text}`;
      });
      terminal.out(titled.join('\n\n'));
    }
    return reports.every(({ report }) => report.outcome === 'accepted') ? 0 : 1;
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    terminal.err(terminalLine(error.text[locale]));
    return 1;
  }
}
