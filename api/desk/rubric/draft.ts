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
import { digestOf } from '#metrics/rank/canonical.ts';
import {
  activateRubric,
  addRubric,
  editRubric,
  lockRubric,
  type RubricRow,
  rubricRow,
} from '#store/queries/desk/rubrics.ts';
import type { Database } from '#store/schema.ts';
import { ApiError, notFound } from '../../errors.ts';
import type { Actor } from '../actor.ts';
import { type Decision, notNow, stale } from '../decide.ts';
import type { draftAnswer } from './answer.ts';
import { type RubricBody, rubricBodySchema } from './body.ts';
import { rubricChanges } from './change.ts';
import { rubricFaults } from './faults.ts';
import { rubricId } from './store.ts';

/** Who changes which version, and which edit of it they had before them. */
export interface DraftStep {
  readonly tx: Kysely<Database>;
  readonly actor: Actor;
  readonly now: Date;
  readonly version: string;
  readonly edits: number;
}

type Drafted = Decision<z.input<typeof draftAnswer>>;

/** A version by its number in an address. */
export async function rubricAt(db: Kysely<Database>, version: string): Promise<RubricRow> {
  const row = /^[1-9]\d{0,5}$/.test(version) ? await rubricRow(db, rubricId, Number(version)) : null;
  if (row !== null) return row;
  throw notFound({ zh: '没有这个版本的评审标准。', en: 'There is no such version of the rubric.' });
}

function objectOf(version: number) {
  return { kind: 'rubric', id: `${rubricId}/${version}` };
}

/** What is wrong, as one answer. */
function refuseFaults(body: RubricBody): void {
  const faults = rubricFaults(body);
  if (faults.length === 0) return;
  const shown = faults.slice(0, 5);
  throw new ApiError(
    'bad-parameter',
    { zh: shown.map(({ zh }) => zh).join(''), en: shown.map(({ en }) => en).join(' ') },
    { parameter: 'body' },
  );
}

/** Puts a rubric down as a new draft; `from` names what it was made from. */
export async function startDraft(
  { tx, actor, now }: Pick<DraftStep, 'tx' | 'actor' | 'now'>,
  body: RubricBody,
  from: string,
): Promise<Drafted> {
  refuseFaults(body);
  await lockRubric(tx, rubricId);
  const digest = digestOf(body);
  const text = JSON.stringify(body);
  const version = await addRubric(tx, { id: rubricId, body: text, digest, madeBy: actor.id, now, active: false });
  const answer = { version, edits: 1, digest };
  return {
    answer,
    audit: [
      { action: 'rubric.draft', object: objectOf(version), before: null, after: { ...answer, from }, reason: null },
    ],
  };
}

function notADraft(): ApiError {
  return notNow(
    '这个版本已生效或已停用，不能再改；请从它另起一份草稿。',
    'This version is in force or retired and is not changed any more; make a draft from it.',
  );
}

async function draftAt({ tx, version, edits }: Pick<DraftStep, 'tx' | 'version' | 'edits'>): Promise<RubricRow> {
  const row = await rubricAt(tx, version);
  if (row.state !== 'draft') throw notADraft();
  if (row.edits !== edits) throw stale({ version: row.edits, by: null });
  return row;
}

/** Changes a draft; what comes out must hold together, and what it was is kept in the audit log value by value. */
export async function changeDraft(step: DraftStep, change: (body: RubricBody) => RubricBody): Promise<Drafted> {
  const { tx, actor, now } = step;
  const row = await draftAt(step);
  const before = rubricBodySchema.parse(row.body);
  const body = change(before);
  refuseFaults(body);
  const digest = digestOf(body);
  if (digest === row.digest) {
    return { answer: { version: row.version, edits: row.edits, digest }, audit: 'unchanged' };
  }
  const written = { id: row.id, version: row.version, edits: row.edits, body: JSON.stringify(body) };
  if (!(await editRubric(tx, { ...written, digest, madeBy: actor.id, now }))) {
    throw stale({ version: (await rubricAt(tx, step.version)).edits, by: null });
  }
  const changes = rubricChanges(before, body);
  const side = (name: 'before' | 'after') => Object.fromEntries(changes.map((one) => [one.path.join('.'), one[name]]));
  return {
    answer: { version: row.version, edits: row.edits + 1, digest },
    audit: [
      {
        action: 'rubric.edit',
        object: objectOf(row.version),
        before: { edits: row.edits, digest: row.digest, values: side('before') },
        after: { edits: row.edits + 1, digest, values: side('after') },
        reason: null,
      },
    ],
  };
}

/** Puts a draft into force and retires the version before; whoever wrote it last cannot. Open reviews keep theirs. */
export async function activateDraft(step: DraftStep, reason: string): Promise<Drafted> {
  const { tx, actor, now } = step;
  await lockRubric(tx, rubricId);
  const row = await draftAt(step);
  if (row.made_by === actor.id) {
    throw notNow(
      '草稿须由最后修改者以外的另一位管理员生效。',
      'A draft is put into force by another administrator than the person who wrote it last.',
    );
  }
  refuseFaults(rubricBodySchema.parse(row.body));
  const done = await activateRubric(tx, {
    id: row.id,
    version: row.version,
    edits: row.edits,
    approvedBy: actor.id,
    now,
  });
  if (!done) throw stale({ version: row.edits, by: null });
  return {
    answer: { version: row.version, edits: row.edits, digest: row.digest },
    audit: [
      {
        object: objectOf(row.version),
        before: { state: 'draft', madeBy: row.made_by },
        after: { state: 'active', digest: row.digest },
        reason,
      },
    ],
  };
}
