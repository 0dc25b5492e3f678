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
import { insertReport, markMissed } from '#store/queries/desk/mentor-reports.ts';
import { type MentoredProject, mentoredProjects } from '#store/queries/desk/mentors.ts';
import type { Database } from '#store/schema.ts';
import type { Change } from '../decide.ts';
import type { RubricBody } from '../rubric/body.ts';
import { dayOf } from './day.ts';
import { notify } from './notify.ts';
import { projectName } from './project-name.ts';
import { endedPeriods, type ReportPeriod } from './report-schedule.ts';

function later(one: string, other: string | null): string {
  return other !== null && other > one ? other : one;
}

/** Periods of a project that are over and have no report: none from before it had a mentor, none that overlap. */
function owedPeriods(project: MentoredProject, rhythm: RubricBody['reports'], today: string): ReportPeriod[] {
  const { entered, mentoredSince, reportedUntil } = project;
  const after = later(mentoredSince, reportedUntil);
  return endedPeriods(entered, rhythm, today, after).map((period) => ({
    ...period,
    // A rhythm that was changed meanwhile has other boundaries.
    from: reportedUntil !== null && period.from < reportedUntil ? reportedUntil : period.from,
  }));
}

async function owe(tx: Kysely<Database>, project: MentoredProject, period: ReportPeriod, now: Date): Promise<Change[]> {
  const { slug, stage } = project;
  const { from, until, dueOn } = period;
  const id = await insertReport(tx, { project: slug, stage, from, until, dueOn, now });
  if (id === null) return [];
  const name = await projectName(tx, slug);
  await notify(tx, {
    to: { mentorsOf: slug },
    kind: 'report',
    object: { kind: 'report', id },
    text: {
      zh: `「${name.zh}」${from} 至 ${until} 的导师报告可以写了，${dueOn} 截止`,
      en: `The mentor report on ${name.en}, ${from} to ${until}, can be written; it is due on ${dueOn}`,
    },
    link: `/desk/reports/${id}/`,
    dedupe: `report:${id}:owed`,
    at: now,
  });
  return [{ object: { kind: 'report', id }, before: null, after: { project: slug, from, until, dueOn }, reason: null }];
}

/** Writes down every report that is owed by now; doing it again adds nothing. */
export async function oweReports(tx: Kysely<Database>, rhythm: RubricBody['reports'], now: Date): Promise<Change[]> {
  const changes: Change[] = [];
  for (const project of await mentoredProjects(tx)) {
    for (const period of owedPeriods(project, rhythm, dayOf(now))) {
      changes.push(...(await owe(tx, project, period, now)));
    }
  }
  return changes;
}

/** Marks reports whose day has passed as missed, and tells the mentors and the committee. */
export async function missReports(tx: Kysely<Database>, now: Date): Promise<Change[]> {
  const missed = await markMissed(tx, dayOf(now), now);
  for (const { id, project, dueOn } of missed) {
    const name = await projectName(tx, project);
    await notify(tx, {
      to: { mentorsOf: project, roles: ['committee'] },
      kind: 'report',
      object: { kind: 'report', id },
      text: {
        zh: `「${name.zh}」的导师报告逾期未签署（${dueOn} 截止）`,
        en: `A mentor report on ${name.en} was not signed by ${dueOn}`,
      },
      link: `/desk/reports/${id}/`,
      dedupe: `report:${id}:missed`,
      at: now,
    });
  }
  return missed.map(({ id }) => ({
    object: { kind: 'report', id },
    before: { state: 'due' },
    after: { state: 'missed' },
    reason: null,
  }));
}
