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

import { hostname } from 'node:os';
import type { Queue } from '#store/job.ts';
import { openQueue } from '#store/queue.ts';
import type { CommandContext, ExitCode } from './command.ts';
import { crawlOne } from './engine.ts';
import { keepHeapSmall } from './heap.ts';
import { faultsOnly } from './log.ts';
import { createProgress } from './progress.ts';
import { workCrawls } from './queue.ts';
import { openSession, type Session } from './session.ts';
import { untilAborted } from './stop-signal.ts';
import { UsageError } from './usage.ts';
import { logVisits } from './visit-log.ts';

const stopMilliseconds = 8000;

function widthOf({ options, config }: CommandContext): number {
  const text = options['width'];
  if (typeof text !== 'string') return config.concurrency;
  if (/^(?:[1-9]|[12]\d|3[0-2])$/u.test(text)) return Number(text);
  throw new UsageError({
    zh: '--width 须是 1 到 32 的整数，例如 --width 4。',
    en: '--width must be a whole number from 1 to 32, as --width 4.',
  });
}

async function work(context: CommandContext, session: Session, queue: Queue, width: number): Promise<void> {
  const { terminal, locale, log, signal } = context;
  const view = createProgress(terminal, locale, terminal.interactive ? undefined : logVisits(log));
  const visitLog = faultsOnly(log);
  await workCrawls({
    db: session.store.db,
    queue,
    log,
    signal,
    width,
    crawl: (visit, onProgress, stop) => crawlOne({ session, log: visitLog, signal: stop }, visit, onProgress),
    progressed: (visit, progress) => view.progressed(visit.projects[0] ?? visit.url, progress),
    finished: (visit, report) => view.finished(visit.projects[0] ?? visit.url, report),
  });
  const { where } = session.store.info;
  const who = `${hostname()}:${process.pid}`;
  terminal.err(
    locale === 'zh'
      ? `采集进程 ${who} 已就绪，数据库 ${where}，同时采集 ${width} 个代码仓（按 Ctrl-C 停止）`
      : `Worker ${who} is ready on ${where}, crawling ${width} at a time (Ctrl-C stops it)`,
  );
  await untilAborted(signal);
  view.stop();
  terminal.err(
    locale === 'zh' ? '正在停止，未完成的采集交还队列……' : 'Stopping; crawls that are not done go back to the queue …',
  );
}

/** Crawls what the queue gives until it is told to stop; computing and publishing are left to the process that serves. */
export async function runWorker(context: CommandContext): Promise<ExitCode> {
  keepHeapSmall();
  const width = widthOf(context);
  const session = await openSession(context, 'worker', width);
  try {
    const queue = await openQueue(session.store, { role: 'work', log: context.log });
    try {
      await work(context, session, queue, width);
    } finally {
      await queue.stop(stopMilliseconds);
    }
  } finally {
    await session.close();
  }
  return 0;
}
