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

import { createWriteStream } from 'node:fs';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { PlatformError, withoutQuery } from '#crawler/http/error.ts';
import { wireFault } from '#crawler/http/wire-fault.ts';
import { type Answer, requestFile } from './request.ts';

/** One file that is fetched. */
export interface Download {
  readonly url: string;
  readonly path: string;
  /** Of what is there from last time; null: it is fetched whatever it is. */
  readonly etag: string | null;
  readonly userAgent: string;
  /** Bytes; more are refused. */
  readonly cap: number;
  readonly signal: AbortSignal;
  /** Told for every piece; `total` is null when the server does not say. */
  readonly onBytes: (bytes: number, total: number | null) => void;
}

/** `same`: the server has nothing newer than the etag. `missing`: it has no such file. */
export type Downloaded =
  | { readonly kind: 'fetched'; readonly etag: string | null }
  | { readonly kind: 'same' | 'missing' };

/** What came of an answer that broke off, and the etag by which the rest can be asked for. */
interface Partial {
  readonly path: string;
  readonly note: string;
  readonly bytes: number;
  readonly etag: string | null;
}

async function partialOf(path: string): Promise<Partial> {
  const part = `${path}.part`;
  const note = `${part}.etag`;
  const found = await stat(part).catch(() => null);
  const etag = found === null ? null : await readFile(note, 'utf8').catch(() => null);
  // A weak etag does not say that the bytes are the same.
  const isStrong = etag !== null && /^"[^"\r\n]{1,200}"$/u.test(etag);
  return { path: part, note, bytes: isStrong ? (found?.size ?? 0) : 0, etag: isStrong ? etag : null };
}

async function forget({ path, note }: Partial): Promise<void> {
  await Promise.all([rm(path, { force: true }), rm(note, { force: true })]);
}

function tooLarge({ url, cap }: Download): PlatformError {
  return new PlatformError('too-large', `${withoutQuery(url)}: is larger than ${cap} bytes.`, { url });
}

/** Passes bytes on while they are counted. */
function counter(download: Download, from: number, total: number | null): Transform {
  let bytes = from;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      download.onBytes(bytes, total);
      if (bytes > download.cap) done(tooLarge(download));
      else done(null, chunk);
    },
  });
}

function lengthOf({ headers }: IncomingMessage): number | null {
  const length = Number(headers['content-length'] ?? 'NaN');
  return Number.isSafeInteger(length) ? length : null;
}

function etagOf({ headers: { etag } }: IncomingMessage): string | null {
  return etag !== undefined && etag.length < 300 ? etag : null;
}

async function save({ response, url }: Answer, download: Download, part: Partial, from: number): Promise<void> {
  const length = lengthOf(response);
  const total = length === null ? null : length + from;
  if (total !== null && total > download.cap) {
    response.destroy();
    throw tooLarge(download);
  }
  const file = createWriteStream(part.path, { flags: from > 0 ? 'a' : 'w' });
  await pipeline(response, counter(download, from, total), file, { signal: download.signal });
  const { size } = await stat(part.path);
  if (total === null || size === total) return;
  throw new PlatformError('truncated', `${withoutQuery(url)}: the answer ended before it was complete.`, { url });
}

function refusal({ url, status }: Answer): PlatformError {
  const kind = status >= 500 || status === 429 ? 'server-error' : status === 403 ? 'forbidden' : 'unprocessable';
  return new PlatformError(kind, `${withoutQuery(url)}: the server answers ${status}.`, { url, status });
}

function headersOf({ userAgent, etag }: Download, part: Partial): Record<string, string> {
  const headers = { 'user-agent': userAgent, 'accept-encoding': 'identity' };
  if (part.bytes > 0 && part.etag !== null) return { ...headers, range: `bytes=${part.bytes}-`, 'if-range': part.etag };
  return etag === null ? headers : { ...headers, 'if-none-match': etag };
}

function startOf({ headers }: IncomingMessage): number {
  return Number(/^bytes (\d{1,15})-/u.exec(headers['content-range'] ?? '')?.[1] ?? 'NaN');
}

async function attempt(download: Download): Promise<Downloaded> {
  const part = await partialOf(download.path);
  const answer = await requestFile(download.url, headersOf(download, part), download.signal);
  const { status, response } = answer;
  const isRest = status === 206 && startOf(response) === part.bytes;
  if (status !== 200 && !isRest) {
    response.destroy();
    if (status === 304) return { kind: 'same' };
    if (status === 404 || status === 410) return { kind: 'missing' };
    // The part is none of what the server has now: next time all of it is asked for.
    if (part.bytes > 0) await forget(part);
    throw refusal(answer);
  }
  const etag = isRest ? part.etag : etagOf(response);
  await writeFile(part.note, etag ?? '');
  try {
    await save(answer, download, part, isRest ? part.bytes : 0);
  } catch (error) {
    if (error instanceof PlatformError && error.kind === 'too-large') await forget(part);
    throw error;
  }
  await rename(part.path, download.path);
  await forget(part);
  return { kind: 'fetched', etag };
}

const brokenOff = new Set(['truncated', 'unreachable', 'timeout']);

function isWorthAnother(error: unknown): boolean {
  return error instanceof PlatformError && brokenOff.has(error.kind);
}

async function told(download: Download): Promise<Downloaded> {
  try {
    return await attempt(download);
  } catch (error) {
    const { url, signal } = download;
    if (signal.aborted) throw new PlatformError('aborted', 'The download was cancelled.', { url });
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNRESET') {
      throw new PlatformError('truncated', `${withoutQuery(url)}: the connection broke off.`, { url });
    }
    throw wireFault(error, url, false);
  }
}

/**
 * Fetches one file into place, streaming. One that breaks off is taken up where it ended, at once or the next time.
 * Throws PlatformError; `unreachable` without delay when there is no network.
 */
export async function download(given: Download): Promise<Downloaded> {
  try {
    return await told(given);
  } catch (error) {
    // Only where something came is another try worth anything.
    const { bytes } = await partialOf(given.path);
    if (!isWorthAnother(error) || bytes === 0) throw error;
    return told(given);
  }
}
