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

import type { AnyPolicy, PolicyAnswer } from '../policy.ts';
import { defaultPolicySettings } from './defaults.ts';
import type { RawFinding } from './finding.ts';
import { type FactsForTest, factsOf } from './testing-facts.ts';

/** What one policy says of the facts, with the options of the policy file. */
export async function answerOf(policy: AnyPolicy, given: FactsForTest): Promise<PolicyAnswer> {
  const facts = await factsOf(given);
  const settings = facts.settings.policies.get(policy.id) ?? defaultPolicySettings(policy);
  return policy.judge(facts, settings.options);
}

/** Findings in one line each, as `rule level path:line subject`; a level that is the rule's own is `-`. */
export function briefly(findings: readonly RawFinding[]): string[] {
  return findings.map(
    ({ rule, level, path, line, subject }) => `${rule} ${level ?? '-'} ${path ?? ''}:${line ?? ''} ${subject}`,
  );
}
