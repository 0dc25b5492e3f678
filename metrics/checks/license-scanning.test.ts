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
import { makeFacts } from '../testing/facts.ts';
import { licenseScanning } from './license-scanning.ts';

function run(files: Record<string, string>) {
  return licenseScanning.run(makeFacts({ files }));
}

const fossa = 'https://app.fossa.com/projects/git%2Bgithub.com%2Fo%2Fr?ref=badge_shield';

it.each([
  ['README.md', `x\n[![l](${fossa})](${fossa})`, 2],
  ['README.md', '![s](https://snyk.io/test/github/o/r/badge.svg)', 1],
  ['.fossa.yml', 'version: 3\n', null],
  ['.ort.yml', 'excludes:\n  paths: []\n', null],
  ['.licenserc.yaml', 'header:\n  license: x\n', null],
  ['deny.toml', '[advisories]\n\n[licenses]\nallow = []\n', 3],
  ['.clomonitor.yml', 'licenseScanning:\n  url: https://a.org/scan\n', 2],
  ['.github/workflows/l.yml', 'on: push\njobs:\n  a:\n    steps:\n      - uses: fsfe/reuse-action@v5\n', 5],
  ['.gitlab-ci.yml', 'scan:\n  script:\n    - scancode -clp --json out.json .\n', 3],
])('passes with %s: %j', (path, text, line) => {
  expect(run({ [path]: text })).toMatchObject({ status: 'pass', evidence: [{ path, line }] });
});

it.each([
  ['.fossa.yml', '# later\n\n', '.fossa.yml'],
  ['.ort.yml', '', '.ort.yml'],
  ['deny.toml', '[advisories]\n', null],
  ['README.md', 'see https://fossa.com', null],
  ['README.md', '[x](https://app.fossa.com/projects/{project})', null],
])('fails with %s: %j', (path, text, near) => {
  const outcome = run({ [path]: text });
  expect(outcome.status).toBe('fail');
  expect(outcome.nearestMiss?.path ?? null).toBe(near);
});
