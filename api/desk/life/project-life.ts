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
import { signsOf } from '#store/queries/desk/emeritus-signs.ts';
import { healthReviewsOf } from '#store/queries/desk/health-reviews.ts';
import { reportsOf } from '#store/queries/desk/mentor-reports.ts';
import { mentorsOf } from '#store/queries/desk/mentors.ts';
import { projectFacts } from '#store/queries/desk/project-facts.ts';
import { watchesOf } from '#store/queries/desk/project-watch.ts';
import { orNull, stageSchema, textSchema } from '../../schema/common.ts';
import type { Actor } from '../actor.ts';
import { allowed, noSuchThing } from '../authorise.ts';
import type { DeskContext } from '../context.ts';
import type { ObjectFacts } from '../facts.ts';
import { activeRubric } from '../rubric/store.ts';
import { dayOf } from './day.ts';
import { type HealthAnswer, healthAnswerSchema, healthAreaList, healthAreaSchema } from './health-areas.ts';
import { mentorCandidates } from './mentors.ts';
import { runningPeriod } from './report-schedule.ts';
import { reportHead, reportHeadSchema } from './report-view.ts';

const mostReports = 40;

/** A project with everything that goes on around it. */
export const projectLifeSchema = z.object({
  slug: z.string(),
  name: orNull(textSchema),
  stage: stageSchema,
  stageSince: z.string().nullable(),
  listed: z.boolean(),
  mentors: z.array(
    z.object({
      id: z.string(),
      member: z.string(),
      name: z.string(),
      since: z.string(),
      until: z.string().nullable(),
      version: z.int(),
    }),
  ),
  /** Who could be made a mentor; empty for who may not do that. */
  candidates: z.array(z.object({ userId: z.string(), name: z.string() })),
  /** The period that runs and when its report will be due; null = no reports are owed. */
  running: orNull(z.object({ number: z.int(), from: z.string(), until: z.string(), dueOn: z.string() })),
  reports: z.array(reportHeadSchema),
  watch: z.array(
    z.object({
      id: z.string(),
      reason: z.string(),
      setAt: z.string(),
      liftedAt: z.string().nullable(),
      liftReason: z.string().nullable(),
      version: z.int(),
    }),
  ),
  health: z.array(
    z.object({
      id: z.string(),
      reason: z.string(),
      openedAt: z.string(),
      dueOn: z.string(),
      state: z.enum(['open', 'answered', 'closed']),
      answer: orNull(healthAnswerSchema),
      answeredBy: z.string().nullable(),
      outcome: z.enum(['healthy', 'watch', 'retire']).nullable(),
      closeReason: z.string().nullable(),
      application: z.string().nullable(),
      version: z.int(),
    }),
  ),
  signs: z.array(
    z.object({
      id: z.string(),
      trigger: z.enum(['no-commits', 'missed-reports', 'request']),
      /** As the machine kept it, for people to read. */
      evidence: z.record(z.string(), z.unknown()),
      foundAt: z.string(),
      state: z.enum(['open', 'taken', 'dismissed', 'gone']),
      settleReason: z.string().nullable(),
      version: z.int(),
    }),
  ),
  /** What a health review asks. */
  areas: z.array(healthAreaSchema),
  /** What the reader may do here. */
  may: z.object({
    appoint: z.boolean(),
    watch: z.boolean(),
    manage: z.boolean(),
    answer: z.boolean(),
    write: z.boolean(),
  }),
});

function mayOf(actor: Actor, facts: ObjectFacts) {
  const can = (action: Parameters<typeof allowed>[1]) => allowed(actor, action, facts).kind === 'yes';
  return {
    appoint: can('mentor.appoint'),
    watch: can('watch.set'),
    manage: can('health.manage'),
    answer: can('health.answer'),
    write: can('report.write'),
  };
}

/** Gathers how a project fares, as far as the reader may know. */
export async function projectLife(
  { db }: DeskContext,
  actor: Actor,
  facts: ObjectFacts,
  now: Date,
): Promise<z.input<typeof projectLifeSchema>> {
  const project = await projectFacts(db, facts.id);
  if (project === null) throw noSuchThing();
  const { slug, name, stage, stageSince, listed } = project;
  const may = mayOf(actor, facts);
  const [mentors, reports, watch, health, signs, rubric, candidates] = await Promise.all([
    mentorsOf(db, slug),
    reportsOf(db, slug, mostReports),
    watchesOf(db, slug),
    healthReviewsOf(db, slug),
    signsOf(db, slug),
    activeRubric(db),
    may.appoint ? mentorCandidates(db, facts) : Promise.resolve([]),
  ]);
  const standing = new Set(mentors.filter(({ until }) => until === null).map(({ member }) => member));
  const owed = standing.size > 0 && rubric !== null && stageSince !== null;
  const incubates = listed && (stage === 'sandbox' || stage === 'incubating');
  return {
    slug,
    name,
    stage,
    stageSince,
    listed,
    mentors,
    candidates: candidates
      .filter(({ userId }) => !standing.has(userId))
      .map(({ userId, name: shown }) => ({ userId, name: shown })),
    running: owed && incubates ? runningPeriod(stageSince, rubric.body.reports, dayOf(now)) : null,
    reports: reports.map(reportHead),
    watch: watch.map(({ setAt, liftedAt, ...entry }) => ({
      ...entry,
      setAt: setAt.toISOString(),
      liftedAt: liftedAt?.toISOString() ?? null,
    })),
    health: health.map(({ openedAt, answer, ...review }) => ({
      ...review,
      openedAt: openedAt.toISOString(),
      answer: answer as HealthAnswer | null,
    })),
    signs: signs.map(({ foundAt, evidence, ...sign }) => ({
      ...sign,
      evidence: evidence as Record<string, unknown>,
      foundAt: foundAt.toISOString(),
    })),
    areas: healthAreaList,
    may,
  };
}
