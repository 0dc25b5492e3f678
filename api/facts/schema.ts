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
import { factsVersion, factTypes } from '#store/queries/facts/fact-types.ts';
import type { FactCodec, FactField, FactType } from '#store/queries/facts/field.ts';
import { entryId } from '../registry/schema.ts';
import { personSchema } from './person.ts';

const most = 2 ** 31 - 1;
const day = z.iso.date();
const text = z.string().max(10_000);
const both = z.strictObject({ zh: z.string().min(1).max(1000), en: z.string().min(1).max(1000) });

/** Ids in hex; those of a list follow one another. */
const sha = z
  .string()
  .regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/u, 'must be 40 or 64 hex digits in lower case')
  .transform((value) => Buffer.from(value, 'hex'));

const instant = z.iso.datetime({ error: 'must be a UTC time as 2026-10-31T08:00:00Z' }).transform((value, context) => {
  const at = new Date(value);
  const year = at.getUTCFullYear();
  if (year >= 1 && year <= 9999) return at;
  context.addIssue({ code: 'custom', message: 'is no such time' });
  return z.NEVER;
});

/** Pages show it as a link: nothing but a web address, or what stands for a path of another machine. */
const url = z
  .string()
  .max(2048)
  .regex(
    /^(?:https?:\/\/[^\s/@?#\\]+\/[^\s?#\\]*|local:[0-9a-f]{16,64})$/u,
    'must be an http(s) URL without user, query and fragment',
  );

const codecs: Readonly<Record<Exclude<FactCodec, 'choice' | 'json'>, z.ZodType>> = {
  text: text.max(2000),
  title: text,
  url,
  int: z.int().min(0).max(most),
  long: z.int().min(0),
  bool: z.boolean(),
  instant,
  day,
  sha,
  shas: z
    .array(sha)
    .max(64)
    .transform((list) => Buffer.concat(list)),
  person: personSchema,
  people: z.array(personSchema).max(1000),
  texts: z.array(text.max(500)).max(1000),
  repository: z.string().min(1).max(2048),
};

const asset = z.object({
  id: z.string().max(200),
  name: text,
  size: z.int().min(0).nullable().default(null),
  contentType: text.nullable().default(null),
  downloads: z.int().min(0).nullable().default(null),
  digest: text.nullable().default(null),
  createdAt: z.iso.datetime().nullable().default(null),
});

/** What is made of parts, by type and field. */
const parts: Readonly<Record<string, z.ZodType>> = {
  'organisation.name': both,
  'organisation.domains': z
    .array(z.strictObject({ domain: z.string().min(1).max(253), from: day.optional(), to: day.optional() }))
    .max(1000),
  'project.name': both,
  'project.description': both,
  'project.stages': z.array(z.strictObject({ stage: z.string().max(40), since: day })).max(100),
  'commit.trailers': z.array(z.strictObject({ key: z.string().min(1).max(100), who: personSchema })).max(1000),
  'release.assets': z.array(asset).max(10_000),
};

/** What a text must look like, beyond its codec. */
const forms: Readonly<Record<string, z.ZodType>> = {
  'organisation.id': z.string().regex(entryId, 'must be lower-case letters, digits and -, at most 63'),
  'project.slug': z.string().regex(entryId, 'must be lower-case letters, digits and -, at most 63'),
  'project.repositories': z.array(z.string().min(1).max(2048)).min(1).max(1000),
  'repository.id': z
    .string()
    .min(1)
    .max(2048)
    .regex(/^[^\s\p{Cc}]+$/u, 'must have no spaces'),
  'repository.platform': z.string().regex(/^[a-z][a-z0-9-]{0,31}$/u, 'must be as github or gitlab'),
  'affiliation.organisation': z.string().max(63),
};

function schemaOf(type: string, field: FactField): z.ZodType {
  const name = `${type}.${field.name}`;
  const own = parts[name] ?? forms[name];
  if (own !== undefined) return own;
  if (field.codec === 'choice') return z.enum(field.values as [string, ...string[]]);
  if (field.codec === 'json') throw new RangeError(`${name} has no schema`);
  return codecs[field.codec];
}

function told(type: string, field: FactField): z.ZodType {
  const schema = schemaOf(type, field);
  const whole = field.required ? schema : schema.optional();
  return field.says === null ? whole : whole.meta({ description: field.says.en, 'x-zh': field.says.zh });
}

/** The first line. */
export const headerSchema = z
  .object({
    type: z.literal('header'),
    format: z.literal('tongming-facts'),
    version: z.literal(factsVersion, { error: `must be ${factsVersion}: this release reads no other` }),
    generator: z.string().max(200).optional(),
    end: z.boolean().optional().meta({
      description: 'The file closes with an end line; without it the file is not whole.',
      'x-zh': '文件以 end 行结束；缺了它，文件就不完整。',
    }),
  })
  .meta({ description: 'The first line', 'x-zh': '第一行' });

/** The last line. */
export const endSchema = z
  .object({ type: z.literal('end'), lines: z.int().min(0) })
  .meta({ description: 'The last line: how many lines came before it', 'x-zh': '最后一行：在它之前有多少行' });

function lineSchema({ type, fields, says }: FactType) {
  const shape = Object.fromEntries(fields.map((field) => [field.name, told(type, field)]));
  return z.object({ type: z.literal(type), ...shape }).meta({ description: says.en, 'x-zh': says.zh });
}

/** A type of line with its schema. */
export interface FactLine {
  readonly type: FactType;
  readonly schema: z.ZodType<Record<string, unknown>>;
  readonly names: ReadonlySet<string>;
}

/** Schemas by type of line. */
export const factLines: ReadonlyMap<string, FactLine> = new Map(
  factTypes.map((type) => [
    type.type,
    { type, schema: lineSchema(type), names: new Set(['type', ...type.fields.map(({ name }) => name)]) },
  ]),
);

/** JSON Schema of one line of a file of facts. */
export function factsJsonSchema(): object {
  const lines = [...factLines.values()].map(({ schema }) => schema);
  const schema = z.union([headerSchema, ...lines, endSchema]);
  return {
    ...z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input', reused: 'inline' }),
    title: 'Tongming facts: one line',
  };
}
