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

import type { CheckResult, Finding, Level, Verdict } from '../check/finding.ts';
import { levels as levelOrder } from '../check/settings-keys.ts';
import type { AnyPolicy } from '../policy.ts';
import { policies } from '../policy-registry.ts';

type Locale = 'zh' | 'en';
type Label =
  | 'check'
  | 'why'
  | 'fix'
  | 'waived'
  | 'undecided'
  | 'notChecked'
  | 'policy'
  | 'since'
  | 'until'
  | 'owner'
  | 'basis';
type Words<K extends string> = Readonly<Record<Locale, Readonly<Record<K, string>>>>;

/** Exit code of a program that ends with a verdict. */
export const exitCodes: Readonly<Record<Verdict, 0 | 1 | 3>> = { pass: 0, fail: 1, undecided: 3 };

const verdicts: Words<Verdict> = {
  zh: { pass: '通过', fail: '未通过', undecided: '无法判定' },
  en: { pass: 'passed', fail: 'failed', undecided: 'undecided' },
};
const levels: Words<Level> = {
  zh: { error: '错误', warning: '警告', note: '提示' },
  en: { error: 'error', warning: 'warning', note: 'note' },
};
const labels: Words<Label> = {
  zh: {
    check: '通明检查',
    why: '依据',
    fix: '处理',
    waived: '已豁免',
    undecided: '未能判定',
    notChecked: '没有检查的',
    policy: '策略',
    since: '始于',
    until: '截止',
    owner: '负责人',
    basis: '依据与处理',
  },
  en: {
    check: 'Tongming check',
    why: 'why',
    fix: 'fix',
    waived: 'waived',
    undecided: 'undecided',
    notChecked: 'not checked',
    policy: 'policy',
    since: 'since',
    until: 'until',
    owner: 'owner',
    basis: 'why, and how to fix it',
  },
};
/** The verdict in a word. */
export function verdictWord(locale: Locale, verdict: Verdict): string {
  return verdicts[locale][verdict];
}

/** How bad it is, in a word; of what could not be judged just that. */
export function levelWord(locale: Locale, { level, undecided }: Pick<Finding, 'level' | 'undecided'>): string {
  return undecided ? labels[locale].undecided : levels[locale][level];
}

/** What a part of a report is called. */
export function label(locale: Locale, name: Label): string {
  return labels[locale][name];
}

/** Null for what the program itself says, such as a waiver that covers nothing. */
export function policyOf(id: string): AnyPolicy | null {
  return policies.get(id) ?? null;
}

/** A policy's name for people; its id where it has none. */
export function policyName(locale: Locale, id: string): string {
  return policyOf(id)?.name[locale] ?? id;
}

/** As bad as that, or worse. */
export function atLeast(level: Level, least: Level): boolean {
  return levelOrder.indexOf(level) >= levelOrder.indexOf(least);
}

/** Findings that count: all but the waived ones. */
export function countingFindings({ findings }: Pick<CheckResult, 'findings'>): Finding[] {
  return findings.filter(({ waiver }) => waiver === null);
}

/** How many findings there are of each kind, without the waived ones. */
export function tallyOf(
  findings: readonly (Pick<Finding, 'level' | 'undecided'> & { readonly waiver: object | null })[],
): Readonly<Record<Level | 'undecided' | 'waived', number>> {
  const tally = { error: 0, warning: 0, note: 0, undecided: 0, waived: 0 };
  for (const { level, undecided, waiver } of findings) {
    if (waiver !== null) tally.waived += 1;
    else tally[undecided ? 'undecided' : level] += 1;
  }
  return tally;
}

function plural(count: number, one: string, more = `${one}s`): string {
  return `${count} ${count === 1 ? one : more}`;
}

/** `2 errors, 1 warning`; what there is none of is left out. */
export function tallyWords(locale: Locale, findings: readonly Finding[]): string {
  const tally = tallyOf(findings);
  const rows =
    locale === 'zh'
      ? [
          [tally.error, `${tally.error} 个错误`],
          [tally.warning, `${tally.warning} 个警告`],
          [tally.note, `${tally.note} 个提示`],
          [tally.undecided, `${tally.undecided} 项未能判定`],
          [tally.waived, `${tally.waived} 项已豁免`],
        ]
      : [
          [tally.error, plural(tally.error, 'error')],
          [tally.warning, plural(tally.warning, 'warning')],
          [tally.note, plural(tally.note, 'note')],
          [tally.undecided, `${tally.undecided} undecided`],
          [tally.waived, `${tally.waived} waived`],
        ];
  const said = rows.flatMap(([count, words]) => (count === 0 ? [] : [String(words)]));
  if (said.length === 0) return locale === 'zh' ? '没有发现问题' : 'nothing found';
  return said.join(locale === 'zh' ? '，' : ', ');
}

/** What was looked at: files, packages and commits of the change, or of the tree. */
export function scopeWords(locale: Locale, { base, counts }: Pick<CheckResult, 'base' | 'counts'>): string {
  const { files, packages, packagesAdded, packagesRemoved, packagesChanged, commits } = counts;
  const moved = packagesAdded + packagesRemoved + packagesChanged;
  if (locale === 'zh') {
    const all = `${packages} 个依赖包`;
    if (base === null) return `整个目录：${files} 个文件，${all}`;
    const deps =
      moved === 0 ? `${all}没有变化` : `依赖包新增 ${packagesAdded}、变更 ${packagesChanged}、移除 ${packagesRemoved}`;
    return `本次改动：${commits === null ? '' : `${commits} 个提交，`}${files} 个文件，${deps}`;
  }
  const all = plural(packages, 'package');
  if (base === null) return `The whole tree: ${plural(files, 'file')}, ${all}`;
  const deps =
    moved === 0
      ? `none of ${all} changed`
      : `packages: ${packagesAdded} added, ${packagesChanged} changed, ${packagesRemoved} removed`;
  return `This change: ${commits === null ? '' : `${plural(commits, 'commit')}, `}${plural(files, 'file')}, ${deps}`;
}
