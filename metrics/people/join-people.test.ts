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

import { describe, expect, it } from 'vitest';
import { type JoinEdge, type JoinNode, joinPeople } from './join-people.ts';

function node(id: string, kind: JoinNode['class'] = 'human'): JoinNode {
  return { id, key: `key ${id}`, class: kind };
}

function edge(one: string, other: string, strength = 0.9, kind = 'proof'): JoinEdge {
  const [a = one, b = other] = [one, other].sort();
  return { a, b, strength, kind };
}

/** Repeatable numbers in [0, 1). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

function shuffled<T>(list: readonly T[], next: () => number): T[] {
  const copy = [...list];
  for (let i = copy.length - 1; i > 0; i -= 1) {
    const j = Math.floor(next() * (i + 1));
    [copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
  }
  return copy;
}

describe('joinPeople', () => {
  it('joins along paths; the person is the smallest id as a number', () => {
    const { persons } = joinPeople(
      ['10', '9', '100', '7'].map((id) => node(id)),
      [edge('10', '100'), edge('100', '9')],
      [],
    );
    expect([...persons]).toEqual([
      ['10', '9'],
      ['9', '9'],
      ['100', '9'],
    ]);
  });

  it('cuts the weakest edge between two who are held apart, of equals the last by key', () => {
    const nodes = ['1', '2', '3', '4'].map((id) => node(id));
    const edges = [edge('1', '2', 0.9), edge('2', '3', 0.8), edge('3', '4', 0.95)];
    const apart = [{ a: '1', b: '4' }];
    const { persons, cut } = joinPeople(nodes, edges, apart);
    expect(Object.fromEntries(persons)).toEqual({ 1: '1', 2: '1', 3: '3', 4: '3' });
    expect(cut).toEqual([edges[1]]);
    const equal = [edge('1', '2'), edge('2', '3'), edge('3', '4')];
    expect(joinPeople(nodes, equal, apart).cut).toEqual([equal[2]]);
  });

  it("somebody's word is stronger than evidence", () => {
    const nodes = ['1', '2', '3'].map((id) => node(id));
    const edges = [edge('1', '2', 0.99), edge('2', '3', 2, 'decision')];
    const { persons, cut } = joinPeople(nodes, edges, [{ a: '1', b: '3' }]);
    expect(Object.fromEntries(persons)).toEqual({ 2: '2', 3: '2' });
    expect(cut).toEqual([edges[0]]);
  });

  it('never joins a human with a machine, nor two kinds of machine, nor through one', () => {
    const nodes = [node('1'), node('2', 'bot'), node('3', 'agent'), node('4'), node('5', 'bot')];
    const edges = [edge('1', '2'), edge('2', '3'), edge('2', '4'), edge('2', '5')];
    const { persons, cut } = joinPeople(nodes, edges, []);
    expect(Object.fromEntries(persons)).toEqual({ 2: '2', 5: '2' });
    expect(cut).toEqual([]);
  });

  it('gives the same in any order, and never joins any two who are held apart (300 random graphs)', () => {
    const next = numbers(7);
    for (let round = 0; round < 300; round += 1) {
      const ids = Array.from({ length: 12 }, (_, i) => String(i + 1));
      const any = () => ids[Math.floor(next() * ids.length)] ?? '1';
      const edges = Array.from({ length: 14 }, () =>
        edge(any(), any(), Math.round(next() * 4) / 4, next() < 0.5 ? 'x' : 'y'),
      );
      const apart = Array.from({ length: 3 }, () => ({ a: any(), b: any() })).filter(({ a, b }) => a !== b);
      const nodes = ids.map((id) => node(id));
      const one = joinPeople(nodes, edges, apart);
      const other = joinPeople(shuffled(nodes, next), shuffled(edges, next), shuffled(apart, next));
      expect(Object.fromEntries(other.persons)).toEqual(Object.fromEntries(one.persons));
      expect(other.cut).toEqual(one.cut);
      for (const { a, b } of apart) expect(one.persons.get(a) ?? a).not.toBe(one.persons.get(b) ?? b);
    }
  });
});
