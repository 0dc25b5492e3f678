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

import { bareText } from '../check/covered-packages.ts';
import type { CheckFacts } from '../check/facts.ts';
import type { Evidence, RawFinding } from '../check/finding.ts';
import { packageName } from '../check/package-changes.ts';
import type { LicenceFact, PackageLicence } from '../check/package-licence.ts';
import { ecosystems } from '../ecosystem-registry.ts';
import { sameExpression } from '../expression.ts';
import type { Inventory, Package } from '../inventory/inventory.ts';
import type { Text } from '../result.ts';

/** A package to be judged, with what it replaces; null where nothing was there. */
export interface Judged {
  readonly one: Package;
  readonly before: Package | null;
}

/** Packages that a change brings: new ones, new versions, and those that were not shipped before; of a whole tree, all. */
export function judgedPackages({ packages }: CheckFacts): Judged[] {
  return [
    ...packages.added.map((one) => ({ one, before: null })),
    ...packages.changed.map(({ before, after }) => ({ one: after, before })),
  ];
}

/** Whether the version that it replaces came under the same licence, so that what the licence brings was there before. */
export async function hadSameLicence({ one, before }: Judged, { base, head }: CheckFacts): Promise<boolean> {
  if (before === null || base === null) return false;
  const [was, is] = await Promise.all([base.packageLicence(before), head.packageLicence(one)]);
  return was.concluded !== null && is.concluded !== null && sameExpression(was.concluded, is.concluded);
}

/** Whether nothing could be said of the version that it replaces either. */
export async function hadNoLicence({ before }: Judged, { base }: CheckFacts): Promise<boolean> {
  if (before === null || base === null) return false;
  const { concluded } = await base.packageLicence(before);
  return concluded === null || concluded === 'NONE';
}

/** What to call a package: the name with its version. */
export function packageLabel({ name, version }: Package): string {
  return version === null ? name : `${name} ${version}`;
}

/** A package without its version, for the subject of a finding. */
export function packageSubject(one: Package): string {
  return one.purl === null ? packageName(one).replace('\0', ':') : bareText(one.purl);
}

/** Where a package stands, and what a waiver of the finding may be bound to. */
export function packagePlace(one: Package): Pick<RawFinding, 'subject' | 'path' | 'line' | 'purl'> {
  const [place] = one.places;
  return {
    subject: packageSubject(one),
    path: place?.path ?? null,
    line: place?.line ?? null,
    purl: one.purl === null ? null : one.id,
  };
}

const sources: Readonly<Record<LicenceFact['from'], Text>> = {
  curation: { zh: '人工核实', en: 'looked up by a person' },
  lock: { zh: '依赖文件写明', en: 'the dependency file says' },
  vendored: { zh: '仓库内的副本', en: 'the copy in the repository' },
  installed: { zh: '本机安装的副本', en: 'the copy on this machine' },
  sbom: { zh: '物料清单', en: 'the bill of materials' },
};

/** A fact about the licence of a package, as evidence. */
function factEvidence({ from, expression, statement, where, kind }: LicenceFact): Evidence {
  const how = kind === 'declared' ? { zh: '声明', en: 'declared' } : { zh: '从文本识别', en: 'read from its text' };
  const words = statement === null || statement === expression ? '' : ` (“${statement.slice(0, 120)}”)`;
  const said = `${expression ?? '—'}${words}`;
  const { zh, en } = sources[from];
  return {
    kind: 'fact',
    where,
    says: { zh: `${zh}（${how.zh}）：${said}`, en: `${en} (${how.en}): ${said}` },
    url: null,
  };
}

/** Facts about the licence of a package, those that say something first. */
export function licenceEvidence({ facts }: PackageLicence): Evidence[] {
  const speaking = facts.filter(({ expression, statement }) => expression !== null || statement !== null);
  return (speaking.length > 0 ? speaking : facts).slice(0, 6).map(factEvidence);
}

const chains = new WeakMap<Inventory, ReadonlyMap<string, string>>();

/** For each package that is not asked for directly, one that needs it, nearest to the project. */
function parentsIn(inventory: Inventory): ReadonlyMap<string, string> {
  const known = chains.get(inventory);
  if (known !== undefined) return known;
  const parents = new Map<string, string>();
  let level = inventory.packages.filter(({ direct }) => direct === true);
  const seen = new Set(level.map(({ id }) => id));
  while (level.length > 0) {
    const next: Package[] = [];
    for (const one of level) {
      for (const id of one.dependsOn) {
        const needed = inventory.byId.get(id);
        if (needed === undefined || seen.has(id)) continue;
        seen.add(id);
        parents.set(id, one.id);
        next.push(needed);
      }
    }
    level = next;
  }
  chains.set(inventory, parents);
  return parents;
}

/** Links of a chain that are shown in full. */
const mostLinks = 8;

/** How a package comes into the project, from what is asked for directly: `a 1.0 → b 2.0 → c 3.1`; null where that is not known. */
function broughtBy(inventory: Inventory, one: Package): string | null {
  const parents = parentsIn(inventory);
  const chain = [packageLabel(one)];
  for (let id = parents.get(one.id); id !== undefined; id = parents.get(id)) {
    const above = inventory.byId.get(id);
    if (above !== undefined) chain.unshift(packageLabel(above));
  }
  const shown = chain.length <= mostLinks ? chain : [...chain.slice(0, 4), '…', ...chain.slice(-3)];
  return chain.length > 1 ? shown.join(' → ') : null;
}

/** Evidence of how a package comes in; none for what is asked for directly. */
export function chainEvidence({ head }: CheckFacts, one: Package): Evidence[] {
  const chain = broughtBy(head.inventory, one);
  const [place] = one.places;
  const where = place === undefined ? one.id : `${place.path}${place.line === null ? '' : `:${place.line}`}`;
  return chain === null
    ? []
    : [{ kind: 'fact', where, says: { zh: `经由 ${chain}`, en: `by way of ${chain}` }, url: null }];
}

/** Text as a value of the policy file: what a repository calls its versions and paths must not become keys of it. */
function quotedValue(text: string): string {
  return JSON.stringify(text.slice(0, 200));
}

/** Lines of the policy file that waive a finding about a package, for people to complete; one line, for a terminal. */
export function waiverLines(policy: string, rule: string, one: Package, licence: string | null): string {
  const purl = one.purl === null ? null : bareText(one.purl);
  const bound =
    purl === null
      ? [`path: ${quotedValue(one.places[0]?.path ?? '')}`]
      : [`purl: ${purl}`, `versions: ${quotedValue(one.version ?? '*')}`];
  const all = [
    `policy: ${policy}`,
    `rule: ${rule}`,
    ...bound,
    ...(licence === null || purl === null ? [] : [`licence: ${licence}`]),
    'reason: …',
    'owner: …',
    'expires: …',
  ];
  return `waivers: [{ ${all.join(', ')} }]`;
}

/** Lines of the policy file that say what the licence of a package is. */
export function curationLines(one: Package, licence: string): string {
  const purl = one.purl === null ? quotedValue(one.name) : bareText(one.purl);
  const versions = one.version === null ? '' : `versions: ${quotedValue(one.version)}, `;
  return `licences: [{ purl: ${purl}, ${versions}licence: ${licence}, reason: … }]`;
}

/** Name of the ecosystem of a package. */
export function ecosystemName({ ecosystem }: Package): Text {
  return ecosystems.get(ecosystem)?.name ?? { zh: ecosystem, en: ecosystem };
}
