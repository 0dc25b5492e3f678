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

import type { ProjectSummary, Ranking, Series } from '#api/client.ts';
import { type Cell, csv } from './csv.ts';
import type { ProjectRecord } from './hub.ts';
import type { LicenceRecord } from './licence-record.ts';

/** The list of projects as a table; scores come with their coverage, unknown cells are empty. */
export function projectsCsv(projects: readonly ProjectSummary[]): string {
  const header = [
    'slug',
    'name_zh',
    'name_en',
    'domain',
    'stage',
    'stage_since',
    'licence',
    'languages',
    'commits_12_months',
    'contributors_12_months',
    'quality',
    'quality_coverage',
    'participation',
    'participation_coverage',
    'score_month',
    'score_month_state',
    'data_state',
    'data_as_of',
  ];
  return csv(header, projects.map(projectRow));
}

/** Figures of a month that is running are to date. */
function monthState({ running }: { readonly running: boolean }): string {
  return running ? 'running' : 'ended';
}

function projectRow(project: ProjectSummary): Cell[] {
  const brief = project.quality ?? project.participation;
  return [
    project.slug,
    project.name.zh,
    project.name.en,
    project.domain,
    project.stage,
    project.stageSince,
    project.licence,
    project.languages.map(({ name }) => name).join(' '),
    project.commits12,
    project.contributors12,
    project.quality?.value ?? null,
    project.quality?.coverage ?? null,
    project.participation?.value ?? null,
    project.participation?.coverage ?? null,
    brief?.month ?? null,
    brief === null ? null : monthState(brief),
    project.freshness,
    project.asOf,
  ];
}

/** Data files that each project has. */
export const projectFiles = ['project.json', 'series.csv', 'licences.json', 'licences.csv'] as const;
/** One of {@link projectFiles}. */
export type ProjectFile = (typeof projectFiles)[number];

/** Reads what a data file is made of. */
export interface ProjectSources {
  readonly record: () => Promise<ProjectRecord>;
  readonly licences: () => Promise<LicenceRecord>;
}

const contents: Readonly<Record<ProjectFile, (sources: ProjectSources) => Promise<string>>> = {
  'project.json': async ({ record }) => jsonFile(await record()),
  'series.csv': async ({ record }) => seriesCsv((await record()).series),
  'licences.json': async ({ licences }) => jsonFile(await licences()),
  'licences.csv': async ({ licences }) => licencesCsv(await licences()),
};

/** Content of a data file of a project. */
export function projectFile(file: ProjectFile, sources: ProjectSources): Promise<string> {
  return contents[file](sources);
}

/** Directories with the number of files under each licence; a line without one counts the files that state none. */
function licencesCsv({ licences, directories }: LicenceRecord): string {
  const header = ['commit', 'directory', 'licence', 'files', 'verdict'];
  const verdicts = new Map(licences.expressions.map(({ expression, verdict }) => [expression, verdict]));
  const root = licences.map.filter(({ path }) => path === '.');
  const rows = [...root, ...directories].flatMap(({ path, expressions, unstated }): Cell[][] => [
    ...expressions.map(({ expression, files }): Cell[] => {
      return [licences.scan?.head ?? null, path, expression, files, verdicts.get(expression) ?? null];
    }),
    [licences.scan?.head ?? null, path, null, unstated, null],
  ]);
  return csv(header, rows);
}

function seriesCsv(series: readonly Series[]): string {
  const header = ['metric', 'revision', 'unit', 'period', 'month', 'month_state', 'value', 'reason'];
  return csv(
    header,
    series.flatMap((one) => [...periodRows(one, 'month', one.monthly), ...periodRows(one, 'window12', one.window12)]),
  );
}

function periodRows(series: Series, period: string, points: Series['monthly']): Cell[][] {
  return points.map((point) => [
    series.metric,
    series.revision,
    series.unit.en,
    period,
    point.month,
    monthState(point),
    point.value,
    point.reason?.en ?? null,
  ]);
}

/** A ranking as a table: score, coverage and every part of each project, ranked or not. */
export function rankingCsv(ranking: Ranking | null): string {
  const parts = [...new Set(ranking?.entries.flatMap((entry) => entry.score.parts.map((part) => part.id)))];
  const header = ['month', 'rank', 'project', 'score', 'coverage', 'change', 'reason', ...parts];
  const rows = ranking?.entries.map((entry) => [
    ranking.month,
    entry.rank,
    entry.project,
    entry.score.value,
    entry.score.coverage,
    entry.change,
    entry.reason?.en ?? null,
    ...parts.map((id) => entry.score.parts.find((part) => part.id === id)?.value ?? null),
  ]);
  return csv(header, rows ?? []);
}

/** JSON with a line break at the end, keys in the order of the API. */
export function jsonFile(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}
