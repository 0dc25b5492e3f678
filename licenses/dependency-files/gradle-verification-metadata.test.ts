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

import { expect, test } from 'vitest';
import { purlsOf, readFrom } from '../dependency-parts/testing-reading.ts';
import { gradleVerificationMetadata } from './gradle-verification-metadata.ts';

const text = `<?xml version="1.0" encoding="UTF-8"?>
<verification-metadata xmlns="https://schema.gradle.org/dependency-verification">
  <configuration><trusted-artifacts><trust group="not.this"/></trusted-artifacts></configuration>
  <components>
    <component version='1.0' name="b"
               group="a">
      <artifact name="b-1.0.pom"><sha256 value="00"/></artifact>
      <artifact name="b-1.0.jar"><md5 value="11"/><sha256 value="22"/></artifact>
    </component>
    <component group="a" name="b" version="2.0"/>
    <component name="b" version="2.0"/>
  </components>
</verification-metadata>`;

test('components with their checksums; an incomplete one keeps what it has and gets no purl', async () => {
  const reading = await readFrom(gradleVerificationMetadata, { 'gradle/verification-metadata.xml': text });
  expect(reading.packages.map(({ name, version, integrity, line }) => [name, version, integrity, line])).toEqual([
    ['a:b', '1.0', 'sha256:22', 5],
    ['a:b', '2.0', null, 10],
    [':b', '2.0', null, 11],
  ]);
  expect(purlsOf(gradleVerificationMetadata, reading)).toEqual(['pkg:maven/a/b@1.0', 'pkg:maven/a/b@2.0', null]);
  expect(reading.warnings.map(({ line }) => line)).toEqual([11]);
});

test('something else in the same name is refused', async () => {
  const tree = { 'gradle/verification-metadata.xml': '<components/>' };
  await expect(readFrom(gradleVerificationMetadata, tree)).rejects.toMatchObject({ kind: 'unparsable' });
});
