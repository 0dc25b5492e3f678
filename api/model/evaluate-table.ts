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

import type { Model } from '#metrics/model.ts';
import type { Scope } from '#store/facts.ts';
import type { ExitCode, StandaloneContext } from '../command.ts';
import type { Locale } from '../locale.ts';
import { jsonText, terminalLine } from '../terminal.ts';
import { columnOf, tableInputs } from './columns.ts';
import { FileFault } from './file.ts';
import { type InputRow, type InputTable, readInputs } from './read.ts';
import { rowScorer } from './score-row.ts';
import { faultLine, rowJson, rowPrinter, widthLine } from './show-row.ts';

const batchCharacters = 200_000;
const faultsTold = 20;

/** What to evaluate. */
export interface TableRequest {
  readonly path: string;
  readonly model: Model;
  readonly scope: Scope;
  readonly locale: Locale;
}

/** Gathers pieces of output, so that a long table is not written line by line. */
function gathered(write: (text: string) => void, between: string) {
  let pieces: string[] = [];
  let size = 0;
  const flush = () => {
    if (pieces.length > 0) write(pieces.join(between));
    [pieces, size] = [[], 0];
  };
  return {
    add(text: string) {
      pieces.push(text);
      size += text.length;
      if (size >= batchCharacters) flush();
    },
    flush,
  };
}

/** Notes about the columns, before any row. */
function columnNotes({ columns }: InputTable, locale: Locale): string[] {
  const zh = locale === 'zh';
  const list = (names: readonly string[]) => names.slice(0, 20).join(zh ? '、' : ', ');
  const notes: string[] = [];
  if (columns.ignored.length > 0) {
    notes.push(zh ? `没有用到的列：${list(columns.ignored)}` : `Columns not used: ${list(columns.ignored)}`);
  }
  if (columns.missing.length > 0) {
    const names = list(columns.missing.map(columnOf));
    notes.push(zh ? `表里没有、按缺失处理的输入：${names}` : `Inputs without a column, taken as missing: ${names}`);
  }
  return notes.map(terminalLine);
}

function faultsOf(row: InputRow, width: number, locale: Locale): string[] {
  const faults = row.faults.map((fault) => faultLine(row.row, fault, locale));
  return row.cells === null ? faults : [widthLine(row.row, row.cells, width, locale), ...faults];
}

interface Told {
  rows: number;
  scored: number;
  /** Lines about rows that could not be scored, the first of them. */
  faults: string[];
  faulty: number;
}

/** Goes through the rows; those with a wrong cell are told and not scored. */
async function eachRow(
  table: InputTable,
  request: TableRequest,
  signal: AbortSignal,
  show: (row: InputRow, result: ReturnType<ReturnType<typeof rowScorer>>) => void,
): Promise<Told> {
  const score = rowScorer(request.model, request.scope);
  const told: Told = { rows: 0, scored: 0, faults: [], faulty: 0 };
  try {
    for await (const row of table.rows) {
      signal.throwIfAborted();
      told.rows += 1;
      const faults = faultsOf(row, table.columns.heads.length, request.locale);
      if (faults.length > 0) {
        told.faulty += 1;
        if (told.faults.length < faultsTold) told.faults.push(...faults);
        continue;
      }
      const result = score(row);
      if (result.value !== null) told.scored += 1;
      show(row, result);
    }
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    told.faulty += 1;
    told.faults.push(terminalLine(error.text[request.locale]));
  }
  return told;
}

function summary({ rows, scored, faulty }: Told, { model, locale }: TableRequest): string {
  const name = `${model.id} (${model.revision})`;
  return locale === 'zh'
    ? `${name}：${rows} 行，${scored} 行有分数${faulty === 0 ? '' : `，${faulty} 行有误`}`
    : `${name}: ${rows} rows, ${scored} scored${faulty === 0 ? '' : `, ${faulty} with errors`}`;
}

async function printJson(context: StandaloneContext, request: TableRequest, table: InputTable): Promise<Told> {
  const { model, scope, locale } = request;
  const { terminal, signal } = context;
  const head = {
    model: model.id,
    revision: model.revision,
    scope,
    scale: model.scale,
    inputs: tableInputs(model, scope).map(({ id, name, weight }) => ({ id, name, weight })),
    notes: columnNotes(table, locale),
  };
  terminal.out(`${jsonText(head, 0).slice(0, -1)},"rows":[`);
  let first = true;
  const out = gathered((text) => terminal.out(text), '\n');
  const told = await eachRow(table, request, signal, (row, result) => {
    out.add(`${first ? '' : ','}${jsonText(rowJson(row, result), 0)}`);
    first = false;
  });
  out.flush();
  terminal.out(`],"errors":${jsonText(told.faults, 0)}}`);
  return told;
}

async function printText(context: StandaloneContext, request: TableRequest, table: InputTable): Promise<Told> {
  const { terminal, signal } = context;
  for (const note of columnNotes(table, request.locale)) terminal.err(note);
  const print = rowPrinter(request.model, request.locale);
  const out = gathered((text) => terminal.out(text), '\n');
  const told = await eachRow(table, request, signal, (row, result) => out.add(print(row, result)));
  out.flush();
  return told;
}

/** Evaluates a model over a table and prints every part of each score; 1 = something in the table is wrong. */
export async function evaluateTable(context: StandaloneContext, request: TableRequest): Promise<ExitCode> {
  const { terminal, options } = context;
  const table = await readInputs(request.path, request.model, request.scope);
  const told = await (options['json'] === true ? printJson : printText)(context, request, table);
  for (const fault of told.faults) terminal.err(fault);
  terminal.err(summary(told, request));
  return told.faulty === 0 ? 0 : 1;
}
