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
import { jsonText, terminalLine } from '../terminal.ts';
import { readJudgements } from './read.ts';
import { ahpText } from './show.ts';

/** Reads the matrices, tells what they come to; 1 = refused. */
export async function ahpCommand(context: StandaloneContext): Promise<ExitCode> {
  const { terminal, args, options } = context;
  const locale = langOf(options) ?? context.locale;
  try {
    const report = ahpReport(await readJudgements(args));
    if (options['json'] === true) terminal.out(jsonText(report));
    else terminal.out(ahpText(terminal, locale, report));
    return report.outcome === 'accepted' ? 0 : 1;
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    terminal.err(terminalLine(error.text[locale]));
    return 1;
  }
}
