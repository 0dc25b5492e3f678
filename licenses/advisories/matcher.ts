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

import type { Package } from '../inventory/inventory.ts';
import type { Database, FiledAdvisory } from './database.ts';
import { hitsOf } from './hits.ts';
import type { Match } from './match.ts';
import { mergeHits } from './merge-hits.ts';
import { targetsOf } from './targets.ts';

/** Finds what is known to be wrong with packages. */
export interface Matcher {
  /** Newest change of any advisory, ISO; null when none says. */
  readonly date: string | null;
  /** Records that can match. */
  readonly count: number;
  /** In the order of the packages, the worst of each first. */
  readonly matches: (packages: readonly Package[]) => readonly Match[];
  /** Packages whose ecosystem no database speaks of, by its name in OSV: nothing is known of them. */
  readonly uncovered: (packages: readonly Package[]) => ReadonlyMap<string, number>;
}

const levels = ['malicious', 'critical', 'high', 'medium', 'low', null] as const;

function byWeight(a: Match, b: Match): number {
  const decided = Number(a.undecided) - Number(b.undecided);
  const level = levels.indexOf(a.level) - levels.indexOf(b.level);
  return decided || level || (a.advisory < b.advisory ? -1 : Number(a.advisory > b.advisory));
}

/** Versions of the same package follow one another, and are asked for under the same key. */
function remembering(): (database: Database, key: string) => readonly FiledAdvisory[] {
  const last = new Map<Database, { readonly key: string; readonly filed: readonly FiledAdvisory[] }>();
  return (database, key) => {
    const known = last.get(database);
    if (known?.key === key) return known.filed;
    const filed = database.find(key);
    last.set(database, { key, filed });
    return filed;
  };
}

/** A matcher over databases, which may overlap: the same record in two of them is one match. */
export function createMatcher(databases: readonly Database[]): Matcher {
  const covered = new Set(databases.flatMap(({ card }) => card.ecosystems));
  const newest = databases.flatMap(({ card }) => card.newest ?? []).sort();
  return {
    date: newest.at(-1) ?? null,
    count: databases.reduce((sum, { card }) => sum + card.records, 0),
    matches(packages) {
      const find = remembering();
      return packages.flatMap((one) => {
        const hits = targetsOf(one).flatMap((target) => hitsOf(databases, target, find));
        return hits.length === 0 ? [] : mergeHits(one.id, hits).sort(byWeight);
      });
    },
    uncovered(packages) {
      const missing = new Map<string, number>();
      for (const one of packages) {
        for (const { osv } of targetsOf(one)) {
          if (osv !== null && !covered.has(osv)) missing.set(osv, (missing.get(osv) ?? 0) + 1);
        }
      }
      return missing;
    },
  };
}
