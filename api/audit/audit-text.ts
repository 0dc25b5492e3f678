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

import type { Match } from '#licenses/advisories/match.ts';
import type { Package } from '#licenses/inventory/inventory.ts';
import type { Terminal } from '../command.ts';
import { grouped } from '../licences/number.ts';
import type { Locale } from '../locale.ts';
import { paint, type Style, terminalLine } from '../terminal.ts';
import type { AuditResult, Vulnerability } from './audit-result.ts';
import { auditWords } from './audit-words.ts';

interface View {
  readonly terminal: Terminal;
  readonly locale: Locale;
}

const styles: Readonly<Record<NonNullable<Match['level']> | 'unknown', Style>> = {
  malicious: 'red',
  critical: 'red',
  high: 'red',
  medium: 'yellow',
  low: 'dim',
  unknown: 'yellow',
};

const mostUndecided = 10;

function scoreOf({ severities }: Match): string {
  const told = severities.filter(({ score }) => score !== null);
  const [newest] = told.toSorted((a, b) => (a.type < b.type ? 1 : -1));
  return newest === undefined ? '' : ` ${newest.score?.toFixed(1)}`;
}

function placeOf({ places }: Package): string {
  const [first, ...more] = places;
  if (first === undefined) return '';
  const line = first.line === null ? '' : `:${first.line}`;
  return `${first.path}${line}${more.length > 0 ? ` (+${more.length})` : ''}`;
}

/** A purl as people write packages: without its type, and with the `@` of a scope. */
function shortName(id: string): string {
  return id
    .replace(/^pkg:[^/]*\//u, '')
    .replace(/[?#].*$/su, '')
    .replaceAll('%40', '@');
}

function matchLines({ terminal, locale }: View, { match, chain }: Vulnerability): string[] {
  const t = auditWords[locale];
  const level = match.level ?? 'unknown';
  const also = match.aliases.length === 0 ? '' : ` (${match.aliases.join(', ')})`;
  const lines = [
    `  ${paint(terminal, styles[level], `${t.levels[level]}${scoreOf(match)}`)}  ${terminalLine(`${match.advisory}${also}`)}`,
  ];
  if (match.summary !== null) lines.push(`    ${terminalLine(match.summary)}`);
  lines.push(`    ${match.fixed.length === 0 ? t.noFix : t.fixed(terminalLine(match.fixed.join(', ')))}`);
  if (chain.length > 1) lines.push(`    ${t.chain(terminalLine(chain.map(shortName).join(' → ')))}`);
  if (match.url !== null) lines.push(paint(terminal, 'dim', `    ${terminalLine(match.url)}`));
  return lines;
}

function byPackage(all: readonly Vulnerability[]): Vulnerability[][] {
  const groups = new Map<string, Vulnerability[]>();
  for (const one of all) {
    const group = groups.get(one.match.package);
    if (group === undefined) groups.set(one.match.package, [one]);
    else group.push(one);
  }
  return [...groups.values()];
}

function packageLines(view: View, group: readonly Vulnerability[]): string[] {
  const [first] = group;
  if (first === undefined) return [];
  const { name, version } = first.package;
  const head = paint(view.terminal, 'bold', terminalLine(`${name} ${version ?? ''}`.trim()));
  return [`${head}  ${terminalLine(placeOf(first.package))}`, ...group.flatMap((one) => matchLines(view, one))];
}

/** Of what has no version only the number is told: which of them hold nobody knows. */
function undecidedLines({ locale }: View, all: readonly Vulnerability[]): string[] {
  if (all.length === 0) return [];
  const t = auditWords[locale];
  const groups = byPackage(all);
  const rows = groups.slice(0, mostUndecided).map(([first, ...more]) => {
    const one = first?.package;
    const asked = one?.places[0]?.found.constraint ?? one?.version ?? '';
    const text = `${one?.name ?? ''} ${asked}`.trim();
    return `  ${terminalLine(text)}  ${one === undefined ? '' : terminalLine(placeOf(one))}  ${t.advisories(1 + more.length)}`;
  });
  const rest = groups.length - rows.length;
  return [t.undecided(groups.length), ...rows, ...(rest > 0 ? [`  ${t.more(rest)}`] : [])];
}

function gapLines({ locale }: View, { unreadable, uncovered, nameless }: AuditResult): string[] {
  const t = auditWords[locale];
  return [
    ...unreadable.map(({ path, line, message }) =>
      terminalLine(t.unreadable(`${path}${line === null ? '' : `:${line}`}`, message)),
    ),
    ...Array.from(uncovered, ([ecosystem, count]) => t.uncovered(ecosystem, count)),
    ...(nameless > 0 ? [t.nameless(nameless)] : []),
  ];
}

/** What a person wants to know of an audit. */
export function auditText(result: AuditResult, terminal: Terminal, locale: Locale): string {
  const view = { terminal, locale };
  const t = auditWords[locale];
  const decided = result.vulnerabilities.filter(({ match }) => !match.undecided);
  const groups = byPackage(decided);
  const date = result.advisories.date?.slice(0, 10) ?? null;
  const parts = [
    ...groups.map((group) => packageLines(view, group)),
    undecidedLines(
      view,
      result.vulnerabilities.filter(({ match }) => match.undecided),
    ),
    gapLines(view, result),
    result.files === 0
      ? []
      : [
          decided.length === 0
            ? paint(terminal, 'green', t.nothing(grouped(result.packages)))
            : paint(terminal, 'bold', t.found(decided.length, groups.length, grouped(result.packages))),
          paint(terminal, 'dim', t.data(grouped(result.advisories.count), date)),
        ],
  ];
  return parts
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n');
}
