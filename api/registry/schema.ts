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
import { domains, stages } from '#store/facts.ts';

/** Ids of entries: the file name without `.yaml`. */
export const entryId = /^[a-z0-9][a-z0-9-]{0,62}$/;

const day = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/, 'a day is written as 2026-11-22')
  .refine((text) => new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text, 'no such day');

function words(most: number) {
  return z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(most)
    .refine(
      (text) => !/[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/u.test(text),
      'has invisible control characters',
    );
}

function text(most: number) {
  return z.strictObject({ zh: words(most), en: words(most) });
}

const httpsUrl = z
  .string()
  .max(2048)
  .refine(
    (url) => URL.canParse(url) && new URL(url).protocol === 'https:' && new URL(url).username === '',
    'must be an https URL',
  );

/** A repository by URL, or (from the operator's registry only) by path beside the registry. */
const repository = z.union(
  [z.strictObject({ url: z.string().max(2048) }), z.strictObject({ path: z.string().min(1).max(4096) })],
  {
    error: 'needs either url or path, and nothing else',
  },
);

/** `registry/projects/<slug>.yaml`. */
export const projectEntrySchema = z.strictObject({
  name: text(100),
  description: text(1000),
  domain: z.enum(domains),
  homepage: httpsUrl.optional(),
  repositories: z.array(repository).min(1).max(1000),
  /** Oldest first; the last one is the current stage. */
  stages: z
    .array(z.strictObject({ stage: z.enum(stages), since: day, note: text(500).optional() }))
    .min(1)
    .max(50)
    .refine(
      (steps) => steps.every((step, i) => i === 0 || (steps[i - 1]?.since ?? '') <= step.since),
      'stages must be in order of time, oldest first',
    ),
});

/** A project's entry as validated. */
export type ProjectEntry = z.output<typeof projectEntrySchema>;

const domainName = z
  .string()
  .toLowerCase()
  .max(253)
  .regex(
    /^(?=.*\.)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/,
    'must be a domain name, as example.org',
  );

/** `registry/organisations/<id>.yaml`. */
export const organisationEntrySchema = z.strictObject({
  name: text(100),
  domains: z
    .array(
      z
        .strictObject({ domain: domainName, from: day.optional(), to: day.optional() })
        .refine(({ from, to }) => from === undefined || to === undefined || from < to, 'from must be before to'),
    )
    .max(200),
});

/** An organisation's entry as validated. */
export type OrganisationEntry = z.output<typeof organisationEntrySchema>;
