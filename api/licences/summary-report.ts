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

import { idsOf, tryExpression } from '#licenses/expression.ts';
import type { FileOutcome } from '#licenses/scan/result.ts';
import type { ScannedTree } from '#licenses/scan/tree.ts';
import type { Terminal } from '../command.ts';
import type { Locale } from '../locale.ts';
import { table } from '../table.ts';
import { paint, terminalLine } from '../terminal.ts';
import { problemWords } from './fault-words.ts';
import { grouped } from './number.ts';
import type { Report } from './report.ts';
import { summaryWords } from './summary-words.ts';
import { createTally, type Paths, type Tally } from './tally.ts';

/** How many rows a part of the summary has; the rest is counted. */
const mostRows = 15;
const mostHolders = 8;
const mostReuse = 5;

interface View {
  readonly terminal: Terminal;
  readonly locale: Locale;
  readonly tree: ScannedTree;
  readonly tally: Tally;
  /** Single files are no project. */
  readonly isTree: boolean;
}

function heading({ terminal, locale }: View, text: string, count: number): string {
  const many = grouped(count);
  return paint(terminal, 'bold', locale === 'zh' ? `${text}（${many}）` : `${text} (${many})`);
}

function rest({ terminal, locale }: View, left: number): string[] {
  return left > 0 ? [paint(terminal, 'dim', `  ${summaryWords[locale].more(left)}`)] : [];
}

function projectPart(view: View): string[] {
  const { terminal, locale, tree, isTree } = view;
  if (!isTree) return [];
  const t = summaryWords[locale];
  const { declared, detected, concluded, agreement, explanation } = tree.project;
  const row = (word: string, value: string | null) => [word, value ?? t.unknown];
  const rows = [row(t.declared, declared), row(t.detected, detected), row(t.concluded, concluded)];
  const width = Math.max(...rows.map(([word = '']) => word.length));
  const style = agreement === 'agree' ? 'green' : agreement === 'conflict' ? 'red' : 'yellow';
  return [
    paint(terminal, 'bold', t.project),
    ...rows.map(([word = '', value = '']) => `  ${word.padEnd(width)}  ${terminalLine(value)}`),
    `  ${paint(terminal, style, explanation[locale])}`,
  ];
}

function licencesPart(view: View): string[] {
  const { locale, tree } = view;
  const t = summaryWords[locale];
  const { expressions, without } = tree.summary;
  const shown = expressions.slice(0, mostRows).map(({ expression, files }) => [expression, grouped(files)]);
  const rows = [...shown, ...(without > 0 ? [[t.none, grouped(without)]] : [])];
  if (rows.length === 0) return [];
  return [
    table([{ head: t.licences }, { head: t.files, align: 'right' }], rows),
    ...rest(view, expressions.length - mostRows),
  ];
}

/** Licences of files that are not among those of the project. */
function differing({ tree, tally, isTree }: View): [string, Paths][] {
  const concluded = !isTree || tree.project.concluded === null ? null : tryExpression(tree.project.concluded);
  if (concluded === null) return [];
  const own = new Set(idsOf(concluded));
  const isOther = (expression: string) => {
    const parsed = tryExpression(expression);
    return parsed !== null && idsOf(parsed).some((id) => !own.has(id));
  };
  return [...tally.expressions].filter(([expression]) => isOther(expression)).sort(([, a], [, b]) => b.count - a.count);
}

function differingPart(view: View): string[] {
  const { locale } = view;
  const t = summaryWords[locale];
  const others = differing(view);
  if (others.length === 0) return [];
  const all = others.reduce((sum, [, { count }]) => sum + count, 0);
  const rows = others.slice(0, mostRows).map(([expression, { count, first }]) => {
    const more = count > 1 ? '…' : '';
    return [expression, grouped(count), `${first[0] ?? ''}${more}`];
  });
  return [
    heading(view, t.differing, all),
    table([{ head: t.licences }, { head: t.files, align: 'right' }, { head: t.example }], rows),
    ...rest(view, others.length - mostRows),
  ];
}

function ownPart(view: View): string[] {
  const { locale, tree } = view;
  const own = tree.summary.directories.filter((one) => one.own !== null && one.path !== '.');
  if (own.length === 0) return [];
  return [
    heading(view, summaryWords[locale].own, own.length),
    ...own.slice(0, mostRows).map((one) => `  ${terminalLine(one.path)}  ${terminalLine(one.own ?? '')}`),
    ...rest(view, own.length - mostRows),
  ];
}

function pathsPart(view: View, title: string, { count, first }: Paths, most = mostRows): string[] {
  if (count === 0) return [];
  const shown = first.slice(0, most);
  return [
    heading(view, title, count),
    ...shown.map((path) => `  ${terminalLine(path)}`),
    ...rest(view, count - shown.length),
  ];
}

function holdersPart(view: View): string[] {
  const { holders } = view.tree.summary;
  if (holders.length === 0) return [];
  const shown = holders.slice(0, mostHolders);
  return [
    heading(view, summaryWords[view.locale].holders, holders.length),
    ...shown.map(({ name, files }) => `  ${terminalLine(name)}  ${grouped(files)}`),
    ...rest(view, holders.length - shown.length),
  ];
}

/** Who does not use REUSE is not told of it. */
function reusePart(view: View): string[] {
  const { terminal, locale, tree } = view;
  const { reuse, summary } = tree;
  const wanted = summary.directories.some(({ path }) => path === 'LICENSES' || path === '.reuse');
  if (reuse === null || !wanted) return [];
  const t = summaryWords[locale].reuse;
  if (reuse.compliant) return [paint(terminal, 'green', t.yes)];
  const shown = reuse.problems.slice(0, mostReuse);
  return [
    paint(terminal, 'yellow', t.no(grouped(reuse.problems.length))),
    ...shown.map(({ path, text }) => `  ${terminalLine(path)}: ${text[locale]}`),
    ...rest(view, reuse.problems.length - shown.length),
  ];
}

function othersPart({ locale, tree }: View): string[] {
  const t = summaryWords[locale];
  const names = Object.entries(t.outcomes) as [Exclude<FileOutcome, 'scanned' | 'no-words' | 'unreadable'>, string][];
  const parts = names
    .filter(([outcome]) => tree.summary.outcomes[outcome] > 0)
    .map(([outcome, name]) => `${name} ${grouped(tree.summary.outcomes[outcome])}`);
  if (parts.length === 0) return [];
  return [`${t.others}${locale === 'zh' ? '：' : ': '}${parts.join(locale === 'zh' ? '、' : ', ')}`];
}

/** What a person wants to know of a tree. */
export function summaryReport(terminal: Terminal, locale: Locale, isTree: boolean): Report {
  const { tally, add } = createTally(
    (path, problem) => `${path}${locale === 'zh' ? '：' : ': '}${problemWords(locale, problem)}`,
  );
  const started = performance.now();
  return {
    files: (files) => files.forEach(add),
    end(tree) {
      const t = summaryWords[locale];
      const view = { terminal, locale, tree, tally, isTree };
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      const parts = [
        projectPart(view),
        licencesPart(view),
        differingPart(view),
        ownPart(view),
        pathsPart(view, t.altered, tally.altered),
        pathsPart(view, t.without, tally.without, 5),
        holdersPart(view),
        reusePart(view),
        pathsPart(view, t.truncated, tally.truncated, 5),
        pathsPart(view, t.unreadable, tally.unreadable),
        [...othersPart(view), t.read(grouped(tree.summary.files), seconds)],
      ];
      terminal.out(
        parts
          .filter((part) => part.length > 0)
          .map((part) => part.join('\n'))
          .join('\n\n'),
      );
    },
  };
}
