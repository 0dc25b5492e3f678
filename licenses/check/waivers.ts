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

import type { Package } from '../inventory/inventory.ts';
import { rawFinding } from '../policy.ts';
import { policies } from '../policy-registry.ts';
import type { Text } from '../result.ts';
import { packagesByPurl } from './covered-packages.ts';
import { coversVersion } from './covered-versions.ts';
import type { CheckFacts } from './facts.ts';
import type { AppliedWaiver, Evidence, Finding, RawFinding } from './finding.ts';
import type { Settings, Waiver } from './settings.ts';
import { type Aim, aimOf, judgeAim } from './waiver-aim.ts';

/** Findings after waivers, and what became of the waivers themselves. */
export interface Waived {
  readonly findings: readonly Finding[];
  /** Findings of the policy `waivers`. */
  readonly about: readonly RawFinding[];
}

/** What happened to one waiver. */
interface Outcome {
  readonly waiver: Waiver;
  readonly aims: readonly Aim[];
}

function coveredWords({ policy, rule, purl, versions, path, finding }: Waiver): string {
  const bound = [purl, versions, path, finding].filter((one) => one !== null);
  return `${rule === null ? policy : `${policy}/${rule}`} ${bound.join(' ')}`;
}

function placeOf({ path }: Settings, { line }: Waiver): string {
  return line === null ? (path ?? '') : `${path ?? ''}:${line}`;
}

function applied({ line, reason, owner, expires }: Waiver): AppliedWaiver {
  return { line, reason, owner, expires };
}

function broken(settings: Settings, waiver: Waiver, why: Text): Evidence {
  const zh = `这里的豁免不成立：${why.zh}`;
  return {
    kind: 'policy',
    where: placeOf(settings, waiver),
    says: { zh, en: `The waiver here does not hold. ${why.en}` },
    url: null,
  };
}

const day = 24 * 60 * 60 * 1000;

function daysLeft({ expires }: Waiver, today: string): number {
  return Math.round((Date.parse(expires) - Date.parse(today)) / day);
}

function telling(facts: CheckFacts, waiver: Waiver, rule: string, message: Text, fix: Text): RawFinding {
  const { settings } = facts;
  const says = {
    zh: `理由：${waiver.reason}；负责人：${waiver.owner}`,
    en: `Reason: ${waiver.reason}; owner: ${waiver.owner}`,
  };
  return rawFinding({
    rule,
    subject: coveredWords(waiver),
    message,
    fix,
    evidence: [{ kind: 'policy', where: placeOf(settings, waiver), says, url: null }],
    path: settings.path,
    line: waiver.line,
    licence: waiver.licence,
  });
}

const review: Text = {
  zh: '重新评审：仍应例外就更新这条豁免的范围和期限，否则删掉它并处理原来的发现。',
  en: 'Review it: where the exception is still right, write its new range and end; else delete it and mend what was found.',
};
const remove: Text = { zh: '从策略文件中删掉这条豁免。', en: 'Delete this waiver from the policy file.' };

/**
 * Whether it can be said that a waiver covers nothing. A change shows only what it brings, so that there a waiver is idle only
 * when the package has just gone.
 */
function isIdle({ policy, purl }: Waiver, facts: CheckFacts, judged: ReadonlySet<string>): boolean {
  if (!judged.has(policy) || policies.get(policy)?.judges === 'change') return false;
  if (facts.base === null) return true;
  if (purl === null) return false;
  const [before, after] = [facts.base, facts.head].map(({ inventory }) => packagesByPurl(inventory.packages));
  return before?.has(purl) === true && after?.has(purl) === false;
}

function outcomeOf({ waiver, aims }: Outcome, facts: CheckFacts, judged: ReadonlySet<string>): RawFinding | null {
  const covers = coveredWords(waiver);
  const tell = (rule: string, zh: string, en: string, fix: Text) =>
    telling(facts, waiver, rule, { zh: `豁免“${covers}”${zh}`, en: `The waiver of "${covers}" ${en}` }, fix);
  const expired = facts.today >= waiver.expires;
  if (expired && (aims.length > 0 || facts.base === null)) {
    return tell('expired', `已于 ${waiver.expires} 到期。`, `expired on ${waiver.expires}.`, review);
  }
  if (aims.length === 0) {
    return isIdle(waiver, facts, judged) ? tell('unused', '没有对应任何发现。', 'covers nothing.', remove) : null;
  }
  if (!aims.some((aim) => aim.holds)) {
    const why = aims.find((aim) => !aim.holds)?.why ?? review;
    return tell('moved', `不再成立：${why.zh}`, `does not hold any more. ${why.en}`, review);
  }
  const left = daysLeft(waiver, facts.today);
  const soon = facts.settings.policies.get('waivers')?.options['soon-days'];
  if (typeof soon !== 'number' || left > soon) return null;
  return tell(
    'soon',
    `将于 ${waiver.expires} 到期（还有 ${left} 天）。`,
    `expires on ${waiver.expires}, in ${left} days.`,
    review,
  );
}

/** Entries of `licences` for which a whole tree has no package in those versions. */
function idleCurations({ base, head, settings }: CheckFacts): RawFinding[] {
  if (base !== null || settings.curations.length === 0) return [];
  const packages = packagesByPurl(head.inventory.packages);
  return settings.curations.flatMap(({ purl, versions, licence, reason, line }) => {
    const named = packages.get(purl) ?? [];
    const covers = ({ ecosystem, version }: Package) =>
      versions === null || coversVersion(ecosystem, versions, version) === true;
    if (named.some(covers)) return [];
    const shown = versions === null ? purl : `${purl} ${versions}`;
    const message = {
      zh: `licences 里的“${shown}: ${licence}”没有对应任何包。`,
      en: `The entry of licences "${shown}: ${licence}" is about no package.`,
    };
    const where = line === null ? (settings.path ?? '') : `${settings.path ?? ''}:${line}`;
    const says = { zh: `理由：${reason}`, en: `Reason: ${reason}` };
    const fix = {
      zh: '从策略文件中删掉它，或更新它的版本范围。',
      en: 'Delete it from the policy file, or write its new range.',
    };
    const evidence = [{ kind: 'policy' as const, where, says, url: null }];
    return [
      rawFinding({
        rule: 'unused-licence',
        subject: shown,
        message,
        fix,
        evidence,
        path: settings.path,
        line,
        licence,
      }),
    ];
  });
}

/**
 * Applies the waivers of the policy file; `judged` are the policies that were judged to their end. The first waiver that holds
 * covers a finding; one that does not hold leaves its reason as evidence.
 */
export async function applyWaivers(
  findings: readonly Finding[],
  facts: CheckFacts,
  judged: ReadonlySet<string>,
): Promise<Waived> {
  const { settings } = facts;
  const out = [...findings];
  const outcomes: Outcome[] = [];
  for (const waiver of settings.waivers) {
    const isAbout = aimOf(waiver);
    const aims: Aim[] = [];
    for (const [index, finding] of out.entries()) {
      if (!isAbout(finding)) continue;
      const aim = await judgeAim(waiver, finding, facts);
      aims.push(aim);
      if (!aim.holds) out[index] = { ...finding, evidence: [...finding.evidence, broken(settings, waiver, aim.why)] };
      else if (finding.waiver === null) out[index] = { ...finding, waiver: applied(waiver) };
    }
    outcomes.push({ waiver, aims });
  }
  const about = outcomes.flatMap((outcome) => outcomeOf(outcome, facts, judged) ?? []);
  return { findings: out, about: [...about, ...idleCurations(facts)] };
}
