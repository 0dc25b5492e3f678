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
import type { AccountFact } from '../../fact.ts';

/** Anything, or nothing at all: what is not named in an object must not be missed. */
const whatever = z.unknown().optional();

/** An id: the core gives numbers beyond 2^53 as text. */
export const wireId = z.union([z.string().min(1), z.number()]).transform(String);

/** Text that may be missing or empty: both are null. */
export const wireText = whatever.transform((value) =>
  typeof value === 'string' && value.trim() !== '' ? value : null,
);

/** A number that may be missing, or come as text. */
export const wireCount = whatever.transform((value) => {
  const number = typeof value === 'string' && /^\d{1,15}$/u.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null;
});

/** A yes or no that may be missing. */
export const wireFlag = whatever.transform((value) =>
  value === true || value === 'true' ? true : value === false || value === 'false' ? false : null,
);

/** The moment that a text names; a time without a zone is China's, which is what the platform works in. Null = none. */
export function instant(text: string): Date | null {
  const zoned = /(?:Z|[+-]\d\d:?\d\d)$/iu.test(text) || !/\d\d:\d\d/u.test(text);
  const date = new Date(zoned ? text : `${text.replace(' ', 'T')}+08:00`);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** A time that may be missing or empty. */
export const wireTime = whatever.transform((value) => (typeof value === 'string' ? instant(value) : null));

/** A time without which the thing makes no sense. */
export const wireMoment = z.string().transform((text, check) => {
  const date = instant(text);
  if (date !== null) return date;
  check.addIssue({ code: 'custom', message: 'is no time' });
  return z.NEVER;
});

/** A list that may be missing, with entries of which null and unreadable ones are left out. */
export function wireList<T>(entry: z.ZodType<T>): z.ZodType<T[]> {
  return whatever.transform((value) =>
    (Array.isArray(value) ? value : []).flatMap((each: unknown) => {
      const read = entry.safeParse(each);
      return read.success ? [read.data] : [];
    }),
  );
}

/** Something that may be missing, null, or of a shape that tells nothing. */
export function wireMaybe<T>(thing: z.ZodType<T>): z.ZodType<T | null> {
  return whatever.transform((value) => {
    const read = thing.safeParse(value);
    return read.success ? read.data : null;
  });
}

const kinds: Readonly<Record<string, AccountFact['kind']>> = {
  user: 'user',
  organization: 'organisation',
  group: 'organisation',
  enterprise: 'organisation',
  bot: 'bot',
};

/** An account as lists show it. GitCode writes `username` in some places, and ids that are text. */
export const wireUser = z
  .object({
    id: wireMaybe(wireId),
    login: wireText,
    username: wireText,
    name: wireText,
    type: wireText,
    company: wireText,
    created_at: wireTime,
  })
  .transform((user, check): AccountFact => {
    const login = user.login ?? user.username;
    if (login === null) {
      check.addIssue({ code: 'custom', message: 'has no login' });
      return z.NEVER;
    }
    const kind = kinds[user.type?.toLowerCase() ?? ''] ?? 'unknown';
    return { id: user.id, login, name: user.name, kind, company: user.company, createdAt: user.created_at };
  });

/** An account that may be missing: deleted people are null. */
export const wireMaybeUser = wireMaybe(wireUser);

/** Names of labels. */
export const wireLabelNames = wireList(z.object({ name: z.string() }).transform((label) => label.name));

/** Number of a milestone as text. */
export const wireMilestoneNumber = wireMaybe(z.object({ number: wireId }).transform((milestone) => milestone.number));
