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

import type { PackageLicence } from '../check/package-licence.ts';
import { formatExpression, tryExpression } from '../expression.ts';
import { licenceId } from '../ids.ts';
import { cleanText } from './clean.ts';

/** An entry of `licenses`; `license` and `expression` never stand in one entry. */
export type LicenceEntry =
  | { readonly license: { readonly id: string; readonly acknowledgement?: Acknowledgement } }
  | { readonly license: { readonly name: string; readonly acknowledgement?: Acknowledgement } }
  | { readonly expression: string; readonly acknowledgement?: Acknowledgement };

type Acknowledgement = 'declared' | 'concluded';

/** What a component says about its licences. */
export interface ComponentLicences {
  readonly licenses: readonly LicenceEntry[];
  /** A conclusion that `licenses` cannot hold beside a declaration: null in 1.7. */
  readonly concluded: string | null;
  readonly evidence: readonly LicenceEntry[];
}

function entryOf(statement: string | null, acknowledgement?: Acknowledgement): LicenceEntry[] {
  const parsed = statement === null ? null : tryExpression(statement);
  if (statement === null || parsed?.kind === 'none' || parsed?.kind === 'noassertion') return [];
  const said = acknowledgement === undefined ? {} : { acknowledgement };
  if (parsed === null) return [{ license: { name: cleanText(statement), ...said } }];
  const expression = formatExpression(parsed);
  if (licenceId(expression) === expression) return [{ license: { id: expression, ...said } }];
  return [{ expression, ...said }];
}

/**
 * Declared and concluded licences of a component. Before 1.7 an expression stands alone, so that there the conclusion is left to a
 * property when the two are not both single licences, and names beside an expression are left to the evidence of the report.
 */
export function componentLicences(licence: Partial<PackageLicence>, mixed: boolean): ComponentLicences {
  const declared = entryOf(licence.declared ?? null, 'declared');
  const concluded = entryOf(licence.concluded ?? null, 'concluded');
  const names = (licence.unclear ?? []).filter((name) => name.trim() !== '');
  const named = names.flatMap((name): LicenceEntry[] => [
    { license: { name: cleanText(name), acknowledgement: 'declared' } },
  ]);
  const all = [...declared, ...named, ...concluded];
  const evidence = entryOf(licence.detected ?? null);
  if (mixed || all.every((entry) => 'license' in entry) || all.length === 1) {
    return { licenses: all, concluded: null, evidence };
  }
  const expression = declared.find((entry) => 'expression' in entry);
  const rest = expression === undefined ? [...declared, ...named] : [expression];
  if (rest.length === 0) return { licenses: concluded.slice(0, 1), concluded: null, evidence };
  return { licenses: rest, concluded: concluded.length === 0 ? null : (licence.concluded ?? null), evidence };
}
