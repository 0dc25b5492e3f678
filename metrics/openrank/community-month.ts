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

import { createHash } from 'node:crypto';
import { buildSidedGraph } from './rank-graph.ts';
import type { ItemRow } from './read-acts.ts';
import { solveRank } from './solve-rank.ts';

/** Part that every node keeps, the repository itself included. */
const retention = 0.15;
/** Part that every node gives to the repository, and the repository to all of them. */
const toRepository = 0.05;
/** What a node begins with, unless it was there within the last months. */
const newcomer = 1;
/** How many times that a change begins with in the month of its merge. */
const mergeFactor = 1.5;
/** Months after which a node is new again, and what is left of its value after each month that it was not there. */
const remembered = 3;
const kept = 0.85;

/** Values of the community of one repository in one month. */
export interface CommunityMonth {
  readonly month: number;
  readonly repository: number;
  /** In the order of keys. */
  readonly people: string[];
  readonly values: number[];
}

/** Values by node, of the last month it was there. */
type Memory = Map<string, { readonly month: number; readonly value: number }>;

/** Ranks of everybody in a repository, month after month, from all its acts on issues and changes. */
export function communityMonths(rows: readonly ItemRow[]): CommunityMonth[] {
  const memory: Memory = new Map();
  return [...Map.groupBy(rows, ({ month }) => month)].flatMap(([month, own]) => {
    const solved = solveMonth(month, own, memory);
    return solved === null ? [] : [solved];
  });
}

/** Digest of all that {@link communityMonths} reads. */
export function digestOfItems(rows: readonly ItemRow[]): string {
  const hash = createHash('sha256').update('community 1\n');
  for (const { month, person, key, item, weight, merged } of rows)
    hash.update(`${month} ${person ?? '-'} ${key ?? '-'} ${item} ${weight} ${merged}\n`);
  return hash.digest('hex');
}

function solveMonth(month: number, rows: readonly ItemRow[], memory: Memory): CommunityMonth | null {
  const acted = rows.filter(({ person }) => person !== null);
  if (acted.length === 0) return null;
  const merged = new Set(rows.filter((row) => row.merged).map(({ item }) => item));
  const people = [...new Set(acted.map(({ person }) => person as string))];
  const items = [...new Set(acted.map(({ item }) => item))].sort();
  const { graph, leftPlace, rightPlace, totals } = buildSidedGraph({
    leftCount: people.length,
    rightCount: items.length,
    left: placesOf(acted, people, ({ person }) => person as string),
    right: placesOf(acted, items, ({ item }) => item),
    weights: Int32Array.from(acted, ({ weight }) => weight),
  });
  const initial = new Float64Array(graph.nodes);
  for (const [n, person] of people.entries())
    initial[leftPlace[n] as number] = recall(memory, `person ${person}`, month);
  for (const [n, item] of items.entries())
    initial[rightPlace[n] as number] = recall(memory, item, month) * (merged.has(item) ? mergeFactor : 1);
  const solution = solveRank({
    graph,
    scale: totals.map((total) => (1 - toRepository) / total),
    retention: new Float64Array(graph.nodes).fill(retention),
    initial,
    background: { retention, initial: recall(memory, 'repository', month), share: toRepository },
  });
  const at = (place: Int32Array, n: number) => solution.values[place[n] as number] as number;
  const values = people.map((_, n) => at(leftPlace, n));
  for (const [n, person] of people.entries()) memory.set(`person ${person}`, { month, value: values[n] as number });
  for (const [n, item] of items.entries()) memory.set(item, { month, value: at(rightPlace, n) });
  memory.set('repository', { month, value: solution.background });
  return { month, repository: solution.background, people, values };
}

function placesOf(rows: readonly ItemRow[], names: readonly string[], name: (row: ItemRow) => string): Int32Array {
  const place = new Map(names.map((one, n) => [one, n]));
  return Int32Array.from(rows, (row) => place.get(name(row)) as number);
}

/** Last month's value as it was, of the month before 0.85 of it, and so on. */
function recall(memory: Memory, node: string, month: number): number {
  const last = memory.get(node);
  if (last === undefined || month - last.month > remembered) return newcomer;
  let { value } = last;
  for (let passed = last.month + 1; passed < month; passed++) value *= kept;
  return value;
}
