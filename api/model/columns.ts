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

import type { InputShape, Model, ModelInput } from '#metrics/model.ts';
import type { Scope, Text } from '#store/facts.ts';
import { FileFault } from './file.ts';

/** What a column is for: an input of the model by its key, or the name of the row's subject. */
export interface Columns {
  /** Key of the input by position; null = not read. */
  readonly keys: readonly (string | null)[];
  /** How the value of an input is turned into a score, by key. */
  readonly kinds: ReadonlyMap<string, InputShape['kind']>;
  /** Heads as they stand. */
  readonly heads: readonly string[];
  /** Position of the column that names the row; null = rows are named by their number. */
  readonly subject: number | null;
  readonly ignored: readonly string[];
  /** Inputs without a column. */
  readonly missing: readonly ModelInput[];
}

const subjectHeads = [
  'subject',
  'name',
  'project',
  'repo',
  'repository',
  'repo.name',
  'url',
  'repo.url',
  'id',
  'login',
  'organisation',
  'organization',
  '项目',
  '名称',
  '单位',
];

/** What tables call an input: its id, or for all checks of a category that with `checks:` before it. */
export function columnOf({ id, from }: ModelInput): string {
  return from === 'checks' ? `checks:${id}` : id;
}

/** The inputs of a model for a scope, each column once. */
export function tableInputs(model: Model, scope: Scope): ModelInput[] {
  const inputs = (model.parts[scope] ?? []).flatMap((part) => part.inputs);
  return [...new Map(inputs.map((input) => [columnOf(input), input])).values()];
}

function plain(head: string): string {
  return head.trim().toLowerCase();
}

function nothingKnown(model: Model, inputs: readonly ModelInput[]): FileFault {
  const known = inputs.map(columnOf).join(', ');
  return new FileFault({
    zh: `没有一列是 ${model.id} 的输入。可用的列：${known}`,
    en: `No column is an input of ${model.id}. Columns it knows: ${known}`,
  });
}

function twice(input: string, first: string, second: string): FileFault {
  const text: Text = {
    zh: `“${first}”和“${second}”两列是同一个输入 ${input}，请只留一列`,
    en: `The columns “${first}” and “${second}” are the same input ${input}: keep one`,
  };
  return new FileFault(text);
}

/** Which column is which input, by id or alias, whatever the case; one column an input. */
export function readColumns(heads: readonly string[], model: Model, scope: Scope): Columns {
  const inputs = tableInputs(model, scope);
  const keyOf = new Map<string, string>();
  for (const input of inputs) {
    const column = columnOf(input);
    for (const name of [column, ...(input.aliases ?? [])]) {
      if (!keyOf.has(plain(name))) keyOf.set(plain(name), column);
    }
  }
  const seen = new Map<string, string>();
  const keys = heads.map((head) => {
    const key = keyOf.get(plain(head)) ?? null;
    if (key === null) return null;
    const before = seen.get(key);
    if (before !== undefined) throw twice(key, before, head);
    seen.set(key, head);
    return key;
  });
  if (seen.size === 0) throw nothingKnown(model, inputs);
  const free = (head: string, index: number) => keys[index] === null && subjectHeads.includes(plain(head));
  const subject = heads.findIndex(free);
  return {
    keys,
    kinds: new Map(inputs.map((input) => [columnOf(input), input.shape.kind])),
    heads,
    subject: subject < 0 ? null : subject,
    ignored: heads.filter((head, index) => keys[index] === null && index !== subject && head.trim() !== ''),
    missing: inputs.filter((input) => !seen.has(columnOf(input))),
  };
}
