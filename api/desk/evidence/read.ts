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

import type { z } from '@hono/zod-openapi';
import type { Kysely } from 'kysely';
import { checkStatuses } from '#store/facts.ts';
import type { Logger } from '#store/log.ts';
import { evidenceCase, evidenceRows } from '#store/queries/desk/evidence.ts';
import type { Database } from '#store/schema.ts';
import { ApiError } from '../../errors.ts';
import { noSuchThing } from '../authorise.ts';
import { gateStages } from '../rubric/body.ts';
import { activeRubric } from '../rubric/store.ts';
import {
  askedItems,
  type changesAnswer,
  type evidenceAnswer,
  evidenceView,
  type gateEvidenceAnswer,
} from './answer.ts';
import { diffEvidence } from './diff.ts';
import { readEvidenceFacts } from './facts.ts';
import { gatherItems } from './gather.ts';
import { type Evidence, evidenceById, newestEvidence } from './snapshot.ts';

async function caseId(db: Kysely<Database>, code: string): Promise<string> {
  const row = await evidenceCase(db, code);
  if (row === null) throw noSuchThing();
  return row.id;
}

async function lookOf(db: Kysely<Database>, application: string, look: string): Promise<Evidence> {
  const found = await evidenceById(db, application, look);
  if (found === null) throw noSuchThing();
  return found;
}

/** The looks at an application, and the newest or the one asked for whole. */
export async function evidenceOfCase(
  db: Kysely<Database>,
  code: string,
  look: string | null,
): Promise<z.input<typeof evidenceAnswer>> {
  const id = await caseId(db, code);
  const evidence = look === null ? await newestEvidence(db, id) : await lookOf(db, id, look);
  const looks = await evidenceRows(db, id);
  return {
    evidence: evidence === null ? null : evidenceView(evidence),
    looks: looks.map((row) => ({
      id: row.id,
      takenAt: row.taken_at.toISOString(),
      digest: row.digest,
      rubric: { id: row.rubric_id, version: row.rubric_version },
    })),
  };
}

function mark(evidence: Evidence | null) {
  if (evidence === null) return null;
  return { id: evidence.id, takenAt: evidence.takenAt.toISOString(), commits: { ...evidence.commits } };
}

/** What changed from one look to another; unless told, between the newest and the one before it. */
export async function evidenceChanges(
  db: Kysely<Database>,
  code: string,
  asked: { readonly from: string | null; readonly to: string | null },
): Promise<z.input<typeof changesAnswer>> {
  const id = await caseId(db, code);
  const to = asked.to === null ? await newestEvidence(db, id) : await lookOf(db, id, asked.to);
  const earlier = (await evidenceRows(db, id)).find((row) => to !== null && BigInt(row.id) < BigInt(to.id));
  const fromId = asked.from ?? earlier?.id ?? null;
  const from = fromId === null ? null : await lookOf(db, id, fromId);
  const changes = from === null || to === null ? [] : diffEvidence(from.items, to.items);
  return {
    from: mark(from),
    to: mark(to),
    changes: changes.map((change) => ({ ...change, added: [...change.added], removed: [...change.removed] })),
  };
}

/** What a project without an application shows for a stage by the rubric in force; null = there is none. */
export async function gateEvidence(
  db: Kysely<Database>,
  project: string,
  asked: string,
  log: Logger,
): Promise<z.input<typeof gateEvidenceAnswer> | null> {
  const stage = gateStages.find((one) => one === asked);
  if (stage === undefined) {
    throw new ApiError(
      'bad-parameter',
      { zh: `没有这个阶段：可选 ${gateStages.join('、')}。`, en: `No such stage: one of ${gateStages.join(', ')}.` },
      { parameter: 'stage', allowed: gateStages },
    );
  }
  const rubric = await activeRubric(db);
  if (rubric === null) return null;
  const facts = await readEvidenceFacts(db, project, null);
  const items = gatherItems(facts, rubric.body, stage, log);
  return {
    project,
    stage,
    rubric: { id: rubric.id, version: rubric.version },
    asOf: facts.code?.facts.asOf.toISOString() ?? null,
    counts: Object.fromEntries(
      checkStatuses.map((status) => [status, items.filter((item) => item.status === status).length]),
    ) as Record<(typeof checkStatuses)[number], number>,
    items: askedItems(rubric.body, items),
  };
}
