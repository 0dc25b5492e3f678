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

import { z } from '@hono/zod-openapi';
import type { Kysely } from 'kysely';
import { checkStatuses } from '#store/facts.ts';
import { addMonths, type Month, monthStart } from '#store/period.ts';
import {
  changedVerdicts,
  effectivePeople,
  monthFigures,
  pastReports,
  verdictsOf,
} from '#store/queries/desk/report-facts.ts';
import type { Database } from '#store/schema.ts';
import type { Catalogue } from '../../catalogue.ts';
import { orNull, textSchema } from '../../schema/common.ts';
import { type Gathered, judgeSections, sectionChecks, watchedChecks } from './report-marks.ts';
import { signMetrics, trendOf, type Window, windowMonths, windowsOf } from './report-signs.ts';

const windowSchema = z.object({
  months: z.int(),
  value: z.number().nullable(),
  before: z.number().nullable(),
  trend: z.enum(['up', 'flat', 'down', 'unknown']),
});

/** What the machine gathered for a report: it asks and suggests, a person comments and decides. */
export const reportDraftSchema = z.object({
  /** Last whole month that figures are of, `YYYY-MM`. */
  month: z.string(),
  signs: z.array(
    z.object({
      id: z.string(),
      name: textSchema,
      unit: textSchema,
      better: z.enum(['higher', 'lower', 'none']),
      windows: z.array(windowSchema),
    }),
  ),
  changes: z.array(
    z.object({
      check: z.string(),
      name: textSchema,
      since: z.string(),
      before: z.enum(checkStatuses),
      after: z.enum(checkStatuses),
    }),
  ),
  sections: z.array(
    z.object({
      id: z.string(),
      suggestion: z.int().min(0).max(2).nullable(),
      why: z.array(z.object({ met: z.boolean().nullable(), text: textSchema })),
      questions: z.array(textSchema),
    }),
  ),
  reports: orNull(z.object({ signed: z.int(), late: z.int() })),
});
/** See {@link reportDraftSchema}. */
export type ReportDraft = z.output<typeof reportDraftSchema>;

interface Asked {
  readonly project: string;
  /** `[from, until)`. */
  readonly from: string;
  readonly until: string;
}

async function diversity(db: Kysely<Database>, project: string, kind: 'commit' | 'review', last: Month) {
  const end = monthStart(addMonths(last, 1));
  const windows: Window[] = [];
  for (const months of windowMonths) {
    const from = monthStart(addMonths(last, 1 - months));
    const value = await effectivePeople(db, project, { kind, from, until: end });
    const earlier = monthStart(addMonths(last, 1 - 2 * months));
    const before = await effectivePeople(db, project, { kind, from: earlier, until: from });
    windows.push({ months, value, before, trend: trendOf(value, before) });
  }
  return windows;
}

const diversityNames = {
  commit: { zh: '提交者的有效人数', en: 'Effective number of authors' },
  review: { zh: '评审者的有效人数', en: 'Effective number of reviewers' },
} as const;

/** The last month that was over when the period ended. */
function lastMonthOf(until: string): Month {
  return addMonths(until.slice(0, 7) as Month, -1);
}

async function signsOf(db: Kysely<Database>, catalogue: Catalogue, project: string, last: Month) {
  const metrics = Object.keys(signMetrics);
  const figures = await monthFigures(db, project, { metrics, first: addMonths(last, -24), last });
  const signs: ReportDraft['signs'] = metrics.flatMap((id) => {
    const metric = catalogue.metrics.get(id);
    if (metric === undefined) return [];
    return [
      { id, name: metric.name, unit: metric.unit, better: metric.direction, windows: windowsOf(figures, id, last) },
    ];
  });
  for (const kind of ['commit', 'review'] as const) {
    signs.push({
      id: `effective-${kind}`,
      name: diversityNames[kind],
      unit: { zh: '人', en: 'people' },
      better: 'higher',
      windows: await diversity(db, project, kind, last),
    });
  }
  return signs;
}

/** Gathers what is stored on a project for the period; unknown stays unknown. */
export async function gatherReport(
  db: Kysely<Database>,
  catalogue: Catalogue,
  { project, from, until }: Asked,
): Promise<ReportDraft> {
  const month = lastMonthOf(until);
  const signs = await signsOf(db, catalogue, project, month);
  const found = await changedVerdicts(db, project, { checks: watchedChecks, from, until });
  const changes = found.flatMap((change) => {
    const name = catalogue.checks.get(change.check)?.name;
    return name === undefined ? [] : [{ ...change, name }];
  });
  const verdicts = await verdictsOf(db, project, sectionChecks);
  const reports = await pastReports(db, project, from);
  const gathered: Gathered = { signs, changes, verdicts, reports };
  return { month, signs, changes, sections: judgeSections(gathered, catalogue), reports };
}
