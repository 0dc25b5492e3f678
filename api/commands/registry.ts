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

import { resolve } from 'node:path';
import { type CommandContext, defineCommand, type ExitCode } from '../command.ts';
import { jsonOption } from '../options.ts';
import { type ImportReport, importRegistry } from '../registry/import.ts';
import { importers } from '../registry/importer-registry.ts';
import { problemLine } from '../registry/problem.ts';
import { configured } from '../session.ts';
import { jsonText } from '../terminal.ts';
import { UsageError } from '../usage.ts';

function importerOf({ options, args }: CommandContext) {
  const chosen = [...importers.values()].filter(({ id }) => options[id] === true);
  const [importer] = chosen;
  if (args[0] === 'import' && importer !== undefined && chosen.length === 1 && args.length > 1) return importer;
  const all = [...importers.keys()].map((id) => `--${id}`).join(' | ');
  throw new UsageError({
    zh: `写作 tongming registry import (${all}) 文件…`,
    en: `Write tongming registry import (${all}) FILE…`,
  });
}

function summary({ locale }: CommandContext, report: ImportReport): string {
  const { files, projects, repositories, organisations, written, kept, odd } = report;
  return locale === 'zh'
    ? `读取 ${files} 个文件：${projects} 个项目，${repositories} 个代码仓，${organisations} 个单位；写入 ${written.length} 个条目，保留原有 ${kept.length} 个；${odd.length} 处与约定不同，见上。`
    : `Read ${files} files: ${projects} projects, ${repositories} repositories, ${organisations} organisations; wrote ${written.length} entries, kept ${kept.length} that were there; ${odd.length} odd values, see above.`;
}

async function run(context: CommandContext): Promise<ExitCode> {
  const importer = importerOf(context);
  const { terminal, locale, options } = context;
  const out = options['out'];
  const report = await importRegistry({
    importer,
    files: context.args.slice(1).map((file) => resolve(file)),
    directory: typeof out === 'string' ? resolve(out) : configured(context).registryDir,
    replace: options['replace'] === true,
    today: new Date().toISOString().slice(0, 10),
    onFile: (done, total) => terminal.status(total > 1 ? `${done}/${total}` : null),
  });
  terminal.status(null);
  if (options['json'] === true) terminal.out(jsonText(report));
  else {
    for (const one of [...report.odd, ...report.faults]) terminal.err(problemLine(one, locale));
    terminal.out(summary(context, report));
  }
  return report.faults.length > 0 ? 1 : 0;
}

/** Turns public registries into entries of ours. */
export const registry = defineCommand({
  id: 'registry',
  summary: { zh: '把公开的项目清单导入登记目录', en: 'import public lists of projects into the registry' },
  usage: 'tongming registry import --clomonitor|--landscape|--opendigger FILE… [--out DIR] [--replace] [--json]',
  example: 'tongming registry import --clomonitor cncf.yaml --out my-registry',
  options: {
    ...Object.fromEntries(
      [...importers.values()].map(({ id, name }) => [id, { type: 'boolean', description: name }] as const),
    ),
    out: {
      type: 'string',
      value: 'DIR',
      description: {
        zh: '写到哪个登记目录（默认同 --registry）',
        en: 'registry directory to write to (default: the configured one)',
      },
    },
    replace: {
      type: 'boolean',
      description: { zh: '替换已有的条目；不加时保留', en: 'replace entries that are there; without it they are kept' },
    },
    json: jsonOption,
  },
  positionals: [1, 20_000],
  run,
});
