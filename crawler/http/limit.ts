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

import type { ReadLimit } from './http.ts';

type Headers = ReadonlyMap<string, string>;

/** A whole number that is not negative; null for everything else. */
function count(text: string | undefined): number | null {
  const found = /^\s*(\d{1,15})\b/u.exec(text ?? '');
  return found ? Number(found[1]) : null;
}

/**
 * Milliseconds that a Retry-After asks for, in seconds or as a date; may be negative. Null when it is absent or no
 * number and no date.
 */
export function readRetryAfter(headers: Headers, now = Date.now()): number | null {
  const text = headers.get('retry-after')?.trim() ?? '';
  if (/^-?\d{1,15}(?:\.\d{1,9})?$/u.test(text)) return Number(text) * 1000;
  // Only real dates: Date.parse takes "soon 1" for one.
  if (!/^[A-Z][a-z]{2,8}, \d\d[ -][A-Z][a-z]{2}[ -]\d{2,4} \d\d:\d\d:\d\d GMT$/u.test(text)) return null;
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : date - now;
}

const year = 366 * 86_400;

/** Reset stamps come as epoch seconds, epoch milliseconds, or seconds from now. */
function readReset(headers: Headers, now: number): Date | null {
  const value = count(headers.get('x-ratelimit-reset') ?? headers.get('ratelimit-reset'));
  if (value === null) return null;
  const ms = value > 1e11 ? value : value < year ? now + value * 1000 : value * 1000;
  return ms <= 8.64e15 ? new Date(ms) : null;
}

/** Words by which platforms refuse because of a limit in an answer that has no header for it. */
const limitWords = /\brate[ -]?limit|\babuse detection|\btoo many requests|\bsecondary limit|\bquota exceeded/iu;

/** GitHub's limit over REST and queries together. */
const secondary = /\bsecondary rate limit/iu;

function messageOf(body: unknown): string {
  if (typeof body !== 'object' || body === null || !('message' in body)) return '';
  return typeof body.message === 'string' ? body.message.slice(0, 1000) : '';
}

/**
 * Limits by the headers that most platforms share: `x-ratelimit-*` or `ratelimit-*`, and Retry-After. An answer is a
 * refusal by 429, or by 403 when a header or the platform's own message says so: a plain 403 is about rights.
 */
export const readStandardLimit: ReadLimit = ({ status, headers, body, now = Date.now() }) => {
  const limit = count(headers.get('x-ratelimit-limit') ?? headers.get('ratelimit-limit'));
  const remaining = count(headers.get('x-ratelimit-remaining') ?? headers.get('ratelimit-remaining'));
  const waitMs = readRetryAfter(headers, now);
  const spent = remaining === 0 && limit !== 0;
  const limited =
    status === 429 || (status === 403 && (spent || headers.has('retry-after') || limitWords.test(messageOf(body))));
  const resource = headers.get('x-ratelimit-resource') ?? null;
  const everywhere = limited && secondary.test(messageOf(body)) ? { everywhere: true } : {};
  return { limit, remaining, resetAt: readReset(headers, now), resource, limited, waitMs, ...everywhere };
};

interface GraphqlAnswer {
  readonly errors?: unknown;
  readonly data?: unknown;
}

/**
 * As {@link readStandardLimit}, and for GraphQL: the refusal may come with status 200, as an error of the type
 * RATE_LIMITED or RATE_LIMIT, or as a bare message about the secondary limit with neither data nor errors.
 */
export const readGraphqlLimit: ReadLimit = (answer) => {
  const reading = readStandardLimit(answer);
  const { body } = answer;
  if (reading.limited || typeof body !== 'object' || body === null) return reading;
  const { errors, data } = body as GraphqlAnswer;
  if (errors === undefined) {
    const words = messageOf(body);
    if (data !== undefined || !limitWords.test(words)) return reading;
    return { ...reading, limited: true, everywhere: secondary.test(words) };
  }
  const limited = Array.isArray(errors) && errors.some((error: unknown) => isLimit(error));
  return limited ? { ...reading, limited: true } : reading;
};

function isLimit(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const type = 'type' in error ? error.type : undefined;
  return type === 'RATE_LIMITED' || type === 'RATE_LIMIT' || (type === undefined && isSecondary(messageOf(error)));
}

function isSecondary(message: string): boolean {
  return /\bsecondary rate limit|^API rate limit (?:already )?exceeded/iu.test(message);
}
