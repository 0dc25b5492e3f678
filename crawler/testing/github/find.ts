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

import { fullName, type WorldPerson, type WorldRepository } from '../world/model.ts';
import type { World } from '../world/world.ts';

/** A repository by what it is called now, or by a name it had that nobody took since. Case does not matter. */
export function findByName(
  world: World,
  name: string,
): { readonly repository: WorldRepository; readonly moved: boolean } | null {
  const wanted = name.toLowerCase();
  const now = world.repositories.find((one) => fullName(one).toLowerCase() === wanted);
  if (now) return { repository: now, moved: false };
  const before = world.repositories.find((one) => one.formerNames.some((former) => former.toLowerCase() === wanted));
  return before ? { repository: before, moved: true } : null;
}

/** A repository by its id. */
export function findById(world: World, id: string): WorldRepository | null {
  return world.repositories.find((one) => one.id === id) ?? null;
}

/** An account by its login now: a login that was given up finds nobody, or who took it. */
export function findPerson(world: World, login: string): WorldPerson | null {
  const wanted = login.toLowerCase();
  return [...world.people, world.organisation].find((one) => loginOf(one).toLowerCase() === wanted) ?? null;
}

/** The login as REST writes it: bots have `[bot]` behind it. */
export function loginOf(person: WorldPerson): string {
  return person.kind === 'bot' ? `${person.login}[bot]` : person.login;
}
