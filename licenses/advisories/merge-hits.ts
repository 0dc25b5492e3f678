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

import type { Evaluation } from './evaluate.ts';
import { evaluate } from './evaluate.ts';
import type { Hit } from './hits.ts';
import type { Match, Severity } from './match.ts';
import type { AdvisoryCard } from './record.ts';
import { levelOfSeverities, severityOf } from './severity.ts';
import { worse } from './severity-level.ts';

/**
 * Ids of the same vulnerability. Records of distributions often bundle several vulnerabilities upstream: those are not
 * one. What is only related is another one, unless it is all that an old record says of itself.
 */
function sameAs({ id, aliases, upstream, related }: AdvisoryCard): readonly string[] {
  if (upstream.length === 1) return [id, ...aliases, ...upstream];
  const isOld = aliases.length === 0 && upstream.length === 0 && related.length === 1;
  return isOld ? [id, ...related] : [id, ...aliases];
}

/** Hits that share an id, over any number of steps. */
function groupsOf(hits: readonly Hit[]): Hit[][] {
  const parent = hits.map((_, index) => index);
  const root = (index: number): number => {
    let at = index;
    while (parent[at] !== at) at = parent[at] as number;
    parent[index] = at;
    return at;
  };
  const seen = new Map<string, number>();
  hits.forEach(({ card }, index) => {
    for (const id of sameAs(card)) {
      const other = seen.get(id);
      if (other === undefined) seen.set(id, index);
      else parent[root(index)] = root(other);
    }
  });
  const groups = new Map<number, Hit[]>();
  hits.forEach((hit, index) => {
    const group = groups.get(root(index));
    if (group === undefined) groups.set(root(index), [hit]);
    else group.push(hit);
  });
  return [...groups.values()];
}

/** Of several ids the one that people look for first. */
const ranks = [/^MAL-/u, /^GHSA-/u, /^(?:GO|PYSEC|RUSTSEC|RSEC|HSEC|EEF|OSV)-/u, /^CVE-/u];

function rankOf(id: string): number {
  const rank = ranks.findIndex((pattern) => pattern.test(id));
  return rank < 0 ? ranks.length : rank;
}

function byRank(a: Hit, b: Hit): number {
  return rankOf(a.card.id) - rankOf(b.card.id) || (a.card.id < b.card.id ? -1 : Number(a.card.id > b.card.id));
}

function levelOf({ card, filed }: Hit): Match['level'] {
  if ([card.id, ...card.aliases].some((id) => id.startsWith('MAL-'))) return 'malicious';
  const told = filed.map(({ level }) => level).reduce(worse, null) ?? card.level;
  if (told !== null) return told;
  const own = levelOfSeverities(filed.flatMap(({ severities }) => severities).map(severityOf));
  return own ?? levelOfSeverities(card.severities.map(severityOf));
}

function severitiesOf(group: readonly Hit[]): Severity[] {
  const all = group.flatMap(({ card, filed }) => [
    ...card.severities,
    ...filed.flatMap(({ severities }) => severities),
  ]);
  return [...new Map(all.map((one) => [one.join(' '), one])).values()].map(severityOf);
}

/** Versions that mend it: none that another record of the same thing still calls affected, and none that lie before. */
function fixedOf(group: readonly Hit[]): string[] {
  const candidates = group.flatMap(({ filed, question }) =>
    filed.flatMap(({ ranges }) =>
      ranges.flatMap(({ type, events }) => {
        const compare = type === 'SEMVER' ? question.semver : question.ecosystem;
        return events.flatMap(({ kind, version }) =>
          kind === 'fixed' && type !== 'GIT' ? [{ version, compare }] : [],
        );
      }),
    ),
  );
  const stays = (version: string) =>
    group.some(({ filed, question }) =>
      filed.every((one) => evaluate(one, { ...question, version }).outcome === 'affected'),
    );
  const asked = group[0]?.question.version ?? null;
  return [...new Map(candidates.map((one) => [one.version, one])).values()]
    .filter(({ version, compare }) => asked === null || compare === null || (compare(version, asked) ?? 1) > 0)
    .filter(({ version }) => !stays(version))
    .sort((a, b) => a.compare?.(a.version, b.version) ?? 0)
    .map(({ version }) => version);
}

function edge(dates: readonly (string | null)[], pick: 'first' | 'last'): string | null {
  const told = dates.filter((date) => date !== null).sort();
  return told.at(pick === 'first' ? 0 : -1) ?? null;
}

type Affecting = Extract<Evaluation, { readonly outcome: 'affected' }>;

function isAffecting(evaluation: Evaluation): evaluation is Affecting {
  return evaluation.outcome === 'affected';
}

function matchOf(packageId: string, members: readonly Hit[]): Match {
  const group = members.toSorted(byRank);
  const cards = group.map(({ card }) => card);
  const id = cards[0]?.id ?? '';
  const others = new Set(cards.flatMap(({ id, aliases }) => [id, ...aliases]));
  for (const card of cards) for (const same of sameAs(card)) others.add(same);
  others.delete(id);
  const because = group.map(({ evaluation }) => evaluation).filter(isAffecting);
  return {
    package: packageId,
    advisory: id,
    aliases: [...others].sort(),
    summary: cards.find(({ summary }) => summary !== null)?.summary ?? null,
    level: group.map(levelOf).reduce(worse, null),
    severities: severitiesOf(group),
    because: because[0]?.because ?? { by: 'range', introduced: null, fixed: null },
    fixed: fixedOf(group),
    published: edge(
      cards.map(({ published }) => published),
      'first',
    ),
    modified: edge(
      cards.map(({ modified }) => modified),
      'last',
    ),
    url: cards.find(({ url }) => url !== null)?.url ?? null,
    undecided: because.length === 0,
  };
}

/** One match for each vulnerability of a package, however many records speak of it. */
export function mergeHits(packageId: string, hits: readonly Hit[]): Match[] {
  return groupsOf(hits).map((group) => matchOf(packageId, group));
}
