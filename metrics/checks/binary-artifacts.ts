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

import { type CheckEvidence, defineCheck, type FileFact, fail, partial, pass } from '../check.ts';
import { usedActions, workflowsOf } from '../reading/workflow.ts';

const executable = new Set(['elf', 'pe', 'mach-o', 'class', 'jar', 'wasm', 'dex', 'pyc', 'ar']);
const named =
  /\.(?:exe|dll|so(?:\.\d{1,9}){0,4}|dylib|a|o|obj|lib|class|jar|war|ear|pyc|pyo|whl|egg|apk|aar|dex|crx|deb|rpm|msi|drv|ocx|efi|iso|nupkg|wasm|ko|bc|hap|har)$/i;
const gradleWrapper = /(?:^|\/)gradle\/wrapper\/gradle-wrapper\.jar$/i;
/** Actions that compare the wrapper with the digests that Gradle publishes. */
const validation = /^gradle\/(?:wrapper-validation-action|actions\/(?:wrapper-validation|setup-gradle))@/i;
const testData = /(?:^|\/)(?:test|tests|testing|testdata|test-data|fixtures?|__tests__|spec|examples?|samples?)\//i;

const enough = 10;

/** A file of bytes with the start of an executable, or an archive or unknown kind with the name of one. */
function isArtifact(file: FileFact): boolean {
  return file.binary && ((file.magic !== null && executable.has(file.magic)) || named.test(file.path));
}

function evidenceOf(files: readonly FileFact[]): CheckEvidence[] {
  return files.slice(0, 20).map((file) => ({ path: file.path, line: null, text: file.magic }));
}

/** Executables in the tree that nobody can review; as Scorecard, one takes off a tenth, and ten all. */
export const binaryArtifacts = defineCheck({
  id: 'binary-artifacts',
  name: { zh: '二进制产物', en: 'Binary artifacts' },
  question: {
    zh: '源码树里没有无法评审的可执行文件吗？',
    en: 'Is the tree free of executables that nobody can review?',
  },
  why: {
    zh: '编译产物无法逐行评审，可能与源码不一致，也可能被悄悄替换。',
    en: 'Compiled files cannot be reviewed line by line, may not match the source, and can be swapped unseen.',
  },
  fix: {
    zh: '删除这些文件，改为在构建时生成，或下载后核对校验和；测试样本放进 testdata 目录并写明来源；gradle-wrapper.jar 用 gradle/actions/wrapper-validation 核对。',
    en: 'Remove them and build them, or download them and compare a checksum; keep test samples under testdata and say where they come from; let gradle/actions/wrapper-validation check gradle-wrapper.jar.',
  },
  category: 'security',
  weight: 7.5,
  revision: 1,
  source: 'https://github.com/ossf/scorecard/blob/main/docs/checks.md#binary-artifacts',
  aliases: ['clomonitor:binary_artifacts', 'scorecard:Binary-Artifacts', 'gate:ENG-05'],
  gates: { sandbox: 'required', incubating: 'required', graduated: 'required' },
  needs: ['files'],
  run({ files }) {
    const validated = usedActions(workflowsOf(files)).some((use) => validation.test(use.text));
    const found = files.all.filter((file) => isArtifact(file) && !(validated && gradleWrapper.test(file.path)));
    const own = found.filter((file) => !testData.test(file.path));
    const evidence = evidenceOf([...own, ...found.filter((file) => testData.test(file.path))]);
    if (found.length === 0) {
      return pass({ zh: '没有发现可执行的二进制文件。', en: 'No executable binaries were found.' });
    }
    if (own.length === 0) {
      const message = {
        zh: `只在测试数据或示例里有 ${found.length} 个可执行的二进制文件。`,
        en: `Executable binaries only among tests and examples: ${found.length}.`,
      };
      return partial(0.7, message, { evidence });
    }
    const message = {
      zh: `源码树里有 ${own.length} 个可执行的二进制文件。`,
      en: `Executable binaries in the tree: ${own.length}.`,
    };
    return own.length < enough ? partial(1 - own.length / enough, message, { evidence }) : fail(message, { evidence });
  },
});
