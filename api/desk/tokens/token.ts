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

import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

const letters = 'abcdefghijklmnopqrstuvwxyz234567';
const prefix = 'hub_ci_';

/** Finds tokens in files and logs: for leak detectors, published in the documentation. */
export const tokenPattern = /\bhub_ci_[a-z2-7]{69}\b/;

/** How a token is written: ten letters that name it, 52 of secret (260 bits), seven of checksum. */
const shape = /^hub_ci_([a-z2-7]{10})[a-z2-7]{52}([a-z2-7]{7})$/;

function random(length: number): string {
  return [...randomBytes(length)].map((byte) => letters[byte % letters.length]).join('');
}

/** Tells a token with a typing error from one that is not known. */
function checksum(text: string): string {
  let rest = crc32(text);
  return Array.from({ length: 7 }, () => {
    const letter = letters[rest % letters.length];
    rest = Math.floor(rest / letters.length);
    return letter;
  }).join('');
}

/** What is kept in place of a token. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** A new token: shown once, kept nowhere. */
export function newToken(): { readonly id: string; readonly token: string; readonly hash: Buffer } {
  const id = random(10);
  const body = `${prefix}${id}${random(52)}`;
  const token = `${body}${checksum(body)}`;
  return { id, token, hash: tokenHash(token) };
}

/** The name in a token; null = this is no token of ours, or has a typing error. */
export function tokenId(token: string): string | null {
  const [, id, sum] = shape.exec(token) ?? [];
  return id !== undefined && sum === checksum(token.slice(0, -7)) ? id : null;
}
