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

import type { FamilyRule } from '../family.ts';
import { families } from '../family-registry.ts';
import { nameRules } from './name-rules.ts';

/** One pattern with what it stands for. */
export interface PatternRule {
  /** `<family>#<number of the pattern in its file>`; begins with `versionless:` where the pattern leaves the version open. */
  readonly id: string;
  readonly kind: FamilyRule['kind'];
  readonly expression: string | null;
  readonly pattern: string;
}

/** The patterns of all families, in the order of their files, and then what follows from the names on the SPDX list. */
export function patternRules(): PatternRule[] {
  const written = [...families.values()].flatMap(({ id, rules }) =>
    rules
      .flatMap(({ patterns, ...rule }) => patterns.map((pattern) => ({ ...rule, pattern })))
      .map(({ kind, expression, pattern, versionless }, index) => ({
        id: `${versionless === true ? 'versionless:' : ''}${id}#${index + 1}`,
        kind,
        expression,
        pattern,
      })),
  );
  return [...written, ...nameRules()];
}
