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

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const letters = 'abcdefghijklmnopqrstuvwxyz234567';

/** A name for a case that nobody can guess: 60 random bits. */
export function newCode(): string {
  return [...randomBytes(12)].map((byte) => letters[byte % letters.length]).join('');
}

/** A secret for an address: 192 random bits. */
export function newKey(): string {
  return randomBytes(24).toString('base64url');
}

/** What is stored in place of a secret. */
export function hashOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

/** Whether a secret is the one with this hash, told in the same time whatever it is. */
export function opens(key: string, hash: Buffer | null): boolean {
  return hash !== null && timingSafeEqual(hashOf(key), hash);
}
