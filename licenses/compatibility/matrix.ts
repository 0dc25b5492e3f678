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

import { LicenceError } from '../error.ts';
import { formatExpression, tryExpression } from '../expression.ts';
import type { Answer, CellEvidence } from './facts.ts';

/** What a matrix says of one pair. */
export interface Cell {
  readonly value: string;
  readonly answer: Answer;
  readonly reason: string | null;
}

/** A published compatibility matrix in one shape. */
export interface Matrix {
  readonly name: string;
  /** ISO date on which it was made; `unknown` when it does not say. */
  readonly date: string;
  /** Cells by outbound and then inbound licence, both in the spelling of the SPDX list. */
  readonly cells: ReadonlyMap<string, ReadonlyMap<string, Cell>>;
}

const most = 2000;

function refuse(message: string): never {
  throw new LicenceError('bad-matrix', 0, message);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Names as the SPDX list spells them today; a name that is no licence stays as it is. */
function spelled(name: string): string {
  const expression = tryExpression(name);
  return expression === null ? name : formatExpression(expression);
}

function dateOf(value: unknown): string {
  const date = typeof value === 'string' ? /^\d{4}-\d{2}-\d{2}/u.exec(value)?.[0] : undefined;
  return date ?? 'unknown';
}

const osadlAnswers: Readonly<Record<string, Answer>> = {
  Yes: 'yes',
  Same: 'yes',
  No: 'no',
  Unknown: 'unknown',
  'Check dependency': 'depends',
};

function osadlCell(value: unknown, reason: unknown): Cell {
  const answer = typeof value === 'string' ? osadlAnswers[value] : undefined;
  if (answer === undefined) refuse(`"${String(value).slice(0, 80)}" is no value of an OSADL matrix.`);
  const text = typeof reason === 'string' && reason !== 'n.a.' ? reason.slice(0, 2000) : null;
  return { value: value as string, answer, reason: text };
}

type Rows = [outbound: string, cells: [inbound: string, cell: Cell][]][];

function matrix(name: string, date: string, rows: Rows, spell = spelled): Matrix {
  if (rows.length === 0) refuse(`The ${name} matrix has no licences.`);
  if (rows.length > most || rows.some(([, cells]) => cells.length > most))
    refuse(`A matrix may have ${most} licences.`);
  const cells = rows.map(([outbound, row]) => {
    return [spell(outbound), new Map(row.map(([inbound, cell]) => [spell(inbound), cell]))] as const;
  });
  return { name, date, cells: new Map(cells) };
}

function osadlList(licences: readonly unknown[]): Rows {
  return licences.map((row) => {
    if (!isRecord(row) || typeof row['name'] !== 'string' || !Array.isArray(row['compatibilities'])) {
      return refuse('A licence of the OSADL matrix has no name or no cells.');
    }
    return [
      row['name'],
      (row['compatibilities'] as readonly unknown[]).map((cell): [string, Cell] => {
        if (!isRecord(cell) || typeof cell['name'] !== 'string')
          return refuse('A cell of the OSADL matrix has no name.');
        return [cell['name'], osadlCell(cell['compatibility'], cell['explanation'])];
      }),
    ];
  });
}

/** Reads OSADL's matrix: the short form (outbound → inbound → value) and the one with explanations. Throws {@link LicenceError}. */
export function readOsadl(json: unknown): Matrix {
  if (!isRecord(json)) return refuse('The OSADL matrix is no JSON object.');
  const { timestamp, licenses, timeformat: _, ...short } = json;
  if (Array.isArray(licenses)) return matrix('OSADL', dateOf(timestamp), osadlList(licenses));
  const rows = Object.entries(short).map(([outbound, cells]): Rows[number] => {
    if (!isRecord(cells)) return refuse(`"${outbound.slice(0, 80)}" has no cells.`);
    return [outbound, Object.entries(cells).map(([inbound, value]) => [inbound, osadlCell(value, null)])];
  });
  return matrix('OSADL', dateOf(timestamp), rows);
}

const recReasons: Readonly<Record<string, string>> = {
  '0': 'neither secondary nor combinative',
  '1': 'secondary: the work may be given under the outbound licence',
  '2': 'combinative: it keeps its licence as a part of the whole',
  '1,2': 'secondary and combinative',
};

/** Reads RecLicense's matrix: 0 none, 1 secondary, 2 combinative. Throws {@link LicenceError}. */
export function readRecLicense(json: unknown): Matrix {
  const licences = isRecord(json) ? json['licenses'] : null;
  if (!isRecord(licences)) return refuse('The RecLicense matrix has no licences.');
  const created = isRecord(json) && isRecord(json['meta']) ? json['meta']['created'] : null;
  const rows = Object.entries(licences)
    .filter(([outbound]) => outbound !== 'license')
    .map(([outbound, cells]): Rows[number] => {
      if (!isRecord(cells)) return refuse(`"${outbound.slice(0, 80)}" has no cells.`);
      return [outbound, Object.entries(cells).map(([inbound, value]) => [inbound, recCell(value)])];
    });
  return matrix('RecLicense', dateOf(isRecord(created) ? created['date'] : null), rows);
}

function recCell(value: unknown): Cell {
  const key = String(value).replace(/\s+/gu, '');
  const reason = recReasons[key];
  if (reason === undefined) return refuse(`"${key.slice(0, 80)}" is no value of a RecLicense matrix.`);
  return { value: key, answer: key === '0' ? 'no' : 'yes', reason };
}

/** The cell of exactly this pair; null when the matrix has none. */
export function cellOf({ name, date, cells }: Matrix, inbound: string, outbound: string): CellEvidence | null {
  const cell = cells.get(outbound)?.get(inbound);
  return cell === undefined ? null : { matrix: name, date, inbound, outbound, ...cell };
}

const format = 'tongming-matrix-1';

/** A matrix as JSON text, for the data directory; values and reasons are written once. */
export function encodeMatrix({ name, date, cells }: Matrix): string {
  const known = new Map<string, number>();
  const rows = [...cells].map(([outbound, row]) => [
    outbound,
    [...row].map(([inbound, cell]) => {
      const key = JSON.stringify([cell.value, cell.answer, cell.reason]);
      const index = known.get(key) ?? known.size;
      known.set(key, index);
      return [inbound, index];
    }),
  ]);
  return `${JSON.stringify({ format, name, date, values: [...known.keys()].map((key) => JSON.parse(key) as unknown), rows })}\n`;
}

const answers: ReadonlySet<unknown> = new Set<Answer>(['yes', 'no', 'depends', 'unknown']);

function decodedCell(value: unknown): Cell {
  const [text, answer, reason] = Array.isArray(value) ? (value as unknown[]) : [];
  if (typeof text !== 'string' || !answers.has(answer)) return refuse('A value of the stored matrix is damaged.');
  return { value: text, answer: answer as Answer, reason: typeof reason === 'string' ? reason : null };
}

function decodedRow(row: unknown, values: readonly Cell[]): Rows[number] {
  const [outbound, cells] = Array.isArray(row) ? (row as unknown[]) : [];
  if (typeof outbound !== 'string' || !Array.isArray(cells)) return refuse('A row of the stored matrix is damaged.');
  return [
    outbound,
    (cells as unknown[]).map((cell): [string, Cell] => {
      const [inbound, index] = Array.isArray(cell) ? (cell as unknown[]) : [];
      const value = typeof index === 'number' ? values[index] : undefined;
      if (typeof inbound !== 'string' || value === undefined) return refuse('A cell of the stored matrix is damaged.');
      return [inbound, value];
    }),
  ];
}

/** Reads what {@link encodeMatrix} wrote. Throws {@link LicenceError} for anything else. */
export function decodeMatrix(text: string): Matrix {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new LicenceError('bad-matrix', 0, 'The stored matrix is not JSON.', { cause });
  }
  if (!isRecord(json) || json['format'] !== format || typeof json['name'] !== 'string') {
    return refuse('The file is no stored matrix.');
  }
  const { values, rows } = json;
  if (!Array.isArray(values) || !Array.isArray(rows)) return refuse('The stored matrix has no cells.');
  const known = (values as unknown[]).map(decodedCell);
  const decoded = (rows as unknown[]).map((row) => decodedRow(row, known));
  return matrix(json['name'], dateOf(json['date']), decoded, (id) => id);
}
