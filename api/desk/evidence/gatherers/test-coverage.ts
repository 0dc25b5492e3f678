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

import { ciCommands } from '#metrics/reading/ci.ts';
import { evidenceAt, usedActions, workflowsOf } from '#metrics/reading/workflow.ts';
import { placeIn, withCode } from '../finding.ts';
import { defineGatherer } from '../gatherer.ts';

const source = 'workflows';
const action = /^(?:codecov\/codecov-action|coverallsapp\/|paambaati\/codeclimate-action|sonarsource\/)/i;
const command =
  /(?<![\w-])(?:go test\b[^#]{0,200}-cover|pytest\b[^#]{0,200}--cov|--coverage\b|cargo (?:tarpaulin|llvm-cov)|lcov|gcovr|jacoco|codecov|coveralls|nyc |c8 |vitest[^#]{0,100}coverage|jscpd|cpd)\b/i;

export const testCoverage = defineGatherer({
  id: 'test-coverage',
  summary: {
    zh: '流水线里测量覆盖率或重复率的步骤；数字由人看报告',
    en: 'Steps that measure coverage or duplication; people read the figures in the reports',
  },
  thresholds: {
    coverage: { name: { zh: '测试覆盖率（%）', en: 'test coverage (%)' }, otherwise: 50 },
    duplication: { name: { zh: '重复率最多（%）', en: 'duplication at most (%)' }, otherwise: 10 },
  },
  gather: (facts) =>
    withCode(facts, source, (code) => {
      const { files } = code.facts;
      const found = [
        ...evidenceAt(
          usedActions(workflowsOf(files)).filter(({ text }) => action.test(text)),
          10,
        ),
        ...evidenceAt(
          ciCommands(files).filter(({ text }) => command.test(text)),
          10,
        ),
      ];
      return {
        status: 'unknown',
        reason:
          found.length === 0
            ? {
                zh: '没有看到测量覆盖率或重复率的步骤；机器不运行测试。',
                en: 'No step that measures coverage or duplication was seen; the machine runs no tests.',
              }
            : {
                zh: '下列步骤会测量覆盖率或重复率，请看它们公布的报告和日期。',
                en: 'The steps listed measure coverage or duplication: read the reports that they publish, and their dates.',
              },
        places: found.map((evidence) => placeIn(code, evidence)),
        fix: {
          zh: '在流水线里生成覆盖率报告并公布，例如 go test -coverprofile=cover.out ./...，在 README 放上链接。',
          en: 'Make a coverage report in CI and publish it, as go test -coverprofile=cover.out ./..., linked from the README.',
        },
        source,
      };
    }),
});
