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

import { createRequire } from 'node:module';
import { isDeprecated } from '../ids.ts';
import { cleaned } from './clean.ts';
import { type Dictionary, openDictionary } from './dictionary.ts';
import { sectionsOf } from './sections.ts';
import { tokenise } from './tokens.ts';

/** One canonical text, or one language of it. */
export interface Template {
  readonly id: string;
  readonly words: Int32Array;
  /** The words that must be there: before are titles, after are instructions on how to apply the licence. */
  readonly bodyStart: number;
  readonly bodyEnd: number;
  /** Hashes of word triples by which the text is recognised, and where each stands. */
  readonly samples: ReadonlyMap<number, number>;
}

/** The canonical texts, ready to be searched. */
export interface Corpus {
  readonly templates: readonly Template[];
  readonly dictionary: Dictionary;
  /** Templates by the hash of a sampled word triple. */
  readonly bySample: ReadonlyMap<number, readonly number[]>;
}

interface ListedLicence {
  readonly osiApproved: boolean;
  readonly licenseText: string;
}

const sampleCount = 48;

/** A 32-bit number of three words in a row; 0 is left out, so that unknown words never vote. */
export function tripleHash(words: Int32Array, at: number): number {
  const [a, b, c] = [words[at] as number, words[at + 1] as number, words[at + 2] as number];
  if (a === 0 || b === 0 || c === 0) return 0;
  let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b + 0x7f4a7c15, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15) ^ Math.imul(c, 0xc2b2ae35), 0x27d4eb2f);
  return hash ^ (hash >>> 13);
}

/** From each of 48 equal stretches the triple with the smallest hash: the same choice in every text with that stretch. */
function samplesOf(words: Int32Array, from: number, to: number): Map<number, number> {
  const samples = new Map<number, number>();
  const stretch = Math.max(1, (to - from) / sampleCount);
  for (let start = from; start < to - 2; start += stretch) {
    const [first, end] = [Math.floor(start), Math.min(to - 2, Math.floor(start + stretch))];
    let [best, bestAt] = [0, -1];
    for (let at = first; at < end; at += 1) {
      const hash = tripleHash(words, at);
      if (hash !== 0 && (bestAt < 0 || hash < best)) [best, bestAt] = [hash, at];
    }
    if (bestAt >= 0 && !samples.has(best)) samples.set(best, bestAt);
  }
  return samples;
}

/** GNU texts do not say whether later versions are allowed: one id stands for both, and none for what is deprecated. */
function isSpare(id: string, ids: ReadonlySet<string>): boolean {
  if (isDeprecated(id) || id.endsWith('+')) return true;
  return id.endsWith('-or-later') && ids.has(id.replace(/-or-later$/, '-only'));
}

/** Well-known and approved licences first, so that of two equal texts the one that people mean is found. */
function byStanding([a, left]: [string, ListedLicence], [b, right]: [string, ListedLicence]): number {
  return Number(right.osiApproved) - Number(left.osiApproved) || a.length - b.length || (a < b ? -1 : 1);
}

function readList(): [string, ListedLicence][] {
  const list = createRequire(import.meta.url)('spdx-license-list/spdx-full.json') as Record<string, ListedLicence>;
  const ids = new Set(Object.keys(list));
  return Object.entries(list)
    .filter(([id]) => !isSpare(id, ids))
    .sort(byStanding);
}

function templateOf(
  id: string,
  section: { title: string; body: string; tail: string },
  dictionary: Dictionary,
): Template {
  const title = tokenise(section.title, dictionary).words.length;
  const body = tokenise(section.title + section.body, dictionary).words.length;
  const { words } = tokenise(section.title + section.body + section.tail, dictionary);
  return { id, words, bodyStart: title, bodyEnd: body, samples: samplesOf(words, title, body) };
}

function build(): Corpus {
  const dictionary = openDictionary();
  const templates: Template[] = [];
  for (const [id, { licenseText }] of readList()) {
    for (const section of sectionsOf(id, cleaned(licenseText) ?? '')) {
      const template = templateOf(id, section, dictionary);
      if (template.samples.size > 0) templates.push(template);
    }
  }
  const bySample = new Map<number, number[]>();
  templates.forEach(({ samples }, index) => {
    for (const hash of samples.keys()) {
      const row = bySample.get(hash);
      if (row === undefined) bySample.set(hash, [index]);
      else row.push(index);
    }
  });
  return { templates, dictionary: dictionary.closed(), bySample };
}

let built: Corpus | null = null;

/** The texts of the SPDX list, indexed on first use in about half a second of processor time. */
export function corpus(): Corpus {
  built ??= build();
  return built;
}
