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

import { type AnyPolicy, rawFinding } from '../policy.ts';
import { policies as registry } from '../policy-registry.ts';
import type { Text } from '../result.ts';
import { defaultPolicySettings } from './defaults.ts';
import type { CheckFacts } from './facts.ts';
import type { CheckResult, Finding, Level, RawFinding, Verdict } from './finding.ts';
import { findingId } from './finding-id.ts';
import { compareLevels, levelOf } from './levels.ts';
import { anyPattern } from './path-pattern.ts';
import type { PolicySettings } from './settings.ts';
import { applyWaivers } from './waivers.ts';

/** What the facts do not say and the result repeats. */
export interface JudgeContext {
  readonly policyFile: CheckResult['policyFile'];
  /** Of the advisories at hand; null when there are none. */
  readonly advisoryCount: number | null;
  /** All policies there are, unless a test has its own. */
  readonly policies?: ReadonlyMap<string, AnyPolicy>;
}

/** One policy with what it said. */
interface Spoken {
  readonly policy: AnyPolicy;
  readonly settings: PolicySettings;
  readonly raw: readonly RawFinding[];
  readonly notChecked: readonly Text[];
  readonly crash: string | null;
}

const longestMessage = 300;

function settingsOf(facts: CheckFacts, policy: AnyPolicy): PolicySettings {
  return facts.settings.policies.get(policy.id) ?? defaultPolicySettings(policy);
}

async function ask(policy: AnyPolicy, facts: CheckFacts): Promise<Spoken> {
  const settings = settingsOf(facts, policy);
  try {
    const { findings, notChecked } = await policy.judge(facts, settings.options);
    return { policy, settings, raw: findings, notChecked, crash: null };
  } catch (error) {
    // Whatever went wrong in one policy is told as its result; the others still speak.
    const crash = String(error instanceof Error ? error.message : error).slice(0, longestMessage);
    return { policy, settings, raw: [], notChecked: [], crash };
  }
}

function crashFinding({ policy: { id } }: Spoken, crash: string): RawFinding {
  return rawFinding({
    rule: 'crashed',
    subject: id,
    undecided: true,
    message: {
      zh: `策略“${id}”没能判断完：${crash}`,
      en: `The policy "${id}" could not be judged to its end: ${crash}`,
    },
    fix: {
      zh: '这是程序的错误：请附上这条消息报告给通明；需要时可在策略文件中关闭该策略。',
      en: 'This is a fault of the program: please report it with this message; where need be, turn the policy off in the policy file.',
    },
  });
}

function byPlace(a: RawFinding, b: RawFinding): number {
  if (a.path !== b.path) return (a.path ?? '') < (b.path ?? '') ? -1 : 1;
  if (a.line !== b.line) return (a.line ?? 0) - (b.line ?? 0);
  if (a.rule !== b.rule) return a.rule < b.rule ? -1 : 1;
  return a.subject === b.subject ? 0 : a.subject < b.subject ? -1 : 1;
}

/** Gives findings their policy, level and id; those that are silenced are left out. */
function numbered(policy: AnyPolicy, settings: PolicySettings, raw: readonly RawFinding[]): Finding[] {
  const seen = new Map<string, number>();
  return [...raw].sort(byPlace).flatMap((one) => {
    const level = levelOf(policy, settings, one);
    if (level === 'off') return [];
    const key = JSON.stringify([one.rule, one.subject]);
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    return [{ ...one, id: findingId(policy.id, one.rule, one.subject, nth), policy: policy.id, level, waiver: null }];
  });
}

function sorted(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => {
    const level = compareLevels(b.level, a.level);
    if (level !== 0) return level;
    return a.policy === b.policy ? byPlace(a, b) : a.policy < b.policy ? -1 : 1;
  });
}

/** A failure is certain; what could not be judged only counts where it could have failed. */
function verdictOf(findings: readonly Finding[], failOn: Level): Verdict {
  const counting = findings.filter(({ level, waiver }) => waiver === null && compareLevels(level, failOn) >= 0);
  if (counting.some(({ undecided }) => !undecided)) return 'fail';
  return counting.length > 0 ? 'undecided' : 'pass';
}

function countsOf({ head, change, packages }: CheckFacts): CheckResult['counts'] {
  return {
    files: change === null ? head.tree.files.length : change.files.length,
    packages: head.inventory.packages.length,
    packagesAdded: packages.added.length,
    packagesRemoved: packages.removed.length,
    packagesChanged: packages.changed.length,
    commits: change === null ? null : change.commits.length,
  };
}

function asked(facts: CheckFacts, all: ReadonlyMap<string, AnyPolicy>): AnyPolicy[] {
  const mode = facts.change === null ? 'tree' : 'change';
  return [...all.values()].filter(
    (policy) => (policy.judges === 'both' || policy.judges === mode) && settingsOf(facts, policy).enabled,
  );
}

/** Findings of all that was asked, waivers applied. */
async function findingsOf(spoken: readonly Spoken[], facts: CheckFacts): Promise<Finding[]> {
  const excluded = anyPattern(facts.settings.exclude);
  const found = spoken.flatMap(({ policy, settings, raw }) =>
    numbered(
      policy,
      settings,
      raw.filter(({ path }) => path === null || !excluded(path)),
    ),
  );
  const judged = new Set(
    spoken.flatMap(({ policy, crash, notChecked }) => (crash === null && notChecked.length === 0 ? [policy.id] : [])),
  );
  const { findings, about } = await applyWaivers(found, facts, judged);
  const crashes = spoken.flatMap((one) => (one.crash === null ? [] : [crashFinding(one, one.crash)]));
  const own = [
    ['waivers', about],
    ['unjudged', crashes],
  ] as const;
  return [
    ...findings,
    ...own.flatMap(([id, raw]) => {
      const policy = registry.get(id);
      if (policy === undefined) return [];
      const settings = settingsOf(facts, policy);
      return settings.enabled || id === 'unjudged' ? numbered(policy, settings, raw) : [];
    }),
  ];
}

/** Runs every policy that is on and comes to one verdict; a policy that breaks down is told of and never passes. */
export async function judge(facts: CheckFacts, context: JudgeContext): Promise<CheckResult> {
  const spoken = await Promise.all(asked(facts, context.policies ?? registry).map((policy) => ask(policy, facts)));
  const findings = sorted(await findingsOf(spoken, facts));
  const { settings, change, head } = facts;
  const ids = new Set([...spoken.map(({ policy }) => policy.id), ...findings.map(({ policy }) => policy)]);
  return {
    verdict: verdictOf(findings, settings.failOn),
    failOn: settings.failOn,
    findings,
    notChecked: spoken.flatMap(({ policy: { id }, notChecked, crash }) => {
      const broke = { zh: '这项策略运行时出错。', en: 'The policy broke down while it ran.' };
      return [...notChecked, ...(crash === null ? [] : [broke])].map((why) => ({ policy: id, why }));
    }),
    policies: [...ids].sort().map((id) => {
      const own = findings.filter(({ policy }) => policy === id);
      const waived = own.filter(({ waiver }) => waiver !== null).length;
      return { id, findings: own.length - waived, waived };
    }),
    policyFile: context.policyFile,
    base: change?.base ?? null,
    head: head.tree.commit,
    counts: countsOf(facts),
    outbound: facts.outbound,
    advisories: facts.advisories === null ? null : { date: facts.advisories.date, count: context.advisoryCount ?? 0 },
  };
}
