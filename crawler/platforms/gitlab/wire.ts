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

/** Ids are text everywhere; beyond 2^53 they come as text already. */
export const wireId = z.union([z.number().int(), z.string().min(1)]).transform(String);

/** A time in whatever zone the server writes. */
export const wireDate = z.string().transform((text, context) => {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) {
    context.addIssue({ code: 'custom', message: 'is no time' });
    return z.NEVER;
  }
  return date;
});

/** A time that may be missing; null then. */
export const wireDateOrNull = wireDate.nullish().transform((date) => date ?? null);

/** Text that may be missing; null then. */
export const wireText = z
  .string()
  .nullish()
  .transform((text) => text ?? null);

/** A whole number that may be missing; null then. */
export const wireCount = z
  .number()
  .int()
  .nullish()
  .transform((count) => count ?? null);

/** Yes or no that may be missing; null then. */
export const wireFlag = z
  .boolean()
  .nullish()
  .transform((flag) => flag ?? null);

/** A commit's name; anything that is none (an empty text, a shortened one) is null. */
export const wireSha = z
  .string()
  .nullish()
  .transform((text) => (text && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/iu.test(text) ? text.toLowerCase() : null));

/** A list of which GitLab may leave out items that the caller cannot see, or the whole. */
export function wireList<T extends z.ZodType>(item: T) {
  return z
    .array(item.nullish())
    .nullish()
    .transform((list) =>
      (list ?? []).filter((one): one is NonNullable<typeof one> => one !== null && one !== undefined),
    );
}

/** An account beside an act. */
export const wireUser = z
  .object({ id: wireId, username: z.string(), name: wireText, bot: wireFlag })
  .nullish()
  .transform((user) => user ?? null);
/** One of them. */
export type WireUser = z.infer<typeof wireUser>;

/** A milestone beside an issue or change: of the project, or of a group above it. */
export const wireMilestone = z
  .object({ iid: wireId, group_id: wireId.nullish() })
  .nullish()
  .transform((milestone) => milestone ?? null);

/** A page of a list; null where the server left a hole. */
export function wireRows<T extends z.ZodType>(item: T) {
  return z.array(item.nullable());
}
