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

import { monthAt } from '#metrics/figures/month-index.ts';
import { monthlyRollUp } from '#metrics/roll-up/monthly-roll-up.ts';
import { actKinds } from '#store/facts.ts';
import type { Store } from '#store/open.ts';
import { monthOf } from '#store/period.ts';
import type { PlacedRepository } from '#store/queries/opendigger.ts';
import { csvRow } from '../figures/csv.ts';

const head = ['id', 'platform', 'repo_name', 'month', 'kind', 'acts', 'participants'];
const place = new Map(actKinds.map((kind, n) => [kind, n]));

/** What was done in the repositories by month and kind of act, and by how many people, as CSV; months that were not over when a repository was last read are left out. */
export async function monthlyTotals(
  store: Pick<Store, 'sql'>,
  repositories: readonly PlacedRepository[],
): Promise<string> {
  const rollUp = await monthlyRollUp(store);
  const rows = Map.groupBy(
    Array.from({ length: rollUp.rows }, (_, row) => rollUp.at(row)),
    ({ repository }) => repository,
  );
  const lines = [csvRow(head)];
  for (const { id, platform, platformId, path, fetchedAt } of repositories) {
    const running = fetchedAt === null ? null : monthOf(fetchedAt);
    const own = (rows.get(id) ?? []).filter(({ month }) => running === null || monthAt(month) < running);
    own.sort((a, b) => a.month - b.month || (place.get(a.kind) ?? 0) - (place.get(b.kind) ?? 0));
    for (const { month, kind, acts, people } of own)
      lines.push(csvRow([platformId, platform, path, monthAt(month), kind, String(acts), String(people)]));
  }
  return lines.join('');
}
