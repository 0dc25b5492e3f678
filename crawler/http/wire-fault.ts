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

import { CrawlerError } from '../error.ts';
import { PlatformError, withoutQuery } from './error.ts';

/** Codes of certificates that are wrong, by OpenSSL's names. */
const certificate =
  /^(?:CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|CRL_|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_|HOSTNAME_MISMATCH|ERROR_IN_CERT|EPROTO$)/u;

/** A connection that was kept and closed by the server while the next request went out: nothing was answered. */
export class StaleConnection extends Error {
  override readonly name = 'StaleConnection';
}

/** The code only: messages and other fields of such errors may hold what the server sent. */
function causeOf(code: string): Error {
  return Object.assign(new Error(code), { code });
}

function ofCrawler(error: CrawlerError, url: string): PlatformError {
  const kind = error.kind === 'private-address' ? 'private-address' : 'unreachable';
  return new PlatformError(kind, error.message, { url, cause: error });
}

const nowhere = new Set(['ECONNREFUSED', 'ENETUNREACH', 'EHOSTUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL']);

/** True when no connection came about: the name is not known, or nobody listens there. */
export function wasNotReached({ kind, cause }: PlatformError): boolean {
  if (kind !== 'unreachable') return false;
  return cause instanceof CrawlerError || nowhere.has((cause as NodeJS.ErrnoException | undefined)?.code ?? '');
}

/** What went wrong on the way, in our words. */
export function wireFault(error: unknown, url: string, reused: boolean): Error {
  if (error instanceof PlatformError || error instanceof StaleConnection) return error;
  if (error instanceof CrawlerError) return ofCrawler(error, url);
  if (error instanceof AggregateError && error.errors.length > 0) return wireFault(error.errors[0], url, reused);
  const code = (error as NodeJS.ErrnoException).code;
  // Without a code it is no fault of the network but a mistake of ours.
  if (code === undefined) return error as Error;
  const where = withoutQuery(url);
  const options = { url, cause: causeOf(code) };
  if (reused && (code === 'ECONNRESET' || code === 'EPIPE')) return new StaleConnection(code);
  if (certificate.test(code)) {
    const way =
      'Nothing was sent. Have the server’s certificate put right, or trust its authority by NODE_EXTRA_CA_CERTS.';
    return new PlatformError('tls', `${where}: the connection is not secure (${code}). ${way}`, options);
  }
  if (code === 'HPE_HEADER_OVERFLOW') {
    return new PlatformError('too-large', `${where}: the header of the answer is larger than 64 KiB.`, options);
  }
  if (code === 'ERR_INVALID_CHAR' || code === 'ERR_HTTP_INVALID_HEADER_VALUE') {
    const what = 'a header of the request has a character that is not allowed, as a line break in a token';
    return new PlatformError('unprocessable', `${where}: ${what}.`, options);
  }
  const reason = `${where}: the connection failed (${code}). It is tried again later.`;
  return new PlatformError('unreachable', reason, options);
}
