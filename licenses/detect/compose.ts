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

import { type Expression, formatExpression, joined, tryExpression } from '../expression.ts';
import type { Finding } from './finding.ts';

/** Licence and exception that stand within so many lines of each other belong together. */
const near = 12;

function withException(licence: Finding | null, exception: Finding): Expression | null {
  if (licence === null) return tryExpression(exception.expression);
  return tryExpression(`${licence.expression} WITH ${exception.expression}`) ?? tryExpression(exception.expression);
}

/** The expression of a file from its findings: exceptions are joined to the licence beside them, the rest by AND; null when there are none. */
export function compose(findings: readonly Finding[]): string | null {
  const claims = findings.filter((finding) => finding.class !== 'quoted');
  const joinedTo = new Set<Finding>();
  const exceptions = claims
    .filter(({ kind }) => kind === 'exception')
    .map((exception) => {
      const licence =
        claims
          .filter(({ kind }) => kind !== 'exception')
          .find(({ lines }) => lines[0] <= exception.lines[1] + near && exception.lines[0] <= lines[1] + near) ?? null;
      if (licence !== null) joinedTo.add(licence);
      return withException(licence, exception);
    });
  const licences = claims
    .filter((finding) => finding.kind !== 'exception' && !joinedTo.has(finding))
    .map(({ expression }) => tryExpression(expression));
  const whole = joined(
    'and',
    [...licences, ...exceptions].filter((one) => one !== null),
  );
  return whole === null ? null : formatExpression(whole);
}
