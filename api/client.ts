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
import { ClientError, type ClientOptions, createGet, type Get, type Query } from './client-request.ts';
import type { checkpointListSchema, checkpointSchema } from './desk/audit-log/schema.ts';
import type { guidanceListSchema, guidanceSchema } from './desk/help/schema.ts';
import type {
  checkCardSchema,
  checkCatalogueSchema,
  metricCardSchema,
  metricCatalogueSchema,
  modelCardSchema,
  modelCatalogueSchema,
} from './schema/catalogue.ts';
import type { changeVerdictListSchema, changeVerdictSchema } from './schema/change-verdict.ts';
import type { checkListSchema, checkResultSchema } from './schema/check.ts';
import type { textSchema } from './schema/common.ts';
import type { crawlSchema, crawlStatusSchema } from './schema/crawl.ts';
import type { discountCardSchema, discountCatalogueSchema, projectDiscountsSchema } from './schema/discount.ts';
import type {
  domainFigureSchema,
  domainListSchema,
  figurePageSchema,
  figureSchema,
  metricFigureQuerySchema,
  organisationPageSchema,
  organisationSchema,
  scopeSchema,
  subjectFigureQuerySchema,
  subjectScoresSchema,
} from './schema/figure.ts';
import type { incubationNoticePageSchema, incubationTransitionPageSchema } from './schema/incubation.ts';
import type {
  licenceDiffSchema,
  licenceDirectoryPageSchema,
  licenceDirectorySchema,
  licenceFilePageSchema,
  licenceFileSchema,
  licenceFilesQuerySchema,
  projectLicencesSchema,
} from './schema/licence.ts';
import type { personSchema, proposalListSchema, proposalQuerySchema } from './schema/people.ts';
import type { problemSchema } from './schema/problem.ts';
import type {
  freshnessSchema,
  licenceSchema,
  projectSchema,
  projectSummarySchema,
  repositorySchema,
} from './schema/project.ts';
import type { projectPageSchema, projectQuerySchema, rankingQuerySchema, seriesQuerySchema } from './schema/query.ts';
import type { rankingBriefSchema, rankingEntrySchema, rankingListSchema, rankingSchema } from './schema/ranking.ts';
import type { scoreBriefSchema, scoreSchema } from './schema/score.ts';
import type { seriesListSchema, seriesSchema } from './schema/series.ts';
import type { whyQuerySchema, whySchema } from './schema/why.ts';

export { stages } from '#store/facts.ts';
export { ClientError, type ClientOptions } from './client-request.ts';

export type Text = z.infer<typeof textSchema>;
export type ProjectSummary = z.infer<typeof projectSummarySchema>;
export type Project = z.infer<typeof projectSchema>;
export type Repository = z.infer<typeof repositorySchema>;
export type Licence = z.infer<typeof licenceSchema>;
export type ProjectLicences = z.infer<typeof projectLicencesSchema>;
export type LicenceDirectory = z.infer<typeof licenceDirectorySchema>;
export type LicenceFile = z.infer<typeof licenceFileSchema>;
export type LicenceDiff = z.infer<typeof licenceDiffSchema>;
export type Freshness = z.infer<typeof freshnessSchema>;
export type ScoreBrief = z.infer<typeof scoreBriefSchema>;
export type Score = z.infer<typeof scoreSchema>;
export type Series = z.infer<typeof seriesSchema>;
export type SeriesList = z.infer<typeof seriesListSchema>;
export type CheckResult = z.infer<typeof checkResultSchema>;
export type ChangeVerdict = z.infer<typeof changeVerdictSchema>;
export type CheckList = z.infer<typeof checkListSchema>;
export type MetricCard = z.infer<typeof metricCardSchema>;
export type CheckCard = z.infer<typeof checkCardSchema>;
export type ModelCard = z.infer<typeof modelCardSchema>;
export type DiscountCard = z.infer<typeof discountCardSchema>;
export type ProjectDiscounts = z.infer<typeof projectDiscountsSchema>;
export type Ranking = z.infer<typeof rankingSchema>;
export type RankingBrief = z.infer<typeof rankingBriefSchema>;
export type RankingEntry = z.infer<typeof rankingEntrySchema>;
export type Crawl = z.infer<typeof crawlSchema>;
export type CrawlStatus = z.infer<typeof crawlStatusSchema>;
export type Figure = z.infer<typeof figureSchema>;
export type SubjectScores = z.infer<typeof subjectScoresSchema>;
export type Organisation = z.infer<typeof organisationSchema>;
export type DomainSummary = z.infer<typeof domainFigureSchema>;
/** What figures are of. */
export type FigureScope = z.infer<typeof scopeSchema>;
export type Guidance = z.infer<typeof guidanceSchema>;
type NoticePage = z.infer<typeof incubationNoticePageSchema>;
type TransitionPage = z.infer<typeof incubationTransitionPageSchema>;
type AuditCheckpoint = z.infer<typeof checkpointSchema>;
type Person = z.infer<typeof personSchema>;
type PersonProposal = z.infer<typeof proposalListSchema>['proposals'][number];
export type Problem = z.infer<typeof problemSchema>;
type LicenceDirectoryPage = z.infer<typeof licenceDirectoryPageSchema>;
type LicenceFilePage = z.infer<typeof licenceFilePageSchema>;
/** Which files; the client walks the pages. */
type LicenceFileFilter = Omit<z.input<typeof licenceFilesQuerySchema>, 'cursor' | 'limit'>;
type FigurePage = z.infer<typeof figurePageSchema>;
type ProjectPage = z.infer<typeof projectPageSchema>;
/** Filters and order of the project list; the client walks the pages. */
type ProjectFilter = Omit<z.input<typeof projectQuerySchema>, 'cursor' | 'limit'>;
/** Which series, and which months of them. */
type SeriesFilter = z.input<typeof seriesQuerySchema>;
/** Which figures; the client walks the pages. */
type FigureFilter<Query> = Omit<Query, 'cursor' | 'limit' | 'format'>;
type SubjectFigureFilter = FigureFilter<z.input<typeof subjectFigureQuerySchema>>;
type MetricFigureFilter = FigureFilter<z.input<typeof metricFigureQuerySchema>>;
/** Which kind of evidence, and how many. */
type ProposalFilter = z.input<typeof proposalQuerySchema>;
/** Which model's rankings. */
type RankingFilter = z.input<typeof rankingQuerySchema>;
export type Why = z.infer<typeof whySchema>;
/** Which model, and which months. */
type WhyFilter = z.input<typeof whyQuerySchema>;

/** One method a route of `/api/v1`. */
export interface Client {
  /** All projects that match, over all pages. */
  projects(filter?: ProjectFilter): Promise<ProjectSummary[]>;
  project(slug: string): Promise<Project>;
  series(slug: string, filter?: SeriesFilter): Promise<SeriesList>;
  /** Check results of one project. */
  checks(slug: string): Promise<CheckList>;
  /** Newest verdicts on changes of one project. */
  changeVerdicts(slug: string): Promise<ChangeVerdict[]>;
  /** What the files of a repository of the project say of licences, by default of the first. */
  licences(slug: string, repository?: string): Promise<ProjectLicences>;
  /** Directories right in the root of a repository's tree, at most 500; none when it was not read for licences. */
  licenceDirectories(slug: string, repository: string): Promise<LicenceDirectory[]>;
  /** Files that say something of a licence, by directory or by expression, at most 2,000. */
  licenceFiles(slug: string, filter: LicenceFileFilter): Promise<LicenceFile[]>;
  /** An altered licence text beside the canonical one; null when there is nothing to compare it with. */
  licenceDiff(slug: string, repository: string, path: string): Promise<LicenceDiff | null>;
  metricCards(): Promise<MetricCard[]>;
  metricCard(id: string): Promise<MetricCard>;
  checkCards(): Promise<CheckCard[]>;
  checkCard(id: string): Promise<CheckCard>;
  modelCards(): Promise<ModelCard[]>;
  modelCard(id: string): Promise<ModelCard>;
  discountCards(): Promise<DiscountCard[]>;
  discountCard(id: string): Promise<DiscountCard>;
  /** Acts of a project that count for less, by rule. */
  discounts(slug: string): Promise<ProjectDiscounts>;
  rankings(filter?: RankingFilter): Promise<RankingBrief[]>;
  /** The ranking of a month, by default the newest; null when none was frozen. */
  ranking(month?: string, filter?: RankingFilter): Promise<Ranking | null>;
  /** Why a score of a project is what it is, or why it changed. */
  why(slug: string, filter?: WhyFilter): Promise<Why>;
  crawls(): Promise<CrawlStatus>;
  /** All stored figures of one metric that match. */
  metricFigures(id: string, filter?: MetricFigureFilter): Promise<Figure[]>;
  /** All stored figures of one subject that match. */
  subjectFigures(scope: FigureScope, id: string, filter?: SubjectFigureFilter): Promise<Figure[]>;
  subjectScores(scope: FigureScope, id: string): Promise<SubjectScores>;
  /** A person; null for who asked not to be shown, too. */
  person(id: string): Promise<Person | null>;
  /** Identities that may be one person, the strongest evidence first. */
  personProposals(filter?: ProposalFilter): Promise<PersonProposal[]>;
  /** Best participation first. */
  organisations(): Promise<Organisation[]>;
  domains(): Promise<DomainSummary[]>;
  /** Newest checkpoints of the desk's audit log, a day each. */
  auditCheckpoints(): Promise<AuditCheckpoint[]>;
  /** Public notices of the desk, the newest first. */
  notices(): Promise<NoticePage['items']>;
  /** Stages that listed projects entered by decision of the desk, the newest first. */
  transitions(): Promise<TransitionPage['items']>;
  /** Published guidance of the help desk, newest first. */
  guidance(topic?: Guidance['topic']): Promise<Guidance[]>;
}

const places: Readonly<Record<FigureScope, string>> = {
  repository: 'repositories',
  project: 'projects',
  organisation: 'organisations',
  person: 'people',
  domain: 'domains',
};

/** Items over all pages. */
async function walkPages<Page extends { readonly items: readonly unknown[]; readonly next: string | null }>(
  get: Get,
  path: string,
  query: Query,
): Promise<Page['items'][number][]> {
  const items: Page['items'][number][] = [];
  let cursor: string | undefined;
  do {
    const page: Page = await get(path, { ...query, cursor });
    items.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return items;
}

/** Directories and files that a client reads of one tree. */
const most = { directories: 500, files: 2000 };

/** Items over all pages of a repository's licences, up to so many; none when it was not read. */
async function walkLicences<Page extends LicenceDirectoryPage | LicenceFilePage>(
  get: Get,
  path: string,
  query: Query,
  cap: number,
): Promise<Page['items'][number][]> {
  const items: Page['items'][number][] = [];
  let cursor: string | undefined;
  do {
    const page = await orNull(get<Page>(path, { ...query, limit: '100', cursor }));
    items.push(...(page?.items ?? []));
    cursor = page?.next ?? undefined;
  } while (cursor !== undefined && items.length < cap);
  return items;
}

async function orNull<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ClientError && error.status === 404) return null;
    throw error;
  }
}

/** A typed client; answers are trusted to follow the schemas, which the API's own contract test proves. */
export function createClient(options: ClientOptions): Client {
  const get = createGet(options);
  const at = encodeURIComponent;
  return {
    projects: (filter = {}) => walkPages<ProjectPage>(get, '/projects', { ...filter, limit: '100' }),
    project: (slug) => get(`/projects/${at(slug)}`),
    series: (slug, filter = {}) => get(`/projects/${at(slug)}/series`, filter),
    checks: (slug) => get(`/projects/${at(slug)}/checks`),
    changeVerdicts: async (slug) =>
      (await get<z.infer<typeof changeVerdictListSchema>>(`/projects/${at(slug)}/change-verdicts`)).items,
    licences: (slug, repository) => get(`/projects/${at(slug)}/licences`, { repository }),
    licenceDirectories: (slug, repository) => {
      const path = `/projects/${at(slug)}/licences/directories`;
      return walkLicences<LicenceDirectoryPage>(get, path, { repository }, most.directories);
    },
    licenceFiles: (slug, filter) =>
      walkLicences<LicenceFilePage>(get, `/projects/${at(slug)}/licences/files`, filter, most.files),
    licenceDiff: (slug, repository, path) => orNull(get(`/projects/${at(slug)}/licences/diff`, { repository, path })),
    metricCards: async () => (await get<z.infer<typeof metricCatalogueSchema>>('/metrics')).metrics,
    metricCard: (id) => get(`/metrics/${at(id)}`),
    checkCards: async () => (await get<z.infer<typeof checkCatalogueSchema>>('/checks')).checks,
    checkCard: (id) => get(`/checks/${at(id)}`),
    modelCards: async () => (await get<z.infer<typeof modelCatalogueSchema>>('/models')).models,
    modelCard: (id) => get(`/models/${at(id)}`),
    discountCards: async () => (await get<z.infer<typeof discountCatalogueSchema>>('/discounts')).discounts,
    discountCard: (id) => get(`/discounts/${at(id)}`),
    discounts: (slug) => get(`/projects/${at(slug)}/discounts`),
    rankings: async (filter = {}) => (await get<z.infer<typeof rankingListSchema>>('/rankings', filter)).rankings,
    ranking: (month = 'latest', filter = {}) => orNull(get(`/rankings/${at(month)}`, filter)),
    why: (slug, filter = {}) => get(`/projects/${at(slug)}/why`, filter),
    crawls: () => get('/crawls'),
    metricFigures: (id, filter = {}) =>
      walkPages<FigurePage>(get, `/metrics/${at(id)}/figures`, { ...filter, limit: '10000' }),
    subjectFigures: (scope, id, filter = {}) =>
      walkPages<FigurePage>(get, `/${places[scope]}/${at(id)}/metrics`, { ...filter, limit: '10000' }),
    subjectScores: (scope, id) => get(`/${places[scope]}/${at(id)}/scores`),
    person: (id) => orNull(get(`/people/${at(id)}`)),
    personProposals: async (filter = {}) =>
      (await get<z.infer<typeof proposalListSchema>>('/people/proposals', filter)).proposals,
    organisations: () => walkPages<z.infer<typeof organisationPageSchema>>(get, '/organisations', { limit: '100' }),
    domains: async () => (await get<z.infer<typeof domainListSchema>>('/domains')).domains,
    notices: () => walkPages<NoticePage>(get, '/incubation/notices', { limit: '100' }),
    transitions: () => walkPages<TransitionPage>(get, '/incubation/transitions', { limit: '100' }),
    guidance: async (topic) => (await get<z.infer<typeof guidanceListSchema>>('/guidance', { topic })).items,
    auditCheckpoints: async () => (await get<z.infer<typeof checkpointListSchema>>('/audit/checkpoints')).checkpoints,
  };
}
