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

import { sweepMirrors } from '#crawler/git/mirror-files.ts';
import type { Queue } from '#store/job.ts';
import { readMirrors } from '#store/queries/repository.ts';
import { openQueue } from '#store/queue.ts';
import { askForChangeChecks, hubMeans, workChangeChecks } from './change-checks/work.ts';
import type { CommandContext, ExitCode } from './command.ts';
import { queuedJobs } from './desk/jobs.ts';
import { clockTick } from './desk/life/clock-tick.ts';
import { openDesk } from './desk/open.ts';
import { computeProjects, crawlOne } from './engine.ts';
import { keepHeapSmall } from './heap.ts';
import type { HookDesk } from './hooks/desk.ts';
import { openHookDesk } from './hooks/open.ts';
import { createLive } from './live.ts';
import { faultsOnly } from './log.ts';
import { withOpendigger } from './opendigger/tree.ts';
import { astroBuilder } from './pages/build.ts';
import { createProgress, type ProgressView } from './progress.ts';
import { isPublished, publishSite } from './publish.ts';
import { problemLine } from './registry/problem.ts';
import { loadRegistry } from './registry/sync.ts';
import { createSchedule, createTick, type Schedule, validSchedule } from './schedule.ts';
import { type RunningServer, startServer } from './server.ts';
import { configured, openSession, type Session, sessionApp } from './session.ts';
import { untilAborted } from './stop-signal.ts';
import { summaryTable } from './summary.ts';
import { UsageError } from './usage.ts';
import { logVisits } from './visit-log.ts';
import { createWorker, type Worker } from './worker.ts';

const stopMilliseconds = 8000;

/** The hub's parts once they run. */
interface Running {
  readonly session: Session;
  readonly server: RunningServer;
  readonly queue: Queue;
  readonly worker: Worker;
  readonly hooks: HookDesk;
  readonly schedules: readonly Schedule[];
  /** Reads the registry, then visits everything; returns how many files were wrong. */
  readonly begin: () => Promise<number>;
  readonly abort: AbortController;
}

async function readRegistryFiles(context: CommandContext, session: Session): Promise<number> {
  const registry = await loadRegistry(session.store.db, session.config.registryDir, session.rules);
  for (const problem of registry.problems) context.terminal.err(problemLine(problem, context.locale));
  session.generation.bump();
  return registry.problems.length;
}

/** The worker of this hub, telling the terminal what it does. */
function hubWorker(
  context: CommandContext,
  session: Session,
  parts: {
    readonly queue: Queue;
    readonly signal: AbortSignal;
    readonly view: ProgressView;
    readonly url: () => string | null;
  },
): Worker {
  const { log } = context;
  const { config, site, store } = session;
  const { queue, signal, view } = parts;
  const build = withOpendigger(astroBuilder(config.childEnvironment, config.baseUrl), store);
  // One pass publishes once, at its end, and somebody waits for it.
  const pass = { publishApart: Number.POSITIVE_INFINITY, lookEvery: 300 };
  return createWorker({
    db: store.db,
    queue,
    log,
    signal,
    width: config.concurrency,
    crawl: (visit, onProgress, stop) => crawlOne({ session, log: faultsOnly(log), signal: stop }, visit, onProgress),
    compute: async (projects) => void (await computeProjects({ session, log, signal }, null, projects)),
    publish: async () => {
      const api = parts.url();
      if (api !== null) await publishSite({ site, api, build, signal, log });
    },
    changed: () => session.generation.bump(),
    told: {
      progressed: (visit, progress) => view.progressed(visit.projects[0] ?? visit.url, progress),
      finished: (visit, report) => view.finished(visit.projects[0] ?? visit.url, report),
    },
    ...(context.options['once'] === true ? pass : {}),
  });
}

async function start(context: CommandContext, session: Session, queue: Queue): Promise<Running> {
  const { log, options } = context;
  const { config } = session;
  const once = options['once'] === true;
  const abort = new AbortController();
  const signal = AbortSignal.any([context.signal, abort.signal]);
  // At a terminal the view tells how each visit ended; a service's log has it as an event.
  const view = createProgress(
    context.terminal,
    context.locale,
    context.terminal.interactive ? undefined : logVisits(log),
  );
  const address: { server: RunningServer | null } = { server: null };
  const worker = hubWorker(context, session, { queue, signal, view, url: () => address.server?.url ?? null });
  const schedule: { current: Schedule | null } = { current: null };
  const live = createLive(session.store.db, queue, () => schedule.current?.next() ?? null);
  const hooks = await openHookDesk(session, log, async (id) => {
    await worker.visits.hint(id);
    if (config.changeChecks.length > 0) await askForChangeChecks(queue, id, new Date());
  });
  const desk = once ? null : await openDesk(session, { log, jobs: queuedJobs(queue), signal });
  const app = await sessionApp(session, context, live, hooks, desk);
  const anyPort = once && options['port'] === undefined;
  address.server = await startServer({
    app,
    host: config.host,
    port: anyPort ? 0 : config.port,
    log,
    trustedProxies: config.trustedProxies,
  });
  const round = async (visit: () => Promise<number>) => {
    const problems = await readRegistryFiles(context, session);
    worker.publish();
    view.total(await visit());
    return problems;
  };
  const expression = once ? 'off' : config.schedule;
  schedule.current = createSchedule(expression, async () => void (await round(() => worker.round())), log);
  const tick = createTick(expression !== 'off', () => worker.visitDue(), log);
  const clock = createTick(desk !== null, desk === null ? async () => {} : clockTick(desk.parts.context, config), log);
  await worker.start();
  if (config.changeChecks.length > 0 && !once) {
    const means = hubMeans(config.dataDir, signal);
    await workChangeChecks({ session, ways: config.changeChecks, means, log, signal, now: () => new Date() }, queue);
  }
  const begin = () => round(() => worker.visitAll());
  return {
    session,
    server: address.server,
    queue,
    worker,
    hooks,
    schedules: [schedule.current, tick, clock],
    begin,
    abort,
  };
}

async function stop({ server, queue, hooks, schedules, abort }: Running): Promise<void> {
  abort.abort();
  await Promise.all(schedules.map((schedule) => schedule.stop()));
  // Crawls that were aborted hand their jobs back; what does not end in time is handed back for them.
  await Promise.all([server.close(stopMilliseconds - 1000), queue.stop(stopMilliseconds)]);
  await hooks.close();
}

function nothingListed({ locale, config, options }: CommandContext): string {
  const { registryDir } = configured({ config, options });
  return locale === 'zh'
    ? `登记目录 ${registryDir} 里没有可以采集的代码仓。`
    : `The registry ${registryDir} lists no repository to crawl.`;
}

function someParked({ locale }: CommandContext, count: number): string {
  return locale === 'zh'
    ? `有 ${count} 个任务多次失败后被搁置，这次没有执行；用 tongming status 查看和重试。`
    : `Jobs that failed every time are parked and were left out: ${count}. See and retry them with tongming status.`;
}

async function onePass(context: CommandContext, running: Running): Promise<ExitCode> {
  const { worker } = running;
  const problems = await running.begin();
  await Promise.race([worker.idle(), untilAborted(context.signal)]);
  if (context.signal.aborted) return 1;
  context.terminal.status(null);
  const reports = [...worker.reports.values()];
  if (reports.length > 0) context.terminal.out(summaryTable(context.locale, reports));
  else context.terminal.err(nothingListed(context));
  const parked = (await running.queue.parked()).length;
  if (parked > 0) context.terminal.err(someParked(context, parked));
  const failed = parked > 0 || reports.some(({ report }) => report.outcome === 'failed');
  return failed || problems > 0 || worker.faults.length > 0 ? 1 : 0;
}

async function serveOn(context: CommandContext, running: Running): Promise<ExitCode> {
  const { server, session } = running;
  const { terminal, locale } = context;
  const where = terminal.colour ? `\u001B[1m${server.url}\u001B[0m` : server.url;
  terminal.err(
    locale === 'zh' ? `通明已启动：${where}（按 Ctrl-C 停止）` : `Tongming is at ${where} (Ctrl-C stops it)`,
  );
  if (!(await isPublished(session.site))) {
    terminal.err(locale === 'zh' ? '正在生成首批页面……' : 'Making the first pages …');
  }
  await running.begin();
  await untilAborted(context.signal);
  terminal.status(null);
  terminal.err(locale === 'zh' ? '正在停止……' : 'Stopping …');
  return 0;
}

/** Removes copies of repositories that were left behind when a process was killed; what cannot be removed stops nothing. */
async function sweep(context: CommandContext, session: Session): Promise<void> {
  try {
    const { dataDir } = session.config;
    const removed = await sweepMirrors(dataDir, await readMirrors(session.store.db));
    if (removed.length > 0) context.log.info('mirrors without a repository removed', { count: removed.length });
  } catch (error) {
    context.log.warn('mirrors without a repository could not be removed', { error: String(error) });
  }
}

/** Runs the hub until it is told to stop, or once through. */
export async function runHub(context: CommandContext): Promise<ExitCode> {
  if (!validSchedule(context.config.schedule)) {
    throw new UsageError({
      zh: 'TONGMING_SCHEDULE 不是有效的 cron 表达式；例如 "0 * * * *"，或 off。',
      en: 'TONGMING_SCHEDULE is not a valid cron expression; write for example "0 * * * *", or off.',
    });
  }
  keepHeapSmall();
  const session = await openSession(context, 'run', context.config.concurrency);
  try {
    await sweep(context, session);
    const queue = await openQueue(session.store, { role: 'work', log: context.log });
    const running = await start(context, session, queue).catch(async (error: unknown) => {
      await queue.stop(0);
      throw error;
    });
    try {
      return await (context.options['once'] === true ? onePass(context, running) : serveOn(context, running));
    } finally {
      await stop(running);
    }
  } finally {
    await session.close();
  }
}
