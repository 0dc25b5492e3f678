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

import type { Logger } from '#store/log.ts';
import { type AnyCheck, type CheckFacts, type CheckOutcome, unknown } from '../check.ts';
import type { CheckFigure } from '../evaluate.ts';

/** A check with its verdict. */
export interface Verdict {
  readonly check: AnyCheck;
  readonly outcome: CheckOutcome;
}

/** Runs every check, each on the facts it names and no others; a check that fails to run is unknown, and logged. */
export function runChecks(registry: ReadonlyMap<string, AnyCheck>, facts: CheckFacts, log: Logger): Verdict[] {
  return [...registry.values()].map((check) => ({ check, outcome: runCheck(check, facts, log) }));
}

function runCheck(check: AnyCheck, facts: CheckFacts, log: Logger): CheckOutcome {
  const named = Object.fromEntries(
    [...check.needs, 'head' as const, 'asOf' as const].map((need) => [need, facts[need]]),
  );
  try {
    // The registry has lost which facts each check names; it is given just those that its own type asks for.
    return check.run(named as unknown as CheckFacts);
  } catch (error) {
    log.error('check failed to run', { check: check.id, head: facts.head, error: String(error) });
    return unknown({ zh: '检查项自身出错，没有得出结论', en: 'The check itself failed and came to no verdict' });
  }
}

/** Verdicts as models read them; every check of the registry is there, those that did not run without a status. */
export function checkFigures(
  registry: ReadonlyMap<string, AnyCheck>,
  verdicts: readonly Verdict[],
): Map<string, CheckFigure> {
  const outcomes = new Map(verdicts.map(({ check, outcome }) => [check.id, outcome]));
  return new Map(
    [...registry].map(([id, { name, category, weight }]) => {
      const { status = null, score = null, message = null } = outcomes.get(id) ?? {};
      return [id, { name, category, weight, status, score, message }];
    }),
  );
}
