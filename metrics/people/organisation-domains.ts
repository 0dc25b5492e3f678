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

import { type Kysely, sql } from 'kysely';
import type { Database } from '#store/schema.ts';
import { freeMailDomains } from '../figures/free-mail.ts';

/** The organisation that a mail domain stood for on a day; null = none that is known. */
export type DomainLookup = (domain: string, day: string) => string | null;

interface Dated {
  readonly organisation: string;
  readonly from: string | null;
  readonly to: string | null;
}

function suffixes(domain: string): string[] {
  const parts = domain.split('.').slice(-10);
  return parts.slice(0, -1).map((_, i) => parts.slice(i).join('.'));
}

/** The dated table of domains, longest match first; free mail tells nothing. */
export async function readOrganisationDomains(db: Kysely<Database>): Promise<DomainLookup> {
  const { rows } = await sql<Dated & { domain: string }>`
    select domain, organisation, valid_from::text as "from", valid_to::text as "to" from organisation_domain`.execute(
    db,
  );
  const table = new Map<string, Dated[]>();
  for (const { domain, ...dated } of rows) table.set(domain, [...(table.get(domain) ?? []), dated]);
  const free = new Set(freeMailDomains);
  return (domain, day) => {
    const chain = suffixes(domain);
    if (chain.some((suffix) => free.has(suffix))) return null;
    for (const suffix of chain) {
      const holds = table
        .get(suffix)
        ?.find(({ from, to }) => (from === null || day >= from) && (to === null || day < to));
      if (holds !== undefined) return holds.organisation;
    }
    return null;
  };
}
