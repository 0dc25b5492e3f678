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
import type { Edition, ReportRow } from '#store/queries/desk/mentor-reports.ts';
import { orNull } from '../../schema/common.ts';
import { type ReportDraft, reportDraftSchema } from './report-draft.ts';
import { reportSectionSchema, sectionIds, type Written, writtenSchema } from './report-sections.ts';

/** A report in a list; its text is in its editions. */
export const reportHeadSchema = z.object({
  id: z.string(),
  project: z.string(),
  /** The stage it was owed in. */
  stage: z.string(),
  /** Half-open: the last day is not part of it. */
  from: z.string(),
  until: z.string(),
  dueOn: z.string(),
  state: z.enum(['due', 'signed', 'missed']),
  /** Signed after its day, or not at all. */
  late: z.boolean(),
  editions: z.int(),
});

/** A signed report: the text of a person, and what the machine had gathered then. */
export const editionSchema = z.object({
  number: z.int(),
  sections: writtenSchema,
  gathered: orNull(reportDraftSchema),
  note: z.string().nullable(),
  signedBy: z.string(),
  signedAt: z.string(),
});

/** A report as its readers see it; `draft` is for staff. */
export const reportSchema = reportHeadSchema.extend({
  version: z.int(),
  gathered: orNull(reportDraftSchema),
  gatheredAt: z.string().nullable(),
  draft: orNull(writtenSchema),
  editedBy: z.string().nullable(),
  editions: z.int(),
  signed: z.array(editionSchema),
  /** What a report says something about. */
  sections: z.array(reportSectionSchema),
  /** Whether the reader is a mentor who may write it. */
  mine: z.boolean(),
});

/** A report without its texts. */
export function reportHead(row: ReportRow): z.input<typeof reportHeadSchema> {
  const { id, project, stage, from, until, dueOn, state, missedAt, editions } = row;
  return { id, project, stage, from, until, dueOn, state, late: missedAt !== null, editions };
}

/** One signed edition. */
export function editionView(edition: Edition): z.input<typeof editionSchema> {
  return {
    number: edition.number,
    sections: edition.sections as Written,
    gathered: edition.gathered as ReportDraft | null,
    note: edition.note,
    signedBy: edition.signedName,
    signedAt: edition.signedAt.toISOString(),
  };
}

/** Sections as kept; what was never written is empty. */
export function sectionsOf(kept: unknown): Written {
  const some = kept as Partial<Written>;
  const filled = sectionIds.map((id) => [id, some[id] ?? { rating: null, text: '' }]);
  return Object.fromEntries(filled) as Written;
}
