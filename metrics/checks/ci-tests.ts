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

import type { Placed } from '#licenses/workflows/workflow-file.ts';
import { type CheckOutcome, defineCheck, type FileIndex, fail, partial, pass, unknown } from '../check.ts';
import { ciCommands, ciFiles, ciIncludes, ciPlaces, unreadCi } from '../reading/ci.ts';
import { findReadmes } from '../reading/readme.ts';
import { cleanQuote } from '../reading/substance.ts';
import { delegates, runsTests } from '../reading/test-command.ts';
import { evidenceAt, usedActions, workflowsOf } from '../reading/workflow.ts';

/** Steps that are told in their inputs what to run. */
const testAction =
  /^(?:cypress-io\/github-action|helm\/kind-test|bats-core\/bats-action|golangci\/test|robotframework\/|browser-actions\/)|\/(?:run-)?tests?@/i;
const toldAction =
  /^(?:actions-rs\/cargo|gradle\/(?:gradle-build-action|actions\/setup-gradle)|burrunan\/gradle-cache-action|reactivecircus\/android-emulator-runner|nick-fields\/retry|nick-invision\/retry|vmactions\/|uraimo\/run-on-arch-action|addnab\/docker-run-action)/i;
const told = ['command', 'arguments', 'script', 'run', 'args'];
const template = /Auto-DevOps|Jobs\/Test\.gitlab-ci/i;
/** Events of a change; a schedule or a button is not one. */
const onChange =
  /^(?:push|pull_request|pull_request_target|merge_group|workflow_call|pull_request_comment|workflow_run)$/;
/** Badges of CI servers that keep their configuration elsewhere. */
const elsewhere =
  /^https?:\/\/(?:[\w.-]{0,60}\.)?(?:travis-ci|circleci|buildkite|semaphoreci|cirrus-ci|appveyor|prow|jenkins|teamcity|ci|build|drone|codefresh)\.[\w.-]{1,80}\/|\/buildStatus\/icon|\/badge\/icon/i;

function testSteps(files: FileIndex): Placed[] {
  return usedActions(workflowsOf(files)).flatMap((use) => {
    if (testAction.test(use.text)) return [use];
    if (!toldAction.test(use.text)) return [];
    const tool = /cargo/i.test(use.text) ? 'cargo ' : /gradle/i.test(use.text) ? 'gradle ' : '';
    const lines = told.flatMap((key) => (use.inputs.get(key) ?? '').split('\n'));
    const line = lines.find((each) => each.trim() !== '' && runsTests(`${tool}${each.trim()}`));
    return line === undefined ? [] : [{ path: use.path, line: use.line, text: `${use.text} ${line.trim()}` }];
  });
}

function testsIn(files: FileIndex): Placed[] {
  return [
    ...ciCommands(files).filter(({ text }) => runsTests(text)),
    ...testSteps(files),
    ...ciIncludes(files).filter(({ text }) => template.test(text)),
  ];
}

/** Why the tests may run where nobody looked; null when everything that CI runs can be seen. */
function hidden(files: FileIndex): Placed | null {
  const [unread] = unreadCi(files);
  if (unread !== undefined) return { path: unread, line: 1, text: '' };
  const jobs = workflowsOf(files).flatMap(({ path, jobs: all }) => all.map((job) => ({ path, job })));
  const called = jobs.find(({ job }) => job.uses !== null);
  if (called !== undefined) return { path: called.path, line: called.job.line, text: called.job.uses ?? '' };
  return ciIncludes(files)[0] ?? ciCommands(files).find(({ text }) => delegates(text)) ?? null;
}

function withoutCi(files: FileIndex): CheckOutcome {
  const searched = ciPlaces;
  for (const { path, urls } of findReadmes(files)) {
    const badge = urls.find(({ target }) => elsewhere.test(target));
    if (badge !== undefined) {
      return unknown(
        {
          zh: '仓库里没有持续集成配置，README 指向别处的构建服务器，看不到它做什么。',
          en: 'There is no CI configuration, but the README leads to a build server elsewhere, which cannot be seen.',
        },
        { evidence: [{ path, line: badge.line, text: cleanQuote(badge.target) }], searched },
      );
    }
  }
  return fail(
    { zh: '仓库里没有找到持续集成配置。', en: 'No CI configuration was found in the repository.' },
    { searched },
  );
}

/** CI runs the tests on every change. */
export const ciTests = defineCheck({
  id: 'ci-tests',
  name: { zh: '持续集成跑测试', en: 'Tests in CI' },
  question: { zh: '每次变更都会自动运行测试吗？', en: 'Does continuous integration run the tests on every change?' },
  why: { zh: '没有自动测试，每次合并都靠运气。', en: 'Without automatic tests every merge is a matter of luck.' },
  fix: {
    zh: '在每次变更都会触发的流水线里加一步测试命令。例如 .github/workflows/test.yml：\n\non: [push, pull_request]\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v6\n      - run: go test ./...\n\nGitee Go 写在 .workflow/*.yml，GitLab 写在 .gitlab-ci.yml。',
    en: 'Add a step that runs the tests to a pipeline that starts on every change, as in .github/workflows/test.yml:\n\non: [push, pull_request]\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v6\n      - run: go test ./...\n\nGitee Go has .workflow/*.yml for it, GitLab .gitlab-ci.yml.',
  },
  category: 'engineering',
  weight: 5,
  revision: 1,
  source: 'https://github.com/ossf/scorecard/blob/main/docs/checks.md#ci-tests',
  aliases: ['scorecard:CI-Tests', 'gate:ENG-02'],
  gates: { incubating: 'required', graduated: 'required' },
  needs: ['files'],
  run({ files }) {
    const configured = ciFiles(files);
    const [first] = configured;
    if (first === undefined) return withoutCi(files);
    const tests = testsIn(files);
    const triggers = new Map(workflowsOf(files).map((workflow) => [workflow.path, workflow.triggers]));
    const changed = tests.filter(({ path }) => triggers.get(path)?.some((trigger) => onChange.test(trigger)) !== false);
    if (changed.length > 0) {
      return pass(
        { zh: `持续集成里有 ${changed.length} 处运行测试。`, en: `Places where CI runs tests: ${changed.length}.` },
        { evidence: evidenceAt(changed, 5) },
      );
    }
    if (tests.length > 0) {
      return partial(
        0.5,
        { zh: '测试只定时或手动运行，不随变更运行。', en: 'Tests run by schedule or by hand only, not on a change.' },
        { evidence: evidenceAt(tests, 5) },
      );
    }
    const searched = configured.slice(0, 20).map(({ path }) => path);
    const where = hidden(files);
    if (where !== null) {
      return unknown(
        {
          zh: `没有看到测试命令，但 ${where.path} 会运行别处的脚本或流程，其中的内容看不到。`,
          en: `No test command was seen, but ${where.path} runs scripts or workflows whose content is not shown here.`,
        },
        { evidence: evidenceAt([where]), searched },
      );
    }
    return fail(
      { zh: '有持续集成配置，但没有发现测试命令。', en: 'CI is configured, but no test command was found.' },
      {
        searched,
        nearestMiss: { path: first.path, why: { zh: '没有运行测试的命令', en: 'runs no test command' } },
      },
    );
  },
});
