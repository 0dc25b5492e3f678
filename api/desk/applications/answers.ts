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
import type { ApplicationKind, FormField } from './field.ts';
import { type FormAnswers, fieldsOf } from './form.ts';

type Answer = FormAnswers[string];

function wrong(field: string, zh: string, en: string): ApiError {
  return new ApiError('bad-parameter', { zh, en }, { parameter: `form.${field}` });
}

/** Text as somebody wrote it, in one spelling of its characters; it is shown visibly and never run. */
function text({ id, label, most }: FormField, value: unknown): string {
  if (typeof value !== 'string') throw wrong(id, `${label.zh}要写成文字。`, `${label.en} is a text.`);
  const written = value.normalize('NFC').trim();
  // As people count: an astral character is one.
  const length = Array.from(written).length;
  if (length <= most) return written;
  throw wrong(
    id,
    `${label.zh}最多 ${most} 个字符，现在有 ${length} 个。`,
    `${label.en} may have ${most} characters; it has ${length}.`,
  );
}

function oneLine(field: FormField, value: unknown): string {
  const written = text(field, value);
  if (!/[\n\r]/.test(written)) return written;
  throw wrong(field.id, `${field.label.zh}只能写一行。`, `${field.label.en} is one line.`);
}

function url(field: FormField, value: unknown): string {
  const written = oneLine(field, value);
  if (written === '') return '';
  const parsed = URL.canParse(written) ? new URL(written) : null;
  if (parsed?.protocol === 'https:' && parsed.username === '' && parsed.password === '') return written;
  throw wrong(
    field.id,
    `${field.label.zh}要以 https:// 开头，不含账号密码。`,
    `${field.label.en} begins with https:// and holds no password.`,
  );
}

function email(field: FormField, value: unknown): string {
  const written = oneLine(field, value);
  if (written === '' || /^[^\s@<>"(),:;\\]{1,64}@[^\s@<>"(),:;\\]+\.[^\s@<>"(),:;\\.]+$/.test(written)) return written;
  throw wrong(
    field.id,
    '邮箱地址的写法不对，如 name@example.org。',
    'An e-mail address is written as name@example.org.',
  );
}

function lines(field: FormField, value: unknown): string[] {
  const { id, label, mostLines = 50 } = field;
  if (!Array.isArray(value)) throw wrong(id, `${label.zh}是一组文字。`, `${label.en} is a list of texts.`);
  const written = [...new Set(value.map((line) => oneLine(field, line)))].filter((line) => line !== '');
  if (written.length <= mostLines) return written;
  throw wrong(
    id,
    `${label.zh}最多 ${mostLines} 条，现在有 ${written.length} 条。`,
    `${label.en} may have ${mostLines} lines; it has ${written.length}.`,
  );
}

function chosen(field: FormField, value: string): string {
  const { choices = [], id, label } = field;
  if (value === '' || choices.some((choice) => choice.id === value)) return value;
  const known = choices.map((choice) => choice.id).join(', ');
  throw wrong(id, `${label.zh}没有这个选项，可选：${known}。`, `${label.en} has no such choice; there are: ${known}.`);
}

function statement({ id, label }: FormField, value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  throw wrong(id, `“${label.zh}”只能是 true 或 false。`, `“${label.en}” is true or false.`);
}

const readers: Readonly<Record<FormField['kind'], (field: FormField, value: unknown) => Answer>> = {
  line: oneLine,
  text,
  url,
  email,
  choice: (field, value) => chosen(field, oneLine(field, value)),
  choices: (field, value) => lines(field, value).map((one) => chosen(field, one)),
  lines,
  repositories: lines,
  statement,
};

/** Checks what was written for some questions of the form; what is not asked there is refused by name. */
export function readAnswers(kind: ApplicationKind, written: Readonly<Record<string, unknown>>): FormAnswers {
  const fields = new Map(fieldsOf(kind).map((field) => [field.id, field]));
  return Object.fromEntries(
    Object.entries(written).map(([id, value]) => {
      const field = fields.get(id);
      const shown = id.replaceAll(/[^\w-]/g, '?').slice(0, 60);
      if (field === undefined) {
        throw wrong(shown, `表单里没有 ${shown} 这一项。`, `The form has no question named ${shown}.`);
      }
      return [id, readers[field.kind](field, value)];
    }),
  );
}
