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
import { loadDatabase, type StoredDatabase } from './database-store.ts';
import { createMatcher, type Matcher } from './matcher.ts';
import { targetsOf } from './targets.ts';

/** What sources from git are filed under in the archives of OSV. */
const gitDatabase = 'GIT';

function askedBy(packages: readonly Package[]): ReadonlySet<string> {
  const asked = new Set<string>();
  for (const one of packages) for (const { osv } of targetsOf(one)) asked.add(osv ?? gitDatabase);
  return asked;
}

/**
 * A matcher over stored databases. They are large: only those that speak of the packages asked for are opened, for as long
 * as it takes to answer. `matches` throws a DatabaseError for one that was cut or overwritten.
 */
export function createStoredMatcher(stored: readonly StoredDatabase[]): Matcher {
  const usable = stored.flatMap(({ path, card }) => (card === null ? [] : [{ path, card }]));
  const { date, count, uncovered } = createMatcher(usable.map(({ card }) => ({ card, find: () => [] })));
  const sound = new Set<string>();
  return {
    date,
    count,
    uncovered,
    matches(packages) {
      const asked = askedBy(packages);
      const wanted = usable.filter(({ card }) => card.ecosystems.some((one) => asked.has(one)));
      const opened: ReturnType<typeof loadDatabase>[] = [];
      try {
        for (const { path } of wanted) opened.push(loadDatabase(path, sound));
        return createMatcher(opened).matches(packages);
      } finally {
        for (const { close } of opened) close();
      }
    },
  };
}
