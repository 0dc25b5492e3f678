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

import type { AnyPolicy, PolicyRule } from '../policy.ts';
import type { Level, RawFinding } from './finding.ts';
import type { PolicySettings } from './settings.ts';
import { levels } from './settings-keys.ts';

/** Negative, 0 or positive as in `sort`, the milder level first. */
export function compareLevels(a: Level, b: Level): number {
  return levels.indexOf(a) - levels.indexOf(b);
}

/**
 * The level at which a finding counts. What the policy file says of a rule replaces the level of the rule; a finding that the
 * policy itself took milder than usual stays as mild.
 */
export function levelOf(policy: AnyPolicy, settings: PolicySettings, raw: RawFinding): Level | 'off' {
  const rules: Readonly<Record<string, PolicyRule>> = policy.rules;
  const usual = Object.hasOwn(rules, raw.rule) ? rules[raw.rule]?.level : undefined;
  const configured = Object.hasOwn(settings.levels, raw.rule) ? settings.levels[raw.rule] : undefined;
  if (configured === 'off') return 'off';
  if (configured === undefined) return raw.level ?? usual ?? 'error';
  return raw.level !== null && compareLevels(raw.level, configured) < 0 ? raw.level : configured;
}
