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

import type { CrawlRunRow } from '#store/queries/crawl-status.ts';
import type { ProjectRow } from '#store/queries/project.ts';
import type { NewestFigure } from '#store/queries/series.ts';
import type { ProjectSummary, Score } from '../client.ts';
import type { LiveNow } from '../live.ts';
import type { ProjectEntry } from '../registry/schema.ts';
import { asOf, freshnessOf } from './freshness.ts';
import type { HubRepository } from './hub.ts';
import { briefOf } from './score.ts';

interface SummaryInput {
  readonly row: ProjectRow;
  readonly repositories: readonly HubRepository[];
  readonly scores: readonly Score[];
  /** Newest 12-month figure; undefined = nothing is stored. */
  readonly figure: (metric: string) => Pick<NewestFigure, 'month' | 'running' | 'value'> | undefined;
  readonly runs: ReadonlyMap<string, CrawlRunRow>;
  readonly live: LiveNow;
  readonly now: Date;
}

function languagesOf(repositories: readonly HubRepository[]): ProjectSummary['languages'] {
  const bytes = new Map<string, number>();
  for (const { counts } of repositories) {
    for (const row of counts.languages) bytes.set(row.language, (bytes.get(row.language) ?? 0) + row.bytes);
  }
  const total = [...bytes.values()].reduce((sum, size) => sum + size, 0);
  return [...bytes]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, 5)
    .map(([name, size]) => ({ name, share: size / total }));
}

function windowOf(figure: ReturnType<SummaryInput['figure']>): ProjectSummary['window12'] {
  return figure === undefined || figure.value === null
    ? null
    : { month: figure.month.slice(0, 7), running: figure.running };
}

/** A project as lists show it; licence is that of its first repository with a licence result. */
export function summaryView(input: SummaryInput): ProjectSummary {
  const { row, repositories, scores, figure } = input;
  const entry = row.entry as ProjectEntry;
  const rows = repositories.map((repository) => repository.row);
  const score = (model: string) => briefOf(scores.find((one) => one.model === model));
  return {
    slug: row.slug,
    name: entry.name,
    description: entry.description,
    domain: row.domain,
    stage: row.stage,
    stageSince: row.stage_since,
    homepage: entry.homepage ?? null,
    repositories: rows.length,
    platforms: [...new Set(rows.map(({ platform }) => platform))],
    languages: languagesOf(repositories),
    licence: repositories.find(({ licence }) => licence !== null)?.licence?.concluded ?? null,
    commits12: figure('commits')?.value ?? null,
    contributors12: figure('contributors')?.value ?? null,
    window12: windowOf(figure('commits')),
    quality: score('quality'),
    participation: score('participation'),
    freshness: freshnessOf(rows, input.runs, input.live, input.now),
    asOf: asOf(rows)?.toISOString() ?? null,
  };
}
