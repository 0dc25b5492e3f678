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
import { checkStatuses } from '#store/facts.ts';
import { textSchema } from '../../schema/common.ts';

/** Where something was seen. */
const placeSchema = z.object({
  /** Address of the repository; null for what the hub itself knows. */
  repository: z.string().nullable(),
  commit: z.string().nullable(),
  path: z.string().nullable(),
  line: z.int().nullable(),
  /** What stands there, shortened; foreign text. */
  text: z.string().nullable(),
  /** Day or instant of what was seen. */
  date: z.string().nullable(),
  /** Page of the platform that shows it. */
  link: z.string().nullable(),
});

/** What the machine found for one criterion. It decides nothing: a person judges, with this beside. */
export const evidenceItemSchema = z.object({
  criterion: z.string(),
  need: z.enum(['required', 'advisory']),
  /** `unknown` = not enough is known, with the reason; never a failure. */
  status: z.enum(checkStatuses),
  reason: textSchema,
  /** The number behind it, beside what was asked; null where none was measured. */
  measured: z.object({ value: z.number(), unit: textSchema, threshold: z.number().nullable() }).nullable(),
  places: z.array(placeSchema),
  /** Share of what had to be looked at that was, 0–1; null where that means nothing. */
  coverage: z.number().min(0).max(1).nullable(),
  /** What to do about it; null when there is nothing to do. */
  fix: textSchema.nullable(),
  /** What it was read from: `check:security-policy`, `metric:elephant-factor`, `licence-facts`, `document:agreement`. */
  source: z.string(),
});

/** See {@link evidenceItemSchema}. */
export type EvidenceItem = z.output<typeof evidenceItemSchema>;
/** See {@link placeSchema}. */
export type EvidencePlace = z.output<typeof placeSchema>;
