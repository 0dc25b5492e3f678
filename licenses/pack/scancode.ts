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

import { parse } from 'yaml';
import { z } from 'zod';
import type { IndexRule } from '../detect/index-rule.ts';
import { wordsOf } from '../detect/words.ts';
import { LicenceError } from '../error.ts';
import { tryExpression } from '../expression.ts';
import type { RuleKind } from '../family.ts';
import { exceptionId, licenceId } from '../ids.ts';

const flag = z.union([z.boolean(), z.enum(['yes', 'no'])]).transform((value) => value === true || value === 'yes');
const share = z.union([z.number(), z.string().regex(/^\d+(?:\.\d+)?$/u)]).transform(Number);

/** A licence of ScanCode's database; other fields are left out. */
const licenceSchema = z.object({
  key: z.string().max(200),
  spdx_license_key: z.string().max(200).optional(),
  other_spdx_license_keys: z.array(z.string()).optional(),
  is_exception: flag.optional(),
  is_deprecated: flag.optional(),
  text: z.string().optional(),
});

const ruleSchema = z.object({
  id: z.string().max(300),
  license_expression: z.string().max(2000).optional(),
  is_license_text: flag.optional(),
  is_license_notice: flag.optional(),
  is_license_reference: flag.optional(),
  is_license_tag: flag.optional(),
  is_license_intro: flag.optional(),
  is_license_clue: flag.optional(),
  is_false_positive: flag.optional(),
  is_continuous: flag.optional(),
  is_deprecated: flag.optional(),
  minimum_coverage: share.optional(),
  relevance: share.optional(),
  text: z.string(),
});

/** A licence of ScanCode's database. */
export type ScancodeLicence = z.output<typeof licenceSchema>;

/** A labelled text of ScanCode's database. */
export type ScancodeRule = z.output<typeof ruleSchema>;

function refused(name: string, error: z.ZodError): LicenceError {
  const [issue] = error.issues;
  return new LicenceError('syntax', 0, `${name}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`, {
    cause: error,
  });
}

/** Checks a licence record; `name` is what errors call it. Throws LicenceError `syntax`. */
export function scancodeLicence(record: unknown, name: string): ScancodeLicence {
  const read = licenceSchema.safeParse(record);
  if (!read.success) throw refused(name, read.error);
  return read.data;
}

/** Checks a rule record; `name` is what errors call it. Throws LicenceError `syntax`. */
export function scancodeRule(record: unknown, name: string): ScancodeRule {
  const read = ruleSchema.safeParse(record);
  if (!read.success) throw refused(name, read.error);
  return read.data;
}

/** The record of a `.RULE` or `.LICENSE` file: YAML between lines of dashes, then the text. Throws LicenceError `syntax`. */
export function frontMatter(source: string, name: string): Record<string, unknown> {
  const [, card, text] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/u.exec(source) ?? [];
  if (card === undefined || text === undefined)
    throw new LicenceError('syntax', 0, `${name} does not begin with a card between two lines of dashes.`);
  try {
    return { ...(parse(card, { maxAliasCount: 0 }) as Record<string, unknown>), text };
  } catch (cause) {
    throw new LicenceError('syntax', 0, `${name}: its card is not YAML.`, { cause });
  }
}

const own = 'LicenseRef-scancode-';

/** The SPDX id that the list has given a licence since the database was made, or whose translation it is; null when there is none. */
function listed(key: string): string | null {
  const plain = key.replace(/-(?:en|zh)$/u, '');
  const spellings = [key, plain, plain.replace(/-1\.0$/u, '')];
  return spellings.map((one) => licenceId(one) ?? exceptionId(one)).find((id) => id !== null) ?? null;
}

/** SPDX names of the keys; what SPDX does not list is `LicenseRef-scancode-…`. */
function namesOf(licences: readonly ScancodeLicence[]): ReadonlyMap<string, string> {
  return new Map(
    licences.map(({ key, spdx_license_key: spdx }) => {
      const name = spdx ?? `${own}${key}`;
      return [key.toLowerCase(), name.startsWith(own) ? (listed(name.slice(own.length)) ?? name) : name];
    }),
  );
}

function expressionOf(source: string, names: ReadonlyMap<string, string>): string | null {
  const operators = new Set(['and', 'or', 'with']);
  const words = source.match(/[()]|[^\s()]+/gu) ?? [];
  const named = words.map((word) => {
    if (word === '(' || word === ')') return word;
    return operators.has(word.toLowerCase()) ? word.toUpperCase() : (names.get(word.toLowerCase()) ?? null);
  });
  return named.includes(null) ? null : named.join(' ').replaceAll('( ', '(').replaceAll(' )', ')');
}

function kindOf(rule: ScancodeRule): RuleKind | null {
  if (rule.is_false_positive === true) return 'negative';
  if (rule.is_license_text === true) return 'text';
  if (rule.is_license_notice === true) return 'notice';
  return rule.is_license_reference === true || rule.is_license_tag === true ? 'reference' : null;
}

/** The phrases between double braces, and the text without the braces. */
function phrases(text: string): { readonly plain: string; readonly required: string[][] } {
  const required = [...text.matchAll(/\{\{([^{}]{1,2000})\}\}/gu)].map((match) => wordsOf(match[1] ?? ''));
  return {
    plain: text.replaceAll('{{', ' ').replaceAll('}}', ' '),
    required: required.filter((one) => one.length > 0),
  };
}

const shortText = 24;
const leastRelevance = 60;

function ruleOf(rule: ScancodeRule, names: ReadonlyMap<string, string>, exceptions: ReadonlySet<string>): IndexRule[] {
  const kind = kindOf(rule);
  if (kind === null || rule.is_deprecated === true || (rule.relevance ?? 100) < leastRelevance) return [];
  const expression = kind === 'negative' ? null : expressionOf(rule.license_expression ?? '', names);
  if (kind !== 'negative' && expression === null) return [];
  const alone = expression !== null && exceptions.has(expression);
  if (expression !== null && !alone && tryExpression(expression) === null) return [];
  const { plain, required } = phrases(rule.text);
  const steps = wordsOf(plain);
  if (steps.length === 0) return [];
  const whole = rule.minimum_coverage === 100 || rule.is_continuous === true || steps.length < shortText;
  const tolerance = whole || kind === 'negative' ? 'exact' : 'near';
  const minimum = Math.max(0.5, (rule.minimum_coverage ?? 85) / 100);
  return [
    { id: `scancode:${rule.id}`, kind: alone ? 'exception' : kind, expression, steps, tolerance, minimum, required },
  ];
}

function textOf(licence: ScancodeLicence, names: ReadonlyMap<string, string>): IndexRule[] {
  const { key, text = '' } = licence;
  const steps = wordsOf(phrases(text).plain);
  if (licence.is_deprecated === true || steps.length < shortText) return [];
  const expression = names.get(key.toLowerCase()) as string;
  const kind = licence.is_exception === true ? 'exception' : 'text';
  return [{ id: `scancode:${key}.LICENSE`, kind, expression, steps, tolerance: 'near', minimum: 0.85, required: [] }];
}

/** Rules of the index from ScanCode's database; what has no valid expression, is deprecated, or only hints at a licence is left out. */
export function scancodeRules(licences: readonly ScancodeLicence[], rules: readonly ScancodeRule[]): IndexRule[] {
  const names = namesOf(licences);
  const exceptions = new Set(
    licences
      .filter((licence) => licence.is_exception === true)
      .map(({ key }) => names.get(key.toLowerCase()) as string),
  );
  return [
    ...licences.flatMap((licence) => textOf(licence, names)),
    ...rules.flatMap((rule) => ruleOf(rule, names, exceptions)),
  ];
}
