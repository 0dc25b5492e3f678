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

import { defineCheck, pass, unknown } from '../check.ts';
import { ciCommands, ciIncludes } from '../reading/ci.ts';
import { evidenceAt, usedActions, workflowsAndActionsOf } from '../reading/workflow.ts';

/** `codeql-action/upload-sarif` is left out: it only carries the findings of other tools, Scorecard's own among them. */
const action =
  /^(?:github\/codeql-action\/(?:init|analyze|autobuild)|sonarsource\/|snyk\/actions|semgrep\/|returntocorp\/semgrep|shiftleftsecurity\/|shiftleft\/|golangci\/golangci-lint-action|securego\/gosec|facebook\/pysa-action|jetbrains\/qodana-action|microsoft\/devskim-action|bearer\/bearer-action|pmd\/pmd-github-action|cpp-linter\/cpp-linter-action|zizmorcore\/zizmor-action|codacy\/codacy-analysis|dominikh\/staticcheck-action|vapier\/coverity-scan-action|veracode\/|checkmarx\/|actions-rs\/clippy|giraffate\/clippy-action|tuxsuite\/)/i;
const command =
  /(?<![\w.-])(?:codeql (?:database|analyze)|sonar-scanner|sonar:sonar|sonarqube|semgrep (?:scan|ci|--config)|gosec|bandit(?=\s)|golangci-lint run|staticcheck|cppcheck|clang-tidy|scan-build|clang --analyze|spotbugs|brakeman|cargo (?:\+\S{1,30} )?clippy|infer (?:run|capture)|pmd check|cov-build|flawfinder|pylint|phpstan|psalm|pvs-studio-analyzer|smatch|coccicheck|sparse|qodana|horusec|bearer scan|detekt|errorprone|frama-c|go vet|rudra|credo|dialyzer|sobelow)(?![\w-])|(?<![\w/.-])(?:make|just|task|npm run|pnpm|yarn)\s(?:[^#\s]{1,60}\s){0,4}(?:clippy|sast|codeql|sonar|semgrep|cppcheck|clang-tidy|golangci|staticcheck|gosec)(?![\w.])/i;
const template = /SAST(?:-IaC)?\.(?:latest\.)?gitlab-ci|components?\/sast|Code-Quality\.gitlab-ci|Auto-DevOps/i;
const installing = /^(?:sudo )?(?:apt|apt-get|yum|dnf|apk|brew|pip3?|go install|npm|cargo install|rustup|choco)\b/;
const configured =
  /^(?:sonar-project\.properties|\.sonarcloud\.properties|\.semgrep(?:\.ya?ml|\/.+)|\.semgrepignore|\.github\/codeql\/.+|\.golangci\.(?:ya?ml|toml|json)|\.clang-tidy|\.bandit|qodana\.ya?ml|\.lgtm\.yml|clippy\.toml)$/i;

const notRun = { zh: '有配置，但没有看到持续集成运行它', en: 'is configured, but CI was not seen to run it' };

/** A static analyser looks at the code. */
export const sast = defineCheck({
  id: 'sast',
  name: { zh: '静态代码分析', en: 'Static analysis' },
  question: { zh: '有静态分析工具在检查代码吗？', en: 'Does a static analyser check the code?' },
  why: { zh: '许多常见缺陷在运行之前就能发现。', en: 'Many common defects can be found before anything runs.' },
  fix: {
    zh: '在持续集成里加入适合语言的分析工具，如 CodeQL、Semgrep、golangci-lint、clang-tidy、SpotBugs。',
    en: 'Add an analyser for your language to CI: CodeQL, Semgrep, golangci-lint, clang-tidy, SpotBugs.',
  },
  category: 'engineering',
  weight: 5,
  revision: 1,
  source: 'https://github.com/ossf/scorecard/blob/main/docs/checks.md#sast',
  aliases: ['scorecard:SAST'],
  gates: {},
  needs: ['files'],
  run({ files }) {
    const inCi = [
      ...usedActions(workflowsAndActionsOf(files)).filter((use) => action.test(use.text)),
      ...ciCommands(files).filter(({ text }) => command.test(text) && !installing.test(text)),
      ...ciIncludes(files).filter(({ text }) => template.test(text)),
    ];
    if (inCi.length > 0) {
      return pass(
        { zh: '持续集成会运行静态分析。', en: 'CI runs a static analyser.' },
        { evidence: evidenceAt(inCi, 5) },
      );
    }
    const [config] = files.match(configured);
    return unknown(
      {
        zh: '持续集成文件里没有看到静态分析；写在脚本里的、在平台上打开的（如 CodeQL 默认设置、Gitee 代码扫描）看不到。',
        en: 'The CI files show no static analyser; one run by a script or turned on at the platform (CodeQL default setup, Gitee scans) is not seen.',
      },
      {
        searched: ['.github/workflows/*.yml', '.gitlab-ci.yml', '.workflow/*.yml', 'Jenkinsfile'],
        nearestMiss: config === undefined ? null : { path: config.path, why: notRun },
      },
    );
  },
});
