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

import { nearest } from '#licenses/nearest.ts';
import { type CommandContext, defineCommand, type ExitCode } from '../command.ts';
import { dataOption } from '../options.ts';
import { UsageError } from '../usage.ts';

interface Form {
  readonly options: readonly string[];
  readonly run: (context: CommandContext) => Promise<ExitCode>;
}

const forms: Readonly<Record<string, Form>> = {
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
  const word = context.args[0] ?? '';
  const form = Object.hasOwn(forms, word) ? forms[word] : undefined;
  if (form === undefined) {
    const close = nearest(word, Object.keys(forms));
    throw new UsageError({
      zh: `export 后面是 ${Object.keys(forms).join('、')} 之一${close === null ? '' : `，是否想写 ${close}`}。`,
      en: `export takes one of ${Object.keys(forms).join(', ')}${close === null ? '.' : `; did you mean ${close}?`}`,
    });
  }
  const odd = Object.keys(context.options).find((name) => !form.options.includes(name));
  if (odd === undefined) return form.run(context);
  throw new UsageError({
    zh: `export ${word} 没有选项 --${odd}。`,
    en: `export ${word} has no option --${odd}.`,
  });
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
    period: {
      type: 'string',
      value: 'PERIOD',
      description: { zh: 'month、quarter、year 或 window12', en: 'month, quarter, year or window12' },
    },
    from: { type: 'string', value: 'YYYY-MM', description: { zh: '第一个月', en: 'first month' } },
    to: { type: 'string', value: 'YYYY-MM', description: { zh: '最后一个月', en: 'last month' } },
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
