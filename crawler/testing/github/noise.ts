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

import type { WorldPerson, WorldSubject } from '../world/model.ts';

/** An event that the platform tells and that nothing is computed from. */
export interface Noise {
  readonly id: string;
  readonly event: 'mentioned' | 'subscribed';
  readonly actor: WorldPerson;
  readonly at: number;
}

/** Mentions and subscriptions, as there are more of than of anything else in real lists: two for every fifth number. */
export function noiseOf(subject: WorldSubject): Noise[] {
  const { author } = subject;
  if (author === null || subject.number % 5 !== 0) return [];
  const id = BigInt(subject.id) * 2n;
  return (['mentioned', 'subscribed'] as const).map((event, at) => ({
    id: String(id + BigInt(at)),
    event,
    actor: author,
    at: subject.createdAt,
  }));
}
