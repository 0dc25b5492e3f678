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

import type { CrawlReport } from '#crawler/event.ts';
import type { VisitRow } from '#store/queries/crawl-status.ts';
import { crawlReason } from './crawl-reason.ts';
import type { Locale } from './locale.ts';
import { outcomeWords } from './progress.ts';
import { table } from './table.ts';

const heads = {
  zh: ['项目', '代码仓', '结果', '新提交', '用时', '原因'],
  en: ['project', 'repository', 'outcome', 'new commits', 'time', 'reason'],
} as const;

/** What a pass did, a row per repository, failures last so that they are seen. */
export function summaryTable(
  locale: Locale,
  visits: readonly { readonly visit: VisitRow; readonly report: CrawlReport }[],
): string {
  const [project, repository, outcome, commits, time, reason] = heads[locale];
  const sorted = visits.toSorted(
    (a, b) =>
      Number(a.report.outcome === 'failed') - Number(b.report.outcome === 'failed') ||
      (a.visit.url < b.visit.url ? -1 : 1),
  );
  return table(
    [
      { head: project },
      { head: repository },
      { head: outcome },
      { head: commits, align: 'right' },
      { head: time, align: 'right' },
      { head: reason, most: 100 },
    ],
    sorted.map(({ visit, report }) => [
      visit.projects.join(', '),
      visit.url,
      outcomeWords[locale][report.outcome],
      String(report.commitsNew),
      `${(report.milliseconds / 1000).toFixed(1)} s`,
      locale === 'en' ? (report.reason ?? '') : (crawlReason(report.reasonKind)?.zh ?? report.reason ?? ''),
    ]),
  );
}
