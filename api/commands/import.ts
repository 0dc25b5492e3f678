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
import { dataOption, jsonOption, registryOption } from '../options.ts';
import { runSubcommand, type Subcommand } from '../subcommand.ts';

const forms: Readonly<Record<string, Subcommand>> = {
  gharchive: {
    options: ['registry', 'data', 'json'],
    run: async (context) => (await import('../gharchive/import.ts')).gharchiveCommand(context),
  },
  facts: {
    options: ['dry-run', 'data', 'json'],
    run: async (context) => (await import('../facts/import-command.ts')).importFactsCommand(context),
  },
};

async function run(context: CommandContext): Promise<ExitCode> {
  return await runSubcommand('import', forms, context);
}

/** Reads archives into the store. */
export const importMember = defineCommand({
  id: 'import',
  summary: {
    zh: '导入历史数据：GH Archive 的事件，或任何来源的事实文件',
    en: 'import history: hours of GH Archive, or a file of facts from anywhere',
  },
  usage: 'tongming import gharchive FILE… [--registry DIR] [--data DIR] [--json]',
  forms: [
    {
      usage: 'tongming import facts FILE.ndjson[.gz]|- [--dry-run] [--data DIR] [--json]',
      summary: {
        zh: '读入事实文件（格式见 docs/facts.md），全部写入或全不写入',
        en: 'read a file of facts (docs/facts.md), all of it or nothing',
      },
    },
  ],
  note: {
    zh: '事实文件里的项目会列出，但不会被采集；同一个文件再导入一次，什么都不变。之后运行 tongming compute。',
    en: 'Projects of a file of facts are listed and not crawled; the same file again changes nothing. Then run tongming compute.',
  },
  example: 'tongming import gharchive 2026-01-31-*.json.gz',
  options: {
    'dry-run': {
      type: 'boolean',
      description: { zh: '只核对，不写入', en: 'check everything, store nothing' },
    },
    registry: registryOption,
    data: dataOption,
    json: jsonOption,
  },
  positionals: [1, 100_000],
  run,
});
