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

import type { StageGround } from '#store/queries/desk/gate-rows.ts';
import { projectEntrySchema } from '../../registry/schema.ts';

const words = projectEntrySchema.pick({ name: true, description: true, domain: true, homepage: true });

/** Only what a registry entry has; the rest of what an application left stays behind. */
function registryWords(entry: unknown): unknown {
  if (typeof entry !== 'object' || entry === null) return entry;
  const known = new Set(Object.keys(words.shape));
  return Object.fromEntries(Object.entries(entry).filter(([name, value]) => known.has(name) && value !== null));
}

/** What the public list says of a project that the desk admits, as a file of the registry would; or what it lacks for that. */
export type Listing =
  | { readonly kind: 'fit'; readonly entry: unknown }
  | { readonly kind: 'unfit'; readonly fields: readonly string[] };

/** Looks whether a project can be listed. */
export function listingOf({ entry, repositories }: Pick<StageGround, 'entry' | 'repositories'>): Listing {
  const parsed = words.safeParse(registryWords(entry));
  const fields = parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join('.'));
  if (repositories.length === 0) fields.push('repositories');
  if (!parsed.success || fields.length > 0) return { kind: 'unfit', fields: [...new Set(fields)] };
  return {
    kind: 'fit',
    entry: { origin: 'desk', ...parsed.data, repositories: repositories.map((url) => ({ url })) },
  };
}
