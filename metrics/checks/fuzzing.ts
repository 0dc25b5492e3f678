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

import { isVendored } from '#licenses/path-kinds.ts';
import { type CheckEvidence, defineCheck, type FileIndex, pass, unknown } from '../check.ts';
import { ciCommands } from '../reading/ci.ts';
import { evidenceAt, usedActions, workflowsOf } from '../reading/workflow.ts';

const source = String.raw`\.(?:c|cc|cpp|cxx|go|rs|py|java|kt|js|ts|mjs|swift|cs|cj)`;
const places = new RegExp(
  [
    String.raw`^\.clusterfuzzlite/dockerfile$`,
    String.raw`(?:^|/)oss-fuzz/[^/]+${source}$`,
    String.raw`(?:^|/)fuzz/(?:fuzz_targets|hfuzz_targets|targets)/.+${source}$`,
    String.raw`(?:^|/)(?:[\w-]{1,40}[-_])?(?:fuzz|fuzzers?|fuzzing|fuzztests?|fuzz[-_]tests?)/(?:[^/]+/)?[^/]+${source}$`,
    String.raw`(?:^|/)[\w.-]+_fuzz(?:er|ing|_test)?${source}$`,
    String.raw`(?:^|/)fuzz(?:er|_test)?[-_][\w.-]+${source}$`,
    String.raw`(?:^|/)fuzz(?:er)?(?:_test)?\.(?:c|cc|cpp|cxx|go|rs)$`,
    String.raw`(?:^|/)\w+FuzzTest\.(?:java|kt|cpp)$`,
    String.raw`(?:^|/)testdata/fuzz/Fuzz\w+/[^/]+$`,
  ].join('|'),
  'i',
);
const longestPath = 400;
const action = /^google\/(?:clusterfuzzlite|oss-fuzz)\//i;
const command =
  /(?<![\w/.-])(?:go test\b[^#]{0,200}\s-(?:test\.)?fuzz[= ]|cargo (?:\+\S{1,30} )?(?:fuzz|hfuzz|afl) |afl-fuzz|honggfuzz|atheris|jazzer|libfuzzer|syz-manager|cifuzz)/i;
/** Libraries for fuzzing and, as Scorecard counts them, for tests by random properties. */
const libraries: readonly (readonly [manifest: RegExp, library: RegExp])[] = [
  [/(?:^|\/)package\.json$/, /^\s{0,40}"(?:fast-check|@fast-check\/\w{1,20}|@jazzer\.js\/core|jsfuzz)"\s{0,9}:/],
  [/(?:^|\/)cargo\.toml$/, /^\s{0,9}(?:libfuzzer-sys|honggfuzz|afl)\s{0,9}[.=]/],
  [/(?:^|\/)(?:pyproject\.toml|requirements\.txt|setup\.py)$/, /^[\s"']{0,20}(?:atheris|pythonfuzz)\b/],
  [/(?:^|\/)(?:pom\.xml|build\.gradle(?:\.kts)?)$/, /com\.code-intelligence|jazzer-junit/],
  [/\.cabal$|(?:^|\/)package\.yaml$/, /\b(?:QuickCheck|hedgehog|smallcheck|validity)\b/],
  [/(?:^|\/)rebar\.config$/, /\{(?:proper|eqc|triq)\b/],
  [/\.(?:cs|fs)proj$/, /"FsCheck/],
];

function inManifests(files: FileIndex): CheckEvidence[] {
  return libraries.flatMap(([manifest, library]) =>
    files.match(manifest).flatMap(({ path }) => {
      const lines = isVendored(path) ? [] : (files.text(path) ?? '').split('\n');
      const at = lines.findIndex((line) => library.test(line.slice(0, 500)));
      return at < 0 ? [] : evidenceAt([{ path, line: at + 1, text: lines[at] ?? '' }]);
    }),
  );
}

/** Random input is thrown at the parts that read input. */
export const fuzzing = defineCheck({
  id: 'fuzzing',
  name: { zh: '模糊测试', en: 'Fuzzing' },
  question: { zh: '项目有模糊测试吗？', en: 'Is the project fuzzed?' },
  why: {
    zh: '解析外部输入的代码，常会被随机数据触发内存错误或崩溃。',
    en: 'Code that reads foreign input breaks most easily on random data.',
  },
  fix: {
    zh: '为解析输入的入口写模糊测试（Go 的 FuzzXxx、cargo fuzz、libFuzzer、Jazzer），并在 ClusterFuzzLite 或持续集成里定期运行。',
    en: 'Write fuzz targets for the entry points (Go FuzzXxx, cargo fuzz, libFuzzer, Jazzer) and run them by ClusterFuzzLite or in CI.',
  },
  category: 'engineering',
  weight: 2.5,
  revision: 1,
  source: 'https://github.com/ossf/scorecard/blob/main/docs/checks.md#fuzzing',
  aliases: ['scorecard:Fuzzing'],
  gates: {},
  needs: ['files'],
  run({ files }) {
    const targets = files.all.filter(
      ({ path, size }) => path.length <= longestPath && places.test(path) && size !== 0 && !isVendored(path),
    );
    const evidence = [
      ...evidenceAt(usedActions(workflowsOf(files)).filter((use) => action.test(use.text))),
      ...evidenceAt(ciCommands(files).filter(({ text }) => command.test(text))),
      ...targets.map(({ path }) => ({ path, line: null, text: null })),
      ...inManifests(files),
    ];
    const searched = [
      '.clusterfuzzlite/Dockerfile',
      '**/oss-fuzz/*',
      '**/fuzz/fuzz_targets/*',
      '**/fuzz/*',
      '**/*_fuzzer.*',
      '**/fuzz_*.*',
      '**/testdata/fuzz/*',
      'package.json fast-check',
      'Cargo.toml libfuzzer-sys',
      'CI',
    ];
    if (evidence.length > 0) {
      return pass(
        { zh: `发现 ${evidence.length} 处模糊测试。`, en: `Signs of fuzzing: ${evidence.length}.` },
        { evidence: evidence.slice(0, 10) },
      );
    }
    return unknown(
      {
        zh: '文件名和持续集成里没有模糊测试；写在测试源码里的和 OSS-Fuzz 上登记的看不到。',
        en: 'File names and CI show no fuzzing; what is inside test sources or registered at OSS-Fuzz is not seen.',
      },
      { searched },
    );
  },
});
