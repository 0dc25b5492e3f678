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

import { gramEntry, gramSeed, gramStep } from './grams.ts';
import type { TextIndex } from './licence-index.ts';
import type { Words } from './words.ts';

/** Seeds of one text that stand in another in nearly the same order and distance. */
export interface Cluster {
  readonly text: number;
  /** How many seeds, each counted once. */
  seeds: number;
  /** Place in the other text of the first and the last seed. */
  readonly from: number;
  to: number;
  /** By how many words the other text is ahead of this one, and by how many the last seed was. */
  shift: number;
  lastShift: number;
  /** How many seeds in a row had that one. */
  streak: number;
  /** Last of its hits; each leads to the one before it. */
  hit: number;
}

/** All hits of seeds in a text, chained backwards within each cluster. */
export interface Hits {
  count: number;
  places: Int32Array;
  offsets: Int32Array;
  before: Int32Array;
}

function grown(array: Int32Array): Int32Array {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}

/** Words by which a copy may be longer or shorter than the text before it counts as another copy. */
const slack = 64;
/** Shifts that differ by no more than this are the same: a name took another's place. */
const jitter = 4;
/** Clusters of one text that are open at the same time; a file of a thousand copies has them one after the other. */
const mostOpen = 3;
/** All clusters of one file: more are only found in files that were made to be slow. */
const mostClusters = 20_000;

function fits(cluster: Cluster, place: number, offset: number): boolean {
  return Math.abs(place - offset - cluster.shift) <= slack + ((place - cluster.to) >> 3);
}

/** Seeds in a row with the same shift move the cluster: fewer may be a phrase that occurs twice. */
const convincing = 3;

function follow(cluster: Cluster, shift: number): void {
  cluster.streak = Math.abs(shift - cluster.lastShift) <= jitter ? cluster.streak + 1 : 1;
  cluster.lastShift = shift;
  if (cluster.streak >= convincing) cluster.shift = shift;
}

function newHits(): Hits {
  return { count: 0, places: new Int32Array(4096), offsets: new Int32Array(4096), before: new Int32Array(4096) };
}

/** Adds a hit and returns its number. */
function addHit(hits: Hits, place: number, offset: number, before: number): number {
  if (hits.count === hits.places.length) {
    hits.places = grown(hits.places);
    hits.offsets = grown(hits.offsets);
    hits.before = grown(hits.before);
  }
  const hit = hits.count;
  hits.places[hit] = place;
  hits.offsets[hit] = offset;
  hits.before[hit] = before;
  hits.count += 1;
  return hit;
}

/** The clusters of one text after the other. */
interface Gathering {
  readonly hits: Hits;
  clusters: Cluster[];
  /** Clusters of each text by their number + 1, newest first. */
  readonly open: Int32Array;
  readonly touched: number[];
}

function begin(gathering: Gathering): void {
  for (const text of gathering.touched) gathering.open.fill(0, text * mostOpen, (text + 1) * mostOpen);
  gathering.touched.length = 0;
  gathering.clusters = [];
  gathering.hits.count = 0;
}

/** Counts a seed of a text: for a cluster that it fits, or for a new one. */
function vote({ hits, clusters, open, touched }: Gathering, text: number, place: number, offset: number): void {
  const base = text * mostOpen;
  for (let slot = 0; slot < mostOpen; slot += 1) {
    const number = open[base + slot] as number;
    if (number === 0) break;
    const cluster = clusters[number - 1] as Cluster;
    if (!fits(cluster, place, offset)) continue;
    cluster.seeds += 1;
    cluster.to = place;
    follow(cluster, place - offset);
    cluster.hit = addHit(hits, place, offset, cluster.hit);
    return;
  }
  if (clusters.length >= mostClusters) return;
  if (open[base] === 0) touched.push(text);
  for (let slot = mostOpen - 1; slot > 0; slot -= 1) open[base + slot] = open[base + slot - 1] as number;
  const hit = addHit(hits, place, offset, -1);
  const shift = place - offset;
  clusters.push({ text, seeds: 1, from: place, to: place, shift, lastShift: shift, streak: 1, hit });
  open[base] = clusters.length;
}

/** Gathers the seeds of all texts in a text; one for each thread of work. */
export function createSeedFinder({ seeds, seedCounts }: TextIndex): (words: Words) => {
  clusters: readonly Cluster[];
  hits: Hits;
} {
  const open = new Int32Array(seedCounts.length * mostOpen);
  const gathering: Gathering = { hits: newHits(), clusters: [], open, touched: [] };
  return ({ ids, count }) => {
    begin(gathering);
    for (let at = 0; at + 3 < count; at += 1) {
      const d = ids[at + 3] as number;
      if (d === 0) {
        at += 3;
        continue;
      }
      const [a, b, c] = [ids[at] as number, ids[at + 1] as number, ids[at + 2] as number];
      const entry = gramEntry(seeds, gramStep(gramStep(gramStep(gramStep(gramSeed(4), a), b), c), d));
      if (entry < 0) continue;
      const end = seeds.starts[entry + 1] as number;
      for (let row = seeds.starts[entry] as number; row < end; row += 1) {
        vote(gathering, seeds.owners[row] as number, at, seeds.offsets[row] as number);
      }
    }
    return { clusters: gathering.clusters, hits: gathering.hits };
  };
}
