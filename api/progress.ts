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

import type { CrawlPhase, CrawlProgress, CrawlReport } from '#crawler/event.ts';
import { bar } from './bar.ts';
import type { Terminal } from './command.ts';
import { reasonLine } from './crawl-reason.ts';
import type { Locale } from './locale.ts';
import { streamNames } from './stream-names.ts';
import { paint, type Style, terminalLine } from './terminal.ts';

/** Shows how crawling goes: a bar on a terminal, a line per repository elsewhere. */
export interface ProgressView {
  /** How many repositories there are in all. */
  total(repositories: number): void;
  progressed(label: string, progress: CrawlProgress): void;
  finished(label: string, report: CrawlReport): void;
  stop(): void;
}

const phases: Readonly<Record<Locale, Readonly<Record<CrawlPhase, string>>>> = {
  zh: {
    connect: '连接',
    fetch: '下载',
    commits: '提交',
    lines: '行数',
    licences: '许可证',
    tree: '文件',
    store: '入库',
    platform: '平台数据',
  },
  en: {
    connect: 'connecting',
    fetch: 'fetching',
    commits: 'commits',
    lines: 'lines',
    licences: 'licences',
    tree: 'files',
    store: 'storing',
    platform: 'platform',
  },
};

/** A step in words; one of a newer crawler keeps its own name. */
export function phaseWords(locale: Locale, phase: string): string {
  return Object.hasOwn(phases[locale], phase) ? phases[locale][phase as CrawlPhase] : phase;
}

/** Outcomes in words. */
export const outcomeWords: Readonly<Record<Locale, Readonly<Record<CrawlReport['outcome'], string>>>> = {
  zh: { complete: '完成', unchanged: '无变化', partial: '部分完成', failed: '失败' },
  en: { complete: 'complete', unchanged: 'unchanged', partial: 'partial', failed: 'failed' },
};
const outcomeStyles: Readonly<Record<CrawlReport['outcome'], Style>> = {
  complete: 'green',
  unchanged: 'dim',
  partial: 'yellow',
  failed: 'red',
};

function amount({ phase, done, total }: CrawlProgress): string {
  if (total === null) return done === 0 ? '' : ` ${done}`;
  if (phase === 'platform') return ` ${done}/${Math.max(done, total)}`;
  return total === 0 ? '' : ` ${Math.min(100, Math.floor((done / total) * 100))}%`;
}

/** What the platform's part costs: which streams, how many requests, what is left, when a limit ends. */
function spending(locale: Locale, { platform }: CrawlProgress): string {
  if (platform === undefined) return '';
  const parts: string[] = [];
  const until = platform.waitingUntil;
  if (until !== null)
    parts.push(
      `${locale === 'zh' ? '等待限额恢复' : 'waits, limit ends'} ${until.toLocaleTimeString(locale, { hour12: false })}`,
    );
  parts.push(`${platform.requests} ${locale === 'zh' ? '次请求' : 'requests'}`);
  const [tightest] = platform.budget
    .filter(({ remaining }) => remaining !== null)
    .sort((a, b) => (a.remaining ?? 0) - (b.remaining ?? 0));
  if (tightest !== undefined)
    parts.push(`${locale === 'zh' ? '余' : 'left'} ${tightest.remaining ?? 0}/${tightest.limit ?? '?'}`);
  return ` (${parts.join(', ')})`;
}

/** The step in words; in the platform's part the streams that are read. */
function step(locale: Locale, { phase, platform }: CrawlProgress): string {
  if (platform === undefined || platform.streams.length === 0) return phases[locale][phase];
  return platform.streams
    .slice(0, 2)
    .map((stream) => streamNames[stream][locale])
    .join('+');
}

/** One line about a finished crawl. */
function reportLine(terminal: Pick<Terminal, 'colour'>, locale: Locale, label: string, report: CrawlReport): string {
  const word = paint(terminal, outcomeStyles[report.outcome], outcomeWords[locale][report.outcome]);
  const seconds = (report.milliseconds / 1000).toFixed(1);
  const news = locale === 'zh' ? `新提交 ${report.commitsNew}` : `${report.commitsNew} new commits`;
  const reason = reasonLine(locale, report);
  const why = reason === null ? '' : ` · ${terminalLine(reason)}`;
  return `${terminalLine(label)}  ${word}  ${news}  ${seconds} s${why}`;
}

/** Where there is no bar, a crawl that takes long says so this often. */
const lineEvery = 15_000;

type TellFinished = (label: string, report: CrawlReport) => void;

/** Makes the view for this terminal; `tell` replaces its lines where a log takes them. */
export function createProgress(terminal: Terminal, locale: Locale, tell?: TellFinished): ProgressView {
  const finishedLine: TellFinished =
    tell ?? ((label, report) => terminal.err(reportLine(terminal, locale, label, report)));
  const running = new Map<string, { readonly label: string; readonly progress: CrawlProgress }>();
  let done = 0;
  let all = 0;
  let drawn = 0;
  const told = new Map<string, number>();

  function doing(label: string, progress: CrawlProgress): string {
    return `${label} ${step(locale, progress)}${amount(progress)}${spending(locale, progress)}`;
  }
  /** A line now and then, the first one only when there is something to wait for. */
  function line(label: string, progress: CrawlProgress): void {
    const time = performance.now();
    const last = told.get(progress.repositoryId);
    if (last === undefined) told.set(progress.repositoryId, time);
    if (last === undefined || time - last < lineEvery) return;
    told.set(progress.repositoryId, time);
    terminal.err(terminalLine(doing(label, progress)));
  }
  function draw(force: boolean): void {
    const time = performance.now();
    if (!terminal.interactive || (!force && time - drawn < 100)) return;
    drawn = time;
    const parts = [...running.values()].map(({ label, progress }) => doing(label, progress));
    terminal.status([bar(done, Math.max(all, done)), ...parts].join(' · '));
  }
  return {
    total(repositories) {
      all = repositories;
      done = 0;
      if (repositories === 0) terminal.status(null);
      else draw(true);
    },
    progressed(label, progress) {
      running.set(progress.repositoryId, { label, progress });
      if (terminal.interactive) draw(false);
      else if (tell === undefined) line(label, progress);
    },
    finished(label, report) {
      running.delete(report.repositoryId);
      told.delete(report.repositoryId);
      done += 1;
      finishedLine(label, report);
      draw(true);
      if (running.size === 0 && done >= all) terminal.status(null);
    },
    stop: () => terminal.status(null),
  };
}
