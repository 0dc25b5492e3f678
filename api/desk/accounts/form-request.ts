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

import { ApiError } from '../../errors.ts';
import { deskHeaders } from '../../headers.ts';
import type { Locale } from '../../locale.ts';
import { requireOwnOrigin } from '../origin.ts';
import { readBytes } from '../read-body.ts';
import type { AuthPort, ProofOutcome } from './port.ts';

const mostBytes = 16_384;

/** Fields of a form that a page of ours sent; one that comes from elsewhere is refused. */
export async function formFields(request: Request, port: AuthPort): Promise<(name: string) => string> {
  requireOwnOrigin(request.headers, port.origins());
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') {
    throw new ApiError('unsupported-media', { zh: '这里只接受表单。', en: 'Only forms are accepted here.' });
  }
  const fields = new URLSearchParams(Buffer.from(await readBytes(request, mostBytes)).toString('utf8'));
  return (name) => (fields.getAll(name).length === 1 ? (fields.get(name) ?? '') : '');
}

/** A name as people write theirs; null = empty, too long, or with characters that are no text. */
export function personName(text: string): string | null {
  const name = text.normalize('NFC').trim();
  return name !== '' && name.length <= 100 && !/[\p{Cc}\uFFFD]/u.test(name) ? name : null;
}

/** Sends the browser on after a form, with cookies that were won. */
export function goTo(path: string, cookies: readonly string[] = []): Response {
  const headers = new Headers({ ...deskHeaders, location: path });
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return new Response(null, { status: 303, headers });
}

/** Back to the page of a form, with the word for what was wrong. */
export function goBack(path: string, problem: string, more: Readonly<Record<string, string>> = {}): Response {
  return goTo(`${path}?${new URLSearchParams({ problem, ...more }).toString()}`);
}

/** The same for a proof that failed. */
export function refused(path: string, outcome: ProofOutcome, more: Readonly<Record<string, string>> = {}): Response {
  if (outcome.kind !== 'slow-down') return goBack(path, outcome.kind, more);
  return goBack(path, 'slow-down', { ...more, seconds: String(outcome.seconds) });
}

/** The language of a page's address. */
export function localeIn(text: string): Locale {
  return text === 'en' ? 'en' : 'zh';
}

/** The `Cookie` header as the browser will send it next, for what `Set-Cookie` lines change. */
export function withCookies(headers: Headers, lines: readonly string[]): Headers {
  const jar = new Map<string, string>();
  for (const pair of [...(headers.get('cookie') ?? '').split(';'), ...lines.map((line) => line.split(';')[0] ?? '')]) {
    const at = pair.indexOf('=');
    if (at > 0) jar.set(pair.slice(0, at).trim(), pair.slice(at + 1).trim());
  }
  const next = new Headers(headers);
  next.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
  return next;
}
