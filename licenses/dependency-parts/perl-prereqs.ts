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

import { type FoundPackage, foundPackage, type Scope } from '../dependency-file.ts';

const phases: ReadonlyMap<string, readonly Scope[]> = new Map([
  ['runtime', []],
  ['configure', ['build']],
  ['build', ['build']],
  ['test', ['test']],
  ['develop', ['dev']],
]);

/** What a module is needed for, by the phase and the relation of https://metacpan.org/pod/CPAN::Meta::Spec#PREREQUISITES. */
function perlScopes(phase: string, relation: string): readonly Scope[] {
  const scopes = phases.get(phase) ?? ['dev'];
  return relation === 'requires' ? scopes : [...scopes, 'optional'];
}

/** `== 1.2` is one version; a bare number is the lowest one. */
function perlPin(constraint: string | null): string | null {
  return /^==\s*(v?[\d._]+)$/u.exec(constraint ?? '')?.[1] ?? null;
}

/** A module that something needs; Perl itself is none. */
export function perlNeed(
  name: string,
  version: string,
  phase: string,
  relation: string,
  line: number | null,
): FoundPackage[] {
  if (name === 'perl') return [];
  const constraint = version === '' || version === '0' ? null : version;
  return [
    foundPackage({
      key: `${phase}:${relation}:${name}`,
      name,
      version: perlPin(constraint),
      constraint,
      scopes: perlScopes(phase, relation),
      groups: phase === 'runtime' ? [] : [phase],
      direct: true,
      line,
    }),
  ];
}
