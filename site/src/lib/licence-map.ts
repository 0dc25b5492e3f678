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

import type { LicenceDirectory, ProjectLicences } from '#api/client.ts';

/** Size of the map in SVG units; a column for the whole, one for directories, one for what is right in them. */
export const mapBox = { width: 360, height: 300 } as const;

const columns = [
  { x: 0, width: 60 },
  { x: 62, width: 124 },
  { x: 188, width: 172 },
] as const;

/** Looks that tell licences apart; the rest share the last one. */
const looks = 6;

/** Index of a look: 0 says nothing of a licence, `rest` any other licence, `silent` files that are no text. */
const [unstated, rest, silent] = [0, looks + 1, looks + 2];

/** Every look, in the order of the legend. */
const mapLooks: readonly number[] = [...Array.from({ length: looks }, (_, index) => index + 1), rest, unstated, silent];

/** Look of each expression: the most used ones have their own. */
export function lookOf(expressions: ProjectLicences['expressions']): (expression: string) => number {
  const own = new Map(expressions.slice(0, looks).map(({ expression }, index) => [expression, index + 1]));
  return (expression) => own.get(expression) ?? rest;
}

/** What a cell stands for. */
interface Cell {
  /** Null = several small ones together. */
  readonly name: string | null;
  /** How many directories it stands for. */
  readonly members: number;
  readonly files: number;
  /** Files by look. */
  readonly looks: ReadonlyMap<number, number>;
}

/** A cell with its place. */
export interface Label extends Pick<Cell, 'name' | 'members' | 'files'> {
  readonly x: number;
  readonly y: number;
}

/** Shapes of the map. */
export interface LicenceMap {
  /** One path for each look that occurs. */
  readonly paths: readonly { readonly look: number; readonly path: string }[];
  readonly labels: readonly Label[];
}

function cellOf(name: string, directory: LicenceDirectory, look: (expression: string) => number): Cell {
  const files = new Map<number, number>();
  const add = (index: number, count: number) => {
    if (count > 0) files.set(index, (files.get(index) ?? 0) + count);
  };
  for (const one of directory.expressions) add(look(one.expression), one.files);
  add(unstated, directory.unstated);
  const told = [...files.values()].reduce((sum, count) => sum + count, 0);
  add(silent, directory.files - told);
  return { name, members: 1, files: directory.files, looks: files };
}

function difference(whole: Cell, parts: readonly Cell[]): Cell {
  const left = new Map(whole.looks);
  for (const part of parts)
    for (const [look, count] of part.looks) left.set(look, Math.max(0, (left.get(look) ?? 0) - count));
  return { name: null, members: 0, files: [...left.values()].reduce((sum, count) => sum + count, 0), looks: left };
}

const number = (value: number) => String(Math.round(value * 10) / 10);

/** Puts the cells of one column below each other, those too small to be seen into one; gives where each is. */
function stack(whole: Cell, cells: readonly Cell[], top: number, height: number, least: number) {
  const seen = cells.filter(({ files }) => (files / Math.max(1, whole.files)) * height >= least);
  const others = difference(whole, seen);
  const all = others.files > 0 ? [...seen, { ...others, members: cells.length - seen.length }] : seen;
  const sum = all.reduce((total, { files }) => total + files, 0);
  let y = top;
  return all.map((cell) => {
    const tall = (cell.files / Math.max(1, sum)) * height;
    const place = { cell, y, height: tall };
    y += tall;
    return place;
  });
}

function last(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Draws the root, its directories and those right in them as bars whose height is their number of files, each split by licence. */
export function licenceMap({ map, expressions }: Pick<ProjectLicences, 'map' | 'expressions'>): LicenceMap {
  const look = lookOf(expressions);
  const paths = new Map<number, string>();
  const labels: Label[] = [];
  function draw(cell: Cell, column: number, y: number, height: number): void {
    const { x: left, width } = columns[column] ?? columns[0];
    const sum = [...cell.looks.values()].reduce((total, files) => total + files, 0);
    const tall = Math.max(0.4, height - 1);
    let x = left;
    for (const index of mapLooks) {
      const wide = ((cell.looks.get(index) ?? 0) / Math.max(1, sum)) * width;
      if (wide < 0.1) continue;
      const shape = `M${number(x)} ${number(y)}h${number(wide)}v${number(tall)}h-${number(wide)}z`;
      paths.set(index, `${paths.get(index) ?? ''}${shape}`);
      x += wide;
    }
    if (height >= 11)
      labels.push({ name: cell.name, members: cell.members, files: cell.files, x: left + 3, y: y + tall / 2 + 3 });
  }
  const root = map.find(({ path }) => path === '.');
  if (root === undefined || root.files === 0) return { paths: [], labels: [] };
  const bySize = (parent: string) =>
    map
      .filter(
        ({ path }) => path !== '.' && (path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.') === parent,
      )
      .toSorted((a, b) => b.files - a.files || (a.path < b.path ? -1 : 1));
  const whole = cellOf('.', root, look);
  draw(whole, 0, 0, mapBox.height);
  const first = bySize('.');
  const level = stack(
    whole,
    first.map((one) => cellOf(one.path, one, look)),
    0,
    mapBox.height,
    9,
  );
  for (const { cell, y, height } of level) {
    draw(cell, 1, y, height);
    if (cell.name === null) continue;
    const inside = bySize(cell.name).map((one) => cellOf(last(one.path), one, look));
    for (const part of stack(cell, inside, y, height, 9)) draw(part.cell, 2, part.y, part.height);
  }
  return { paths: [...paths].toSorted(([a], [b]) => a - b).map(([index, path]) => ({ look: index, path })), labels };
}
