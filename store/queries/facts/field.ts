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

import type { CopyType } from '../../copy-page.ts';
import type { Text } from '../../facts.ts';
import type { AnyFactTable } from '../platform/fact-table.ts';

/**
 * How a value is written in a file and kept in a stage: `person` = a reference to an identity, staged as its key;
 * `shas` = ids end to end; `repository` = the id of a repository line, staged as its number in the file.
 */
export type FactCodec =
  | 'text'
  | 'title'
  | 'url'
  | 'choice'
  | 'int'
  | 'long'
  | 'bool'
  | 'instant'
  | 'day'
  | 'sha'
  | 'shas'
  | 'person'
  | 'people'
  | 'texts'
  | 'json'
  | 'repository';

/** A field of a line. */
export interface FactField {
  /** In the file. */
  readonly name: string;
  /** In the stage and, for facts of platforms, in the table. */
  readonly column: string;
  readonly codec: FactCodec;
  readonly required: boolean;
  /** Of a `choice`. */
  readonly values: readonly string[];
  /** SQL over `f` for a line that does not tell it; null = it stays unknown. */
  readonly absent: string | null;
  readonly says: Text | null;
}

/** A type of line. */
export interface FactType {
  /** The value of its field `type`. */
  readonly type: string;
  /** Name of its stage. */
  readonly stage: string;
  readonly says: Text;
  readonly fields: readonly FactField[];
  /** Names of the fields that order the lines of an export. */
  readonly order: readonly string[];
  /** The table that takes them as they are; null = merged in its own way. */
  readonly fact: AnyFactTable | null;
}

type More = Partial<Omit<FactField, 'name' | 'codec' | 'says'>>;

function snake(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

const endings: Readonly<Partial<Record<FactCodec, string>>> = { person: '_id', people: '_ids' };

/** Declares a field that need not be there. */
export function may(name: string, codec: FactCodec, zh: string, en: string, more: More = {}): FactField {
  const column = `${snake(codec === 'people' ? name.replace(/s$/, '') : name)}${endings[codec] ?? ''}`;
  const says = zh === '' ? null : { zh, en };
  return { name, column, codec, required: false, values: [], absent: null, says, ...more };
}

/** Declares a field that must be there. */
export function must(name: string, codec: FactCodec, zh: string, en: string, more: More = {}): FactField {
  return { ...may(name, codec, zh, en, more), required: true };
}

/** The repository that a line is about. */
export const inRepository = must(
  'repository',
  'repository',
  '所属代码仓：前文某一 repository 行的 id',
  'the id of a repository line before it',
  { column: 'repository_id' },
);

/** When and why a fact left its platform. */
export const gone: readonly FactField[] = [
  may('goneAt', 'instant', '从平台消失的时间', 'when it left its platform'),
  may('goneReason', 'text', '消失的原因', 'why it left'),
];

/** The type of the stage's column. */
export const stagedAs: Readonly<Record<FactCodec, CopyType>> = {
  text: 'text',
  title: 'text',
  url: 'text',
  choice: 'text',
  int: 'int4',
  long: 'int8',
  bool: 'bool',
  instant: 'timestamptz',
  day: 'date',
  sha: 'bytea',
  shas: 'bytea',
  person: 'bytea',
  people: 'text[]',
  texts: 'text[]',
  json: 'jsonb',
  repository: 'int4',
};
