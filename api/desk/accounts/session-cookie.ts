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

import { createHmac, timingSafeEqual } from 'node:crypto';

function signature(value: string, secret: string): Buffer {
  return createHmac('sha256', secret).update(value).digest();
}

/** The value of a cookie by name; null = it is not there. Of two with one name none is taken. */
export function cookieValue(headers: Headers, name: string): string | null {
  const values = (headers.get('cookie') ?? '').split(';').flatMap((pair) => {
    const at = pair.indexOf('=');
    return at !== -1 && pair.slice(0, at).trim() === name ? [pair.slice(at + 1).trim()] : [];
  });
  return values.length === 1 ? (values[0] ?? null) : null;
}

/** What a signed cookie holds, as the sign-in library writes it: `value.signature`, percent-encoded; null = not genuine. */
export function openSigned(raw: string, secret: string): string | null {
  let text: string;
  try {
    text = decodeURIComponent(raw);
  } catch {
    return null;
  }
  const at = text.lastIndexOf('.');
  if (at < 1) return null;
  const given = Buffer.from(text.slice(at + 1), 'base64');
  const value = text.slice(0, at);
  return given.length === 32 && timingSafeEqual(given, signature(value, secret)) ? value : null;
}

/** The other way round. */
export function sealSigned(value: string, secret: string): string {
  return encodeURIComponent(`${value}.${signature(value, secret).toString('base64')}`);
}
