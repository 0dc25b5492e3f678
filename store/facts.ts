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

/** Text shown to people, complete in both languages. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** Incubation stages in order, then the side states; `domain.md` of the design names them. */
export const stages = [
  'applied',
  'sandbox',
  'incubating',
  'graduated',
  'emeritus',
  'need-info',
  'postponed',
  'declined',
  'watch',
] as const;
/** Where a project stands in incubation. */
export type Stage = (typeof stages)[number];

/** The fields of technology that the centre supports. */
export const domains = ['operating-system', 'database', 'cloud-native', 'basic-software'] as const;
/** One of {@link domains}. */
export type Domain = (typeof domains)[number];

/** The platform of a plain repository, whose platform id is its canonical URL. */
export const gitPlatform = 'git';
/** Id of a hosting platform, or {@link gitPlatform}: which ones there are is the crawler's to know. */
export type Platform = string;

/**
 * What is known of a repository's source: `new` never crawled, `ok` last crawl clean, `empty` valid but without
 * commits, `unreachable` transient fault, `private` asks for credentials, `gone` removed, `quarantined` hostile or over
 * a limit (staff decide).
 */
export const repositoryStates = ['new', 'ok', 'empty', 'unreachable', 'private', 'gone', 'quarantined'] as const;
/** One of {@link repositoryStates}. */
export type RepositoryState = (typeof repositoryStates)[number];

/** How a crawl ended; `unchanged` = every ref is as it was, `partial` = something was refused and is recorded. */
export const crawlOutcomes = ['complete', 'unchanged', 'partial', 'failed'] as const;
/** One of {@link crawlOutcomes}. */
export type CrawlOutcome = (typeof crawlOutcomes)[number];

/** What was asked of one stream of a crawl, what came, and what was refused with its reason. */
export interface Completeness {
  /** Items the source said it has; null when it does not tell. */
  readonly asked: number | null;
  readonly received: number;
  readonly refused: readonly { readonly what: string; readonly why: string; readonly count: number }[];
}

/** Verdicts of a check. `unknown` is never a failure; `not-applicable` leaves the weight out. */
export const checkStatuses = ['pass', 'partial', 'fail', 'not-applicable', 'unknown'] as const;
/** One of {@link checkStatuses}. */
export type CheckStatus = (typeof checkStatuses)[number];

/** What kind of actor an identity is; bots and agents are shown and never counted as contributors. */
const identityClasses = ['human', 'bot', 'agent', 'service'] as const;
/** One of {@link identityClasses}. */
export type IdentityClass = (typeof identityClasses)[number];

/** Subjects that metrics and models speak of; `subject` is a repository id, project slug, organisation id, person id (an identity id) or domain, as text. */
export const scopes = ['repository', 'project', 'organisation', 'person', 'domain'] as const;
/** One of {@link scopes}. */
export type Scope = (typeof scopes)[number];

/** What figures count, in one vocabulary for git and all platforms. */
export const actKinds = [
  'commit',
  'co-author',
  'issue-opened',
  'issue-closed',
  'issue-reopened',
  'comment',
  'change-opened',
  'change-merged',
  'change-closed',
  'change-reopened',
  'review',
  'review-comment',
  'release',
  'star',
  'fork',
] as const;
/** One of {@link actKinds}. */
export type ActKind = (typeof actKinds)[number];

/** Subject that stands for everybody whose organisation, or who, is not known. */
export const unknownSubject = '?';

/** Organisation of those who act on their own behalf. */
export const individual = '~';
