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

import { z } from '@hono/zod-openapi';
import type { Text } from '#store/facts.ts';
import { notFound } from '../errors.ts';
import { refuse } from '../middleware/validation.ts';
import { problemSchema } from '../schema/problem.ts';

/** A JSON answer in an OpenAPI route. */
export function json<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { description, content: { 'application/json': { schema } } };
}

/** A problem in an OpenAPI route. */
function problem(description: string) {
  return { description, content: { 'application/problem+json': { schema: problemSchema } } };
}

/** Problems that every route can answer with. */
export const anyProblem = {
  400: problem('A parameter is unknown, given twice, or not as it must be'),
  503: problem('Too busy, or the database is away; Retry-After tells when to come back'),
};

/** Problems of a route that looks something up. */
export const lookupProblem = { ...anyProblem, 404: problem('Nothing is there by that name') };

/** A path parameter; whatever it holds is only ever compared. */
export function pathText(name: string, example: string) {
  return z.string().openapi({ param: { name, in: 'path' }, example });
}

/** What the router does with a validation that failed. */
export function hook(known: readonly string[]) {
  return (result: { success: true } | { success: false; error: z.ZodError }): undefined => {
    if (!result.success) refuse(result.error, known);
    return undefined;
  };
}

/** The member by that key, or a 404 that says what was looked for. */
export function memberOf<T>(members: ReadonlyMap<string, T>, key: string, noun: Text, list: string): T {
  const member = members.get(key);
  if (member !== undefined) return member;
  throw notFound({
    zh: `没有这个${noun.zh}。全部${noun.zh}见 ${list}。`,
    en: `There is no ${noun.en} by that name. All of them are at ${list}.`,
  });
}
