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

import type { Kysely } from 'kysely';
import type { Scope, Text } from '#store/facts.ts';
import type { FigurePeriod, Month } from '#store/period.ts';
import type { Database } from '#store/schema.ts';
import type { Stream } from '#store/stream.ts';

/** What a metric is computed for: every subject of one scope over a run of months, in one pass. */
export interface MetricRequest {
  readonly scope: Scope;
  /** Only these subjects; null = all of the scope. */
  readonly subjects: readonly string[] | null;
  /** First and last month, both included. Longer periods are computed for each of them that they may end with. */
  readonly first: Month;
  readonly last: Month;
  /** Only what was done in these projects, each act of them counted; absent = in all, each act counted once. */
  readonly within?: readonly string[];
}

/** A kind of facts: a table of the git history, or a stream of the platform. */
export type Need = 'commit' | 'commit_trailer' | 'tag' | 'tree_file' | Stream;

/** One figure. `value: null` always carries a reason; beside a value, the reason says what it leaves out. */
export interface MetricRow {
  readonly subject: string;
  readonly period: FigurePeriod;
  readonly month: Month;
  readonly value: number | null;
  readonly reason: Text | null;
  /** Parts for drawing: see the metric's `detailShape`. */
  readonly detail: unknown;
  /** The month was not over at the crawl: the figure is to date. */
  readonly running: boolean;
  /** 0–1: share of the subject's repositories that could tell; of organisations and people, of all repositories. */
  readonly coverage: number;
}

/** Groups of metrics, in the order in which pages show them. */
export const topics = ['activity', 'people', 'organisations', 'code', 'issues', 'changes', 'delivery', 'rank'] as const;
/** One of {@link topics}. */
export type Topic = (typeof topics)[number];

/** The card of a metric: everything the catalogue, the method pages and the API say about it, and its behaviour last. */
export interface Metric {
  /** kebab-case, equals the file name. */
  readonly id: string;
  readonly name: Text;
  /** What it tells, in one or two sentences. */
  readonly description: Text;
  readonly unit: Text;
  /** Group it stands in on pages and in reports. */
  readonly topic: Topic;
  /** Which direction is better; `none` where neither is. */
  readonly direction: 'higher' | 'lower' | 'none';
  /** Raised with every change of the formula; stored values of older revisions are recomputed. */
  readonly revision: number;
  /** The formula in words and symbols, ties, missing and bot rules included. */
  readonly formula: Text;
  /** URL of the published definition. */
  readonly source: string;
  /** CHAOSS name, or null where CHAOSS has none. */
  readonly chaoss: string | null;
  /** Facts it reads; where one of them is not known, there is no figure. */
  readonly needs: readonly Need[];
  /** Values of parts sum to the value of the whole (developers, organisations, unknown = project). */
  readonly additive: boolean;
  readonly scopes: readonly Scope[];
  /** Changes with projects other than the subject's own: computed for all subjects after every project. Absent = no. */
  readonly hubWide?: true;
  /** A year is the 12 months that end with December. */
  readonly periods: readonly FigurePeriod[];
  /** How a page draws `detail`: null = no detail. */
  readonly detailShape: 'weekday-hour' | 'zone' | 'organisation-share' | 'distribution' | null;
  /** `db` is a session of `withFacts`: the temporary tables of the same request stand in it, `slot` for the facts that the metric needs. */
  readonly compute: (db: Kysely<Database>, request: MetricRequest) => Promise<MetricRow[]>;
}

/** Declares a metric; the identity function gives the member its type. */
export function defineMetric(metric: Metric): Metric {
  return metric;
}
