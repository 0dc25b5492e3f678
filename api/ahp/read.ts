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

import { basename } from 'node:path';
import { parseDocument } from 'yaml';
import type { AhpInput, ExpertMatrix } from '#metrics/ahp-report.ts';
import { type CsvRow, csvRows } from '../model/csv.ts';
import { FileFault, wholeText } from '../model/file.ts';
import { isWord, judgementOf } from './judgement.ts';

/** A matrix of the widest kind is a few kilobytes. */
const largestFile = 1_000_000;
const mostExperts = 200;
/** More rows are refused by the report, in its words; these are kept so that it can say how many there are. */
const mostRows = 100;

type Cells = ExpertMatrix['cells'];

function notMatrix(path: string): FileFault {
  return new FileFault({
    zh: `${path} 里没有判断矩阵：要的是由行组成的矩阵，或带 names 与 matrix 的对象，或由它们组成的 experts`,
    en: `${path} holds no pairwise matrix: rows of cells, or an object with names and matrix, or experts made of these`,
  });
}

function isRow(value: unknown): value is unknown[] {
  return Array.isArray(value) && value.every((cell) => cell === null || typeof cell !== 'object');
}

function cellsOf(value: unknown, path: string): Cells {
  if (!Array.isArray(value) || value.length === 0 || !value.every(isRow)) throw notMatrix(path);
  return squared(value.slice(0, mostRows).map((row) => row.slice(0, mostRows).map(judgementOf)));
}

/** Rows of a triangle alone are moved to their side of the diagonal: n, n − 1, … 1 cells are the upper one, 1, 2, … n the lower. */
function squared(rows: readonly (readonly (number | null)[])[]): Cells {
  const n = rows.length;
  const nulls = (count: number) => Array.from({ length: count }, () => null);
  if (n > 1 && rows.every((row, i) => row.length === n - i)) return rows.map((row, i) => [...nulls(i), ...row]);
  if (n > 1 && rows.every((row, i) => row.length === i + 1)) return rows.map((row, i) => [...row, ...nulls(n - i - 1)]);
  return rows;
}

function namesOf(value: unknown): readonly string[] | null {
  if (!Array.isArray(value)) return null;
  return value.slice(0, mostRows).map((name) => String(name).slice(0, 200));
}

interface OneExpert {
  readonly name: string | null;
  readonly names: readonly string[] | null;
  readonly cells: Cells;
}

function field(value: object, key: string): unknown {
  return Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
}

function oneExpert(value: unknown, path: string): OneExpert {
  if (Array.isArray(value)) return { name: null, names: null, cells: cellsOf(value, path) };
  if (value === null || typeof value !== 'object') throw notMatrix(path);
  const name = field(value, 'name') ?? field(value, 'expert') ?? field(value, 'file');
  return {
    name: typeof name === 'string' ? name.slice(0, 200) : null,
    names: namesOf(field(value, 'names') ?? field(value, 'items')),
    cells: cellsOf(field(value, 'matrix') ?? field(value, 'upper'), path),
  };
}

/** Whatever JSON and YAML may say: a matrix, an expert, a list of experts, or an object with `experts`. */
function expertsOf(value: unknown, path: string): OneExpert[] {
  if (Array.isArray(value) && value.length > 0 && value.every(isRow)) return [oneExpert(value, path)];
  if (Array.isArray(value)) return value.slice(0, mostExperts).map((one) => oneExpert(one, path));
  if (value === null || typeof value !== 'object') throw notMatrix(path);
  const inner = field(value, 'experts') ?? field(value, 'matrices');
  if (!Array.isArray(inner)) return [oneExpert(value, path)];
  const names = namesOf(field(value, 'names') ?? field(value, 'items'));
  return inner.slice(0, mostExperts).map((one) => {
    const expert = oneExpert(one, path);
    return { ...expert, names: expert.names ?? names };
  });
}

/** A block of rows: the first one and the first column may be names. */
function expertOfRows(rows: readonly CsvRow[], path: string): OneExpert {
  const first = rows[0]?.cells ?? [];
  const words = (cells: readonly string[]) => cells.some(isWord);
  const headed = rows.length === first.length || rows.length > 1 ? words(first.slice(1)) : false;
  const body = headed ? rows.slice(1) : rows;
  const named = body.length > 0 && body.every(({ cells }) => isWord(cells[0]));
  const cells = body.map((row) => (named ? row.cells.slice(1) : row.cells));
  const width = headed ? first.length - (named ? 1 : 0) : 0;
  const heads = headed ? first.slice(first.length - width) : named ? body.map((row) => row.cells[0] ?? '') : null;
  return { name: null, names: heads?.map((head) => head.trim()) ?? null, cells: cellsOf(cells, path) };
}

/** Blank lines part the matrices of several experts. */
async function expertsOfCsv(text: string, path: string): Promise<OneExpert[]> {
  const blocks: CsvRow[][] = [[]];
  for await (const row of csvRows([text])) {
    const empty = row.cells.every((cell) => cell.trim() === '');
    if (!empty) blocks.at(-1)?.push(row);
    else if (blocks.at(-1)?.length !== 0) blocks.push([]);
  }
  const whole = blocks.filter((rows) => rows.length > 0).slice(0, mostExperts);
  if (whole.length === 0) throw notMatrix(path);
  return whole.map((rows) => expertOfRows(rows, path));
}

function ofYaml(text: string, path: string): unknown {
  const document = parseDocument(text, { maxAliasCount: 0 } as object);
  const [error] = document.errors;
  if (error !== undefined) {
    throw new FileFault({
      zh: `${path} 不是合法的 YAML 或 JSON：${error.message}`,
      en: `${path} is not valid YAML or JSON: ${error.message}`,
    });
  }
  return document.toJS({ maxAliasCount: 0 });
}

async function readOne(path: string): Promise<OneExpert[]> {
  const text = await wholeText(path, largestFile);
  const yaml = /\.(?:json|ya?ml)$/i.test(path) || /^\uFEFF?\s*[[{]/.test(text);
  if (!yaml) return await expertsOfCsv(text, path);
  try {
    return expertsOf(ofYaml(text.replace(/^\uFEFF/, ''), path), path);
  } catch (error) {
    if (!(error instanceof ReferenceError || error instanceof RangeError)) throw error;
    throw new FileFault(
      { zh: `${path} 嵌套过深或用了别名`, en: `${path} nests too deeply, or uses aliases` },
      { cause: error },
    );
  }
}

/** Experts who compare the same items, as one question. */
function question(experts: readonly OneExpert[]): AhpInput {
  const single = experts.length === 1;
  return {
    names: experts.find(({ names }) => names !== null)?.names ?? null,
    experts: experts.map(({ name, cells }, index) => ({ name: single ? null : (name ?? `#${index + 1}`), cells })),
  };
}

/** A question with the name it has in its file. */
export interface Question {
  readonly name: string | null;
  readonly input: AhpInput;
}

/** Matrices over different items in one file are questions of their own; one without names is on the first items of its size. */
function questionsOf(experts: readonly OneExpert[]): Question[] {
  const named = (size: number) => experts.find(({ names, cells }) => names !== null && cells.length === size)?.names;
  const groups = Map.groupBy(experts, ({ names, cells }) =>
    JSON.stringify([cells.length, names ?? named(cells.length) ?? null]),
  );
  const several = groups.size > 1;
  return [...groups.values()].map((same) => ({
    name: several ? (same[0]?.name ?? null) : null,
    input: question(same),
  }));
}

/** What files of judgements ask: several files are several experts on one question. */
export async function readJudgements(paths: readonly string[]): Promise<Question[]> {
  const [only, ...more] = paths;
  if (only !== undefined && more.length === 0) return questionsOf(await readOne(only));
  const experts: OneExpert[] = [];
  for (const path of paths) {
    const read = await readOne(path);
    const own = read.length === 1 ? basename(path) : null;
    for (const one of read) experts.push({ ...one, name: one.name ?? own });
  }
  const names = experts.find((one) => one.names !== null)?.names ?? null;
  for (const one of experts) requireSameNames(names, one);
  return [{ name: null, input: question(experts) }];
}

function requireSameNames(names: readonly string[] | null, { names: own, name }: OneExpert): void {
  if (own === null || names === null || own.join('\n') === names.join('\n')) return;
  throw new FileFault({
    zh: `${name ?? ''} 比较的项目与第一份不同：${own.join('、')}，第一份是 ${names.join('、')}`,
    en: `${name ?? ''} compares other items than the first: ${own.join(', ')} instead of ${names.join(', ')}`,
  });
}
