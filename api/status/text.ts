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

import type { ActivityClass } from '#store/activity.ts';
import { crawlOutcomes } from '#store/facts.ts';
import type { JobKind } from '#store/job.ts';
import { reasonLine } from '../crawl-reason.ts';
import type { Locale } from '../locale.ts';
import { outcomeWords, phaseWords } from '../progress.ts';
import { type Column, table } from '../table.ts';
import { ago, ahead } from './moment.ts';
import type { BucketStatus, Overview, ParkedStatus, RepositoryStatus } from './overview.ts';
import { completeness, streamTable } from './streams.ts';

const classWords: Readonly<Record<Locale, Readonly<Record<ActivityClass, string>>>> = {
  zh: { new: '新', hot: '活跃', warm: '一般', cold: '沉寂', archived: '已归档' },
  en: { new: 'new', hot: 'hot', warm: 'warm', cold: 'cold', archived: 'archived' },
};
const kindWords: Readonly<Record<Locale, Readonly<Record<JobKind, string>>>> = {
  zh: { crawl: '采集', compute: '计算', publish: '发布', reconcile: '核对', check: '检查变更' },
  en: { crawl: 'crawl', compute: 'compute', publish: 'publish', reconcile: 'reconcile', check: 'check' },
};

function named(locale: Locale, words: { readonly zh: readonly string[]; readonly en: readonly string[] }): Column[] {
  return words[locale].map((head) => ({ head, most: 100 }));
}

function outcomeOf(locale: Locale, status: RepositoryStatus): string {
  if (status.running !== null) return locale === 'zh' ? '采集中' : 'running';
  const outcome = crawlOutcomes.find((one) => one === status.outcome);
  return outcome === undefined ? '–' : outcomeWords[locale][outcome];
}

function noteOf(locale: Locale, status: RepositoryStatus): string {
  const parked = status.parked === null ? null : locale === 'zh' ? '已搁置，见下' : 'parked, see below';
  return [parked, reasonLine(locale, status)].filter((part) => part !== null).join('; ');
}

const repositoryHeads = {
  zh: ['项目', '代码仓', '结果', '完整', '上次采集', '活跃度', '下次采集', '说明'],
  en: ['project', 'repository', 'outcome', 'complete', 'last visit', 'class', 'next visit', 'note'],
} as const;

function repositoryTable(locale: Locale, list: readonly RepositoryStatus[], now: string): string {
  return table(
    named(locale, repositoryHeads),
    list.map((status) => [
      status.projects.join(', ') || '–',
      status.url,
      outcomeOf(locale, status),
      completeness(status),
      ago(locale, status.finishedAt, now),
      classWords[locale][status.class],
      ahead(locale, status.nextVisit, now),
      noteOf(locale, status),
    ]),
  );
}

function budgetText(buckets: readonly Pick<BucketStatus, 'resource' | 'remaining' | 'limit'>[]): string {
  const told = buckets.filter(({ remaining }) => remaining !== null);
  return told.map(({ resource, remaining, limit }) => `${resource} ${remaining}/${limit ?? '?'}`).join(', ') || '–';
}

const runningHeads = {
  zh: ['正在采集', '步骤', '进度', '请求', '余额', '等限额恢复', '进程', '已用'],
  en: ['running now', 'step', 'done', 'requests', 'budget left', 'limit ends', 'process', 'begun'],
} as const;

function runningTable(locale: Locale, list: readonly RepositoryStatus[], now: string): string | null {
  const rows = list.flatMap(({ url, running }) => {
    if (running === null) return [];
    const { phase, feed, done, total, requests, budget, waitingUntil, holder, startedAt } = running;
    const step = feed === null ? phaseWords(locale, phase) : `${phaseWords(locale, phase)}: ${feed}`;
    const amount = total === null ? String(done) : `${done}/${total}`;
    const until = waitingUntil === null ? '–' : ahead(locale, waitingUntil, now);
    return [[url, step, amount, String(requests), budgetText(budget), until, holder, ago(locale, startedAt, now)]];
  });
  return rows.length === 0 ? null : table(named(locale, runningHeads), rows);
}

const parkedHeads = {
  zh: ['搁置的任务', '种类', '对象', '已试', '搁置于', '原因'],
  en: ['parked job', 'kind', 'about', 'attempts', 'since', 'error'],
} as const;

function parkedTable(locale: Locale, { parked, repositories, at }: Overview): string | null {
  if (parked.length === 0) return null;
  const urls = new Map(repositories.map(({ repository, url }) => [repository, url]));
  const about = (job: ParkedStatus) => (job.kind === 'crawl' ? (urls.get(job.key) ?? job.key) : job.key);
  const rows = parked.map((job) => [
    job.id,
    kindWords[locale][job.kind],
    about(job),
    String(job.attempts),
    ago(locale, job.parkedAt, at),
    job.error,
  ]);
  const first = parked[0]?.id ?? '';
  const how =
    locale === 'zh'
      ? `任务连续失败后搁置，不再自动重试。重试：tongming status --retry ${first}（或 --retry all）`
      : `Jobs that failed every time are not tried again by themselves. Retry: tongming status --retry ${first} (or --retry all)`;
  return `${table(named(locale, parkedHeads), rows)}\n${how}`;
}

const bucketHeads = {
  zh: ['平台限额', '资源', '令牌', '剩余', '恢复', '暂停至'],
  en: ['platform budget', 'resource', 'token', 'left', 'resets', 'blocked'],
} as const;

function bucketTable(locale: Locale, { buckets, at }: Overview): string | null {
  if (buckets.length === 0) return null;
  const anonymous = locale === 'zh' ? '匿名' : 'anonymous';
  const open = (moment: string | null) => (moment !== null && moment > at ? ahead(locale, moment, at) : '–');
  const rows = buckets.map(({ host, resource, credential, remaining, limit, resetAt, blockedUntil }) => [
    host,
    resource,
    credential ?? anonymous,
    remaining === null ? '–' : `${remaining}/${limit ?? '?'}`,
    open(resetAt),
    open(blockedUntil),
  ]);
  return table(named(locale, bucketHeads), rows);
}

function summary(locale: Locale, { jobs: { crawl }, nextVisit, at }: Overview): string {
  const next = ahead(locale, nextVisit, at);
  return locale === 'zh'
    ? `采集：进行中 ${crawl.running}，等待 ${crawl.waiting}，搁置 ${crawl.parked}；下次采集：${next}`
    : `Crawls: ${crawl.running} running, ${crawl.waiting} waiting, ${crawl.parked} parked; next visit: ${next}`;
}

/** The overview as tables; `detailed` adds every stream of every repository. */
export function statusText(locale: Locale, overview: Overview, detailed: boolean): string {
  const { repositories, at } = overview;
  const nothing = locale === 'zh' ? '还没有采集过代码仓。' : 'No repository was crawled yet.';
  const details = detailed ? repositories.map((status) => `${status.url}\n${streamTable(locale, status, at)}`) : [];
  return [
    summary(locale, overview),
    repositories.length === 0 ? nothing : repositoryTable(locale, repositories, at),
    ...details,
    runningTable(locale, repositories, at),
    parkedTable(locale, overview),
    bucketTable(locale, overview),
  ]
    .filter((part) => part !== null)
    .join('\n\n');
}
