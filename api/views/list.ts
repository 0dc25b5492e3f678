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

import type { z } from '@hono/zod-openapi';
import { stages } from '#store/facts.ts';
import type { ProjectSummary } from '../client.ts';
import { type Position, readCursor, writeCursor } from '../cursor.ts';
import type { projectPageSchema, projectQuerySchema } from '../schema/query.ts';

type ProjectQuery = z.output<typeof projectQuerySchema>;
type SortValue = string | number | null;

const sortValues: Readonly<Record<NonNullable<ProjectQuery['sort']>, (project: ProjectSummary) => SortValue>> = {
  name: (project) => fold(project.name.en),
  stage: (project) => stages.indexOf(project.stage),
  quality: (project) => project.quality?.value ?? null,
  participation: (project) => project.participation?.value ?? null,
  commits12: (project) => project.commits12,
  contributors12: (project) => project.contributors12,
  asOf: (project) => project.asOf,
};

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function hasLicence(project: ProjectSummary, wanted: string): boolean {
  if (project.licence === null) return wanted.toLowerCase() === 'unknown';
  const ids = project.licence.split(/[\s()]+/).map((id) => id.toLowerCase());
  return project.licence.toLowerCase() === wanted.toLowerCase() || ids.includes(wanted.toLowerCase());
}

function hasWords(project: ProjectSummary, words: readonly string[]): boolean {
  const { name, description } = project;
  const text = fold([project.slug, name.zh, name.en, description.zh, description.en].join('\n'));
  return words.every((word) => text.includes(word));
}

/** Whether the project passes every filter of the question. */
function passes(project: ProjectSummary, query: ProjectQuery): boolean {
  if (query.domain !== undefined && project.domain !== query.domain) return false;
  if (query.stage !== undefined && project.stage !== query.stage) return false;
  if (query.platform !== undefined && !project.platforms.includes(query.platform)) return false;
  if (query.licence !== undefined && !hasLicence(project, query.licence)) return false;
  const language = query.language?.toLowerCase();
  if (language !== undefined && !project.languages.some(({ name }) => name.toLowerCase() === language)) return false;
  return query.q === undefined || hasWords(project, fold(query.q).split(/\s+/).filter(Boolean));
}

function compareValues(a: SortValue, b: SortValue): number {
  if (a === b) return 0;
  return (a ?? 0) < (b ?? 0) ? -1 : 1;
}

/** Orders by value (unknown last in either direction), then by slug, so that every item has one place. */
function compare(a: Omit<Position, 'question'>, b: Omit<Position, 'question'>, descending: boolean): number {
  if ((a.value === null) !== (b.value === null)) return a.value === null ? 1 : -1;
  const order = compareValues(a.value, b.value);
  if (order !== 0) return descending ? -order : order;
  if (a.slug === b.slug) return 0;
  return a.slug < b.slug ? -1 : 1;
}

function questionOf(query: ProjectQuery): string {
  const { cursor: _cursor, limit: _limit, ...question } = query;
  return JSON.stringify(Object.entries(question).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** One page of the projects that match; a page begins after the last item of the one before, whatever was added since. */
export function pageOf(
  projects: readonly ProjectSummary[],
  query: ProjectQuery,
  secret: Uint8Array,
): z.infer<typeof projectPageSchema> {
  const question = questionOf(query);
  const descending = query.order === 'desc';
  const valueOf = sortValues[query.sort ?? 'name'];
  const placed = projects
    .filter((project) => passes(project, query))
    .map((project) => ({ project, value: valueOf(project), slug: project.slug }))
    .sort((a, b) => compare(a, b, descending));
  const after = query.cursor === undefined ? null : readCursor(secret, query.cursor, question);
  const rest = after === null ? placed : placed.filter((item) => compare(item, after, descending) > 0);
  const shown = rest.slice(0, Number(query.limit ?? 50));
  const last = shown.at(-1);
  const more = last !== undefined && rest.length > shown.length;
  return {
    total: placed.length,
    items: shown.map(({ project }) => project),
    next: more ? writeCursor(secret, { question, value: last.value, slug: last.slug }) : null,
  };
}
