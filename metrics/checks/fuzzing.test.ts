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

import { expect, it } from 'vitest';
import { type FileInput, makeFacts } from '../testing/facts.ts';
import { fuzzing } from './fuzzing.ts';

function run(files: Readonly<Record<string, FileInput>>) {
  return fuzzing.run(makeFacts({ files }));
}

it.each([
  '.clusterfuzzlite/Dockerfile',
  'oss-fuzz/fuzz-date.c',
  'fuzz/fuzz_targets/parse.rs',
  'crates/a/fuzz/fuzz_targets/b.rs',
  'fuzz/targets/mod.rs',
  'tests/fuzz/parser.cc',
  'tests/fuzzing/a.go',
  'src/parse_fuzzer.cc',
  'pkg/url_fuzz_test.go',
  'tests/fuzz_parse.py',
  'pkg/fuzz_test.go',
  'src/test/java/UrlFuzzTest.java',
  'pkg/testdata/fuzz/FuzzParse/0a1b',
])('passes with %s', (path) => {
  expect(run({ [path]: 'x\n' })).toMatchObject({ status: 'pass', score: 1, evidence: [{ path, line: null }] });
});

it.each([
  ['package.json', '{\n  "devDependencies": {\n    "fast-check": "^4"\n  }\n}', 3],
  ['fuzz/Cargo.toml', '[dependencies]\nlibfuzzer-sys = "0.4"\n', 2],
  ['a.cabal', 'test-suite x\n  build-depends: QuickCheck\n', 2],
  ['requirements.txt', 'atheris==2.3\n', 1],
  ['.gitlab-ci.yml', 'f:\n  script:\n    - go test ./p -fuzz=FuzzX -fuzztime 60s\n', 3],
  ['.workflow/f.yml', 'stages:\n  - steps:\n      - script: cargo fuzz run parse\n', 3],
  [
    '.github/workflows/f.yml',
    'on: push\njobs:\n  a:\n    steps:\n      - uses: google/clusterfuzzlite/actions/run_fuzzers@v1\n',
    5,
  ],
])('passes with %s that names a tool', (path, text, line) => {
  expect(run({ [path]: text })).toMatchObject({ status: 'pass', evidence: [{ path, line }] });
});

it('cannot tell of test sources and of projects at OSS-Fuzz', () => {
  const files = {
    'vendor/x/fuzz/a.go': 'x',
    'src/fuzzy/match.rs': 'x',
    'src/fuzzy_match.go': 'x',
    'src/checks/fuzzing.ts': 'x',
    'docs/fuzzing.md': 'x',
    'fuzz/README.md': 'x',
    'tests/fuzz/empty.c': '',
    'package.json': '{"description": "fast-check"}',
  };
  const outcome = run(files);
  expect(outcome).toMatchObject({ status: 'unknown', score: null, evidence: [] });
  expect(outcome.searched).toContain('.clusterfuzzlite/Dockerfile');
});
