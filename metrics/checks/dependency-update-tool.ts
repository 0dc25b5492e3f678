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

import { type CheckEvidence, defineCheck, type FileIndex, fail, pass } from '../check.ts';
import { ciCommands } from '../reading/ci.ts';
import { emptyFile } from '../reading/document-miss.ts';
import { evidenceAt, usedActions, workflowsOf } from '../reading/workflow.ts';

const places =
  /^(?:\.github\/dependabot\.ya?ml|(?:\.(?:github|gitlab|gitea|forgejo|gitee|gitcode)\/)?renovate\.json5?|\.renovaterc(?:\.json5?)?|(?:\.github\/)?renovate-config\.(?:js|json)|\.pyup\.ya?ml|(?:\.github\/|\.config\/)?\.?scala-steward\.conf|updatecli(?:\.d\/.+|\.ya?ml))$/i;
const action = /^(?:renovatebot\/github-action|scala-steward-org\/scala-steward-action|updatecli\/updatecli-action)@/i;
const command =
  /(?<![\w/.-])(?:npx (?:-\S+ )?renovate|renovate --|updatecli apply|dependabot update|npx npm-check-updates)\b/;

const searched = [
  '.github/dependabot.yml',
  'renovate.json',
  '.github/renovate.json',
  '.gitlab/renovate.json',
  '.gitea/renovate.json',
  '.renovaterc',
  'package.json "renovate"',
  '.pyup.yml',
  '.scala-steward.conf',
  'updatecli.d/',
  'CI',
];

/** A tool keeps dependencies up to date. */
export const dependencyUpdateTool = defineCheck({
  id: 'dependency-update-tool',
  name: { zh: '依赖更新工具', en: 'Dependency update tool' },
  question: { zh: '有工具自动提出依赖更新吗？', en: 'Does a tool propose dependency updates?' },
  why: {
    zh: '过期依赖里的已知漏洞，是最常被利用的入口。',
    en: 'Known holes in old dependencies are what is exploited most.',
  },
  fix: {
    zh: '加入 renovate.json（Renovate 也支持 GitLab、Gitea 与自建平台）或 .github/dependabot.yml，例如：\n\nversion: 2\nupdates:\n  - package-ecosystem: gomod\n    directory: /\n    schedule:\n      interval: weekly',
    en: 'Add renovate.json (Renovate also runs on GitLab, Gitea and self-hosted platforms) or .github/dependabot.yml, for example:\n\nversion: 2\nupdates:\n  - package-ecosystem: gomod\n    directory: /\n    schedule:\n      interval: weekly',
  },
  category: 'security',
  weight: 7.5,
  revision: 1,
  source: 'https://github.com/ossf/scorecard/blob/main/docs/checks.md#dependency-update-tool',
  aliases: ['clomonitor:dependency_update_tool', 'scorecard:Dependency-Update-Tool'],
  gates: {},
  needs: ['files'],
  run({ files }) {
    const configured = files.match(places);
    const evidence: CheckEvidence[] = [
      ...configured.filter(({ size }) => size !== 0).map(({ path }) => ({ path, line: null, text: null })),
      ...inPackage(files),
      ...evidenceAt(usedActions(workflowsOf(files)).filter((use) => action.test(use.text))),
      ...evidenceAt(ciCommands(files).filter(({ text }) => command.test(text))),
    ].slice(0, 10);
    if (evidence.length > 0) {
      return pass({ zh: '配置了依赖更新工具。', en: 'A dependency update tool is configured.' }, { evidence });
    }
    const [empty] = configured;
    return fail(
      { zh: '没有找到依赖更新工具的配置。', en: 'No configuration of a dependency update tool was found.' },
      { searched, nearestMiss: empty === undefined ? null : { path: empty.path, why: emptyFile } },
    );
  },
});

/** Renovate also reads its settings from `package.json`. */
function inPackage(files: FileIndex): CheckEvidence[] {
  const lines = (files.text('package.json') ?? '').split('\n');
  const index = lines.findIndex((line) => /^ {0,4}\t{0,2}"renovate"\s{0,9}:\s{0,9}[{[]/.test(line.slice(0, 200)));
  return index < 0 ? [] : [{ path: 'package.json', line: index + 1, text: '"renovate"' }];
}
