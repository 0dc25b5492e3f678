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

import { type CopyColumn, copyRows } from '../../copy.ts';
import type { Session } from '../../session.ts';
import { factTypes } from './fact-types.ts';
import { type FactType, stagedAs } from './field.ts';

/** People that the lines of a file name; `key` = a byte for the kind and the `value_hash`. */
export const personStage = 'fact_person';

/** Columns of {@link personStage}; what comes with the lower `rank` counts. */
export const personColumns: readonly CopyColumn[] = [
  { name: 'key', type: 'bytea' },
  { name: 'rank', type: 'int4' },
  { name: 'name', type: 'text' },
  { name: 'domain', type: 'text' },
  { name: 'class', type: 'text' },
  { name: 'class_reason', type: 'text' },
  { name: 'account_host', type: 'text' },
  { name: 'account_hash', type: 'bytea' },
  { name: 'host', type: 'text' },
  { name: 'platform_id', type: 'text' },
  { name: 'login', type: 'text' },
  { name: 'account_kind', type: 'text' },
  { name: 'company', type: 'text' },
  { name: 'created_at', type: 'timestamptz' },
];

/** Columns of the stage of a type: the line, and its fields. */
export function stageColumns({ fields }: FactType): readonly CopyColumn[] {
  return [
    { name: 'file_line', type: 'int4' },
    ...fields.map(({ column, codec }) => ({ name: column, type: stagedAs[codec] })),
  ];
}

function create(stage: string, columns: readonly CopyColumn[]): string {
  const list = columns.map(({ name, type }) => `"${name}" ${type}`).join(', ');
  return `create temporary table ${stage} (${list});`;
}

/** Makes the stages of a whole file; they end with the session. */
export async function createFactStages(session: Session): Promise<void> {
  const stages = factTypes.map((type) => create(type.stage, stageColumns(type)));
  await session.unsafe([...stages, create(personStage, personColumns)].join('\n'));
}

/** Adds rows to a stage. */
export async function stageRows(
  session: Session,
  stage: string,
  columns: readonly CopyColumn[],
  rows: readonly (readonly unknown[])[],
): Promise<void> {
  if (rows.length > 0) await copyRows(session, stage, columns, rows);
}

/** Tells the planner how large the stages are. */
export async function analyzeFactStages(session: Session): Promise<void> {
  const stages = [...factTypes.map(({ stage }) => stage), personStage];
  await session.unsafe(`analyze ${stages.join(', ')}`);
}
