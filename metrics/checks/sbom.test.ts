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
import { sbom } from './sbom.ts';

function run(files: Readonly<Record<string, FileInput>>) {
  return sbom.run(makeFacts({ files }));
}

function step(text: string): string {
  return `on: push\njobs:\n  a:\n    steps:\n      - ${text}\n`;
}

it.each([
  'sbom.json',
  'docs/sbom.spdx.json',
  'x.cdx.json',
  'bom.xml',
  'dist/x-1.0-sbom.xml',
  'project.spdx',
  'a.spdx.yml',
])('passes with %s', (path) => {
  expect(run({ [path]: { text: null, size: 9 } })).toMatchObject({ status: 'pass', score: 1, evidence: [{ path }] });
});

it.each([
  ['.github/workflows/a.yml', step('uses: anchore/sbom-action@v0'), 5],
  ['.github/workflows/a.yml', step('{uses: docker/build-push-action@v6, with: {sbom: true}}'), 5],
  ['.github/workflows/a.yml', step('run: syft . -o spdx-json'), 5],
  ['.gitlab-ci.yml', 'a:\n  script: npm sbom --sbom-format cyclonedx\n', 2],
  ['.gitlab-ci.yml', 'include:\n  - template: Jobs/Dependency-Scanning.gitlab-ci.yml\n', 2],
  ['.workflow/a.yml', 'stages:\n  - steps:\n      - script: cdxgen -o bom.json\n', 3],
  ['Jenkinsfile', "sh 'mvn org.cyclonedx:cyclonedx-maven-plugin:makeBom'\n", 1],
  ['.goreleaser.yaml', 'version: 2\nsboms:\n  - artifacts: archive\n', 2],
  ['README.md', '# X\n\n## SBOM\n\nSee the release page.\n', 3],
  ['README.md', '# X\n\n## 软件物料清单\n\n随版本附上。\n', 3],
])('passes with a step or section in %s', (path, text, line) => {
  expect(run({ [path]: text })).toMatchObject({ status: 'pass', evidence: [{ path, line }] });
});

it('cannot tell of what is attached to releases', () => {
  const files = {
    'sig/j/jackson-bom.yaml': 'x: y\n',
    'sig/compliance-sbom.yaml': 'x: y\n',
    'sig/nodejs-spdx-correct.yaml': 'x: y\n',
    'testdata/sbom.json': '{}',
    'src/sbom.go': 'package sbom\n',
    'vendor/a/bom.json': '{}',
    'sbom.json': '',
    'README.md': '# X\n\n## SBOM\n\nTODO\n',
    '.github/workflows/a.yml': step('{uses: docker/build-push-action@v6, with: {sbom: false}}'),
  };
  const outcome = run(files);
  expect(outcome).toMatchObject({ status: 'unknown', score: null, evidence: [], nearestMiss: { path: 'README.md' } });
  expect(outcome.searched).toContain('*.cdx.json');
  expect(run({ 'README.md': { text: null, size: 9 } })).toMatchObject({
    status: 'unknown',
    nearestMiss: { path: 'README.md' },
  });
});
