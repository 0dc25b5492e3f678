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

import { tryExpression } from '../expression.ts';
import { licencesOf } from '../expression-expand.ts';

/** The licences that an expression names, `-only` and `-or-later` of one version as one; empty for null and for what is no expression. */
export function expressionsIn(source: string | null): string[] {
  const expression = source === null ? null : tryExpression(source);
  if (expression === null) return [];
  return [...new Set(licencesOf(expression).map(({ id }) => id.replace(/-or-later$|-only$|\+$/u, '')))];
}
