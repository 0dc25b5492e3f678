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
import { dataOption, periodOptions } from '../options.ts';
import { runSubcommand, type Subcommand } from '../subcommand.ts';

const forms: Readonly<Record<string, Subcommand>> = {
  facts: {
    options: ['project', 'data'],
    run: async (context) => (await import('../facts/export-command.ts')).exportFactsCommand(context),
  },
  figures: {
    options: ['metric', 'scope', 'subject', 'period', 'from', 'to', 'format', 'data'],
    run: async (context) => (await import('../figures/export-command.ts')).exportFiguresCommand(context),
  },
  opendigger: {
    options: ['project', 'data'],
    run: async (context) => (await import('../opendigger/export-command.ts')).exportOpendiggerCommand(context),
  },
};

async function run(context: CommandContext): Promise<ExitCode> {
  return await runSubcommand('export', forms, context);
}

/** Writes what the hub holds to files. */
export const exportMember = defineCommand({
  id: 'export',
  summary: {
    zh: '导出事实、指标数值，或 OpenDigger 格式的静态文件',
    en: 'write facts, figures, or static files as OpenDigger has them',
  },
  usage: 'tongming export facts [FILE.ndjson[.gz]] [--project P,…] [--data DIR]',
  forms: [
    {
      usage: 'tongming export figures [FILE] [--metric M,…] [--scope SCOPE] [--format csv|json]',
      summary: { zh: '导出算好的数值，可选范围和月份', en: 'write stored figures, of some subjects and months or all' },
    },
    {
      usage: 'tongming export opendigger DIR [--project P,…]',
      summary: { zh: '按 OpenDigger 的文件名和结构写出', en: "write files with OpenDigger's names and shapes" },
    },
  ],
  note: {
    zh: '不写文件名，或写 -，就写到标准输出。事实的格式见 docs/facts.md，OpenDigger 文件与指标的对应见 docs/opendigger.md。',
    en: 'Without a file, or with -, standard output is written. docs/facts.md describes facts, docs/opendigger.md which file is which metric.',
  },
  example: 'tongming export facts hub.ndjson.gz',
  options: {
    project: {
      type: 'string',
      value: 'P,…',
      description: { zh: '只要这些项目（默认全部）', en: 'only these projects (default: all)' },
    },
    metric: {
      type: 'string',
      value: 'M,…',
      description: { zh: '只要这些指标（默认全部）', en: 'only these metrics (default: all)' },
    },
    scope: {
      type: 'string',
      value: 'SCOPE',
      description: {
        zh: 'repository、project、organisation、person 或 domain',
        en: 'repository, project, organisation, person or domain',
      },
    },
    subject: {
      type: 'string',
      value: 'ID,…',
      description: { zh: '只要这些对象', en: 'only these subjects' },
    },
    ...periodOptions,
    format: {
      type: 'string',
      value: 'FORMAT',
      description: { zh: 'csv（默认）或 json', en: 'csv (default) or json' },
    },
    data: dataOption,
  },
  positionals: [1, 2],
  run,
});
