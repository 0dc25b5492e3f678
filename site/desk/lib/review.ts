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

import type { AnswerOf, PageContext } from '#api/desk/client.ts';
import type { Locale } from '../../src/lib/locale.ts';
import { pagePath } from '../../src/lib/path.ts';
import { reviewText } from '../text/review.ts';
import { say } from './text.ts';

/** A case as staff see it. */
export type Review = AnswerOf<'read-review'>;
/** One item of the review. */
export type ReviewItem = Review['criteria'][number];
/** A step drawn on the page. */
interface Step {
  readonly name: string;
  readonly state: 'done' | 'now' | 'next' | 'skipped';
  readonly note?: string | null;
}

/** Parts of the page, each under its own address. */
export const parts = [
  'overview',
  'criteria',
  'questions',
  'sign-offs',
  'people',
  'comments',
  'documents',
  'history',
] as const;
/** One of {@link parts}. */
export type Part = (typeof parts)[number];

/** The part that the address asks for; what is unknown shows the first. */
export function partOf(page: PageContext): Part {
  return parts.find((part) => part === page.query['part']) ?? 'overview';
}

function countOf(part: Part, review: Review): number | null {
  if (part === 'criteria') return review.criteria.length;
  if (part === 'questions') return review.clarifications.filter(({ outcome }) => outcome === null).length;
  if (part === 'sign-offs') return review.signOffs.length;
  if (part === 'people') return new Set(review.assignments.map(({ member }) => member)).size;
  return part === 'comments' ? review.comments.length : null;
}

/** The tabs of the page; the vote has a page of its own. */
export function reviewTabs(page: PageContext, review: Review) {
  const [t, current] = [say(page.locale, reviewText), partOf(page)];
  const own = parts.map((part) => ({
    name: t(part),
    href: part === 'overview' ? page.path : `${page.path}?part=${part}`,
    current: part === current,
    count: countOf(part, review),
  }));
  const vote = pagePath(page.locale, `desk/applications/${review.application.code}/vote`);
  return [...own, { name: t('vote'), href: vote, current: false, count: null }];
}

const order = ['submitted', 'reviewing', 'voting', 'notice', 'decided'] as const;
/** Retirement is announced first and voted on with what came of it. */
const retiring = ['submitted', 'reviewing', 'notice', 'voting', 'decided'] as const;

function placeOf({ state, clock }: Review['application']): (typeof order)[number] {
  if (state === 'draft' || state === 'submitted') return 'submitted';
  if (state === 'need-info') return clock === 'triage' ? 'submitted' : 'reviewing';
  return state === 'reviewing' || state === 'voting' || state === 'notice' ? state : 'decided';
}

/** The way of a case with where it is. A case that was set aside has skipped what lay between. */
export function caseSteps(page: PageContext, application: Review['application'], note: string): Step[] {
  const t = say(page.locale, reviewText);
  const way = application.targetStage === 'emeritus' ? retiring : order;
  const [place, decided] = [placeOf(application), application.state === 'accepted'];
  const at = way.indexOf(place);
  return way.map((step, i): Step => {
    const before = place === 'decided' && !decided && i > 1 ? 'skipped' : 'done';
    const state = i < at ? before : i > at ? 'next' : decided ? 'done' : 'now';
    return { name: t(`step-${step}`), state, note: i === at ? note : null };
  });
}

/** Ids of items that the reader has not judged, in their order. */
function unjudged(criteria: readonly ReviewItem[]): string[] {
  return criteria.filter(({ judgements }) => !judgements.some(({ own }) => own)).map(({ id }) => id);
}

/** The items before and behind one that the reader has not judged yet; null = there is none. */
export function neighbours(criteria: readonly ReviewItem[], id: string) {
  const open = new Set(unjudged(criteria));
  const ids = criteria.map((one) => one.id);
  const at = ids.indexOf(id);
  return {
    previous: ids.slice(0, at).findLast((one) => open.has(one)) ?? null,
    next: ids.slice(at + 1).find((one) => open.has(one)) ?? null,
  };
}

/** The dimension that is shown: the one asked for, else the first in which the reader has something to judge; null = all. */
export function shownDimension(page: PageContext, { dimensions }: Review): string | null {
  const asked = page.query['dimension'];
  if (asked === 'all') return null;
  const found = dimensions.find(({ id }) => id === asked) ?? dimensions.find(({ own, items }) => own < items);
  return (found ?? dimensions[0])?.id ?? null;
}

/** What is said when a step was taken. */
export function reviewDone(locale: Locale): Readonly<Record<string, string>> {
  const t = say(locale, reviewText);
  return {
    'accept-for-review': t('accepted'),
    'resume-review': t('resumed'),
    'gather-evidence': t('looked'),
    'judge-criterion': t('judged'),
    'withdraw-judgement': t('withdrawn'),
    'ask-clarification': t('asked'),
    'close-clarification': t('settled'),
    'sign-off': t('signed'),
    'withdraw-sign-off': t('withdrawn'),
    'assign-review': t('assigned'),
    'unassign-review': t('unassigned'),
    'write-comment': t('written'),
    'remove-comment': t('removedDone'),
  };
}
