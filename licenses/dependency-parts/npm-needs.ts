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

import type { Recorded, Scope } from '../dependency-file.ts';
import { npmRequirement } from './npm-requirement.ts';
import { entriesAt } from './values.ts';

/** Tables of a `package.json` that name packages, with what they are for. */
export const needTables: readonly { readonly table: string; readonly scopes: readonly Scope[] }[] = [
  { table: 'dependencies', scopes: [] },
  { table: 'optionalDependencies', scopes: ['optional'] },
  { table: 'devDependencies', scopes: ['dev'] },
  { table: 'peerDependencies', scopes: ['peer'] },
];

/** One line of such a table. */
export interface NpmNeed {
  readonly table: string;
  readonly scopes: readonly Scope[];
  readonly key: string;
  readonly spec: string;
}

/** All that an object with the tables of a `package.json` asks for; what is no text is left out. */
export function npmNeeds(object: unknown): NpmNeed[] {
  return needTables.flatMap(({ table, scopes }) =>
    entriesAt(object, table).flatMap(([key, spec]) => (typeof spec === 'string' ? [{ table, scopes, key, spec }] : [])),
  );
}

/** The needs as a lock file remembers them; peers are no part of it. */
export function recordedNeeds(manifest: string, needs: readonly NpmNeed[]): Recorded[] {
  return needs
    .filter(({ table }) => table !== 'peerDependencies')
    .map(({ key, spec }) => {
      const { name, constraint } = npmRequirement(key, spec);
      return { manifest, name, constraint };
    });
}
