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

import type { AccountFact } from '../../fact.ts';
import type { WireUser } from './wire.ts';

const unknownProfile = { company: null, createdAt: null } as const;

/** Access tokens of projects and groups act through accounts with such names. */
const tokenAccount = /^(?:project|group)_\d+_bot(?:_?[0-9a-z]+)?$/u;

/** What deleted accounts' acts are moved to. */
function isGhost(user: NonNullable<WireUser>): boolean {
  return user.username === 'ghost' && (user.name === null || user.name === 'Ghost User');
}

/** An account; null = it was deleted, or is not shown. GitLab's lists do not tell bots from people but by name. */
export function toAccount(user: WireUser): AccountFact | null {
  if (user === null || isGhost(user)) return null;
  const { id, username, name, bot } = user;
  const kind = bot === true || tokenAccount.test(username) ? 'bot' : bot === false ? 'user' : 'unknown';
  return { id, login: username, name, kind, ...unknownProfile };
}

/** Accounts without those that were deleted. */
export function toAccounts(users: readonly WireUser[]): AccountFact[] {
  return users.map(toAccount).filter((account) => account !== null);
}

/** A group as owner; groups and users number their ids apart, so the id says which. */
export function groupAccount(group: {
  readonly id: string;
  readonly path: string;
  readonly name: string | null;
}): AccountFact {
  return { id: `group-${group.id}`, login: group.path, name: group.name, kind: 'organisation', ...unknownProfile };
}

/** Somebody of whom only the login is told. */
export function loginAccount(login: string): AccountFact {
  return { id: null, login, name: null, kind: 'unknown', ...unknownProfile };
}
