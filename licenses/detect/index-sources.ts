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

import type { IndexRule } from './index-rule.ts';
import { createPatternParser } from './pattern.ts';
import { patternRules } from './rules.ts';
import { textRules } from './text-rules.ts';

/** Everything that is known without a data pack: the texts of the SPDX list and the patterns of the families. */
export function ownRules(): IndexRule[] {
  const parse = createPatternParser();
  const patterns = patternRules().map(
    ({ id, kind, expression, pattern }): IndexRule => ({
      id,
      kind,
      expression,
      steps: parse(pattern),
      tolerance: 'exact',
      minimum: 1,
      required: [],
    }),
  );
  return [...textRules(), ...patterns];
}
