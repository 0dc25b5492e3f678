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

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cell, generatedNote, type Page, table } from '../page.ts';

interface Column {
  readonly name: string;
  readonly type: string;
  readonly meaning: string;
}

const comment = /\/\*\* ([^*]*(?:\*(?!\/)[^*]*)*)\*\/\s*$/;
const member = /^ {2}(\w+): (.+);$/;

function meaningOf(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, ''))
    .join(' ')
    .trim();
}

/** Columns of a table's interface with what their comments say. */
function columnsOf(source: string): Column[] {
  const columns: Column[] = [];
  let before = '';
  for (const line of source.split('\n')) {
    const match = member.exec(line);
    if (match) {
      const said = comment.exec(before)?.[1] ?? '';
      columns.push({ name: match[1] ?? '', type: match[2] ?? '', meaning: meaningOf(said) });
      before = '';
    } else before += `${line}\n`;
  }
  return columns;
}

function section(file: string, source: string): string {
  const at = source.indexOf('export interface');
  const said = comment.exec(source.slice(0, at))?.[1] ?? '';
  const rows = columnsOf(source.slice(source.indexOf('{', at) + 1)).map((column) => [
    `\`${column.name}\``,
    `\`${cell(column.type)}\``,
    cell(column.meaning),
  ]);
  const name = file.replace(/\.ts$/, '').replaceAll('-', '_');
  return [`## \`${name}\``, meaningOf(said), table(['column', 'type', 'means'], rows)].join('\n\n');
}

/** Reference of all tables, from the comments in `store/tables`. */
export async function databasePage(root: string): Promise<Page> {
  const folder = join(root, 'store/tables');
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ts')).sort();
  const sections = await Promise.all(
    files.map(async (file) => section(file, await readFile(join(folder, file), 'utf8'))),
  );
  const intro =
    'Tables of the store; the schema itself is [store/schema.sql](../store/schema.sql). Ids of type `bigint` are text on the TypeScript side.';
  return {
    path: 'docs/database.md',
    text: `${['# 数据库 · Database', generatedNote, intro, ...sections].join('\n\n')}\n`,
  };
}
