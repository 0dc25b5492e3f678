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
import { checkStatuses } from '#store/facts.ts';
import { instantSchema, orNull, repositoryStateSchema, textSchema } from '../../schema/common.ts';
import { applicationKinds } from './field.ts';

/** Where a case can stand. */
const caseStates = [
  'draft',
  'submitted',
  'need-info',
  'reviewing',
  'voting',
  'notice',
  'accepted',
  'declined',
  'postponed',
  'withdrawn',
] as const;
const caseKinds = [...applicationKinds, 'retirement'] as const;
const targets = ['sandbox', 'incubating', 'graduated', 'emeritus'] as const;
const nullableInstant = instantSchema.nullable();

/** Kinds of cases, those that staff open included. */
export const caseKindSchema = z.enum(caseKinds);
/** Stage that a case leads to. */
export const targetSchema = z.enum(targets);
/** See {@link caseStates}. */
export const caseStateSchema = z.enum(caseStates);
/** 12 letters and digits that name a case. */
export const codeSchema = z.string();
/** Version of a case; a change names the one it was made from. */
export const versionSchema = z.int().min(1);

/** A case in a list. */
export const caseSchema = z.object({
  code: codeSchema,
  kind: caseKindSchema,
  state: caseStateSchema,
  title: z.string(),
  project: z.string().nullable(),
  domain: z.string().nullable(),
  fromStage: z.string().nullable(),
  targetStage: targetSchema,
  organisations: z.array(z.string()),
  clock: z.string().nullable(),
  dueAt: nullableInstant,
  overdue: z.boolean(),
  submittedAt: nullableInstant,
  updatedAt: instantSchema,
  version: versionSchema,
});

/** A question of the form. */
const fieldSchema = z.object({
  id: z.string(),
  label: textSchema,
  help: textSchema,
  kind: z.string(),
  required: z.boolean(),
  most: z.int(),
  mostLines: z.int().nullable(),
  choices: z.array(z.object({ id: z.string(), name: textSchema })),
});

/** The form of one kind of application. */
export const formSchema = z.object({
  kind: z.enum(applicationKinds),
  parts: z.array(z.object({ id: z.string(), title: textSchema, fields: z.array(fieldSchema) })),
});

/** Answers by question. */
export const answersSchema = z.record(z.string(), z.union([z.string(), z.array(z.string()), z.boolean()]));

/** A case as its applicant and staff see it. */
export const applicationSchema = z.object({
  code: codeSchema,
  kind: caseKindSchema,
  state: caseStateSchema,
  title: z.string(),
  project: z.string().nullable(),
  fromStage: z.string().nullable(),
  targetStage: targetSchema,
  organisations: z.array(z.string()),
  applicantName: z.string().nullable(),
  applicantEmail: z.string().nullable(),
  /** The applicant has an account. */
  account: z.boolean(),
  rubric: orNull(z.object({ id: z.string(), version: z.int() })),
  clock: z.string().nullable(),
  dueAt: nullableInstant,
  clockLeft: z.number().nullable(),
  submittedAt: nullableInstant,
  decidedAt: nullableInstant,
  createdAt: instantSchema,
  updatedAt: instantSchema,
  version: versionSchema,
  form: answersSchema,
  /** Questions that still need an answer before it can be submitted. */
  missing: z.array(z.string()),
});

/** A case as everybody sees it once it is on public notice or decided. */
export const publicApplicationSchema = z.object({
  code: codeSchema,
  kind: caseKindSchema,
  state: caseStateSchema,
  title: z.string(),
  fromStage: z.string().nullable(),
  targetStage: targetSchema,
  organisations: z.array(z.string()),
  submittedAt: nullableInstant,
  decidedAt: nullableInstant,
  /** Answers that are public: what the project is, where its code is, its licence. */
  form: answersSchema,
});

/** Where a case stands, for its applicant. */
export const trackingSchema = z.object({
  steps: z.array(z.object({ id: z.string(), name: textSchema, state: z.enum(['done', 'now', 'next', 'skipped']) })),
  next: textSchema,
  by: nullableInstant,
  overdue: z.boolean(),
  yours: z.boolean(),
  questions: z.array(z.object({ id: z.string(), question: z.string(), dueAt: z.string().nullable() })),
});

const placeSchema = z.object({
  repository: z.string(),
  commit: z.string().nullable(),
  path: z.string().nullable(),
  line: z.number().nullable(),
});

/** What the machine found beside the form. */
export const proposalsSchema = z.object({
  proposals: z.array(
    z.object({
      field: z.string(),
      value: z.union([z.string(), z.array(z.string())]).nullable(),
      standing: z.enum(['same', 'different', 'open']),
      place: orNull(placeSchema),
      note: orNull(textSchema),
    }),
  ),
  repositories: z.array(
    z.object({
      url: z.string(),
      /** The host's name is written with letters that can look like others. */
      strange: z.boolean(),
      state: repositoryStateSchema,
      reason: orNull(textSchema),
      fetchedAt: nullableInstant,
      head: z.string().nullable(),
      firstCommit: nullableInstant,
      lastCommit: nullableInstant,
      commits: z.int(),
      authors: z.int(),
      licence: z.string().nullable(),
    }),
  ),
  /** How many of the hub's checks came out how; empty = not computed yet. */
  checks: z.array(z.object({ status: z.enum(checkStatuses), count: z.int() })),
});
