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
import { type ApplicationHead, readApplication } from '#store/queries/desk/application-state.ts';
import {
  type AssignmentKey,
  allDimensions,
  listStaff,
  putAssignments,
  type Reviewer,
  removeAssignment,
} from '#store/queries/desk/assignments.ts';
import type { Database } from '#store/schema.ts';
import { ApiError } from '../../errors.ts';
import { type Actor, visitor } from '../actor.ts';
import { conflicted, noSuchThing } from '../authorise.ts';
import type { Change, Decision } from '../decide.ts';
import type { ObjectFacts } from '../facts.ts';
import { notify } from '../life/notify.ts';
import { application } from '../objects/application.ts';
import type { Place } from './place.ts';
import { wrongState } from './step.ts';

const code = z
  .string()
  .regex(/^[a-z2-7]{12}$/, 'a code of an application has 12 letters and digits | 申请编号是 12 位字母和数字');
const member = z.string().min(1).max(100);
const dimension = z.string().regex(/^[a-z][a-z0-9-]{1,30}$/, 'name a dimension, or “all” | 请写维度，或 all');
const day = z.iso.date('a day is written as 2026-10-31 | 日期写作 2026-10-31');

/** Members for one case. */
export const assignmentBody = z.strictObject({
  members: z.array(member).min(1, 'choose at least one member | 请至少选一位成员').max(20),
  dimension: dimension.default(allDimensions),
  /** Last day; null = the clock of the review is the only one. */
  dueOn: day.nullish(),
});
/** Members for many cases at once. */
export const bulkAssignmentBody = assignmentBody.extend({
  applications: z.array(code).min(1, 'choose at least one application | 请至少选一个申请').max(100),
});
/** An assignment that ends. */
export const unassignmentBody = z.strictObject({ member, dimension });
/** How many assignments are new or have a new due date. */
export const assignmentAnswer = z.object({ assigned: z.int() });

interface Case {
  readonly head: ApplicationHead;
  readonly facts: ObjectFacts;
}

/** A member as somebody who may have a conflict of interest. */
export function actorOf({ userId, name, organisation, maintains }: Reviewer): Actor {
  return { ...visitor, kind: 'member', id: `user:${userId}`, userId, name, organisation, maintains };
}

async function caseOf(tx: Kysely<Database>, code: string): Promise<Case> {
  const [head, facts] = [await readApplication(tx, code), await application.load(tx, code)];
  if (head === null || facts === null) throw noSuchThing();
  if (!['submitted', 'need-info', 'reviewing'].includes(head.state)) throw wrongState(head);
  return { head, facts };
}

/** Active members who review: those with any role but that of administrators alone; ids name some of them, null = all. */
export async function listReviewers(db: Kysely<Database>, ids: readonly string[] | null): Promise<Reviewer[]> {
  const staff = await listStaff(db, ids);
  return staff.filter(({ roles }) => roles.some((role) => role !== 'administrator'));
}

async function reviewersOf(tx: Kysely<Database>, ids: readonly string[]): Promise<Reviewer[]> {
  const staff = await listReviewers(tx, ids);
  if (new Set(ids).size === staff.length) return staff;
  throw new ApiError(
    'bad-parameter',
    { zh: '其中有人不是在任的评审人员。', en: 'Somebody named there is no active reviewer.' },
    { parameter: 'members' },
  );
}

function nameCase({ title, code: of }: ApplicationHead): string {
  return title === '' ? of : title;
}

/** Everybody who must stand aside is named, so that the list can be put right at once. */
function checkConflicts(actor: Actor, cases: readonly Case[], reviewers: readonly Reviewer[]): void {
  const aside = cases.flatMap(({ head, facts }) =>
    reviewers.filter((one) => conflicted(actorOf(one), facts)).map(({ name }) => `${name} — ${nameCase(head)}`),
  );
  const own = cases
    .filter(({ facts }) => conflicted(actor, facts))
    .map(({ head }) => `${actor.name} — ${nameCase(head)}`);
  if (aside.length + own.length === 0) return;
  const { zh, en } =
    own.length > 0
      ? {
          zh: '您自己须回避其中的申请，没有分派任何人。',
          en: 'You stand aside from some of these yourself; nobody was assigned.',
        }
      : { zh: '这些成员须回避，没有分派任何人。', en: 'These members must stand aside; nobody was assigned.' };
  throw new ApiError('not-now', { zh, en }, { allowed: [...own, ...aside] });
}

function endOfDay(dueOn: string | null | undefined): Date | null {
  return dueOn === null || dueOn === undefined ? null : new Date(`${dueOn}T15:59:59.999Z`);
}

async function tell(
  tx: Kysely<Database>,
  actor: Actor,
  { head }: Case,
  members: readonly string[],
  at: Date,
): Promise<void> {
  if (members.length === 0) return;
  const title = nameCase(head);
  await notify(tx, {
    to: { members },
    except: actor.userId,
    kind: 'assignment',
    object: { kind: 'application', id: head.code },
    text: { zh: `请您评审“${title}”。`, en: `You are asked to review “${title}”.` },
    link: `/desk/applications/${head.code}/`,
    at,
  });
}

/** Assigns all members to all cases, or, where one of them must stand aside, nobody to anything. */
export async function assign(
  { tx, actor, now }: Omit<Place, 'code'>,
  { applications, members, dimension: of, dueOn }: z.output<typeof bulkAssignmentBody>,
): Promise<Decision<z.input<typeof assignmentAnswer>>> {
  const cases: Case[] = [];
  for (const one of [...new Set(applications)].toSorted()) cases.push(await caseOf(tx, one));
  const reviewers = await reviewersOf(tx, members);
  checkConflicts(actor, cases, reviewers);
  const changes: Change[] = [];
  for (const one of cases) {
    const keys = reviewers.map(
      ({ userId }): AssignmentKey => ({ application: one.head.id, member: userId, dimension: of }),
    );
    const dueAt = endOfDay(dueOn);
    const fresh = await putAssignments(tx, keys, { by: actor.id, at: now, dueAt });
    const object = { kind: 'application', id: one.head.code };
    changes.push(
      ...fresh.map(({ member: who }) => ({
        object,
        before: null,
        after: { member: who, dimension: of, dueAt },
        reason: null,
      })),
    );
    await tell(
      tx,
      actor,
      one,
      fresh.map(({ member: who }) => who),
      now,
    );
  }
  const [first, ...rest] = changes;
  return { answer: { assigned: changes.length }, audit: first === undefined ? 'unchanged' : [first, ...rest] };
}

/** Ends an assignment. */
export async function unassign(
  { tx, code: of }: Place,
  { member: who, dimension: what }: z.output<typeof unassignmentBody>,
): Promise<Decision<z.input<typeof assignmentAnswer>>> {
  const head = await readApplication(tx, of);
  if (head === null) throw noSuchThing();
  const before = await removeAssignment(tx, { application: head.id, member: who, dimension: what });
  if (before === null) return { answer: { assigned: 0 }, audit: 'unchanged' };
  const key = { member: who, dimension: what };
  return {
    answer: { assigned: 0 },
    audit: [
      {
        action: 'review.unassign',
        object: { kind: 'application', id: of },
        before: { ...key, ...before },
        after: null,
        reason: null,
      },
    ],
  };
}
