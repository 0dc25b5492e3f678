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

import { cleanText } from '../clean.ts';

/** Why a platform's API did not give what was asked; the value says whether trying again later may help. */
export const platformErrorKinds = {
  /** 401: the token is wrong or has run out. */
  unauthorised: false,
  /** 403 that is no limit. */
  forbidden: false,
  /** 404; platforms answer so for private things too. */
  'not-found': false,
  /** 410. */
  gone: false,
  /** 451: for legal reasons. */
  blocked: false,
  /** 409, as for an empty repository. */
  conflict: false,
  /** 422 and every other 4xx: the request is not understood. */
  unprocessable: false,
  /** The wait would be longer than the caller's patience; `until` tells when it ends. */
  'rate-limited': true,
  'server-error': true,
  timeout: true,
  /** Refused or reset connections and DNS. */
  unreachable: true,
  tls: false,
  /** The answer ended before it was complete. */
  truncated: true,
  /** A log-in or maintenance page instead of data. */
  'not-json': true,
  /** JSON of another shape than the platform documents. */
  'schema-drift': false,
  'too-large': false,
  /** Redirected to another origin, too often, or nowhere. */
  redirect: false,
  /** A link or request that leads away from the host that the credential belongs to. */
  'foreign-origin': false,
  /** The host leads to an address that is not on the public internet, and the operator does not allow it. */
  'private-address': false,
  aborted: true,
} as const satisfies Readonly<Record<string, boolean>>;

/** One of {@link platformErrorKinds}. */
export type PlatformErrorKind = keyof typeof platformErrorKinds;

/** What is known of a failed request besides its kind. */
export interface PlatformErrorOptions extends ErrorOptions {
  readonly url: string;
  readonly status?: number | null;
  readonly until?: Date | null;
  /** Overrides what the kind says. */
  readonly transient?: boolean;
}

/** Where a request went, without its query and without a user's name and password: tokens stand there. */
export function withoutQuery(url: string): string {
  const at = url.search(/[?#]/u);
  const path = at === -1 ? url : url.slice(0, at);
  return path.includes('@') ? path.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/]*@/iu, '$1') : path;
}

/** A request that did not give what was asked; the message is safe to show. */
export class PlatformError extends Error {
  override readonly name = 'PlatformError';
  readonly kind: PlatformErrorKind;
  /** Null when there was no answer. */
  readonly status: number | null;
  /** True when trying again later may help. */
  readonly transient: boolean;
  /** Without its query. */
  readonly url: string;
  /** When the limit ends; null for every other kind. */
  readonly until: Date | null;

  constructor(kind: PlatformErrorKind, message: string, options: PlatformErrorOptions) {
    super(cleanText(message, 1000), 'cause' in options ? { cause: options.cause } : {});
    this.kind = kind;
    this.status = options.status ?? null;
    this.transient = options.transient ?? platformErrorKinds[kind];
    this.url = withoutQuery(options.url);
    this.until = options.until ?? null;
  }
}
