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

/** Ids and numbers as text, whatever their size. */
export const idText = z.union([z.string().min(1), z.number().int()]).transform(String);

/** Text; null when absent or empty, which is how Gitea writes "none". */
export const text = z
  .string()
  .nullish()
  .transform((value) => (value === undefined || value === '' ? null : value));

/** A whole number that is not negative; null when absent. */
export const count = z
  .number()
  .nullish()
  .transform((value) => (typeof value === 'number' && value >= 0 ? Math.trunc(value) : null));

/** True or false; null when this version of the server does not tell. */
export const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? null);

/** An object name; null when absent, empty or no hex. */
export const sha = z
  .string()
  .nullish()
  .transform((value) => (/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/u.test(value ?? '') ? (value ?? null) : null));

/** A date that must be there, in whatever zone the server keeps. */
export const time = z.string().transform((value, context) => {
  const date = new Date(value);
  if (!Number.isNaN(date.getTime())) return date;
  context.addIssue({ code: 'custom', message: 'is no date' });
  return z.NEVER;
});

/** A date; null when absent, or one of the two ways to write "never": year 1 and the start of 1970. */
export const timeOrNull = z
  .string()
  .nullish()
  .transform((value) => {
    const date = new Date(value ?? '');
    return Number.isNaN(date.getTime()) || date.getTime() <= 0 ? null : date;
  });

const user = z.object({
  id: idText.nullish(),
  login: text,
  username: text,
  full_name: text,
  created: timeOrNull,
});

/**
 * The server has one shape for people and organisations. Ids below zero are its own: −1 stands for everybody who was
 * deleted, the others for its own actors, as the one that runs workflows.
 */
function toAccount(told: z.output<typeof user> | null | undefined): AccountFact | null {
  const login = told?.login ?? told?.username ?? null;
  const id = told?.id ?? null;
  if (login === null || id === '-1' || id === '0') return null;
  const bot = (id?.startsWith('-') ?? false) || login.endsWith('[bot]');
  return {
    id,
    login: login.replace(/\[bot\]$/u, '') || login,
    name: told?.full_name ?? null,
    kind: bot ? 'bot' : 'user',
    company: null,
    createdAt: told?.created ?? null,
  };
}

/** Somebody who did something; null for deleted accounts. */
export const account = user.nullish().transform(toAccount);

/** Who owns a repository: the server does not tell people from organisations. */
export const owner = user.nullish().transform((told): AccountFact | null => {
  const found = toAccount(told);
  return found && { ...found, kind: found.kind === 'bot' ? 'bot' : 'unknown' };
});

/** Several accounts; absent is none, deleted ones are left out. */
export const accounts = z
  .array(account)
  .nullish()
  .transform((list) => (list ?? []).filter((one) => one !== null));

/**
 * Whose an item is. What was imported from elsewhere is shown under the account that imported it, with the login at its
 * origin beside: that login is of another host and unclaimed.
 */
export function authorOf(told: AccountFact | null, originalAuthor: string | null): AccountFact | null {
  if (originalAuthor === null) return told;
  return { id: null, login: originalAuthor, name: null, kind: 'mannequin', company: null, createdAt: null };
}
