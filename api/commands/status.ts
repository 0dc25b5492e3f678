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

import { CrawlerError } from '#crawler/error.ts';
import { parseTarget } from '#crawler/target.ts';
import { nearest } from '#licenses/nearest.ts';
import type { Queue } from '#store/job.ts';
import { openQueue } from '#store/queue.ts';
import { type CommandContext, defineCommand, type ExitCode } from '../command.ts';
import { createLive } from '../live.ts';
import { dataOption, jsonOption } from '../options.ts';
import { openSession, type Session } from '../session.ts';
import { type Overview, overviewOf, type RepositoryStatus } from '../status/overview.ts';
import { statusText } from '../status/text.ts';
import { jsonText } from '../terminal.ts';
import { UsageError } from '../usage.ts';

/** So few repositories are shown with every stream without being asked for. */
const fewRepositories = 3;

function sameAddress(url: string): string {
  return url.replace(/\.git$/iu, '').toLowerCase();
}

function addressOf(session: Session, target: string): string | null {
  try {
    return sameAddress(parseTarget(target, session.rules).url);
  } catch (error) {
    if (error instanceof CrawlerError) return null;
    throw error;
  }
}

function choose(session: Session, list: readonly RepositoryStatus[], target: string): RepositoryStatus[] {
  const own = list.filter(({ projects }) => projects.includes(target));
  if (own.length > 0) return own;
  const address = addressOf(session, target);
  const found = address === null ? [] : list.filter(({ url }) => sameAddress(url) === address);
  if (found.length > 0) return found;
  const close = nearest(
    target,
    list.flatMap(({ projects }) => projects),
  );
  throw new UsageError({
    zh: `没有采集过 ${target}${close === null ? '' : `，是否想写 ${close}`}。`,
    en: `${target} was never crawled${close === null ? '.' : `; did you mean ${close}?`}`,
  });
}

function narrowed(session: Session, overview: Overview, targets: readonly string[]): Overview {
  if (targets.length === 0) return overview;
  const chosen = new Set(targets.flatMap((target) => choose(session, overview.repositories, target)));
  return { ...overview, repositories: overview.repositories.filter((status) => chosen.has(status)) };
}

async function retry({ terminal, locale }: CommandContext, queue: Queue, id: string): Promise<ExitCode> {
  const parked = await queue.parked();
  const wanted = id === 'all' ? parked : parked.filter((job) => job.id === id);
  if (wanted.length === 0 && id !== 'all') {
    throw new UsageError({
      zh: `没有编号为 ${id} 的搁置任务；tongming status 会列出全部。`,
      en: `There is no parked job ${id}; tongming status lists them.`,
    });
  }
  for (const job of wanted) await queue.requeue(job.id);
  terminal.err(locale === 'zh' ? `已重新排队 ${wanted.length} 个任务。` : `${wanted.length} jobs are queued again.`);
  return 0;
}

async function tell(context: CommandContext): Promise<ExitCode> {
  const { terminal, locale, options, args } = context;
  const session = await openSession(context, 'status');
  try {
    const queue = await openQueue(session.store, { role: 'look', log: context.log });
    try {
      if (typeof options['retry'] === 'string') return await retry(context, queue, options['retry']);
      const live = createLive(session.store.db, queue, () => null);
      const overview = narrowed(session, await overviewOf(session.store, queue, live), args);
      const detailed = args.length > 0 || overview.repositories.length <= fewRepositories;
      terminal.out(options['json'] === true ? jsonText(overview) : statusText(locale, overview, detailed));
      return 0;
    } finally {
      await queue.stop(0);
    }
  } finally {
    await session.close();
  }
}

/** How crawling stands. */
export const status = defineCommand({
  id: 'status',
  summary: {
    zh: '查看采集情况：各代码仓、各类数据是否完整和新鲜，正在进行的采集，搁置的任务，平台限额',
    en: 'show how crawling stands: completeness and freshness by repository and stream, what runs, parked jobs, budgets',
  },
  usage: 'tongming status [PROJECT|URL…] [--retry ID] [--data DIR] [--json]',
  example: 'tongming status tikv',
  options: {
    retry: {
      type: 'string',
      value: 'ID',
      description: {
        zh: '重新排队一个搁置的任务；all 表示全部',
        en: 'queue a parked job again; all = every one',
      },
    },
    data: dataOption,
    json: jsonOption,
  },
  positionals: [0, 1000],
  run: tell,
});
