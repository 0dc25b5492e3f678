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
import { activeStaff, type Candidate, endMentor, insertMentor } from '#store/queries/desk/mentors.ts';
import type { Database } from '#store/schema.ts';
import { ApiError } from '../../errors.ts';
import { type Actor, staffRoles, visitor } from '../actor.ts';
import { conflicted } from '../authorise.ts';
import { type Decision, notNow } from '../decide.ts';
import type { ObjectFacts } from '../facts.ts';
import { dayOf } from './day.ts';
import { notify } from './notify.ts';
import { projectName } from './project-name.ts';

function asActor({ userId, name, roles, organisation }: Candidate): Actor {
  const granted = staffRoles.filter((role) => roles.includes(role));
  return { ...visitor, kind: 'member', id: `user:${userId}`, userId, name, roles: granted, organisation };
}

/** Staff who may mentor a project: active, and without a conflict of interest. */
export async function mentorCandidates(db: Kysely<Database>, facts: ObjectFacts): Promise<Candidate[]> {
  return (await activeStaff(db)).filter((candidate) => !conflicted(asActor(candidate), facts));
}

/** Makes a member of staff a mentor from today on. */
export async function appointMentor(
  tx: Kysely<Database>,
  { actor, facts, member, now }: { actor: Actor; facts: ObjectFacts; member: string; now: Date },
): Promise<Decision<{ id: string }>> {
  const project = facts.id;
  const candidates = await mentorCandidates(tx, facts);
  const chosen = candidates.find(({ userId }) => userId === member);
  if (chosen === undefined) {
    throw new ApiError(
      'bad-parameter',
      {
        zh: '导师须是有角色的在任成员，且与项目没有利害关系。',
        en: 'A mentor is an active member with a role, and without a conflict of interest with the project.',
      },
      { parameter: 'member' },
    );
  }
  const since = dayOf(now);
  const id = await insertMentor(tx, { project, member, since, appointedBy: actor.id });
  if (id === null) throw notNow('这位成员已经是导师。', 'This member is a mentor already.');
  const name = await projectName(tx, project);
  await notify(tx, {
    to: { members: [member] },
    except: actor.userId,
    kind: 'report',
    object: { kind: 'project', id: project },
    text: { zh: `您成为「${name.zh}」的导师`, en: `You are a mentor of ${name.en} now` },
    link: `/desk/projects/${project}/`,
    at: now,
  });
  const after = { project, member, since };
  return { answer: { id }, audit: [{ object: { kind: 'project', id: project }, before: null, after, reason: null }] };
}

/** Ends a mentorship today. */
export async function dismissMentor(
  tx: Kysely<Database>,
  { id, version, reason, now }: { id: string; version: number; reason: string; now: Date },
): Promise<Decision<{ ended: boolean }>> {
  const until = dayOf(now);
  const ended = await endMentor(tx, { id, version, until });
  if (ended === null) {
    throw notNow(
      '这份导师关系已经结束，或刚被别人改动。',
      'This mentorship has ended, or somebody changed it just now.',
    );
  }
  const object = { kind: 'project', id: ended.project };
  const before = { project: ended.project, member: ended.member, until: null };
  return { answer: { ended: true }, audit: [{ object, before, after: { ...before, until }, reason }] };
}
