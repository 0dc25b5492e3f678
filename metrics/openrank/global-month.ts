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
import { buildSidedGraph, type SidedGraph } from './rank-graph.ts';
import { solveRank } from './solve-rank.ts';

/** Parts of their initial value that nodes keep. */
const retention = { person: 0.5, repository: 0.3, background: 0.15 };
/** Part that every node gives to the background. */
const toBackground = 0.05;
/** Whoever has relations with more repositories in a month is taken for a spammer and left out. */
const mostRelations = 300;
/** What is left of a value after a month, and what is too little to be remembered. */
const kept = 0.85;
const forgotten = 0.01;

/** Activity of persons in one repository; keys sort nodes in the same order on every hub. */
export interface RepositoryEdges {
  readonly id: string;
  readonly people: readonly string[];
  /** In thousandths. */
  readonly weights: readonly number[];
}

/** What nodes begin the next month with. */
export interface Inherited {
  readonly repositories: Map<string, number>;
  readonly people: Map<string, number>;
}

/** The graph of a month, ready to be solved. */
export interface GlobalGraph {
  readonly repositories: readonly string[];
  readonly people: readonly string[];
  readonly sided: SidedGraph;
  readonly initial: Float64Array;
  /** Of all that the values follow from. */
  readonly digest: string;
}

/** Values of one month. */
export interface GlobalMonth {
  readonly repositories: readonly string[];
  readonly repositoryValues: number[];
  readonly people: readonly string[];
  readonly peopleValues: number[];
}

/** Stands for whoever is not known. */
export const unknown = '0';

/** Nobody has been there yet. */
export function nothingInherited(): Inherited {
  return { repositories: new Map(), people: new Map() };
}

/** Builds the graph from repositories in the order of their keys; `keyOf` gives the keys of persons. */
export function globalGraph(
  edges: readonly RepositoryEdges[],
  keyOf: (person: string) => string,
  inherited: Inherited,
): GlobalGraph {
  const relations = new Map<string, number>();
  const merged = edges.map((edge) => byPerson(edge));
  for (const people of merged)
    for (const person of people.keys()) relations.set(person, (relations.get(person) ?? 0) + 1);
  const people = [...relations].flatMap(([person, count]) => (count > mostRelations ? [] : [person]));
  people.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const place = new Map(people.map((person, n) => [person, n]));
  const [left, right, weights]: [number[], number[], number[]] = [[], [], []];
  const repositories: string[] = [];
  for (const [n, edge] of edges.entries()) {
    const own = [...(merged[n] as Map<string, number>)].filter(([person]) => place.has(person));
    if (own.length === 0) continue;
    for (const [person, weight] of own) {
      left.push(place.get(person) as number);
      right.push(repositories.length);
      weights.push(weight);
    }
    repositories.push(edge.id);
  }
  const sided = buildSidedGraph({
    leftCount: people.length,
    rightCount: repositories.length,
    left: Int32Array.from(left),
    right: Int32Array.from(right),
    weights: Int32Array.from(weights),
  });
  const initial = initialValues(sided, people, repositories, inherited);
  return { repositories, people, sided, initial, digest: digestOf([...people, '', ...repositories], sided, initial) };
}

function byPerson({ people, weights }: RepositoryEdges): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [n, person] of people.entries()) {
    if (person !== unknown) sums.set(person, Math.min((sums.get(person) ?? 0) + (weights[n] as number), 2 ** 31 - 1));
  }
  return sums;
}

function initialValues(
  { graph, leftPlace, rightPlace, totals }: SidedGraph,
  people: readonly string[],
  repositories: readonly string[],
  inherited: Inherited,
): Float64Array {
  const initial = new Float64Array(graph.nodes);
  for (const [n, person] of people.entries()) {
    const place = leftPlace[n] as number;
    initial[place] = (inherited.people.get(person) ?? 0) + sigmoid((totals[place] as number) / 1000);
  }
  for (const [n, repository] of repositories.entries()) {
    initial[rightPlace[n] as number] = inherited.repositories.get(repository) ?? 0;
  }
  return initial;
}

/** What an activity adds to the person's initial value: little for little, at most 1. */
function sigmoid(activity: number): number {
  return 1 / (1 + Math.exp(0.10425 * (44.08 - activity)));
}

function digestOf(
  nodes: readonly string[],
  { graph, leftPlace, rightPlace }: SidedGraph,
  initial: Float64Array,
): string {
  const hash = createHash('sha256').update(`global 1\n${nodes.join(' ')}\n`);
  for (const part of [leftPlace, rightPlace, graph.offsets, graph.sources, graph.weights, initial]) {
    hash.update(`${part.length}\n`).update(new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
  }
  return hash.digest('hex');
}

/** Solves a month; the value of the background is handed back to all nodes in equal parts. */
export function solveGlobal({ repositories, people, sided, initial }: GlobalGraph): GlobalMonth {
  const { graph, leftPlace, rightPlace, totals } = sided;
  const kinds = new Float64Array(graph.nodes)
    .fill(retention.person, 0, graph.split)
    .fill(retention.repository, graph.split);
  const { values, background } = solveRank({
    graph,
    scale: totals.map((total) => (1 - toBackground) / total),
    retention: kinds,
    initial,
    background: { retention: retention.background, initial: 0, share: toBackground },
  });
  const back = graph.nodes === 0 ? 0 : background / graph.nodes;
  const valueAt = (place: Int32Array) => Array.from(place, (n) => (values[n] as number) + back);
  return { repositories, repositoryValues: valueAt(rightPlace), people, peopleValues: valueAt(leftPlace) };
}

/** Lets the months from one to the next pass: what was there decays, and values of the month, if it has any, take its place. */
export function passMonth(inherited: Inherited, month: GlobalMonth | null): void {
  passSide(inherited.repositories, month?.repositories ?? [], month?.repositoryValues ?? []);
  passSide(inherited.people, month?.people ?? [], month?.peopleValues ?? []);
}

function passSide(side: Map<string, number>, nodes: readonly string[], values: readonly number[]): void {
  for (const [n, node] of nodes.entries()) side.set(node, values[n] as number);
  for (const [node, value] of side) {
    if (value * kept > forgotten) side.set(node, value * kept);
    else side.delete(node);
  }
}
