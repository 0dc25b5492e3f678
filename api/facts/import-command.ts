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

import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Text } from '#store/facts.ts';
import { bar } from '../bar.ts';
import type { CommandContext, ExitCode } from '../command.ts';
import { keepNewHeapSmall } from '../heap.ts';
import { openSession } from '../session.ts';
import { table } from '../table.ts';
import { jsonText } from '../terminal.ts';
import { UsageError } from '../usage.ts';
import { FactsError } from './error.ts';
import { type FactsReport, importFacts } from './import.ts';
import { openFacts } from './read-lines.ts';

function wantedFile({ args }: CommandContext): string {
  const [, file, ...more] = args;
  if (file !== undefined && more.length === 0) return file;
  throw new UsageError({
    zh: 'import facts 后面写一个文件，或用 - 表示标准输入。',
    en: 'import facts takes one file, or - for standard input.',
  });
}

/** A file that is not there is the caller's slip, found before the database is opened. */
async function sizeOf(path: string, given: string): Promise<number> {
  if (path === '-') return 0;
  const found = await stat(path).catch((error: unknown) => {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new UsageError({ zh: `读不了 ${given}（${why}）。`, en: `${given} cannot be read (${why}).` });
  });
  if (found.isDirectory()) throw new UsageError({ zh: `${given} 是目录。`, en: `${given} is a directory.` });
  return found.size;
}

function said({ dryRun, report }: { dryRun: boolean; report: FactsReport }): Text {
  if (report.unchanged)
    return { zh: '这个文件已经导入过，什么都没有变。', en: 'This file was imported before; nothing has changed.' };
  if (dryRun) return { zh: '文件没有问题；没有写入任何内容。', en: 'The file is in order; nothing was stored.' };
  return {
    zh: '已写入。接着运行 tongming compute 计算指标。',
    en: 'Stored. Now run tongming compute for the figures.',
  };
}

function reportTable({ locale }: CommandContext, { lines, fresh }: FactsReport): string {
  const heads = locale === 'zh' ? ['种类', '行', '新增'] : ['type', 'lines', 'new'];
  const types = [...new Set([...Object.keys(lines), ...Object.keys(fresh)])];
  const rows = types
    .filter((type) => (lines[type] ?? 0) + (fresh[type] ?? 0) > 0)
    .map((type) => [type, String(lines[type] ?? 0), String(fresh[type] ?? 0)]);
  return table(
    heads.map((head, i) => ({ head, align: i === 0 ? 'left' : 'right' })),
    rows,
  );
}

async function read(context: CommandContext, path: string, size: number, dryRun: boolean): Promise<FactsReport> {
  const { terminal, locale, signal } = context;
  const session = await openSession(context, 'import');
  let bytes = 0;
  const onLine = (lines: number) => {
    const of = size === 0 ? '' : `${bar(Math.min(100, Math.floor((bytes / size) * 100)), 100)} `;
    terminal.status(locale === 'zh' ? `${of}已读 ${lines} 行` : `${of}${lines} lines read`);
  };
  try {
    const source = openFacts(path, process.stdin, (read) => {
      bytes = read;
    });
    return await importFacts(session.store, source, { dryRun, now: new Date(), signal, onLine });
  } finally {
    terminal.status(null);
    session.generation.bump();
    await session.close();
  }
}

/** `tongming import facts FILE`. */
export async function importFactsCommand(context: CommandContext): Promise<ExitCode> {
  const { terminal, locale, options } = context;
  keepNewHeapSmall();
  const file = wantedFile(context);
  const path = file === '-' ? file : resolve(file);
  const dryRun = options['dry-run'] === true;
  const size = await sizeOf(path, file);
  try {
    const report = await read(context, path, size, dryRun);
    for (const warning of report.warnings) terminal.err(warning[locale]);
    if (options['json'] === true) terminal.out(jsonText({ dryRun, ...report }));
    else {
      terminal.out(reportTable(context, report));
      terminal.err(said({ dryRun, report })[locale]);
    }
    return 0;
  } catch (error) {
    if (!(error instanceof FactsError)) throw error;
    terminal.err(
      locale === 'zh'
        ? `没有导入，库里什么都没有变。${file}：${error.text.zh}`
        : `Not imported, the store is as it was. ${file}: ${error.text.en}`,
    );
    return 1;
  }
}
