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

import type { CheckResult, Finding } from '../check/finding.ts';
import type { ReportOptions } from '../report.ts';

/** What a repository, an advisory or a person may say to trouble a report. */
export const hostileTexts: readonly string[] = [
  '',
  ' ',
  'a\nb\r\nc\rd',
  '::error::x',
  'a.txt\n::error file=x,line=1::owned',
  '::add-mask::secret',
  '::stop-commands::token',
  '##[set-output name=x]y',
  '%0A::error::x%0D',
  'file=a,line=3::title',
  '| a | b |\n| --- | --- |',
  '`',
  '``` ` ````` ``',
  '\\`',
  '```\n</details>\n```',
  '</details></summary><details>',
  '<!-- tongming:check -->',
  '--> <!-- tongming:check -->',
  '@org/team please look, @someone',
  'fixes #1, closes #2, GH-3, !4, ~bug, %5, $6, &7, org/repo#8',
  'https://example.org/o/r/issues/1 www.example.org http://a.example',
  '![beacon](https://evil.example/x.png)',
  '<img src="https://evil.example/x.png" onerror=alert(1)>',
  '[click](javascript:alert(1)) ](https://evil.example)',
  '\u202Egnp.exe\u2066x\u2069\u200B\u061C',
  '\u001B[2J\u001B]8;;https://evil.example\u0007x\u001B]8;;\u0007\u001B]52;c;eA==\u0007',
  '\u009B2J\u0090x\u009C\u0085',
  '\0\u0001\b\u007F\uFFFE\uFFFF',
  '\uD800 lone \uDC00',
  ']]> &amp; <a b="c" d=\'e\'>',
  '\u{1F600} 中文 é ｗｉｄｅ',
  '../../etc/passwd',
  '# heading\n- list\n> quote\n    code\n---\n===',
  '/close\n/label ~x',
  '__proto__',
  'constructor',
  '${{ secrets.TOKEN }} $(id) `id`',
  '{0} {{x}} [a](b) \\[',
  'x'.repeat(5000),
  '`'.repeat(3000),
];

/** Pieces of them put together at random, the same in every run. */
export function hostileMixes(count: number): string[] {
  const pieces = hostileTexts.filter((text) => text.length < 200);
  let state = 20_261_122;
  const next = (below: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  return Array.from({ length: count }, () =>
    Array.from({ length: 2 + next(5) }, () => pieces[next(pieces.length)] ?? '').join(['', ' ', '\n', '|'][next(4)]),
  );
}

/** A finding as the engine makes them. */
export function exampleFinding(known: Partial<Finding> = {}): Finding {
  return {
    id: '0123456789abcdef',
    policy: 'example-policy',
    rule: 'example-rule',
    subject: 'src/a.ts',
    level: 'error',
    undecided: false,
    message: { zh: '缺少许可证头。', en: 'It has no licence header.' },
    evidence: [
      {
        kind: 'policy',
        where: '.tongming.yml:3',
        says: { zh: '策略要求有。', en: 'The policy asks for one.' },
        url: null,
      },
    ],
    fix: { zh: '加上许可证头。', en: 'Add the header.' },
    patch: null,
    path: 'src/a.ts',
    line: 1,
    side: 'head',
    purl: null,
    licence: null,
    since: null,
    waiver: null,
    ...known,
  };
}

/** The result of a check of a change with such findings. */
export function exampleResult(findings: readonly Finding[], known: Partial<CheckResult> = {}): CheckResult {
  const ids = [...new Set(findings.map(({ policy }) => policy))];
  return {
    verdict: findings.some(({ waiver }) => waiver === null) ? 'fail' : 'pass',
    failOn: 'error',
    findings,
    notChecked: [],
    policies: ids.map((id) => {
      const own = findings.filter(({ policy }) => policy === id);
      const waived = own.filter(({ waiver }) => waiver !== null).length;
      return { id, findings: own.length - waived, waived };
    }),
    base: 'b'.repeat(40),
    head: 'a'.repeat(40),
    policyFile: { path: '.tongming.yml', commit: 'b'.repeat(40), changed: false },
    counts: { files: 2, packages: 10, packagesAdded: 1, packagesRemoved: 0, packagesChanged: 0, commits: 1 },
    outbound: { expression: 'MulanPSL-2.0', from: 'LICENSE' },
    advisories: { date: '2026-11-20', count: 12 },
    ...known,
  };
}

/** Findings of which every part that is not ours is that text. */
function hostileFindings(text: string): Finding[] {
  const both = { zh: text, en: text };
  const evidence = [{ kind: 'fact' as const, where: `${text}:7`, says: both, url: text }];
  const foreign = {
    subject: text,
    message: both,
    evidence,
    fix: both,
    path: text,
    purl: text,
    licence: text,
    since: text,
  };
  const waiver = { line: 3, reason: text, owner: text, expires: text };
  return [
    exampleFinding({ ...foreign, id: '0000000000000001' }),
    exampleFinding({ ...foreign, id: '0000000000000002', waiver }),
    exampleFinding({ ...foreign, id: '0000000000000003', undecided: true, side: 'base', line: null }),
    exampleFinding({
      ...foreign,
      id: '0000000000000004',
      path: null,
      line: null,
      level: 'note',
      policy: text,
      rule: text,
    }),
  ];
}

/** Such findings, and everything else of a result that is not ours. */
export function hostileResult(text: string): CheckResult {
  return exampleResult(hostileFindings(text), {
    notChecked: [{ policy: text, why: { zh: text, en: text } }],
    policyFile: { path: text, commit: null, changed: true },
    outbound: { expression: text, from: text },
    advisories: { date: text, count: 1 },
    head: text,
  });
}

/** Options of a report that nobody looks at through a terminal. */
export function plainOptions(known: Partial<ReportOptions> = {}): ReportOptions {
  return { locale: 'en', colour: false, width: 0, version: '1.2.3', link: null, ...known };
}
