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

import { createHmac, randomBytes } from 'node:crypto';
import type { HookRow } from '#store/queries/hook.ts';

/** How long the secret before the present one is still taken. */
const overlap = 7 * 86_400_000;

/** An id that cannot be guessed. */
export function newHookId(): string {
  return randomBytes(15).toString('base64url');
}

function secretOf(key: Uint8Array, id: string, generation: number): string {
  return createHmac('sha256', key).update(`hook\0${id}\0${generation}`).digest('base64url');
}

/**
 * Secrets that a hook takes now, the present one first: made from the hub's key and stored nowhere, or what the
 * operator's variable holds (several with spaces between them while one is replaced).
 */
export function secretsOf(
  key: Uint8Array,
  hook: Pick<HookRow, 'id' | 'generation' | 'rotated_at' | 'secret_variable'>,
  variable: (name: string) => string | undefined,
  now: Date,
): string[] {
  if (hook.secret_variable !== null) {
    const text = variable(hook.secret_variable) ?? '';
    return text
      .split(/\s+/u)
      .filter((secret) => secret !== '')
      .slice(0, 2);
  }
  const present = secretOf(key, hook.id, hook.generation);
  const young = hook.rotated_at !== null && now.getTime() - hook.rotated_at.getTime() < overlap;
  return young && hook.generation > 1 ? [present, secretOf(key, hook.id, hook.generation - 1)] : [present];
}
