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
import { type ApplicationHead, keepApplication } from '#store/queries/desk/application-state.ts';
import { putSignOff, readSignOff, removeSignOff } from '#store/queries/desk/sign-offs.ts';
import type { Database } from '#store/schema.ts';
import { ApiError } from '../../errors.ts';
import type { Actor } from '../actor.ts';
import { noSuchThing } from '../authorise.ts';
import { type Decision, stale } from '../decide.ts';
import type { RubricBody } from '../rubric/body.ts';
import { keptRubric } from './kept-rubric.ts';
import { memberIdOf, type Place } from './place.ts';
import { wrongState } from './step.ts';
import { remark, seenOrNew } from './written.ts';

/** A role's word over the version that was seen. */
export const signOffBody = z.strictObject({
  verdict: z.enum(['approve', 'reject']),
  reason: remark.nullish(),
  version: seenOrNew,
});
/** A word as it is stored. */
export const signOffAnswer = z.object({
  dimension: z.string(),
  verdict: z.enum(['approve', 'reject']),
  version: z.int(),
});

type Dimension = RubricBody['dimensions'][number];

interface Where extends Place {
  readonly dimension: string;
}

/** The dimension, unless it is not this member's to sign: the rubric says whose it is. */
async function signable(tx: Kysely<Database>, head: ApplicationHead, id: string, actor: Actor): Promise<Dimension> {
  const rubric = await keptRubric(tx, head);
  const dimension = rubric.dimensions.find((one) => one.id === id);
  // Retirement asks for a signature without any criterion.
  const asked =
    rubric.gates[head.targetStage].signOffs.includes(id) ||
    rubric.criteria.some((one) => one.dimension === id && one.stages[head.targetStage] !== undefined);
  if (dimension === undefined || !asked) throw noSuchThing();
  if (dimension.roles.some((role) => actor.roles.includes(role))) return dimension;
  throw new ApiError('forbidden', {
    zh: `“${dimension.name.zh}”由评审标准指定的角色签署，不由您的角色来签。`,
    en: `The rubric names other roles than yours to sign “${dimension.name.en}”.`,
  });
}

async function reviewed(tx: Kysely<Database>, code: string): Promise<ApplicationHead> {
  const head = await keepApplication(tx, code);
  if (head === null) throw noSuchThing();
  if (head.state !== 'reviewing' && !(head.state === 'need-info' && head.clock === 'review')) {
    throw wrongState(head);
  }
  return head;
}

/** Gives, or changes, a role's word on a dimension. */
export async function signOff(
  { tx, actor, code, dimension, now }: Where,
  { verdict, reason = null, version }: z.output<typeof signOffBody>,
): Promise<Decision<z.input<typeof signOffAnswer>>> {
  const head = await reviewed(tx, code);
  await signable(tx, head, dimension, actor);
  if (verdict === 'reject' && reason === null) {
    throw new ApiError(
      'bad-parameter',
      { zh: '不同意时请写理由。', en: 'Write the reason when you do not approve.' },
      { parameter: 'reason' },
    );
  }
  const key = { application: head.id, dimension, member: memberIdOf(actor) };
  const before = await readSignOff(tx, key);
  const fits = (before?.version ?? 0) === version;
  if (!fits || !(await putSignOff(tx, key, { verdict, reason, version }, now))) {
    throw stale({ version: (await readSignOff(tx, key))?.version ?? 0, by: actor.name });
  }
  const after = { dimension, verdict, version: version + 1 };
  return {
    answer: after,
    audit: [
      {
        object: { kind: 'application', id: code },
        before: before && { member: key.member, dimension, ...before },
        after: { member: key.member, ...after, reason },
        reason,
      },
    ],
  };
}

/** Takes the own word back. */
export async function withdrawSignOff(
  { tx, actor, code, dimension }: Where,
  { reason, version }: { readonly reason: string; readonly version: number },
): Promise<Decision<{ dimension: string }>> {
  const head = await reviewed(tx, code);
  const key = { application: head.id, dimension, member: memberIdOf(actor) };
  const before = await readSignOff(tx, key);
  if (before === null) throw noSuchThing();
  if (before.version !== version || !(await removeSignOff(tx, key, version))) {
    throw stale({ version: (await readSignOff(tx, key))?.version ?? 0, by: actor.name });
  }
  return {
    answer: { dimension },
    audit: [
      {
        action: 'review.unsign',
        object: { kind: 'application', id: code },
        before: { member: key.member, dimension, ...before },
        after: null,
        reason,
      },
    ],
  };
}
