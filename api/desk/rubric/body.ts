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

import { z } from 'zod';
import { staffRoles } from '../actor.ts';

const text = z.strictObject({ zh: z.string().min(1).max(2000), en: z.string().min(1).max(2000) });
const days = z.int().min(0).max(366);
const fraction = z.string().regex(/^[1-9]\d?\/[1-9]\d?$/, 'a fraction is written as 2/3 | 分数写作 2/3');

/** Stages that a gate leads to. */
export const gateStages = ['sandbox', 'incubating', 'graduated', 'emeritus'] as const;
/** One of {@link gateStages}. */
export type GateStage = (typeof gateStages)[number];

/** How a criterion is known: from a clone, from a platform's API, by judgement, by a document that is handed in, or by both machine and judgement. */
export const criterionKinds = ['machine', 'platform', 'human', 'document', 'machine-and-human'] as const;

const need = z.strictObject({
  /** An advisory item is judged and shown, and holds nobody back. */
  need: z.enum(['required', 'advisory']),
  /** What the machine measures against, by name; what names mean is the evidence's to say. */
  thresholds: z.record(z.string(), z.number()).optional(),
});

const criterion = z.strictObject({
  id: z.string().regex(/^[A-Z]{3}-\d{2}$/, 'criteria are named as LEG-01 | 评审项写作 LEG-01'),
  dimension: z.string(),
  question: text,
  /** What a reviewer looks at, and what each number of points means. */
  guidance: text,
  kind: z.enum(criterionKinds),
  /** Member of `api/desk/evidence/gatherers/` that looks for it; null = nothing can be looked for. */
  gatherer: z.string().nullable(),
  /** Where the requirement comes from. */
  anchors: z.array(z.string().max(200)).max(10),
  weight: z.number().min(0).max(100),
  /** Absent stage = not asked there. */
  stages: z.partialRecord(z.enum(gateStages), need),
});

const gate = z.strictObject({
  /** Stages it can be entered from. */
  from: z.array(z.string()).min(1),
  /** Weighted mean of human points of required items at least, 0–10; null = not asked. */
  meanPoints: z.number().min(0).max(10).nullable(),
  /** Dimensions that must be signed off. */
  signOffs: z.array(z.string()),
  /** Share of the electorate, without who is recused, that must vote. */
  quorum: fraction,
  /** Share of votes for and against that must be for. */
  share: fraction,
  voteDays: days,
  noticeDays: days,
  /** True = the notice comes before the vote, as where a project is retired; after it unless told. */
  noticeFirst: z.boolean().optional(),
});

/** A rubric as it is stored: stages, criteria, thresholds, weights, roles, clocks and notice periods. */
export const rubricBodySchema = z.strictObject({
  name: text,
  dimensions: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/),
        name: text,
        /** Roles whose sign-off counts. */
        roles: z.array(z.enum(staffRoles)).min(1),
        weight: z.number().min(0).max(100),
      }),
    )
    .min(1),
  /** Pairwise comparison of the dimensions that their weights come from (AHP), in their order; null = weights were set by hand. */
  matrix: z.array(z.array(z.number().positive())).nullable(),
  criteria: z.array(criterion).min(1),
  gates: z.record(z.enum(gateStages), gate),
  clocks: z.strictObject({ triage: days, clarification: days, review: days }),
  waiverMonths: z.int().min(1).max(12),
  reports: z.strictObject({
    /** Monthly reports after a project entered, before the slower rhythm. */
    monthly: z.int().min(0).max(24),
    thenEveryMonths: z.int().min(1).max(12),
    /** Days after the end of a period until its report is due. */
    dueDays: days,
  }),
  emeritus: z.strictObject({
    monthsWithoutCommits: z.int().min(1).max(60),
    missedReports: z.int().min(1).max(12),
    /** Days that a project has to answer a health review. */
    healthDays: days,
  }),
});

/** See {@link rubricBodySchema}. */
export type RubricBody = z.output<typeof rubricBodySchema>;
/** One item of a rubric. */
export type Criterion = RubricBody['criteria'][number];
/** What opens the way into a stage. */
export type GateRules = RubricBody['gates'][GateStage];
