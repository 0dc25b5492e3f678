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

import type { Program } from './licence-index.ts';
import { type Draft, follow, longer, newDraft, openDraft, openGap } from './program-draft.ts';
import { wordShift } from './step-program.ts';

/**
 * Programs as a machine whose states are made when a text leads to them first: all ways of all programs that begin at one
 * place are followed together, a word of the text costs one look-up, and a new state at most program × words.
 */
export interface Machine {
  readonly program: Program;
  /** Work done so far, to keep hostile texts within bounds: words read, and what new states took. */
  spent: number;
  /** States by the place of their cells, which hold a hash, how many words, gaps and ends there are, and these. State 0 leads nowhere. */
  readonly states: { count: number; places: Int32Array; cells: Int32Array; used: number; table: Int32Array };
  /** Four numbers for each known step: the state, the word, the next state, nothing. */
  readonly steps: { count: number; table: Int32Array };
  /** First states, by what they stand for. */
  readonly roots: Map<number, number>;
  readonly draft: Draft;
}

const headCells = 4;
const [firstStates, firstCells, firstSteps] = [2 ** 10, 2 ** 14, 2 ** 12];
/** When there are more, all is forgotten and made anew. */
const [mostCells, mostSteps] = [2 ** 21, 2 ** 19];

/** A machine that knows no state yet; one for each thread of work. */
export function newMachine(program: Program): Machine {
  return {
    program,
    spent: 0,
    states: {
      count: 1,
      places: new Int32Array(firstStates),
      cells: new Int32Array(firstCells),
      used: headCells,
      table: new Int32Array(firstStates * 4),
    },
    steps: { count: 0, table: new Int32Array(firstSteps * 4) },
    roots: new Map(),
    draft: newDraft(program),
  };
}

function forget({ states, steps, roots }: Machine): void {
  states.count = 1;
  states.used = headCells;
  states.table.fill(0);
  steps.count = 0;
  steps.table.fill(0);
  roots.clear();
}

/** Cells of the draft behind the last state; returns how many. */
function write({ states, draft }: Machine): number {
  const { wordCount, gapCount, endCount } = draft;
  const size = headCells + wordCount + gapCount * 2 + endCount;
  while (states.used + size > states.cells.length) states.cells = longer(states.cells);
  const { cells, used } = states;
  let at = used + headCells;
  for (let word = 0; word < wordCount; word += 1) cells[at + word] = draft.words[word] as number;
  at += wordCount;
  for (let cell = 0; cell < gapCount * 2; cell += 1) cells[at + cell] = draft.gaps[cell] as number;
  at += gapCount * 2;
  for (let end = 0; end < endCount; end += 1) cells[at + end] = draft.ends[end] as number;
  cells[used + 1] = wordCount;
  cells[used + 2] = gapCount;
  cells[used + 3] = endCount;
  let hash = 0;
  for (let cell = used + 1; cell < used + size; cell += 1) {
    hash = Math.imul(hash ^ (cells[cell] as number), 0x85ebca6b);
    hash ^= hash >>> 15;
  }
  cells[used] = hash;
  return size;
}

function isSame(cells: Int32Array, a: number, b: number, size: number): boolean {
  for (let cell = 0; cell < size; cell += 1) if (cells[a + cell] !== cells[b + cell]) return false;
  return true;
}

function widenStates(states: Machine['states']): void {
  states.places = longer(states.places);
  states.table = new Int32Array(states.places.length * 4);
  const mask = states.table.length - 1;
  for (let state = 1; state < states.count; state += 1) {
    let bucket = (states.cells[states.places[state] as number] as number) & mask;
    while (states.table[bucket] !== 0) bucket = (bucket + 1) & mask;
    states.table[bucket] = state;
  }
}

/** The state that the draft is; what it was made of is kept when it is new. */
function settle(machine: Machine): number {
  const { states, draft } = machine;
  if (draft.wordCount + draft.gapCount + draft.endCount === 0) return 0;
  const size = write(machine);
  const { cells, used } = states;
  const mask = states.table.length - 1;
  let bucket = (cells[used] as number) & mask;
  for (; states.table[bucket] !== 0; bucket = (bucket + 1) & mask) {
    const state = states.table[bucket] as number;
    if (isSame(cells, states.places[state] as number, used, size)) return state;
  }
  const state = states.count;
  states.table[bucket] = state;
  states.places[state] = used;
  states.count += 1;
  states.used += size;
  if (states.count === states.places.length) widenStates(states);
  return state;
}

/** The state before the first word of the programs that begin at these places; `name` stands for them. */
export function rootOf(machine: Machine, name: number, starts: () => Iterable<number>): number {
  const known = machine.roots.get(name);
  if (known !== undefined) return known;
  if (machine.states.used > mostCells || machine.steps.count > mostSteps) forget(machine);
  openDraft(machine.draft);
  for (const start of starts()) follow(machine.program, machine.draft, start);
  const root = settle(machine);
  machine.roots.set(name, root);
  return root;
}

/** One word further. What gaps alone reach is no end. */
function made(machine: Machine, state: number, word: number): number {
  const { program, states, draft } = machine;
  const { cells } = states;
  openDraft(draft);
  const place = states.places[state] as number;
  const firstGap = place + headCells + (cells[place + 1] as number);
  const lastGap = firstGap + (cells[place + 2] as number) * 2;
  machine.spent += lastGap - place - headCells;
  for (let cell = firstGap; cell < lastGap; cell += 2) {
    const left = (cells[cell + 1] as number) - 1;
    if (left >= 0) openGap(draft, cells[cell] as number, left);
  }
  const open = draft.gapCount;
  for (let cell = place + headCells; cell < firstGap; cell += 1) {
    const waiting = cells[cell] as number;
    if (program[waiting] === word) follow(program, draft, waiting + 1);
  }
  const ends = draft.endCount;
  for (let gap = 0; gap < open; gap += 1) follow(program, draft, (draft.gaps[gap * 2] as number) + 2);
  draft.endCount = ends;
  return settle(machine);
}

function bucketOf(state: number, word: number): number {
  const hash = Math.imul(state, 0x9e3779b1) ^ Math.imul(word, 0x85ebca6b);
  return hash ^ (hash >>> 15);
}

function put(table: Int32Array, state: number, word: number, next: number): void {
  const mask = (table.length >> 2) - 1;
  let bucket = bucketOf(state, word) & mask;
  while (table[bucket << 2] !== 0) bucket = (bucket + 1) & mask;
  table[bucket << 2] = state;
  table[(bucket << 2) + 1] = word;
  table[(bucket << 2) + 2] = next;
}

function learn(machine: Machine, state: number, word: number): number {
  const { steps } = machine;
  const next = made(machine, state, word);
  if ((steps.count + 1) * 8 > steps.table.length) {
    const old = steps.table;
    steps.table = new Int32Array(old.length * 2);
    for (let cell = 0; cell < old.length; cell += 4) {
      const from = old[cell] as number;
      if (from !== 0) put(steps.table, from, old[cell + 1] as number, old[cell + 2] as number);
    }
  }
  put(steps.table, state, word, next);
  steps.count += 1;
  return next;
}

/** The state after a word of the text. */
function nextOf(machine: Machine, state: number, word: number): number {
  const { table } = machine.steps;
  const mask = (table.length >> 2) - 1;
  for (let bucket = bucketOf(state, word) & mask; ; bucket = (bucket + 1) & mask) {
    const known = table[bucket << 2];
    if (known === state && table[(bucket << 2) + 1] === word) return table[(bucket << 2) + 2] as number;
    if (known === 0) return learn(machine, state, word);
  }
}

/** Puts down how far the programs have come that end in this state, by where they begin. */
function noteEnds(
  { program, states: { cells, places } }: Machine,
  state: number,
  at: number,
  ends: Map<number, number>,
) {
  const place = places[state] as number;
  const first = place + headCells + (cells[place + 1] as number) + (cells[place + 2] as number) * 2;
  for (let cell = first; cell < first + (cells[place + 3] as number); cell += 1) {
    const end = cells[cell] as number;
    ends.set(end - (program[end + 1] as number), at);
  }
}

/**
 * The farthest place that programs reach with a word from word `at`, reading forward up to `limit` (direction 1) or backward
 * down to it (-1), -1 when none matches; `ends` is told of each of them. Gaps at the end stay empty. Stops at so much work.
 */
export function walk(
  machine: Machine,
  root: number,
  ids: Int32Array,
  { at, limit, direction, budget }: { at: number; limit: number; direction: 1 | -1; budget: number },
  ends: Map<number, number> | null,
): number {
  const { states } = machine;
  const shift = direction === 1 ? 0 : -1;
  let [state, place, best] = [root, at, -1];
  for (;;) {
    const cell = states.places[state] as number;
    if ((states.cells[cell + 3] as number) > 0) {
      best = place;
      if (ends !== null) noteEnds(machine, state, place, ends);
    }
    const open = (states.cells[cell + 1] as number) + (states.cells[cell + 2] as number);
    if (open === 0 || place === limit || machine.spent > budget) return best;
    state = nextOf(machine, state, (ids[place + shift] as number) + wordShift);
    place += direction;
    machine.spent += 1;
  }
}
