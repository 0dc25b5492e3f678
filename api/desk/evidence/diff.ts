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

import { canonicalJson } from '#metrics/rank/canonical.ts';
import type { EvidenceItem, EvidencePlace } from './item.ts';

/** What became of one criterion between two looks. */
export interface EvidenceChange {
  readonly criterion: string;
  /** Null = the criterion was not asked in that look. */
  readonly before: Pick<EvidenceItem, 'status' | 'measured' | 'reason'> | null;
  readonly after: Pick<EvidenceItem, 'status' | 'measured' | 'reason'> | null;
  /** Whether the answer itself changed, and not only what stands behind it. */
  readonly status: boolean;
  readonly measured: boolean;
  readonly added: readonly EvidencePlace[];
  readonly removed: readonly EvidencePlace[];
}

function brief(item: EvidenceItem | undefined): EvidenceChange['before'] {
  return item === undefined ? null : { status: item.status, measured: item.measured, reason: item.reason };
}

/** Commit and date move with every crawl, and lines with every edit above: a place is what stands where. */
function keyOf({ repository, path, text, commit }: EvidencePlace): string {
  return canonicalJson(path === null ? [repository, commit, text] : [repository, path, text]);
}

function without(places: readonly EvidencePlace[], others: readonly EvidencePlace[]): EvidencePlace[] {
  const known = new Set(others.map(keyOf));
  return places.filter((place) => !known.has(keyOf(place)));
}

function changeOf(criterion: string, before?: EvidenceItem, after?: EvidenceItem): EvidenceChange | null {
  const added = without(after?.places ?? [], before?.places ?? []);
  const removed = without(before?.places ?? [], after?.places ?? []);
  const status = before?.status !== after?.status;
  const measured = canonicalJson(before?.measured ?? null) !== canonicalJson(after?.measured ?? null);
  if (!status && !measured && added.length === 0 && removed.length === 0) return null;
  return { criterion, before: brief(before), after: brief(after), status, measured, added, removed };
}

/** What changed from one look to another, in the order of the later one; criteria that are gone come last. */
export function diffEvidence(before: readonly EvidenceItem[], after: readonly EvidenceItem[]): EvidenceChange[] {
  const earlier = new Map(before.map((item) => [item.criterion, item]));
  const later = new Set(after.map(({ criterion }) => criterion));
  return [
    ...after.map((item) => changeOf(item.criterion, earlier.get(item.criterion), item)),
    ...before.filter(({ criterion }) => !later.has(criterion)).map((item) => changeOf(item.criterion, item, undefined)),
  ].filter((change) => change !== null);
}
