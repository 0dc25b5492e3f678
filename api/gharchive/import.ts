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
import { archiveHost, type HourReport, hourOf, importHour } from '#crawler/archive/gharchive.ts';
import { CrawlerError } from '#crawler/error.ts';
import { repositoriesByPath, repositoriesByPlatformId } from '#store/queries/contribution.ts';
import type { CommandContext, ExitCode } from '../command.ts';
import { loadRegistry } from '../registry/sync.ts';
import { openSession, type Session } from '../session.ts';
import { table } from '../table.ts';
import { jsonText } from '../terminal.ts';
import { UsageError } from '../usage.ts';

const hourMs = 3_600_000;

/** Hours between the first and the last file that were not among them. */
function missingHours(hours: readonly Date[]): string[] {
  const seen = new Set(hours.map((hour) => hour.getTime()));
  const [first, last] = [Math.min(...seen), Math.max(...seen)];
  const missing: string[] = [];
  for (let at = first; at <= last && missing.length < 1000; at += hourMs)
    if (!seen.has(at)) missing.push(`${new Date(at).toISOString().slice(0, 13)}Z`);
  return missing;
}

async function importAll(context: CommandContext, session: Session, files: readonly string[]) {
  const { terminal, locale, signal } = context;
  const { store } = session;
  const tracked = {
    byId: await repositoriesByPlatformId(store.db, archiveHost),
    byPath: await repositoriesByPath(store.db, `https://${archiveHost}`),
  };
  const reports: HourReport[] = [];
  const faults: string[] = [];
  for (const [index, file] of files.entries()) {
    if (signal.aborted) break;
    try {
      const { size } = await stat(file).catch(() => ({ size: 0 }));
      const onBytes = (bytes: number) =>
        terminal.status(
          `${index + 1}/${files.length} ${file} ${size === 0 ? '' : `${Math.floor((bytes / size) * 100)}%`}`,
        );
      reports.push(await importHour(store, file, tracked, { now: new Date(), signal, onBytes }));
      if (!terminal.interactive && files.length > 1 && (index + 1) % 24 === 0)
        terminal.err(
          locale === 'zh' ? `已读 ${index + 1}/${files.length} 个文件` : `${index + 1} of ${files.length} files read`,
        );
    } catch (error) {
      if (!(error instanceof CrawlerError)) throw error;
      faults.push(error.message);
    }
  }
  terminal.status(null);
  return { reports, faults, repositories: tracked.byId.size + tracked.byPath.size };
}

const gapWords = {
  'trimmed-payloads': {
    zh: '2025-10-07 起事件内容被精简：关闭的变更是否已合并可能未知。',
    en: 'Since 2025-10-07 events are trimmed: whether a closed change was merged may not be told.',
  },
  'stars-sampled': {
    zh: '2026 年起只收录了少部分收藏，不能用来计数。',
    en: 'Since 2026 the archive holds few of the stars; they cannot be counted.',
  },
} as const;

/** `tongming import gharchive FILE…`. */
export async function gharchiveCommand(context: CommandContext): Promise<ExitCode> {
  const [, ...files] = context.args;
  if (files.length === 0)
    throw new UsageError({
      zh: 'import gharchive 后面要写文件，如 2026-01-31-7.json.gz。',
      en: 'import gharchive needs files, as 2026-01-31-7.json.gz.',
    });
  const paths = files.map((file) => resolve(file));
  const hours = paths.map(hourOf);
  const { terminal, locale, options } = context;
  const session = await openSession(context, 'import');
  try {
    if (options['registry'] !== undefined)
      await loadRegistry(session.store.db, session.config.registryDir, session.rules);
    const { reports, faults, repositories } = await importAll(context, session, paths);
    session.generation.bump();
    const missing = missingHours(hours);
    const gaps = [...new Set(reports.flatMap((report) => report.gaps))] as (keyof typeof gapWords)[];
    if (options['json'] === true) terminal.out(jsonText({ repositories, hours: reports, missing, faults }));
    else {
      const heads = locale === 'zh' ? ['小时', '事件', '收下', '读不懂'] : ['hour', 'events', 'kept', 'broken'];
      const rows = reports.map(({ hour, events, kept, broken }) => [
        `${hour.toISOString().slice(0, 13)}Z`,
        String(events),
        String(kept),
        String(broken),
      ]);
      terminal.out(
        table(
          heads.map((head, i) => ({ head, align: i === 0 ? 'left' : 'right' })),
          rows,
        ),
      );
      for (const gap of gaps) terminal.err(gapWords[gap][locale]);
      if (missing.length > 0)
        terminal.err(
          locale === 'zh' ? `其间缺少的小时：${missing.join('、')}` : `Hours missing in between: ${missing.join(', ')}`,
        );
    }
    for (const fault of faults) terminal.err(fault);
    return faults.length > 0 || context.signal.aborted ? 1 : 0;
  } finally {
    await session.close();
  }
}
