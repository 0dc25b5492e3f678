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

import type { CheckResult, Project, Series } from '../client.ts';
import type { Terminal } from '../command.ts';
import { reasonLine } from '../crawl-reason.ts';
import { minuteText } from '../instant-text.ts';
import type { Locale } from '../locale.ts';
import { table } from '../table.ts';
import { paint, type Style, terminalLine, terminalText } from '../terminal.ts';
import { scoreLines } from './figures.ts';
import { metricLines, type ShownMetrics } from './metrics.ts';
import { domainWords, stageWords, stateWords } from './words.ts';

const words = {
  zh: {
    stage: '阶段',
    since: '自',
    repositories: '代码仓',
    url: '地址',
    state: '状态',
    commits: '提交',
    tags: '标签',
    files: '文件',
    head: '当前提交',
    licence: '许可证',
    declared: '声明',
    detected: '检出',
    concluded: '结论',
    unknown: '未知',
    scores: '评分',
    checks: '检查',
    evidence: '证据',
    searched: '查过',
    nearest: '最接近',
    fix: '怎么改',
    asOf: '数据截至',
    colon: '：',
    local: '本机代码仓',
    none: '还没有数据',
  },
  en: {
    stage: 'stage',
    since: 'since',
    repositories: 'Repositories',
    url: 'address',
    state: 'state',
    commits: 'commits',
    tags: 'tags',
    files: 'files',
    head: 'head',
    licence: 'Licence',
    declared: 'declared',
    detected: 'detected',
    concluded: 'concluded',
    unknown: 'unknown',
    scores: 'Scores',
    checks: 'Checks',
    evidence: 'evidence',
    searched: 'searched',
    nearest: 'nearest',
    fix: 'fix',
    asOf: 'data as of',
    colon: ': ',
    local: 'local repository',
    none: 'no data yet',
  },
} as const;

const marks: Readonly<Record<CheckResult['status'], readonly [string, Style]>> = {
  pass: ['✓', 'green'],
  partial: ['◐', 'yellow'],
  fail: ['✗', 'red'],
  'not-applicable': ['–', 'dim'],
  unknown: ['?', 'dim'],
};

function addressOf({ url }: { readonly url: string }, locale: Locale): string {
  return url === 'local:' ? words[locale].local : url;
}

function headLines(terminal: Terminal, locale: Locale, project: Project): string[] {
  const t = words[locale];
  const since = project.stageSince === null ? '' : ` (${t.since} ${project.stageSince})`;
  return [
    paint(
      terminal,
      'bold',
      project.name[locale] === project.slug ? project.slug : `${project.name[locale]} · ${project.slug}`,
    ),
    terminalText(project.description[locale]),
    `${t.stage}${t.colon}${stageWords[locale][project.stage]}${since} · ${domainWords[locale][project.domain]} · ${project.asOf === null ? t.none : `${t.asOf} ${minuteText(project.asOf)}`}`,
  ];
}

function repositoryLines(terminal: Terminal, locale: Locale, project: Project): string[] {
  const t = words[locale];
  const rows = project.repositoryList.map((one) => [
    addressOf(one, locale),
    stateWords[locale][one.state],
    // Nothing was counted before the first crawl, nor files where only facts were imported: that is unknown, not zero.
    ...[one.commits, one.tags].map((n) => (one.fetchedAt === null ? t.unknown : String(n))),
    one.head === null ? t.unknown : String(one.files),
    one.head?.slice(0, 12) ?? t.unknown,
  ]);
  const columns = [
    { head: t.url },
    { head: t.state },
    { head: t.commits, align: 'right' },
    { head: t.tags, align: 'right' },
    { head: t.files, align: 'right' },
    { head: t.head },
  ] as const;
  const reasons = project.repositoryList.flatMap((one) => {
    const reason = reasonLine(locale, one);
    return reason === null ? [] : [terminalLine(`  ${addressOf(one, locale)}${t.colon}${reason}`)];
  });
  return [paint(terminal, 'bold', t.repositories), table(columns, rows), ...reasons];
}

function licenceLines(terminal: Terminal, locale: Locale, project: Project): string[] {
  const t = words[locale];
  const lines = project.repositoryList.flatMap((one) => {
    const { licence } = one;
    const address = `${terminalLine(addressOf(one, locale))}${t.colon}`;
    if (licence === null) return [`${address}${t.unknown}`];
    const { declared, detected, concluded } = licence;
    return [
      terminalLine(
        `${address}${t.concluded} ${concluded ?? t.unknown} · ${t.declared} ${declared ?? t.unknown} · ${t.detected} ${detected ?? t.unknown}`,
      ),
      `  ${terminalLine(licence.explanation[locale])}`,
      ...licence.findings.slice(0, 8).map(({ expression, evidence }) => {
        const place = evidence.lines === null ? evidence.path : `${evidence.path}:${evidence.lines[0]}`;
        return terminalLine(`  ${expression} ← ${place}`);
      }),
    ];
  });
  return [paint(terminal, 'bold', t.licence), ...lines];
}

const shownSearched = 3;
const order: readonly CheckResult['status'][] = ['fail', 'partial', 'unknown', 'pass', 'not-applicable'];

/** What needs work first, then the heavier. */
function byUrgency(a: CheckResult, b: CheckResult): number {
  return order.indexOf(a.status) - order.indexOf(b.status) || b.weight - a.weight || (a.id < b.id ? -1 : 1);
}

function tally(checks: readonly CheckResult[]): string {
  return order
    .map((status) => [marks[status][0], checks.filter((check) => check.status === status).length] as const)
    .filter(([, n]) => n > 0)
    .map(([mark, n]) => `${mark} ${n}`)
    .join('  ');
}

function checkLines(terminal: Terminal, locale: Locale, check: CheckResult): string[] {
  const t = words[locale];
  const [mark, style] = marks[check.status];
  const lines = [
    `${paint(terminal, style, mark)} ${terminalLine(check.name[locale])} — ${terminalLine(check.message[locale])}`,
  ];
  for (const { path, line, text } of check.evidence.slice(0, 3)) {
    const quoted = text === null ? '' : `  ${text}`;
    lines.push(terminalLine(`    ${t.evidence}: ${path}${line === null ? '' : `:${line}`}${quoted}`));
  }
  if (check.status !== 'fail' && check.status !== 'partial') return lines;
  if (check.searched.length > 0) {
    const more = check.searched.length > shownSearched ? ' …' : '';
    lines.push(terminalLine(`    ${t.searched}: ${check.searched.slice(0, shownSearched).join(', ')}${more}`));
  }
  if (check.nearestMiss !== null) {
    lines.push(terminalLine(`    ${t.nearest}: ${check.nearestMiss.path} (${check.nearestMiss.why[locale]})`));
  }
  const [first = '', ...rest] = terminalText(check.fix[locale]).split('\n');
  lines.push(`    ${t.fix}: ${first}`, ...rest.map((line) => `      ${line}`.trimEnd()));
  return lines;
}

/** Everything about a project, for a terminal. */
export function projectReport(
  terminal: Terminal,
  locale: Locale,
  project: Project,
  series: readonly Series[],
  checks: readonly CheckResult[],
  names: ReadonlyMap<string, string>,
  shown: ShownMetrics & { readonly own: ReadonlySet<string> },
): string {
  const t = words[locale];
  const blocks = [
    headLines(terminal, locale, project),
    repositoryLines(terminal, locale, project),
    licenceLines(terminal, locale, project),
    metricLines(terminal, locale, series, shown),
    [paint(terminal, 'bold', t.scores), ...scoreLines(terminal, locale, project.scores, names, shown)],
    [
      `${paint(terminal, 'bold', t.checks)}  ${tally(checks)}`,
      ...checks.toSorted(byUrgency).flatMap((check) => checkLines(terminal, locale, check)),
    ],
  ];
  return blocks.map((lines) => lines.join('\n')).join('\n\n');
}
