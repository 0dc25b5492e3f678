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

import { type CommandContext, defineCommand, type ExitCode } from '../command.ts';
import { examine, type Finding } from '../doctor/examine.ts';
import { dataOption, jsonOption, registryOption } from '../options.ts';
import { table } from '../table.ts';
import { jsonText } from '../terminal.ts';

const marks: Readonly<Record<Finding['status'], string>> = { ok: '✓', warning: '!', failure: '✗', undecided: '?' };

function exitOf(findings: readonly Finding[]): ExitCode {
  if (findings.some(({ status }) => status === 'failure')) return 1;
  return findings.some(({ status }) => status === 'undecided') ? 3 : 0;
}

async function tell(context: CommandContext): Promise<ExitCode> {
  const { terminal, locale, options } = context;
  const findings = await examine(context);
  if (options['json'] === true) terminal.out(jsonText({ findings }));
  else {
    const rows = findings.map(({ status, subject, text }) => [marks[status], subject[locale], text[locale]]);
    const [subject, result] = locale === 'zh' ? ['项目', '结果'] : ['subject', 'finding'];
    terminal.out(table([{ head: '' }, { head: subject ?? '' }, { head: result ?? '', most: 1000 }], rows));
  }
  return exitOf(findings);
}

/** What works here and what does not. */
export const doctor = defineCommand({
  id: 'doctor',
  summary: {
    zh: '检查配置、版本、磁盘、数据库、登记表和网络',
    en: 'check configuration, versions, disk, database, registry and network',
  },
  usage: 'tongming doctor [--registry DIR] [--data DIR] [--json]',
  example: 'tongming doctor',
  options: { registry: registryOption, data: dataOption, json: jsonOption },
  positionals: [0, 0],
  run: tell,
});
