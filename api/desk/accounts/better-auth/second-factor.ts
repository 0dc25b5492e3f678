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

import { randomInt } from 'node:crypto';
import { generateId } from 'better-auth';
import { generateRandomString, symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import type { Kysely } from 'kysely';
import { beginSecondFactorRow, readPendingSecondFactor } from '#store/queries/desk/accounts.ts';
import type { Database } from '#store/schema.ts';
import type { PendingFactor, SessionFacts } from '../port.ts';
import type { Library } from './library.ts';

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

function backupCode(): string {
  const letters = Array.from({ length: 10 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
}

function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/gu) ?? [])
    .map((five) => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('')
    .toUpperCase();
}

/** Keeps a new secret and ten backup codes, encrypted, until the first code is entered. */
export async function beginSecondFactor(db: Kysely<Database>, library: Library, userId: string): Promise<boolean> {
  const { secretConfig } = await library.context;
  const codes = Array.from({ length: 10 }, backupCode);
  return beginSecondFactorRow(db, generateId(), userId, {
    secret: await symmetricEncrypt({ key: secretConfig, data: generateRandomString(32) }),
    backupCodes: await symmetricEncrypt({ key: secretConfig, data: JSON.stringify(codes) }),
  });
}

/** The second factor that was begun, readable; null = none waits. */
export async function pendingSecondFactor(
  db: Kysely<Database>,
  library: Library,
  { userId, email, name }: Pick<SessionFacts, 'userId' | 'email' | 'name'>,
): Promise<PendingFactor | null> {
  const row = await readPendingSecondFactor(db, userId);
  if (row === null) return null;
  const { secretConfig } = await library.context;
  const secret = base32(Buffer.from(await symmetricDecrypt({ key: secretConfig, data: row.secret })));
  const codes = JSON.parse(await symmetricDecrypt({ key: secretConfig, data: row.backupCodes })) as string[];
  const label = encodeURIComponent(`Tongming:${email === '' || email.endsWith('.invalid') ? name : email}`);
  return { uri: `otpauth://totp/${label}?secret=${secret}&issuer=Tongming`, secret, backupCodes: codes };
}
