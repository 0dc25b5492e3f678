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

import { ensureMember } from '#store/queries/desk/members.ts';
import type { Actor } from '../actor.ts';
import { visitor } from '../actor.ts';
import type { DeskContext } from '../context.ts';
import { decide } from '../decide.ts';

/** Makes a member without any role of a user who signs in for the first time; does nothing for all others. */
export async function joinMember(context: DeskContext, userId: string): Promise<void> {
  const actor: Actor = { ...visitor, kind: 'member', id: `user:${userId}`, userId, name: userId };
  await decide(context, { actor, action: 'member.join', request: null }, async (tx, now) => {
    const member = await ensureMember(tx, userId, now);
    if (member === null) return { answer: null, audit: 'unchanged' };
    const after = { name: member.name, roles: [] };
    return {
      answer: null,
      audit: [{ object: { kind: 'member', id: userId }, before: null, after, reason: null }],
    };
  });
}
