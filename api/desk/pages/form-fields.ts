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

import { ApiError } from '../../errors.ts';

/** What JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** What a form says besides its fields. */
export interface FormControls {
  readonly method: string;
  readonly back: string | null;
  readonly next: string | null;
  readonly key: string;
  /** The answer is shown on the page itself, this once. */
  readonly once: boolean;
  /** Id of the form on its page. */
  readonly form: string;
}

/** A form taken apart. */
export interface ParsedForm {
  readonly controls: FormControls;
  readonly body: { readonly [name: string]: Json };
  /** What was written, by the whole name of the field, to be shown again; without secrets. */
  readonly kept: Readonly<Record<string, readonly string[]>>;
}

type Entries = readonly (readonly [string, string])[];

const deepest = 6;
const part = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/;
const forbidden = new Set(['constructor', 'prototype', 'hasOwnProperty', 'toString', 'valueOf']);
const controlNames = new Set(['_method', '_back', '_next', '_key', '_form', '_once']);
/** Fields that are never written back into a page. */
const secret = /(?:^|\.)(?:password|newPassword|currentPassword|code|backupCode|token|key|secret)$/i;

function badName(name: string): ApiError {
  const shown = name.replaceAll(/[^\w.:-]/g, '?').slice(0, 60);
  return new ApiError(
    'bad-parameter',
    { zh: `表单里有不认识的字段 ${shown}。`, en: `The form has a field that is not known: ${shown}.` },
    { parameter: shown },
  );
}

function twice(name: string): ApiError {
  return new ApiError(
    'bad-parameter',
    { zh: `字段 ${name} 出现了不止一次。`, en: `The field ${name} is given more than once.` },
    { parameter: name },
  );
}

function pathOf(name: string): string[] {
  const parts = name.split('.');
  if (parts.length > deepest || parts.some((one) => !part.test(one) || forbidden.has(one))) throw badName(name);
  return parts;
}

function single(name: string, values: readonly string[]): string {
  if (values.length > 1) throw twice(name);
  return values[0] ?? '';
}

/** A number as people type it; what is none stays text, so that the API says what is wrong with it. */
function numeric(text: string): Json | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  return /^-?\d{1,15}(?:\.\d{1,15})?$/.test(trimmed) ? Number(trimmed) : trimmed;
}

type Reader = (name: string, values: readonly string[]) => Json | undefined;

/** Ways to read a field, by what follows the colon in its name; undefined leaves the field out of the body. */
const readers: Readonly<Record<string, Reader>> = {
  text: (name, values) => single(name, values),
  optional: (name, values) => single(name, values).trim() || undefined,
  int: (name, values) => numeric(single(name, values)),
  number: (name, values) => numeric(single(name, values)),
  bool: (name, values) => {
    const text = single(name, values);
    if (text === 'true' || text === 'on') return true;
    return text === 'false' || text === '' ? false : text;
  },
  lines: (name, values) =>
    single(name, values)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  list: (_name, values) => values.filter((value) => value !== ''),
};

interface Branch {
  [name: string]: Branch | Json;
}

function branch(): Branch {
  return Object.create(null) as Branch;
}

function put(root: Branch, path: readonly string[], value: Json, name: string): void {
  let at = root;
  for (const step of path.slice(0, -1)) {
    at[step] ??= branch();
    const next = at[step];
    if (typeof next !== 'object' || next === null || Array.isArray(next)) throw twice(name);
    at = next as Branch;
  }
  const last = path.at(-1) ?? '';
  if (last in at) throw twice(name);
  at[last] = value;
}

/** Objects whose names are 0, 1, 2 … are lists. */
function settled(value: Branch | Json): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value as Json;
  const names = Object.keys(value);
  const inside = names.map((name): [string, Json] => [name, settled((value as Branch)[name] ?? null)]);
  const isList = names.length > 0 && names.every((name) => /^(?:0|[1-9]\d{0,3})$/.test(name));
  if (!isList) return Object.fromEntries(inside);
  // In the order of their numbers; a row that was left out leaves no hole.
  return inside.sort(([a], [b]) => Number(a) - Number(b)).map(([, item]) => item);
}

function grouped(entries: Entries): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [name, value] of entries) groups.set(name, [...(groups.get(name) ?? []), value]);
  return groups;
}

/** What a browser leaves out because nothing was ticked: `_unset` names it, so that it is false or an empty list. */
function unset(groups: Map<string, string[]>): void {
  for (const name of groups.get('_unset') ?? []) {
    if (!/:(?:bool|list)$/.test(name)) throw badName(name);
    if (!groups.has(name)) groups.set(name, []);
  }
  groups.delete('_unset');
}

function controlsOf(groups: ReadonlyMap<string, string[]>): FormControls {
  const take = (name: string) => single(name, groups.get(name) ?? []);
  const method = take('_method').toLowerCase() || 'post';
  if (!['post', 'put', 'patch', 'delete'].includes(method)) throw badName('_method');
  const key = take('_key');
  if (key !== '' && !/^[A-Za-z0-9-]{8,64}$/.test(key)) throw badName('_key');
  const form = take('_form');
  if (!/^[A-Za-z0-9_-]{0,200}$/.test(form)) throw badName('_form');
  return { method, back: take('_back') || null, next: take('_next') || null, key, form, once: take('_once') !== '' };
}

/** Takes a form apart: `a.b:int` is a whole number at `b` in `a`. Throws what a person should read about a broken form. */
export function parseForm(entries: Entries): ParsedForm {
  const groups = grouped(entries);
  unset(groups);
  const controls = controlsOf(groups);
  const root = branch();
  const kept: Record<string, readonly string[]> = Object.create(null) as Record<string, readonly string[]>;
  for (const [name, values] of groups) {
    if (controlNames.has(name)) continue;
    const [bare = '', kind = 'text', ...rest] = name.split(':');
    const reader = Object.hasOwn(readers, kind) && rest.length === 0 ? readers[kind] : undefined;
    if (reader === undefined) throw badName(name);
    const path = pathOf(bare);
    if (!secret.test(bare)) kept[name] = values;
    const value = reader(bare, values);
    if (value !== undefined) put(root, path, value, bare);
  }
  return { controls, body: settled(root) as ParsedForm['body'], kept };
}
