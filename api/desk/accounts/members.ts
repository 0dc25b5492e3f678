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
import { endSessions, removeSecondFactor, setBanned } from '#store/queries/desk/accounts.ts';
import {
  holdAdministrators,
  type MemberChange,
  type MemberRow,
  readMember,
  updateMember,
} from '#store/queries/desk/members.ts';
import type { Database } from '#store/schema.ts';
import { ApiError } from '../../errors.ts';
import type { Actor, StaffRole } from '../actor.ts';
import { type Change, notNow, stale } from '../decide.ts';

/** What a change of a member is asked with. */
export interface MemberAct {
  readonly tx: Kysely<Database>;
  readonly actor: Actor;
  readonly userId: string;
  /** Version that whoever asks has seen; null = whatever it is now, for commands. */
  readonly version: number | null;
  readonly reason: string | null;
}

async function found({ tx, userId }: MemberAct): Promise<MemberRow> {
  const member = await readMember(tx, userId);
  if (member !== null) return member;
  throw new ApiError('not-found', { zh: '没有这位成员。', en: 'There is no such member.' });
}

/** Nobody decides about themselves, and an administrator whose role was just taken decides about nobody. */
async function standing({ tx, actor, userId }: MemberAct): Promise<readonly string[]> {
  const administrators = await holdAdministrators(tx);
  if (actor.kind !== 'member') return administrators;
  if (actor.userId === userId) {
    throw notNow(
      '自己的角色、单位和状态须由另一位管理员来改。',
      'Your own roles, organisation and state are changed by another administrator.',
    );
  }
  if (actor.userId !== null && administrators.includes(actor.userId)) return administrators;
  throw new ApiError('forbidden', { zh: '您已不是管理员。', en: 'You are no administrator any more.' });
}

function keepOne(administrators: readonly string[], userId: string): void {
  if (administrators.length > 1 || !administrators.includes(userId)) return;
  throw notNow(
    '这是最后一位管理员：请先任命另一位，再撤去或停用这一位。',
    'This is the last administrator: appoint another one first, then take the role away or suspend.',
  );
}

async function write(act: MemberAct, before: MemberRow, change: MemberChange): Promise<void> {
  const version = act.version ?? before.version;
  if (!(await updateMember(act.tx, act.userId, version, change))) throw stale({ version: before.version });
}

function told(act: MemberAct, action: string, before: unknown, after: unknown): Change {
  return { action, object: { kind: 'member', id: act.userId }, before, after, reason: act.reason };
}

/** Grants and takes roles; sessions end, so that nothing goes on under the old ones. */
export async function setRoles(act: MemberAct, roles: readonly StaffRole[]): Promise<Change | null> {
  const administrators = await standing(act);
  const before = await found(act);
  const after = [...new Set(roles)].sort();
  if (before.roles.toSorted().join() === after.join()) return null;
  if (!after.includes('administrator')) keepOne(administrators, act.userId);
  await write(act, before, { roles: after });
  const sessionsEnded = await endSessions(act.tx, act.userId);
  return told(act, 'member.roles', { roles: before.roles }, { roles: after, sessionsEnded });
}

/** Says whose conflicts of interest a member shares. */
export async function setOrganisation(act: MemberAct, organisation: string | null): Promise<Change | null> {
  await standing(act);
  const before = await found(act);
  if (before.organisation === organisation) return null;
  await write(act, before, { organisation });
  return told(act, 'member.organisation', { organisation: before.organisation }, { organisation });
}

/** Keeps a member out, or lets them in again. */
export async function setState(act: MemberAct, state: 'active' | 'suspended'): Promise<Change | null> {
  const administrators = await standing(act);
  const before = await found(act);
  if (before.state === state) return null;
  if (state === 'suspended') keepOne(administrators, act.userId);
  await write(act, before, { state });
  await setBanned(act.tx, act.userId, state === 'suspended');
  const sessionsEnded = await endSessions(act.tx, act.userId);
  return told(
    act,
    `member.${state === 'active' ? 'restore' : 'suspend'}`,
    { state: before.state },
    { state, sessionsEnded },
  );
}

/** Signs a member out everywhere. */
export async function endAllSessions(act: MemberAct): Promise<Change | null> {
  await standing(act);
  await found(act);
  const sessionsEnded = await endSessions(act.tx, act.userId);
  return sessionsEnded === 0 ? null : told(act, 'member.end-sessions', null, { sessionsEnded });
}

/** Forgets a second factor that was lost: the member signs in by password and sets up a new one. */
export async function resetSecondFactor(act: MemberAct): Promise<Change | null> {
  await standing(act);
  const before = await found(act);
  const had = await removeSecondFactor(act.tx, act.userId);
  if (!had) return null;
  const sessionsEnded = await endSessions(act.tx, act.userId);
  return told(act, 'member.reset-second-factor', { enrolled: before.enrolled }, { enrolled: false, sessionsEnded });
}
