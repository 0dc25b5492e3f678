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

import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, gzip, constants as zlib } from 'node:zlib';

type Encoding = 'br' | 'gzip';

/** Bytes ready to be sent, with their strong ETag; compressed forms are made once, when first asked for. */
export interface Representation {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly etag: string;
  readonly encoded: Map<Encoding, Promise<Uint8Array<ArrayBuffer>>>;
}

/** What of a request decides how a representation is sent. */
export interface Wanted {
  readonly ifNoneMatch: string | undefined;
  readonly acceptEncoding: string | undefined;
}

const compressible = /^(?:text\/|application\/(?:[a-z0-9.+-]*json|xml|[a-z0-9.+-]*xml|javascript|manifest)|image\/svg)/;
const smallest = 1024;

/** Makes bytes ready to be sent. */
export function represent(body: Uint8Array, type: string): Representation {
  const bytes = new Uint8Array(body);
  const etag = createHash('sha256').update(bytes).digest('base64url').slice(0, 27);
  return { type, bytes, etag, encoded: new Map() };
}

function compress(encoding: Encoding, bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const done =
    encoding === 'br'
      ? promisify(brotliCompress)(bytes, { params: { [zlib.BROTLI_PARAM_QUALITY]: 5 } })
      : promisify(gzip)(bytes, { level: 6 });
  return done.then((result) => new Uint8Array(result));
}

function encodingFor(representation: Representation, accept: string | undefined): Encoding | null {
  if (accept === undefined || representation.bytes.length < smallest) return null;
  if (!compressible.test(representation.type)) return null;
  const offers = accept
    .toLowerCase()
    .split(',')
    .map((part) => part.trim().split(/\s*;\s*/));
  const takes = (name: Encoding) => offers.some(([offer, q]) => offer === name && !/^q=0(?:\.0*)?$/.test(q ?? ''));
  if (takes('br')) return 'br';
  return takes('gzip') ? 'gzip' : null;
}

function matches(header: string, representation: Representation): boolean {
  if (header.trim() === '*') return true;
  const tags = header.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  const stem = representation.etag;
  return tags.some((tag) => tag === `"${stem}"` || tag === `"${stem}-br"` || tag === `"${stem}-gzip"`);
}

/** The answer with these bytes: 304 when the asker has them, else 200 in the best encoding both know. */
export async function answer(
  representation: Representation,
  wanted: Wanted,
  headers: Readonly<Record<string, string>>,
  status = 200,
): Promise<Response> {
  const encoding = encodingFor(representation, wanted.acceptEncoding);
  const etag = `"${representation.etag}${encoding === null ? '' : `-${encoding}`}"`;
  if (status === 200 && wanted.ifNoneMatch !== undefined && matches(wanted.ifNoneMatch, representation)) {
    return new Response(null, { status: 304, headers: { ...headers, etag, vary: 'Accept-Encoding' } });
  }
  const sent = encoding === null ? representation.bytes : await encodedBytes(representation, encoding);
  return new Response(sent, {
    status,
    headers: {
      ...headers,
      'content-type': representation.type,
      'content-length': String(sent.length),
      etag,
      vary: 'Accept-Encoding',
      ...(encoding === null ? {} : { 'content-encoding': encoding }),
    },
  });
}

function encodedBytes(representation: Representation, encoding: Encoding): Promise<Uint8Array<ArrayBuffer>> {
  const kept = representation.encoded.get(encoding);
  if (kept !== undefined) return kept;
  const made = compress(encoding, representation.bytes);
  representation.encoded.set(encoding, made);
  return made;
}
