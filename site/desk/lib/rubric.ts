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

import { stages } from '#api/client.ts';
import type { AnswerOf, FormState, PageContext } from '#api/desk/client.ts';
import { translator } from '../../src/lib/text.ts';
import { rubricText } from '../text/rubric.ts';
import type { Choice } from './fields.ts';
import { say } from './text.ts';

/** A version of the rubric as the API gives it. */
export type RubricVersion = AnswerOf<'read-rubric'>;
/** One criterion of it. */
export type RubricCriterion = RubricVersion['body']['criteria'][number];

/** Stages that criteria are asked at, in order. */
export const askedStages = ['sandbox', 'incubating', 'graduated'] as const;
/** Stages that have a gate, in order. */
export const gateStages = ['sandbox', 'incubating', 'graduated', 'emeritus'] as const;
/** Ways to know of a criterion. */
export const kinds = ['machine', 'platform', 'human', 'document', 'machine-and-human'] as const;

/** Colours of the states of a version. */
export const stateTones = { draft: 'now', active: 'good', retired: 'plain' } as const;

/** Address of a version, or of a page below it. */
export function versionPath(page: PageContext, version: number | string, rest = ''): string {
  return `/${page.locale}/desk/rubrics/${version}/${rest}`;
}

/** Way from the list to a page below a version. */
export function versionCrumbs(page: PageContext, version?: number): { name: string; href: string }[] {
  const t = say(page.locale, rubricText);
  const list = { name: t('title'), href: `/${page.locale}/desk/rubrics/` };
  return version === undefined
    ? [list]
    : [list, { name: t('versionTitle', { n: version }), href: versionPath(page, version) }];
}

/** The version that the address names; drafts and the list are for staff, so that visitors are sent to sign in. */
export async function versionOf(page: PageContext, version: string | undefined): Promise<RubricVersion> {
  await page.read('list-rubrics');
  return page.read('read-rubric', { version: version ?? '' });
}

/** What a stage asks of a criterion: its mark, and its numbers under their names. */
export function askedOf(
  page: PageContext,
  rubric: RubricVersion,
  criterion: RubricCriterion,
  stage: (typeof askedStages)[number],
): { readonly mark: string; readonly numbers: readonly string[] } {
  const one = criterion.stages[stage];
  if (one === undefined) return { mark: '–', numbers: [] };
  const names = new Map(thresholdsOf(rubric, criterion).map(({ id, name }) => [id, name[page.locale]]));
  const figure = (id: string, value: number) => (id === 'share' ? `${Number((value * 100).toFixed(2))}%` : value);
  const t = say(page.locale, rubricText);
  const numbers = Object.entries(one.thresholds ?? {}).map(([id, value]) =>
    t('figure', { name: names.get(id) ?? id, value: figure(id, value) }),
  );
  return { mark: one.need === 'required' ? '●' : '○', numbers };
}

/** Who wrote or approved a version, as staff know them. */
export function authorOf(page: PageContext, id: string | null, name: string | null): string {
  const t = say(page.locale, rubricText);
  if (id === null) return t('none');
  return name ?? (id === 'machine' ? t('shipped') : id);
}

/** A place among the differences, in words where it has some. */
export function changedPlace(page: PageContext, path: readonly string[]): string {
  const t = say(page.locale, rubricText);
  const words = new Map<string, string>([
    ...stageWords(page),
    ...ruleNames.map(({ field, name }) => [field.split('.').at(-1) ?? field, t(name)] as const),
    ...placeWords.map((word) => [word, t(word)] as const),
    ['clocks', t('rules')],
    ['stages', t('stage')],
    ['thresholds', t('threshold')],
  ]);
  // A threshold that is called as a rule of the gate is still none.
  const named = path.map((part, at) => {
    if (path[at - 1] !== 'thresholds') return words.get(part) ?? part;
    return part === 'share' ? t('ratio') : part;
  });
  return named.join(' › ');
}

const placeWords = [
  'criteria',
  'gates',
  'weight',
  'weights',
  'kind',
  'dimension',
  'question',
  'guidance',
  'anchors',
  'gatherer',
  'from',
  'meanPoints',
  'signOffs',
  'quorum',
  'share',
  'voteDays',
  'noticeDays',
  'noticeFirst',
] as const;

/** What the stages are called, by their ids. */
export function stageWords(page: PageContext): ReadonlyMap<string, string> {
  const t = translator(page.locale);
  return new Map(stages.map((stage) => [stage, t(`stage.${stage}`)]));
}

/** A criterion's line in the table of its dimension. */
export function criteriaOf({ body }: RubricVersion, dimension: string): RubricCriterion[] {
  return body.criteria.filter((one) => one.dimension === dimension);
}

/** The rubric's dimensions to choose from. */
export function dimensionChoices({ body }: RubricVersion, page: PageContext): Choice[] {
  return body.dimensions.map(({ id, name }) => ({ value: id, label: name[page.locale] }));
}

/** Ways to gather evidence to choose from; none is one of them. */
export function gathererChoices({ gatherers }: RubricVersion, page: PageContext): Choice[] {
  const none = { value: '', label: say(page.locale, rubricText)('noGatherer') };
  return [none, ...gatherers.map(({ id, summary }) => ({ value: id, label: `${id}: ${summary[page.locale]}` }))];
}

/** Numbers that the gatherer of a criterion measures against. */
export function thresholdsOf({ gatherers }: RubricVersion, { gatherer }: RubricCriterion) {
  return gatherers.find(({ id }) => id === gatherer)?.thresholds ?? [];
}

/** Pairs of dimensions with what the matrix says of them; null = nothing. */
export function pairsOf({ body: { dimensions, matrix } }: RubricVersion) {
  return dimensions.flatMap((a, i) =>
    dimensions.slice(i + 1).map((b, j) => ({ a, b, value: matrix?.[i]?.[i + 1 + j] ?? null })),
  );
}

const scale = [9, 7, 5, 4, 3, 2, 1.5];

function judgementLabel(value: number, page: PageContext): string {
  const t = say(page.locale, rubricText);
  if (value === 1) return t('same');
  const times = Math.round((value > 1 ? value : 1 / value) * 100) / 100;
  return t(value > 1 ? 'more' : 'less', { n: times });
}

/** Comparisons to choose from, the one that stands now among them. */
export function judgementChoices(now: number | null, page: PageContext): Choice[] {
  const values = [...scale, 1, ...scale.toReversed().map((value) => Math.round(1e5 / value) / 1e5)];
  const current = now === null ? null : Math.round(now * 1e5) / 1e5;
  const all = current === null || values.includes(current) ? values : [...values, current];
  return all.toSorted((a, b) => b - a).map((value) => ({ value: String(value), label: judgementLabel(value, page) }));
}

/** A comparison as the choices have it; equal where none was made. */
export function judgementValue(now: number | null): string {
  return String(now === null ? 1 : Math.round(now * 1e5) / 1e5);
}

/** A value of a list of differences as text. */
export function shownValue(value: string | number | boolean | null, absent: string): string {
  return value === null ? absent : String(value);
}

/** What to say when a form of these pages was done. */
export function doneTexts(page: PageContext): Record<string, string> {
  const t = say(page.locale, rubricText);
  const saved = ['edit-criterion', 'add-criterion', 'edit-gate', 'edit-rules', 'weigh-dimensions'];
  return {
    ...Object.fromEntries(saved.map((id) => [id, t('saved')])),
    'remove-criterion': t('removed'),
    'draft-rubric': t('drafted'),
    'import-rubric': t('drafted'),
    'activate-rubric': t('activated'),
  };
}

/** A form of a draft, which comes back to its page; null where nothing can be changed. */
export function draftForm(
  page: PageContext,
  { state, version, edits }: RubricVersion,
  id: 'edit-rules' | 'weigh-dimensions' | 'add-criterion',
): FormState | null {
  if (state !== 'draft' || !page.can('rubric.edit')) return null;
  return page.form(id, { version }, { version: edits });
}

/** Numbers among clocks and rules, in the order of their form. */
export const ruleNames = [
  { field: 'clocks.triage', name: 'triage', min: 0, max: 366 },
  { field: 'clocks.clarification', name: 'clarification', min: 0, max: 366 },
  { field: 'clocks.review', name: 'review', min: 0, max: 366 },
  { field: 'waiverMonths', name: 'waiverMonths', min: 1, max: 12 },
  { field: 'reports.monthly', name: 'monthly', min: 0, max: 24 },
  { field: 'reports.thenEveryMonths', name: 'thenEvery', min: 1, max: 12 },
  { field: 'reports.dueDays', name: 'dueDays', min: 0, max: 366 },
  { field: 'emeritus.monthsWithoutCommits', name: 'withoutCommits', min: 1, max: 60 },
  { field: 'emeritus.missedReports', name: 'missed', min: 1, max: 12 },
  { field: 'emeritus.healthDays', name: 'healthDays', min: 0, max: 366 },
] as const;

/** Those numbers of a version. */
export function ruleValues({ body }: RubricVersion): Record<(typeof ruleNames)[number]['field'], number> {
  const { clocks, reports, emeritus } = body;
  return {
    'clocks.triage': clocks.triage,
    'clocks.clarification': clocks.clarification,
    'clocks.review': clocks.review,
    waiverMonths: body.waiverMonths,
    'reports.monthly': reports.monthly,
    'reports.thenEveryMonths': reports.thenEveryMonths,
    'reports.dueDays': reports.dueDays,
    'emeritus.monthsWithoutCommits': emeritus.monthsWithoutCommits,
    'emeritus.missedReports': emeritus.missedReports,
    'emeritus.healthDays': emeritus.healthDays,
  };
}
