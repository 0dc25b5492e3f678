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

import { z } from 'zod';
import { readBytes, readJson } from '../../read-body.ts';

const text = (most: number) => z.string().min(1).max(most);

/** Everything below `/api/auth` that the world may reach; other endpoints of the library answer to nobody. */
export const doors = {
  '/sign-in/email': z.strictObject({ email: text(254), password: text(4096) }),
  '/two-factor/verify-totp': z.strictObject({ code: text(20) }),
  '/two-factor/verify-backup-code': z.strictObject({ code: text(40) }),
  '/sign-out': z.strictObject({}),
} as const;
/** Path of one of {@link doors}. */
export type Door = keyof typeof doors;

const mostBytes = 16_384;
const callback = /^\/callback\/[a-z][a-z0-9-]{1,30}$/u;

/** What came to one of the doors. */
export type Knock =
  | { readonly kind: 'post'; readonly door: Door; readonly body: Readonly<Record<string, string>> }
  | { readonly kind: 'callback' }
  | { readonly kind: 'refused'; readonly response: Response };

function refusal(status: number, code: string): Knock {
  return {
    kind: 'refused',
    response: Response.json({ code }, { status, headers: { 'cache-control': 'private, no-store' } }),
  };
}

function isDoor(path: string): path is Door {
  return Object.hasOwn(doors, path);
}

/** Looks at a request before the library does; it is given no more than what the schemas let through. */
export async function knock(request: Request, origins: readonly string[]): Promise<Knock> {
  const { pathname } = new URL(request.url);
  const path = pathname.slice('/api/auth'.length);
  if (request.method === 'GET' && callback.test(path)) return { kind: 'callback' };
  if (!isDoor(path)) return refusal(404, 'NOT_FOUND');
  if (request.method !== 'POST') return refusal(405, 'METHOD_NOT_ALLOWED');
  if (!origins.includes(request.headers.get('origin') ?? '')) return refusal(403, 'INVALID_ORIGIN');
  if (!/^application\/json\s*(?:;|$)/iu.test(request.headers.get('content-type') ?? '')) {
    return refusal(415, 'UNSUPPORTED_MEDIA_TYPE');
  }
  try {
    const bytes = await readBytes(request, mostBytes);
    const body = doors[path].safeParse(bytes.length === 0 ? {} : readJson(bytes));
    return body.success ? { kind: 'post', door: path, body: body.data } : refusal(400, 'INVALID_BODY');
  } catch {
    return refusal(400, 'INVALID_BODY');
  }
}
