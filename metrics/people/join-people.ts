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

import type { IdentityClass } from '#store/facts.ts';

/** An identity as the joining sees it. */
export interface JoinNode {
  /** bigint as text. */
  readonly id: string;
  /** Unique and the same in every store, unlike the id: decides where order matters. */
  readonly key: string;
  readonly class: IdentityClass;
}

/** Something that joins two identities by itself: proof, or somebody's word. */
export interface JoinEdge {
  readonly a: string;
  readonly b: string;
  /** Evidence 0–1; somebody's word counts 2, so that it is the last to be cut. */
  readonly strength: number;
  readonly kind: string;
}

/** Two identities that somebody said are different people. */
export interface Apart {
  readonly a: string;
  readonly b: string;
}

/** Who is joined, and which edges had to give way. */
export interface JoinResult {
  /** Person of each identity that is not alone: the smallest id of those joined. */
  readonly persons: ReadonlyMap<string, string>;
  /** Edges that would have joined two whom somebody holds apart, weakest of their paths. */
  readonly cut: readonly JoinEdge[];
}

/** Whether one bigint, written as text, is smaller. */
function smaller(a: string, b: string): boolean {
  return a.length === b.length ? a < b : a.length < b.length;
}

/** Groups that only grow, and who may not meet in one. */
class Groups {
  readonly #parent = new Map<string, string>();
  readonly #apart = new Map<string, Set<string>>();

  root(id: string): string {
    let root = id;
    for (let up = this.#parent.get(root); up !== undefined; up = this.#parent.get(root)) root = up;
    for (let at = id; at !== root; ) {
      const up = this.#parent.get(at) ?? root;
      this.#parent.set(at, root);
      at = up;
    }
    return root;
  }
  part(a: string, b: string): void {
    this.#of(a).add(b);
    this.#of(b).add(a);
  }
  #of(id: string): Set<string> {
    const known = this.#apart.get(id) ?? new Set<string>();
    this.#apart.set(id, known);
    return known;
  }
  /** False when the two may not be one. */
  join(a: string, b: string): boolean {
    const [one, other] = [this.root(a), this.root(b)];
    if (one === other) return true;
    if (this.#apart.get(one)?.has(other) === true) return false;
    const [few, many] = this.#of(one).size < this.#of(other).size ? [one, other] : [other, one];
    this.#parent.set(few, many);
    for (const enemy of this.#of(few)) {
      this.#of(enemy).delete(few);
      this.part(enemy, many);
    }
    this.#apart.delete(few);
    return true;
  }
}

function ordered(nodes: ReadonlyMap<string, JoinNode>, edges: readonly JoinEdge[]): JoinEdge[] {
  const keyed = edges.map((edge) => {
    const [low = '', high = ''] = [nodes.get(edge.a)?.key ?? '', nodes.get(edge.b)?.key ?? ''].sort();
    return { edge, key: `${edge.kind}\0${low}\0${high}` };
  });
  keyed.sort((x, y) => y.edge.strength - x.edge.strength || (x.key < y.key ? -1 : Number(x.key > y.key)));
  return keyed.map(({ edge }) => edge);
}

/**
 * Joins identities along the edges, strongest first and among equals by key, so that the order in which anything became
 * known does not matter. An edge that would bring together two whom somebody holds apart, by whatever path, is cut; so is
 * one between a human and a machine, or two kinds of machine, without being told.
 */
export function joinPeople(list: readonly JoinNode[], edges: readonly JoinEdge[], apart: readonly Apart[]): JoinResult {
  const nodes = new Map(list.map((node) => [node.id, node]));
  const groups = new Groups();
  for (const { a, b } of apart) groups.part(a, b);
  const usable = edges.filter(({ a, b }) => nodes.has(a) && nodes.get(a)?.class === nodes.get(b)?.class);
  const cut = ordered(nodes, usable).filter(({ a, b }) => !groups.join(a, b));
  const members = new Map<string, string[]>();
  for (const { id } of list) {
    const root = groups.root(id);
    const group = members.get(root);
    if (group === undefined) members.set(root, [id]);
    else group.push(id);
  }
  const persons = new Map<string, string>();
  for (const group of members.values()) {
    if (group.length === 1) continue;
    const person = group.reduce((a, b) => (smaller(b, a) ? b : a));
    for (const id of group) persons.set(id, person);
  }
  return { persons, cut };
}
