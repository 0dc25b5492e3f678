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

import {
  type CheckCard,
  type CheckList,
  type Client,
  type CrawlStatus,
  createClient,
  type DiscountCard,
  type MetricCard,
  type ModelCard,
  type Project,
  type ProjectDiscounts,
  type ProjectSummary,
  type Ranking,
  type Series,
} from '#api/client.ts';
import { readEnvironment } from './environment.ts';

/** A project with its series, check results, and acts that count for less. */
export interface ProjectRecord {
  readonly project: Project;
  readonly series: readonly Series[];
  readonly checks: CheckList;
  readonly discounts: ProjectDiscounts;
}

/** What every page may need, read once; a page is a pure function of it and of the records it shows. */
export interface Hub {
  readonly projects: readonly ProjectSummary[];
  /** Null = no month was ranked yet. */
  readonly ranking: Ranking | null;
  readonly crawls: CrawlStatus;
  readonly metrics: readonly MetricCard[];
  readonly checks: readonly CheckCard[];
  readonly models: readonly ModelCard[];
  readonly discounts: readonly DiscountCard[];
}

/** Reads the hub from the API. */
export async function loadHub(client: Client): Promise<Hub> {
  const [projects, ranking, crawls, metrics, checks, models, discounts] = await Promise.all([
    client.projects(),
    client.ranking(),
    client.crawls(),
    client.metricCards(),
    client.checkCards(),
    client.modelCards(),
    client.discountCards(),
  ]);
  return { projects, ranking, crawls, metrics, checks, models, discounts };
}

/** Records kept at a time: a usual hub is read once, a very large one does not fill the memory. */
const keptRecords = 200;

/** Gives records by slug: each is read when first asked for, the least recently asked go first. */
export function recordReader(client: Client, kept = keptRecords): (slug: string) => Promise<ProjectRecord> {
  const records = new Map<string, Promise<ProjectRecord>>();
  return (slug) => {
    const record = records.get(slug) ?? loadRecord(client, slug);
    records.delete(slug);
    records.set(slug, record);
    for (const oldest of records.keys()) {
      if (records.size <= kept) break;
      records.delete(oldest);
    }
    return record;
  };
}

async function loadRecord(client: Client, slug: string): Promise<ProjectRecord> {
  const [project, { series }, checks, discounts] = await Promise.all([
    client.project(slug),
    client.series(slug),
    client.checks(slug),
    client.discounts(slug),
  ]);
  return { project, series, checks, discounts };
}

let loaded: Promise<Hub> | undefined;
let reader: ReturnType<typeof recordReader> | undefined;

/** A client of the API that this build reads from. */
export function buildClient(): Client {
  return createClient({ baseUrl: readEnvironment().api });
}

/** The hub of this build: the first page that asks loads it, all others share it. */
export function hub(): Promise<Hub> {
  loaded ??= loadHub(buildClient());
  return loaded;
}

/** The record of a project of this build. */
export function projectRecord(slug: string): Promise<ProjectRecord> {
  reader ??= recordReader(buildClient());
  return reader(slug);
}

/** Ids that the catalogue explains on pages of their own. */
export interface CardIds {
  readonly metric: ReadonlySet<string>;
  readonly check: ReadonlySet<string>;
  /** Units of metrics. */
  readonly unit: ReadonlyMap<string, MetricCard['unit']>;
}

let ids: Promise<CardIds> | undefined;

/** Ids of the catalogue of this build. */
export function cardIds(): Promise<CardIds> {
  ids ??= hub().then(({ metrics, checks }) => ({
    metric: new Set(metrics.map((card) => card.id)),
    check: new Set(checks.map((card) => card.id)),
    unit: new Map(metrics.map((card) => [card.id, card.unit])),
  }));
  return ids;
}
