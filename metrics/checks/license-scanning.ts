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

import { type CheckEvidence, type CheckOutcome, defineCheck, type FileIndex, fail, pass, unknown } from '../check.ts';
import { findUrl, searchedReadmes, unreadReadmeOutcome } from '../reading/badge.ts';
import { ciCommands } from '../reading/ci.ts';
import { emptyFile, unreadText } from '../reading/document-miss.ts';
import { isRegular } from '../reading/place.ts';
import { cleanQuote } from '../reading/substance.ts';
import { usedActions, workflowsOf } from '../reading/workflow.ts';

const badges = [
  /^https:\/\/app\.fossa\.(?:io|com)\/(?:api\/)?projects\/(?!["{<])[^"'){}]{3,}/i,
  /^https:\/\/(?:app\.)?snyk\.io\/test\/(?:github|npm|pip|golang)\/(?!\{)[\w.@%-]{1,100}/i,
];
/** Settings of scanners; each is a file that says which licences are allowed or what to scan. */
const settings =
  /^(?:\.fossa\.ya?ml|\.ort\.ya?ml|\.ort\/[^/]+\.ya?ml|\.snyk|\.scancode(?:\.ya?ml|\.cfg)?|scancode\.cfg|\.licenserc\.(?:ya?ml|json)|\.licensed\.ya?ml|\.license-scan\.ya?ml|oat\.xml|\.whitesource|\.github\/dependency-review-config\.ya?ml|licenses?-?checker\.json|\.licensefinder\.ya?ml|doc\/dependency_decisions\.yml)$/i;
const denyFile = /^(?:\.cargo\/|\.github\/)?deny\.toml$/;
/** cargo-deny is a licence scanner only with this table. */
const denyTable = /^\[licenses\]/m;
const actions =
  /^(?:fossas\/fossa-action|fossa-contrib\/fossa-action|snyk\/actions|oss-review-toolkit\/ort-ci-github-action|nexb\/scancode-action|aboutcode-org\/scancode-action|apache\/skywalking-eyes|fsfe\/reuse-action|actions\/dependency-review-action|embarkstudios\/cargo-deny-action|pilosus\/action-pip-license-checker)(?:\/[\w.-]{1,60})?@/i;
const commands =
  /\b(?:fossa (?:analyze|test)|scancode\s|ort (?:analyze|scan|evaluate)|license-eye|reuse lint|cargo deny|cargo-deny|go-licenses (?:check|report)|pip-licenses|license-checker|licensee detect|licensed (?:status|cache)|snyk (?:test|monitor)|trivy\b[^\n]{0,80}\blicense|license-maven-plugin|tongming (?:check|licen[cs]e))/i;

const searched = [
  '.fossa.yml',
  '.ort.yml',
  '.scancode*',
  '.snyk',
  '.licenserc.yaml',
  '.licensed.yml',
  'OAT.xml',
  'deny.toml [licenses]',
  '.clomonitor.yml licenseScanning.url',
];

/** CLOMonitor's licence scanning check, widened from FOSSA and Snyk badges to any scanner that is set up or run by CI. */
export const licenseScanning = defineCheck({
  id: 'license-scanning',
  name: { zh: '许可证扫描', en: 'Licence scanning' },
  question: { zh: '项目是否持续扫描依赖和源码的许可证？', en: 'Does the project scan licences all along?' },
  why: {
    zh: '每次引入依赖都可能带来不兼容的许可证，靠人工查不过来。',
    en: 'Any new dependency may bring an incompatible licence; nobody keeps up with that by hand.',
  },
  fix: {
    zh: '任选一种：在 CI 里运行 scancode、ORT、reuse lint 等扫描；或提交扫描器配置（.fossa.yml、.ort.yml、.licenserc.yaml）；或在 README 放 FOSSA 徽章。例如 .github/workflows/licence.yml：\n\n- uses: fsfe/reuse-action@v5',
    en: "Any one of these: run a scanner such as scancode, ORT or reuse lint in CI; commit a scanner's settings (.fossa.yml, .ort.yml, .licenserc.yaml); or show a FOSSA badge in the README. For example in .github/workflows/licence.yml:\n\n- uses: fsfe/reuse-action@v5",
  },
  category: 'compliance',
  weight: 5,
  revision: 1,
  source: 'https://github.com/cncf/clomonitor/blob/main/docs/checks.md#license-scanning',
  aliases: ['clomonitor:license_scanning'],
  gates: {},
  needs: ['files'],
  run({ files }): CheckOutcome {
    const places = [...searched, ...searchedReadmes(files), 'CI'];
    const evidence = findUrl(files, badges) ?? findSettings(files) ?? findMetadata(files) ?? findRun(files);
    if (evidence !== null) {
      return pass(
        {
          zh: `许可证扫描见 ${cleanQuote(evidence.path, 120)}。`,
          en: `Licence scanning is set up in ${cleanQuote(evidence.path, 120)}.`,
        },
        { evidence: [evidence], searched: places },
      );
    }
    const unread = unreadDeny(files) ?? unreadReadmeOutcome(files);
    if (unread !== null) return unread;
    const empty = files.match(settings)[0];
    return fail(
      {
        zh: '没有找到许可证扫描的徽章、配置或 CI 步骤。',
        en: 'No badge, settings or CI step of a licence scanner was found.',
      },
      { searched: places, nearestMiss: empty === undefined ? null : { path: empty.path, why: emptyFile } },
    );
  },
});

function findSettings(files: FileIndex): CheckEvidence | null {
  const file = files
    .match(settings)
    .find((candidate) => isRegular(candidate) && candidate.size !== 0 && hasSetting(files.text(candidate.path)));
  if (file !== undefined) return { path: file.path, line: null, text: null };
  const deny = files.match(denyFile)[0];
  const at = deny === undefined ? null : denyTable.exec(files.text(deny.path) ?? '');
  return deny === undefined || at === null ? null : { path: deny.path, line: lineAt(at), text: at[0] };
}

function unreadDeny(files: FileIndex): CheckOutcome | null {
  const file = files.match(denyFile).find(({ path, size }) => size !== 0 && files.text(path) === null);
  if (file === undefined) return null;
  const { path } = file;
  return unknown(
    { zh: `${path} 的文字没有读到，无法判断。`, en: `The text of ${path} was not read, so this cannot be decided.` },
    { searched: [path], nearestMiss: { path, why: unreadText } },
  );
}

function hasSetting(text: string | null): boolean {
  return text === null || text.split('\n').some((line) => /^\s{0,80}[^\s#]/.test(line.slice(0, 200)));
}

function lineAt(match: RegExpExecArray): number {
  return match.input.slice(0, match.index).split('\n').length;
}

function findMetadata(files: FileIndex): CheckEvidence | null {
  for (const { path } of files.match(/^\.clomonitor\.ya?ml$/)) {
    const match = /^licenseScanning:[ \t]{0,9}\r?\n[ \t]{1,9}url:[ \t]{1,9}(https?:\/\/\S{4,1000})/m.exec(
      files.text(path) ?? '',
    );
    if (match !== null) return { path, line: lineAt(match) + 1, text: cleanQuote(match[1] ?? '') };
  }
  return null;
}

function findRun(files: FileIndex): CheckEvidence | null {
  const action = usedActions(workflowsOf(files)).find(({ text }) => actions.test(text));
  const found = action ?? ciCommands(files).find(({ text }) => commands.test(text.slice(0, 20_000)));
  return found === undefined ? null : { path: found.path, line: found.line, text: cleanQuote(found.text) };
}
