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

import type { Project } from '#api/client.ts';

/** Bars that are shown one by one; the rest is added up. */
export const shownOrganisations = 12;

/** One bar of the organisations chart. */
export interface OrganisationBar {
  readonly kind: 'organisation' | 'rest' | 'unknown';
  /** Null for the unknown part and the rest, which the site names. */
  readonly name: Project['organisations'][number]['name'] | null;
  readonly commits: number;
  readonly contributors: number;
  /** Of all commits, the unknown included. */
  readonly share: number;
  /** How many organisations the bar adds up. */
  readonly organisations: number;
}

/** Organisations by commits with the unknown part as its own bar, last and never normalised away. */
export function organisationBars(organisations: Project['organisations']): OrganisationBar[] {
  const total = organisations.reduce((sum, entry) => sum + entry.commits, 0);
  const known = organisations
    .filter((entry) => entry.id !== null)
    .toSorted((a, b) => b.commits - a.commits || order(a, b));
  const unknown = organisations.filter((entry) => entry.id === null);
  const bar = (kind: OrganisationBar['kind'], entries: Project['organisations']): OrganisationBar => {
    const commits = entries.reduce((sum, entry) => sum + entry.commits, 0);
    return {
      kind,
      name: kind === 'organisation' ? (entries[0]?.name ?? null) : null,
      commits,
      contributors: entries.reduce((sum, entry) => sum + entry.contributors, 0),
      share: total === 0 ? 0 : commits / total,
      organisations: entries.length,
    };
  };
  const rest = known.slice(shownOrganisations);
  return [
    ...known.slice(0, shownOrganisations).map((entry) => bar('organisation', [entry])),
    ...(rest.length > 0 ? [bar('rest', rest)] : []),
    ...(unknown.length > 0 ? [bar('unknown', unknown)] : []),
  ];
}

function order(a: Project['organisations'][number], b: Project['organisations'][number]): number {
  return String(a.id) < String(b.id) ? -1 : 1;
}
