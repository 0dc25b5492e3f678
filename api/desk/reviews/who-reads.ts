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

import type { Actor } from '../actor.ts';
import { allowed } from '../authorise.ts';
import type { ObjectFacts } from '../facts.ts';

/** As whom somebody reads a case: what they are shown follows. */
export type Reader = 'staff' | 'applicant' | 'public';

/** As whom this actor reads a case that they may read at all. */
export function readerOf(actor: Actor, facts: ObjectFacts): Reader {
  if (allowed(actor, 'review.read', facts).kind === 'yes') return 'staff';
  return allowed(actor, 'application.read', facts).kind === 'yes' ? 'applicant' : 'public';
}

/** Whether an actor's id is of the side of the applicant: who applied, a maintainer, or the tracking link. */
export function ofApplicant(actorId: string, { owner, code, concerned }: ObjectFacts): boolean {
  const users = owner === null ? concerned : [owner, ...concerned];
  return actorId === `link:${code}` || users.some((id) => actorId === `user:${id}`);
}
