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

import type { Stream } from '#store/stream.ts';
import type { Refusal } from '../../platform.ts';
import type { Client } from './client.ts';

/** Requests that a long anonymous list leaves for the short ones behind it. */
const kept = 15;

/** False when an anonymous caller has few requests left in this hour; callers with a token wait instead. */
export function enough({ http }: Client): boolean {
  if (http.credential !== null) return true;
  const core = http.budget().find(({ resource }) => resource === 'core');
  return core?.remaining === undefined || core.remaining === null || core.limit === 0 || core.remaining > kept;
}

/** The rest of a list is left for the next visit, which goes on where this one stopped. */
export function spent(stream: Stream): Refusal {
  return { stream, what: `the rest of the ${stream}`, why: 'budget', count: 1 };
}
