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

import type { Logger } from '#store/log.ts';
import type { Store } from '#store/open.ts';
import { snapshotRows } from '#store/queries/ranking-facts.ts';
import { checks } from '../check-registry.ts';
import { checkFactsOf } from '../compute/check-facts.ts';
import { metricFigures } from '../compute/compute-scope.ts';
import { runChecks } from '../compute/run-checks.ts';
import { MetricsError } from '../error.ts';
import { notWhole } from '../figures/known.ts';
import type { Model } from '../model.ts';
import { models } from '../model-registry.ts';
import type { CandidateInputs, FrozenFigure, FrozenVerdict, RankingBody } from './body.ts';
import { compareJson, type Difference, type Differences } from './compare.ts';
import { frozenVerdict, storedCandidates } from './inputs.ts';
import { metricsOf } from './left-out.ts';

/** What the facts of a store say of the inputs in a file. */
export interface StoreVerification {
  /** Projects whose inputs were recomputed: crawled at the same heads. */
  readonly compared: readonly string[];
  /** Projects that were crawled since at other heads, or are no longer here. */
  readonly moved: readonly string[];
  /** Inputs that the facts now give otherwise, by `project.input`: they changed after the ranking was frozen. */
  readonly changed: readonly Difference[];
  readonly total: number;
}

type Heads = ReadonlyMap<string, string>;

function headsOf(rows: readonly { readonly project: string; readonly head: string }[]): Heads {
  const heads = new Map<string, string>();
  for (const { project, head } of rows) heads.set(project, `${heads.get(project) ?? ''}${head} `);
  return heads;
}

async function freshFigures(
  store: Pick<Store, 'db'>,
  { month }: RankingBody,
  model: Model,
  subjects: readonly string[],
): Promise<Map<string, Record<string, FrozenFigure>>> {
  const wanted = new Set(metricsOf(model));
  const rows = await metricFigures(store, { scope: 'project', subjects, first: month, last: month }, wanted);
  const figures = new Map<string, Record<string, FrozenFigure>>();
  for (const { subject, metric, period, value, reason, running, coverage } of rows) {
    if (period !== 'window12') continue;
    const of = figures.get(subject) ?? {};
    const told = running ? { value: null, reason: notWhole } : { value, reason: reason as FrozenFigure['reason'] };
    of[metric] = { ...told, coverage };
    figures.set(subject, of);
  }
  return figures;
}

async function freshVerdicts(
  store: Pick<Store, 'db'>,
  project: string,
  log: Logger,
): Promise<Record<string, FrozenVerdict>> {
  const facts = await checkFactsOf(store.db, project);
  if (facts === null) return {};
  return Object.fromEntries(
    runChecks(checks, facts, log).map(({ check, outcome }) => [check.id, frozenVerdict(outcome.status, outcome)]),
  );
}

/**
 * Computes the inputs of a verified ranking again from the facts of a store, for every project that was crawled at the
 * same heads, and tells which came out otherwise: those changed after the ranking was frozen.
 */
export async function verifyInputs(
  store: Pick<Store, 'db'>,
  body: RankingBody,
  log: Logger,
): Promise<StoreVerification> {
  const model = models.get(body.model);
  if (model === undefined) throw new MetricsError('unknown-model', `There is no model ${body.model}.`);
  const [then, now] = [headsOf(body.snapshot.repositories), headsOf(await snapshotRows(store.db))];
  const same = body.inputs.map(({ project }) => project).filter((project) => then.get(project) === now.get(project));
  const [listed, figures] = [
    new Map((await storedCandidates(store.db, model, body.month, same)).map((one) => [one.project, one])),
    await freshFigures(store, body, model, same),
  ];
  const differences: Differences = { kept: [], total: 0 };
  const compared = same.filter((project) => listed.has(project));
  for (const { without: _, ...frozen } of body.inputs) {
    const row = listed.get(frozen.project);
    if (row === undefined || !compared.includes(frozen.project)) continue;
    const { basis: _basis, ...rest } = row;
    const verdicts = await freshVerdicts(store, frozen.project, log);
    const fresh: Omit<CandidateInputs, 'without'> = {
      ...rest,
      metrics: figures.get(frozen.project) ?? {},
      checks: verdicts,
    };
    compareJson(JSON.parse(JSON.stringify(fresh)), frozen, frozen.project, differences);
  }
  const moved = body.inputs.map(({ project }) => project).filter((project) => !compared.includes(project));
  return { compared, moved, changed: differences.kept, total: differences.total };
}
