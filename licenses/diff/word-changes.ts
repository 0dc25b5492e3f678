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

import type { Text } from '../result.ts';
import { wordDiff } from './word-diff.ts';

/** Words that one version of a text has and the other has not. */
export interface WordChanges {
  /** Runs of words, in the order of the text. */
  readonly dropped: readonly string[];
  readonly added: readonly string[];
  /** 1-based line of the newer text where the first of them stands. */
  readonly line: number | null;
}

/** Words that changed from one version of a legal text to the next; titles, copyright lines and rooms for names are no change. */
export function wordChanges(before: string, after: string): WordChanges {
  const changed = wordDiff(Buffer.from(after), before).segments.filter(
    ({ kind }) => kind !== 'same' && kind !== 'free',
  );
  const texts = (of: readonly string[]) =>
    of.map((one) => one.replace(/\s+/gu, ' ').trim()).filter((one) => one !== '');
  return {
    dropped: texts(changed.map(({ canonical }) => canonical)),
    added: texts(changed.map(({ text }) => text)),
    line: changed[0]?.lines[0] ?? null,
  };
}

const longest = 160;
const mostRuns = 3;

function shown(runs: readonly string[]): string {
  const cut = runs.slice(0, mostRuns).map((run) => (run.length > longest ? `${run.slice(0, longest)}…` : run));
  return cut.map((run) => `“${run}”`).join(', ') + (runs.length > mostRuns ? ' …' : '');
}

/** The words in a sentence; long runs are cut. Null when nothing changed. */
export function changesText({ dropped, added }: WordChanges): Text | null {
  if (dropped.length === 0 && added.length === 0) return null;
  const zh = [
    ...(dropped.length === 0 ? [] : [`删去 ${shown(dropped)}`]),
    ...(added.length === 0 ? [] : [`加上 ${shown(added)}`]),
  ];
  const en = [
    ...(dropped.length === 0 ? [] : [`dropped ${shown(dropped)}`]),
    ...(added.length === 0 ? [] : [`added ${shown(added)}`]),
  ];
  return { zh: zh.join('；'), en: en.join('; ') };
}
