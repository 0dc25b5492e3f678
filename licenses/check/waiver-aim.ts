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

import { sameExpression } from '../expression.ts';
import type { Text } from '../result.ts';
import { namesOf } from './covered-packages.ts';
import { coversVersion } from './covered-versions.ts';
import type { CheckFacts } from './facts.ts';
import type { Finding } from './finding.ts';
import { pathPattern } from './path-pattern.ts';
import type { Waiver } from './settings.ts';

/** What a waiver does with a finding that it is about. */
export type Aim =
  | { readonly holds: true }
  /** It is about the finding, and does not hold: the finding is open. */
  | { readonly holds: false; readonly rule: 'expired' | 'moved'; readonly why: Text };

const holds: Aim = { holds: true };

function moved(zh: string, en: string): Aim {
  return { holds: false, rule: 'moved', why: { zh, en } };
}

function namesFinding(wanted: string, { id, subject, evidence }: Finding): boolean {
  if (wanted === id || subject.split(' ').includes(wanted)) return true;
  return evidence.some(({ kind, where }) => kind === 'advisory' && where === wanted);
}

/** A test whether a waiver is about a finding at all, whatever has moved since. */
export function aimOf(waiver: Waiver): (finding: Finding) => boolean {
  const path = waiver.path === null ? null : pathPattern(waiver.path);
  return (finding) => {
    if (finding.policy !== waiver.policy || (waiver.rule !== null && finding.rule !== waiver.rule)) return false;
    if (waiver.finding !== null && !namesFinding(waiver.finding, finding)) return false;
    if (path !== null && (finding.path === null || !path(finding.path))) return false;
    if (waiver.purl === null) return true;
    return finding.purl !== null && namesOf(finding.purl).names.includes(waiver.purl);
  };
}

function byVersion({ versions }: Waiver, { purl }: Finding, { head }: CheckFacts): Aim {
  if (versions === null || purl === null) return holds;
  const known = head.inventory.byId.get(purl);
  const version = known === undefined ? namesOf(purl).version : known.version;
  const ecosystem = known?.ecosystem ?? '';
  const covered = coversVersion(ecosystem, versions, version);
  if (covered === true) return holds;
  if (version === null) {
    return moved(
      `没有写明版本，无法确认在 ${versions} 之内。`,
      `It has no version, so that nobody can say whether it is in ${versions}.`,
    );
  }
  if (covered === null) {
    return moved(
      `版本 ${version} 无法与 ${versions} 比较。`,
      `Version ${version} cannot be compared with ${versions}.`,
    );
  }
  return moved(`版本 ${version} 不在 ${versions} 之内。`, `Version ${version} is not in ${versions}.`);
}

async function byLicence({ licence }: Waiver, finding: Finding, { head }: CheckFacts): Promise<Aim> {
  if (licence === null) {
    if (finding.licence === null || finding.purl === null) return holds;
    return moved(
      `豁免没有绑定许可证；现在是 ${finding.licence}。`,
      `The waiver is bound to no licence; it is ${finding.licence} now.`,
    );
  }
  const known = finding.purl === null ? undefined : head.inventory.byId.get(finding.purl);
  const now = finding.licence ?? (known === undefined ? null : (await head.packageLicence(known)).concluded);
  if (now !== null && sameExpression(now, licence)) return holds;
  if (now === null)
    return moved(`许可证不再是 ${licence}，现在未知。`, `The licence is not ${licence} any more, and not known now.`);
  return moved(`许可证从 ${licence} 变成了 ${now}。`, `The licence was ${licence} and is ${now} now.`);
}

/** Whether the waiver covers a finding that it is about, on the day of the check. */
export async function judgeAim(waiver: Waiver, finding: Finding, facts: CheckFacts): Promise<Aim> {
  if (facts.today >= waiver.expires) {
    const why = { zh: `豁免已于 ${waiver.expires} 到期。`, en: `The waiver expired on ${waiver.expires}.` };
    return { holds: false, rule: 'expired', why };
  }
  const version = byVersion(waiver, finding, facts);
  return version.holds ? byLicence(waiver, finding, facts) : version;
}
