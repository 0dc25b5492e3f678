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

import { describe, expect, it } from 'vitest';
import { ciTests } from '../checks/ci-tests.ts';
import { dependencyUpdateTool } from '../checks/dependency-update-tool.ts';
import { fuzzing } from '../checks/fuzzing.ts';
import { licenseScanning } from '../checks/license-scanning.ts';
import { packaging } from '../checks/packaging.ts';
import { pinnedDependencies } from '../checks/pinned-dependencies.ts';
import { sast } from '../checks/sast.ts';
import { sbom } from '../checks/sbom.ts';
import { signedReleases } from '../checks/signed-releases.ts';
import { makeFacts } from '../testing/facts.ts';
import { leastTime } from '../testing/hostile.ts';

const checks = [
  ciTests,
  dependencyUpdateTool,
  fuzzing,
  licenseScanning,
  packaging,
  pinnedDependencies,
  sast,
  sbom,
  signedReleases,
];

const parts = [
  ' ',
  'a',
  'a ',
  '-x ',
  'a-',
  'a_',
  'a/',
  '../',
  'x=1 ',
  '"',
  'sudo ',
  'if ',
  'make ',
  'make test-',
  'npm ',
  'npm run publish ',
  'npm install ',
  'pnpm a publish',
  'mvn ',
  'gradlew ',
  'gradlew a:',
  'docker buildx build ',
  'docker compose ',
  'trivy ',
  'curl ',
  'bash <(',
  'gpg ',
  'gpg --sign ',
  'sha256sum ',
  'sha256sum >',
  'tee ',
  'git tag ',
  'go test ',
  'cargo + ',
  'ort ',
  'python -m ',
  '维护者 ',
];

describe.each(parts)('CI that repeats %j', (part) => {
  const text = part.repeat(Math.ceil(262_144 / part.length));
  const lines = text.replaceAll(/.{2000}/gsu, '$&\n');

  it('is judged by every check in time, on one line and on many', () => {
    const slow = checks.flatMap((check) =>
      [text, lines].flatMap((content) => {
        const took = leastTime(() => check.run(makeFacts({ files: { Jenkinsfile: content } })), 200);
        return took < 600 ? [] : [`${check.id} ${took.toFixed(0)} ms`];
      }),
    );
    expect(slow).toEqual([]);
  });
});
