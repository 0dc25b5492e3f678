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

import type { CheckResult, Evidence, Finding } from '../check/finding.ts';
import { defineReport, type Report, type ReportOptions } from '../report.ts';
import { pathInUri, safeUrl } from '../report-parts/report-link.ts';
import { exitCodes, label, verdictWord } from '../report-parts/report-words.ts';
import { plain, type SarifRules, sarifRuleId, sarifRules } from '../report-parts/sarif-rules.ts';
import { jsonText, terminalText } from '../terminal-text.ts';

const root = '%SRCROOT%';

function message(text: string): { readonly text: string } {
  return { text: plain(terminalText(text)) };
}

/** A line of the base is no line of the tree that the report is about. */
function placeAt(path: string | null, line: number | null): object {
  const artifactLocation = { uri: path === null ? '.' : pathInUri(path), uriBaseId: root };
  return { physicalLocation: { artifactLocation, ...(line === null ? {} : { region: { startLine: line } }) } };
}

function locationOf({ path, line, side, purl }: Finding): object {
  const logical = purl === null ? {} : { logicalLocations: [{ fullyQualifiedName: purl, kind: 'package' }] };
  return { ...placeAt(path, side === 'head' ? line : null), ...logical };
}

/** Lines of files that a finding rests on; what else it rests on is told in words. */
function relatedLocations(evidence: readonly Evidence[], { locale }: ReportOptions): object[] {
  return evidence.flatMap(({ kind, where, says }) => {
    const place = kind === 'fact' || kind === 'policy' ? /^(.+):([1-9]\d{0,8})$/su.exec(where) : null;
    if (place === null) return [];
    return [{ ...placeAt(place[1] ?? '', Number(place[2])), message: message(says[locale]) }];
  });
}

function suppressionsOf({ waiver }: Finding, { policyFile }: CheckResult, { locale }: ReportOptions): object[] {
  if (waiver === null) return [];
  const { reason, owner, expires, line } = waiver;
  const rest = `${label(locale, 'owner')} ${owner}, ${label(locale, 'until')} ${expires}`;
  const justification = terminalText(`${reason} (${rest})`);
  const at = policyFile === null ? {} : { location: placeAt(policyFile.path, line) };
  return [{ kind: 'external', status: 'accepted', justification, ...at }];
}

function resultOf(finding: Finding, result: CheckResult, rules: SarifRules, options: ReportOptions): object {
  const { locale } = options;
  const { id, level, undecided, purl, licence, since, fix, evidence } = finding;
  const words = [finding.message[locale], ...(fix === null ? [] : [`${label(locale, 'fix')}: ${fix[locale]}`])];
  const related = relatedLocations(evidence, options);
  return {
    ruleId: sarifRuleId(finding),
    ruleIndex: rules.indexOf(finding),
    // What was not decided is open, and then has no level (§3.27.9).
    ...(undecided ? { kind: 'open', level: 'none' } : { kind: 'fail', level }),
    message: message(words.join('\n')),
    locations: [locationOf(finding)],
    ...(related.length === 0 ? {} : { relatedLocations: related }),
    partialFingerprints: { 'tongmingFinding/v1': id, primaryLocationLineHash: `${id}:1` },
    suppressions: suppressionsOf(finding, result, options),
    properties: {
      purl,
      licence,
      since,
      evidence: evidence.map(({ kind, where, says, url }) => ({ kind, where, says: says[locale], url })),
    },
  };
}

function invocationOf({ verdict, notChecked }: CheckResult, { locale }: ReportOptions): object {
  return {
    executionSuccessful: verdict !== 'undecided',
    exitCode: exitCodes[verdict],
    exitCodeDescription: verdictWord(locale, verdict),
    toolExecutionNotifications: notChecked.map(({ policy, why }) => ({
      level: 'warning',
      message: message(`${policy}: ${why[locale]}`),
    })),
  };
}

function provenanceOf({ head }: CheckResult, { repository }: ReportOptions): object {
  const repositoryUri = safeUrl(repository ?? '');
  if (repositoryUri === null) return {};
  const revision = head === null ? {} : { revisionId: head };
  return { versionControlProvenance: [{ repositoryUri, ...revision, mappedTo: { uriBaseId: root } }] };
}

/** SARIF 2.1.0, for code scanning and for editors. */
export const sarif: Report = defineReport({
  id: 'sarif',
  source: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html',
  write(result, options) {
    const { locale, version } = options;
    const rules = sarifRules(result, locale);
    const { verdict, failOn, base, head, counts, outbound, advisories } = result;
    const run = {
      tool: { driver: { name: 'Tongming', version, rules: rules.cards } },
      language: locale === 'zh' ? 'zh-CN' : 'en',
      columnKind: 'utf16CodeUnits',
      originalUriBaseIds: { [root]: { description: { text: 'The top of the repository.' } } },
      ...provenanceOf(result, options),
      invocations: [invocationOf(result, options)],
      results: result.findings.map((finding) => resultOf(finding, result, rules, options)),
      properties: { verdict, failOn, base, head, counts, outbound, advisories },
    };
    const $schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
    return `${jsonText({ $schema, version: '2.1.0', runs: [run] })}\n`;
  },
});
