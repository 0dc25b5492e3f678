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

import type { FormState } from '#api/desk/client.ts';

/** Kinds of fields. */
export type Kind =
  | 'text'
  | 'email'
  | 'url'
  | 'password'
  | 'number'
  | 'date'
  | 'file'
  | 'search'
  | 'textarea'
  | 'select'
  | 'radio'
  | 'check'
  | 'checks';

/** What the browser calls the kinds that are one line. */
const inputTypes = {
  text: 'text',
  email: 'email',
  url: 'url',
  password: 'password',
  number: 'number',
  date: 'date',
  file: 'file',
  search: 'search',
} as const;

/** What the browser calls a kind. */
export function inputType(kind: Kind): (typeof inputTypes)[keyof typeof inputTypes] {
  return Object.hasOwn(inputTypes, kind) ? inputTypes[kind as keyof typeof inputTypes] : 'text';
}

/** How a kind is read where the name does not say it. */
const suffixes: Readonly<Record<string, string>> = {
  number: ':number',
  date: ':optional',
  check: ':bool',
  checks: ':list',
};

/** Name of a field as it is sent. */
export function fieldName(name: string, kind: string): string {
  return name.includes(':') ? name : `${name}${suffixes[kind] ?? ''}`;
}

/** A choice of a list, a group of buttons, or boxes to tick. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly help?: string;
}

/** What a field can show of what is stored or was written. */
export type FieldValue = string | number | boolean | null | undefined | readonly string[];

/** Name of a field without the suffix that says how it is read. */
export function bareName(name: string): string {
  return name.split(':', 1)[0] ?? name;
}

/** Id of a field's input on its page. */
export function fieldId(form: FormState, name: string): string {
  return `${form.id}-${name.replaceAll(/[^A-Za-z0-9]/g, '_')}`;
}

/** What a value is as text in a form: lists are lines. */
function fieldText(value: FieldValue): string {
  if (value === null || value === undefined) return '';
  return Array.isArray(value) ? value.join('\n') : String(value);
}

/** What stands in a field: what was written when the form was refused, else what is stored. */
export function shownText(form: FormState, name: string, stored: FieldValue): string {
  return form.refusal?.values[name]?.[0] ?? fieldText(stored);
}

/** What is ticked. A box that was not ticked is not sent, so a refused form says it all. */
export function shownTicks(form: FormState, name: string, stored: FieldValue): readonly string[] {
  if (form.refusal !== null) return form.refusal.values[name] ?? [];
  if (Array.isArray(stored)) return stored as readonly string[];
  const text = fieldText(stored);
  return text === '' ? [] : [text];
}

/** What is wrong with a field; null = nothing is known to be. */
export function fieldError(form: FormState, name: string): string | null {
  const problem = form.refusal?.problem;
  if (problem === undefined || problem.parameter !== bareName(name)) return null;
  return form.locale === 'zh' ? problem.detailZh : problem.detail;
}

/** What is stored now, one value a line, beside what the reader wrote before knowing of it; null = the two are the same. */
export function storedBeside(form: FormState, name: string, stored: FieldValue): readonly string[] | null {
  if (form.refusal?.problem.type.endsWith('#problem-conflict') !== true) return null;
  const values = form.refusal.values[name] ?? [];
  // A box that is not ticked is not sent.
  const written = name.endsWith(':bool') && values.length === 0 ? 'false' : values.join('\n');
  const now = fieldText(stored);
  return written === now ? null : now.split('\n');
}
