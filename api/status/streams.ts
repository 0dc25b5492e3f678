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

import type { Completeness } from '#store/facts.ts';
import type { Stream } from '#store/stream.ts';
import { crawlReason } from '../crawl-reason.ts';
import type { Locale } from '../locale.ts';
import { refusalWords } from '../refusal-words.ts';
import { streamNames } from '../stream-names.ts';
import { table } from '../table.ts';
import { ago } from './moment.ts';
import type { RepositoryStatus, StreamStatus } from './overview.ts';

const gitNames: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  refs: { zh: '引用（git）', en: 'git refs' },
  commits: { zh: '提交（git）', en: 'git commits' },
  lines: { zh: '增删行数（git）', en: 'git lines' },
  tags: { zh: '标签（git）', en: 'git tags' },
  tree: { zh: '文件（git）', en: 'git files' },
};

function nameOf(locale: Locale, stream: string): string {
  const names = Object.hasOwn(streamNames, stream) ? streamNames[stream as Stream] : gitNames[stream];
  return names?.[locale] ?? stream;
}

interface Part extends Completeness {
  readonly cleanAt?: string | null;
  readonly reasonKind?: string | null;
}

/** True when everything that was asked for is there; a stream that the platform cannot tell is neither. */
function isWhole(part: Part): boolean {
  const clean = part.cleanAt === undefined || part.cleanAt !== null;
  const reached = part.asked === null || part.received >= part.asked;
  return clean && reached && part.refused.length === 0 && (part.reasonKind ?? null) === null;
}

function share(parts: readonly Part[]): string {
  return `${parts.filter(isWhole).length}/${parts.length}`;
}

/** How many streams are whole, of those that can be had. */
export function completeness(status: RepositoryStatus): string {
  const git = Object.values(status.git);
  const platform = Object.values(status.streams).filter(({ support }) => support !== 'unsupported');
  const parts = [
    git.length === 0 ? null : `git ${share(git)}`,
    platform.length === 0 ? null : `api ${share(platform)}`,
  ];
  return parts.filter((part) => part !== null).join(' · ') || '–';
}

function refusals(locale: Locale, refused: Part['refused']): string[] {
  const byWhy = Map.groupBy(refused, ({ why }) => why);
  return Array.from(byWhy, ([why, list]) => {
    const count = list.reduce((sum, one) => sum + one.count, 0);
    return `${refusalWords(why)[locale]} × ${count}`;
  });
}

function note(locale: Locale, stream: StreamStatus): string {
  if (stream.support === 'unsupported') return locale === 'zh' ? '平台不提供' : 'the platform does not tell';
  const reason = crawlReason(stream.reasonKind)?.[locale] ?? stream.reason;
  return [...(reason === null ? [] : [reason]), ...refusals(locale, stream.refused)].join('; ');
}

function number(value: number | null): string {
  return value === null ? '–' : String(value);
}

const heads = {
  zh: ['数据', '应有', '已有', '最近完整采集', '说明'],
  en: ['stream', 'asked', 'received', 'last clean', 'note'],
} as const;

/** One repository's streams, git's first. */
export function streamTable(locale: Locale, status: RepositoryStatus, now: string): string {
  const git = Object.entries(status.git).map(([name, { asked, received, refused }]) => [
    nameOf(locale, name),
    number(asked),
    String(received),
    ago(locale, status.fetchedAt, now),
    refusals(locale, refused).join('; '),
  ]);
  const platform = Object.entries(status.streams).map(([name, stream]) => [
    nameOf(locale, name),
    stream.support === 'unsupported' ? '–' : number(stream.asked),
    stream.support === 'unsupported' || (stream.received === 0 && stream.cleanAt === null)
      ? '–'
      : String(stream.received),
    ago(locale, stream.cleanAt, now),
    note(locale, stream),
  ]);
  const columns = heads[locale].map((head, i) => ({
    head,
    align: i === 1 || i === 2 ? ('right' as const) : ('left' as const),
    ...(i === 4 ? { most: 120 } : {}),
  }));
  return table(columns, [...git, ...platform]);
}
