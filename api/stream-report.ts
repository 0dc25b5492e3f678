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

import type { StreamReport, VisitReport } from '#crawler/event.ts';
import type { RemoteSource } from '#crawler/visit/visit.ts';
import type { Text } from '#store/facts.ts';
import { type Stream, streams } from '#store/stream.ts';
import { crawlReason } from './crawl-reason.ts';
import type { Locale } from './locale.ts';
import { refusalWords } from './refusal-words.ts';
import { streamNames } from './stream-names.ts';
import { table } from './table.ts';
import { terminalLine } from './terminal.ts';

const heads = {
  zh: ['数据', '应有', '已有', '说明'],
  en: ['stream', 'asked', 'received', 'note'],
} as const;

/** What is missing of a stream, and why. */
function note(locale: Locale, remote: RemoteSource, stream: Stream, report: StreamReport): string {
  const parts: string[] = [];
  if (report.support === 'unsupported') parts.push(locale === 'zh' ? '平台不提供' : 'the platform does not tell');
  const reason = crawlReason(report.reasonKind);
  if (reason !== null) parts.push(reason[locale]);
  for (const why of new Set(report.refused.map((one) => one.why))) {
    const count = report.refused.filter((one) => one.why === why).reduce((sum, one) => sum + one.count, 0);
    const words = refusalWords(why)[locale];
    parts.push(count > 1 ? `${words} × ${count}` : words);
  }
  const { note: limits } = remote.platform.capabilities[stream];
  if (report.support === 'partial' && limits !== null && parts.length === 0) parts.push(limits[locale]);
  return terminalLine(parts.join('; '));
}

const anonymously: Text = {
  zh: '没有令牌：平台只让匿名访问者看到一部分，且次数有限。设置',
  en: 'Without a token the platform shows anonymous callers a part, and seldom. Set',
};

/** Nothing is there, and nobody has looked to the end: not a zero. */
function isUnknown({ support, received, cleanAt }: StreamReport): boolean {
  return support === 'unsupported' || (received === 0 && cleanAt === null);
}

/** What a visit found of each stream, as a table; null for plain git. */
export function streamsText(locale: Locale, remote: RemoteSource | null, report: VisitReport): string | null {
  const known = streams.flatMap((stream) => {
    const one = report.streams[stream];
    return one === undefined ? [] : [[stream, one] as const];
  });
  if (remote === null || known.length === 0) return null;
  const rows = known.map(([stream, one]) => [
    streamNames[stream][locale],
    one.support === 'unsupported' || one.asked === null ? '–' : String(one.asked),
    isUnknown(one) ? '–' : String(one.received),
    note(locale, remote, stream, one),
  ]);
  const aligned = heads[locale].map((head, i) => ({ head, align: i === 1 || i === 2 ? 'right' : 'left' }) as const);
  const { requests, billable, retryAt } = report;
  const spent =
    locale === 'zh'
      ? `请求 ${requests} 次，计费 ${billable} 次。`
      : `${requests} requests, ${billable} of them billable.`;
  const until =
    retryAt === null
      ? ''
      : locale === 'zh'
        ? `限额 ${retryAt.toISOString()} 恢复。`
        : ` The limit ends at ${retryAt.toISOString()}.`;
  const open = remote.anonymous
    ? `\n${anonymously[locale]} ${remote.platform.tokenVariable}${locale === 'zh' ? '。' : '.'}`
    : '';
  return `${table(aligned, rows)}\n${spent}${until}${open}`;
}
