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

import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** A call of a webhook as it came: nothing of it is believed before {@link Webhook.check} has said so. */
export interface WebhookCall {
  /** Lower-case names; a header that was sent twice is joined with a comma and so fits no form. */
  readonly header: (name: string) => string | null;
  /** The body, byte for byte. */
  readonly body: Buffer;
}

/** What a call that is genuine says. */
export interface WebhookEvent {
  /** The platform's id of the delivery, the same when it is sent again; null = it has none. */
  readonly delivery: string | null;
  /** The platform's id of the repository it speaks of; null = none, or the body is not signed and tells nothing. */
  readonly repository: string | null;
}

/** How a platform signs its webhooks. */
export interface Webhook {
  /** What to choose in the platform's form besides address and secret. */
  readonly setup: { readonly zh: string; readonly en: string };
  /** Null = not genuine. Secrets are tried in order: while one is replaced, the old one still counts. */
  check(call: WebhookCall, secrets: readonly string[], now: Date): WebhookEvent | null;
}

/** Compares in a time that tells nothing of where they differ, nor of their lengths. */
export function sameSecret(a: string | Buffer, b: string | Buffer): boolean {
  const digest = (value: string | Buffer) => createHash('sha256').update(value).digest();
  return timingSafeEqual(digest(a), digest(b));
}

/** True when the hexadecimal digest is that of the body under one of the secrets. */
export function signedHex(body: Buffer, hex: string, secrets: readonly string[]): boolean {
  if (!/^[0-9a-f]{64}$/u.test(hex)) return false;
  const matches = secrets.map((secret) => sameSecret(createHmac('sha256', secret).update(body).digest('hex'), hex));
  return matches.includes(true);
}

/** The id of `repository` or `project` in a JSON body whose signature was right; null when it has none. */
export function idInBody(body: Buffer, key: 'repository' | 'project'): string | null {
  try {
    const parsed = JSON.parse(body.toString('utf8')) as Readonly<Record<string, unknown>> | null;
    const part = parsed?.[key] as { readonly id?: unknown } | null | undefined;
    const id = part?.id;
    return typeof id === 'number' && Number.isSafeInteger(id) ? String(id) : null;
  } catch {
    // A form or half a document speaks of no repository: the call is genuine all the same.
    return null;
  }
}
