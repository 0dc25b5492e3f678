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
import type { VisitReport } from '#crawler/event.ts';
import { parseTarget, type RepositoryTarget } from '#crawler/target.ts';
import { nearest } from '#licenses/nearest.ts';
import { gitPlatform } from '#store/facts.ts';
import { listedRepositories, repositoryCounts } from '#store/queries/project.ts';
import { ensureRepository } from '#store/queries/registry.ts';
import type { CommandContext, ExitCode } from './command.ts';
import { reasonLine } from './crawl-reason.ts';
import { crawlOne } from './engine.ts';
import { keepHeapSmall } from './heap.ts';
import { faultsOnly } from './log.ts';
import { createProgress, outcomeWords } from './progress.ts';
import { problemLine } from './registry/problem.ts';
import { entryId } from './registry/schema.ts';
import { loadRegistry } from './registry/sync.ts';
import { openSession, type Session } from './session.ts';
import { streamsText } from './stream-report.ts';
import { table } from './table.ts';
import { jsonText } from './terminal.ts';
import { UsageError } from './usage.ts';

interface Wanted {
  readonly target: string;
  readonly id: string;
  readonly platform: string;
  readonly url: string;
}

interface Crawled extends Wanted {
  readonly report: VisitReport;
  /** On the default branch. */
  readonly commits: number;
  readonly contributors: number;
}

function unknownProject(target: string, known: Iterable<string>): UsageError {
  const close = nearest(target, known);
  return new UsageError({
    zh: `登记表里没有项目 ${target}${close === null ? '' : `，是否想写 ${close}`}。本地路径请写成 ./${target}，远程代码仓请写 https 地址。`,
    en: `There is no project ${target} in the registry${close === null ? '.' : `; did you mean ${close}?`} Write a local path as ./${target}, a remote repository as its https URL.`,
  });
}

function addressed(session: Session, target: string) {
  try {
    return parseTarget(target, session.rules);
  } catch (error) {
    if (!(error instanceof CrawlerError)) throw error;
    const reason = reasonLine('zh', { reasonKind: error.kind, reason: error.message }) ?? '';
    throw new UsageError({ zh: `这个目标不能采集。${reason}`, en: error.message });
  }
}

/** The target, with the platform of a server that nobody named when it shows itself as one. */
async function recognised(session: Session, target: RepositoryTarget, signal: AbortSignal): Promise<RepositoryTarget> {
  if (target.local || target.platform !== gitPlatform || session.rules.hosts.at(target.url) !== null) return target;
  const platform = await session.remotes.recognise(target.url, signal);
  return platform === null ? target : { ...target, platform };
}

async function find(session: Session, targets: readonly string[], signal: AbortSignal): Promise<Wanted[]> {
  const listed = Map.groupBy(await listedRepositories(session.store.db), ({ project }) => project);
  const wanted = new Map<string, Wanted>();
  for (const target of targets) {
    const own = listed.get(target);
    if (own !== undefined) for (const { id, platform, url } of own) wanted.set(id, { target, id, platform, url });
    else if (entryId.test(target)) throw unknownProject(target, listed.keys());
    else {
      const key = await recognised(session, addressed(session, target), signal);
      const id = await ensureRepository(session.store.db, key);
      wanted.set(id, { target, id, platform: key.platform, url: key.url });
    }
  }
  return [...wanted.values()];
}

async function crawlEach(context: CommandContext, session: Session, wanted: readonly Wanted[]): Promise<Crawled[]> {
  const view = createProgress(context.terminal, context.locale);
  const crawled: Crawled[] = [];
  view.total(wanted.length);
  for (const one of wanted) {
    if (context.signal.aborted) break;
    const work = { session, log: faultsOnly(context.log), signal: context.signal };
    const full = context.options['full'] === true;
    const report = await crawlOne(work, one, (progress) => view.progressed(one.target, progress), full);
    view.finished(one.target, report);
    const { commits, authors } = await repositoryCounts(session.store.db, report.repositoryId);
    crawled.push({ ...one, id: report.repositoryId, report, commits, contributors: authors });
  }
  view.stop();
  return crawled;
}

function crawledTable({ locale }: CommandContext, crawled: readonly Crawled[]): string {
  const heads =
    locale === 'zh'
      ? ['目标', '结果', '提交', '贡献者', '新提交', '用时']
      : ['target', 'outcome', 'commits', 'contributors', 'new', 'time'];
  return table(
    heads.map((head, i) => ({ head, align: i < 2 ? 'left' : 'right' })),
    crawled.map(({ target, report, commits, contributors }) => [
      target,
      outcomeWords[locale][report.outcome],
      String(commits),
      String(contributors),
      String(report.commitsNew),
      `${(report.milliseconds / 1000).toFixed(1)} s`,
    ]),
  );
}

function exitOf(crawled: readonly Crawled[], wanted: number): ExitCode {
  const failed = crawled.filter(({ report }) => report.outcome === 'failed');
  if (failed.some(({ report }) => !report.transient) || crawled.length < wanted) return 1;
  return failed.length > 0 ? 3 : 0;
}

/** Crawls the targets one after another and prints what is known of each now. */
export async function crawlTargets(context: CommandContext): Promise<ExitCode> {
  keepHeapSmall();
  const session = await openSession(context, 'crawl');
  try {
    // Reading a registry makes it the hub's: an address or a path asks for none.
    if (context.options['registry'] !== undefined || context.args.some((target) => entryId.test(target))) {
      const registry = await loadRegistry(session.store.db, session.config.registryDir, session.rules);
      for (const problem of registry.problems) context.terminal.err(problemLine(problem, context.locale));
    }
    const wanted = await find(session, context.args, context.signal);
    const crawled = await crawlEach(context, session, wanted);
    if (context.options['json'] === true) {
      const crawls = crawled.map(({ target, url, commits, contributors, report }) => ({
        target,
        url,
        commits,
        contributors,
        ...report,
      }));
      context.terminal.out(jsonText({ crawls }));
    } else {
      context.terminal.out(crawledTable(context, crawled));
      for (const one of crawled) {
        const streams = streamsText(context.locale, session.remotes.of(one), one.report);
        if (streams !== null) context.terminal.out(`\n${one.target}\n${streams}`);
      }
    }
    return exitOf(crawled, wanted.length);
  } finally {
    await session.close();
  }
}
