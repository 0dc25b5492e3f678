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

import type { Finding, Level } from '../check/finding.ts';
import { defineReport, type Report, type ReportOptions } from '../report.ts';
import { atLeast, label, levelWord, policyName } from '../report-parts/report-words.ts';
import { terminalText } from '../terminal-text.ts';

type Outcome = 'failure' | 'error' | 'skipped' | 'passed';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text that XML 1.0 allows; what it does not is gone, not replaced. */
function xml(text: string): string {
  return terminalText(text)
    .replaceAll(/[\uFFFE\uFFFF]/g, '')
    .replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? '')
    .replaceAll("'", '&apos;')
    .replaceAll('\n', '&#10;');
}

function outcomeOf({ waiver, undecided, level }: Finding, failOn: Level): Outcome {
  if (waiver !== null) return 'skipped';
  if (undecided) return 'error';
  return atLeast(level, failOn) ? 'failure' : 'passed';
}

function bodyOf(finding: Finding, { locale }: ReportOptions): string {
  const { path, line, message, fix, evidence, purl } = finding;
  const place = path === null ? [] : [line === null ? path : `${path}:${line}`];
  const why = evidence.map(({ where, says }) => `${label(locale, 'why')}: ${says[locale]} (${where})`);
  const mend = fix === null ? [] : [`${label(locale, 'fix')}: ${fix[locale]}`];
  return [...place, ...(purl === null ? [] : [purl]), message[locale], ...why, ...mend].join('\n');
}

function caseOf(finding: Finding, failOn: Level, options: ReportOptions): string[] {
  const { locale } = options;
  const { policy, rule, subject, path, line, message, waiver } = finding;
  const outcome = outcomeOf(finding, failOn);
  const place = path === null ? '' : ` file="${xml(path)}"${line === null ? '' : ` line="${line}"`}`;
  const open = `    <testcase classname="${xml(policy)}" name="${xml(`${rule}: ${subject}`)}"${place}`;
  const said = `message="${xml(waiver?.reason ?? message[locale])}"`;
  const body = xml(bodyOf(finding, options));
  if (outcome === 'passed') return [`${open}>`, `      <system-out>${body}</system-out>`, '    </testcase>'];
  if (outcome === 'skipped') return [`${open}>`, `      <skipped ${said}/>`, '    </testcase>'];
  const type = xml(levelWord(locale, finding));
  return [`${open}>`, `      <${outcome} ${said} type="${type}">${body}</${outcome}>`, '    </testcase>'];
}

function countsOf(outcomes: readonly Outcome[]): string {
  const count = (one: Outcome) => outcomes.filter((outcome) => outcome === one).length;
  return `tests="${outcomes.length}" failures="${count('failure')}" errors="${count('error')}" skipped="${count('skipped')}"`;
}

/** One suite a policy; one that found nothing is one case that passed. */
export const junit: Report = defineReport({
  id: 'junit',
  source: 'https://github.com/testmoapp/junitxml',
  write(result, options) {
    const { locale } = options;
    const { failOn, findings, notChecked } = result;
    const ids = new Set([...result.policies, ...findings.map(({ policy }) => ({ id: policy }))].map(({ id }) => id));
    for (const { policy } of notChecked) ids.add(policy);
    const all: Outcome[] = [];
    const suites = [...ids].flatMap((id) => {
      const own = findings.filter(({ policy }) => policy === id);
      const missed = notChecked.filter(({ policy }) => policy === id);
      const empty = own.length === 0 && missed.length === 0;
      const outcomes: Outcome[] = [
        ...own.map((one) => outcomeOf(one, failOn)),
        ...missed.map((): Outcome => 'skipped'),
        ...(empty ? (['passed'] as const) : []),
      ];
      all.push(...outcomes);
      const name = xml(policyName(locale, id));
      return [
        `  <testsuite name="${name}" ${countsOf(outcomes)}>`,
        ...own.flatMap((one) => caseOf(one, failOn, options)),
        ...missed.flatMap(({ why }) => [
          `    <testcase classname="${xml(id)}" name="${xml(label(locale, 'notChecked'))}">`,
          `      <skipped message="${xml(why[locale])}"/>`,
          '    </testcase>',
        ]),
        ...(empty ? [`    <testcase classname="${xml(id)}" name="${name}"/>`] : []),
        '  </testsuite>',
      ];
    });
    const head = `<testsuites name="${xml(label(locale, 'check'))}" ${countsOf(all)}>`;
    return `${['<?xml version="1.0" encoding="UTF-8"?>', head, ...suites, '</testsuites>'].join('\n')}\n`;
  },
});
