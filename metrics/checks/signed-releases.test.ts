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
import type { TagFact } from '../check.ts';
import { type FileInput, makeFacts } from '../testing/facts.ts';
import { signedReleases } from './signed-releases.ts';

function tags(...signed: boolean[]): TagFact[] {
  return signed.map((each, at) => ({
    name: `v1.${signed.length - at}.0`,
    at: new Date(Date.UTC(2026, 0, 30 - at)),
    annotated: true,
    signed: each,
  }));
}

function run(list: TagFact[], files: Readonly<Record<string, FileInput>> = {}) {
  return signedReleases.run(makeFacts({ tags: list, files }));
}

function step(text: string): Record<string, string> {
  return { '.github/workflows/r.yml': `on: push\njobs:\n  a:\n    steps:\n      - ${text}\n` };
}

it('passes where the newest five version tags are signed', () => {
  const outcome = run(tags(true, true, true, true, true, false));
  expect(outcome).toMatchObject({ status: 'pass', score: 1, message: { zh: '最近 5 个版本标签中有 5 个带签名。' } });
  expect(outcome.evidence).toHaveLength(5);
  const nightly = { name: 'nightly', at: null, annotated: false, signed: false };
  expect(run([nightly, ...tags(true)]).status).toBe('pass');
});

it('gives the share of signed ones', () => {
  expect(run(tags(true, false, false, true, false))).toMatchObject({
    status: 'partial',
    score: 0.4,
    evidence: [{ path: 'refs/tags/v1.5.0' }, {}],
  });
});

it.each([
  'run: cosign sign-blob --yes SHA256SUMS',
  'run: gpg --batch --armor --detach-sign x.tar.gz',
  'run: sha256sum *.tar.gz > SHA256SUMS',
  'run: sha256sum x.rpm | tee x.rpm.sha256',
  'run: npm stage publish --provenance --access public',
  'run: git tag -s v1 -m x',
  'uses: actions/attest-build-provenance@v3',
  'uses: goreleaser/goreleaser-action@v6',
  'uses: pypa/gh-action-pypi-publish@v1',
  '{uses: docker/build-push-action@v6, with: {provenance: mode=max}}',
])('passes with %s', (text) => {
  expect(run(tags(false), step(text))).toMatchObject({ status: 'pass', score: 1, evidence: [{ line: 5 }] });
});

it.each([
  ['.gitlab-ci.yml', 'r:\n  script:\n    - sm3sum a.rpm > a.sm3\n', 3],
  ['.workflow/r.yml', 'stages:\n  - steps:\n      - commands: [gpg --detach-sign a.rpm]\n', 3],
  ['Jenkinsfile', "sh 'cosign sign a/b'\n", 1],
])('reads %s', (path, text, line) => {
  expect(run(tags(false), { [path]: text })).toMatchObject({ status: 'pass', evidence: [{ path, line }] });
});

it.each([
  'run: sha256sum -c SHA256SUMS',
  'run: echo "$SUM x" | sha256sum --check',
  'run: sha256sum go.sum',
  'run: curl https://a.org/k | gpg --dearmor -o k.gpg',
  'run: gpg --armor --export K',
  'uses: sigstore/cosign-installer@v3',
  '{uses: docker/build-push-action@v6, with: {provenance: false}}',
])('cannot tell from %s', (text) => {
  expect(run(tags(false, false), step(text))).toMatchObject({
    status: 'unknown',
    score: null,
    evidence: [{ path: 'refs/tags/v1.2.0' }, { path: 'refs/tags/v1.1.0' }],
  });
});

it('does not apply before the first release', () => {
  expect(run([])).toMatchObject({ status: 'not-applicable', score: null, message: { zh: '还没有发布版本。' } });
  expect(run([]).searched).toContain('refs/tags/*');
});
