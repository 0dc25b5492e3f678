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
import { packaging } from './packaging.ts';

function run(files: Readonly<Record<string, FileInput>>) {
  return packaging.run(makeFacts({ files }));
}

function step(text: string): string {
  return `on: push\njobs:\n  a:\n    steps:\n      - ${text}\n`;
}

it.each([
  'uses: goreleaser/goreleaser-action@v6',
  'uses: pypa/gh-action-pypi-publish@release/v1',
  'uses: softprops/action-gh-release@v2',
  '{uses: docker/build-push-action@v6, with: {push: true}}',
  '{uses: docker/build-push-action@v6, with: {push: "${{ github.event_name != 0 }}"}}',
  '{uses: docker/build-push-action@v6, with: {outputs: "type=image,push=true"}}',
  'run: npm publish --access public',
  'run: npm stage publish --provenance',
  'run: pnpm -r publish',
  'run: cargo publish -p "$crate"',
  'run: twine upload dist/*',
  'run: ./mvnw -T 4C clean deploy -Prelease',
  'run: ./gradlew publishToMavenCentral',
  'run: docker push ghcr.io/o/r:1',
  'run: docker buildx build --platform linux/arm64 --push .',
  'run: gh release create v1',
  'run: cjpm publish',
  'run: ohpm publish x.har',
])('passes with %s', (text) => {
  expect(run({ '.github/workflows/r.yml': step(text) })).toMatchObject({
    status: 'pass',
    score: 1,
    evidence: [{ line: 5 }],
  });
});

it.each([
  ['.gitlab-ci.yml', 'r:\n  script:\n    - helm push x.tgz oci://a\n', 3],
  ['.workflow/release.yml', 'stages:\n  - steps:\n      - commands: [mvn deploy]\n', 3],
  ['.gitea/workflows/r.yml', step('run: docker push a/b'), 5],
  ['Jenkinsfile', "sh 'twine upload dist/*'\n", 1],
])('reads %s', (path, text, line) => {
  expect(run({ [path]: text })).toMatchObject({ status: 'pass', evidence: [{ path, line }] });
});

it.each([
  '{uses: docker/build-push-action@v6, with: {push: false}}',
  'uses: docker/build-push-action@v6',
  'run: npm publish --dry-run',
  'run: bunx jsr publish --dry-run',
  'run: docker push localhost:5000/x',
  'run: npm run publish-docs',
  'run: echo deploy',
])('cannot tell from %s', (text) => {
  expect(run({ '.github/workflows/r.yml': step(text) })).toMatchObject({ status: 'unknown', score: null });
});

it('gives half for settings that no pipeline was seen to use', () => {
  for (const path of ['.goreleaser.yml', '.releaserc', 'release-please-config.json', '.changeset/config.json']) {
    expect(run({ [path]: '{}' })).toMatchObject({ status: 'partial', score: 0.5, evidence: [{ path }] });
  }
  expect(run({ '.github/workflows/r.yml': 'a: [' }).status).toBe('unknown');
});
