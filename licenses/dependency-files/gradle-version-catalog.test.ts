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

import { describe, expect, test } from 'vitest';
import { purlsOf, readFrom } from '../dependency-parts/testing-reading.ts';
import { gradleVersionCatalog } from './gradle-version-catalog.ts';

const text = `[versions]
groovy = "3.0.5"
rich = { strictly = "[1.7, 1.8[", prefer = "1.7.25" }
__proto__ = "9"

[libraries]
short = "g:short:1.10"
groovy-core = { module = "org.codehaus.groovy:groovy", version.ref = "groovy" }
groovy-json = { group = "org.codehaus.groovy", name = "groovy-json", version = { ref = "groovy" } }
slf4j = { module = "org.slf4j:slf4j-api", version.ref = "rich" }
open = { module = "g:open", version = "1.+" }
managed = { module = "g:managed" }
lost = { module = "g:lost", version.ref = "nowhere" }
odd = { group = "g" }
dotted.module = "g:dotted"
dotted.version = "2"
proto = { module = "g:proto", version.ref = "__proto__" }

[bundles]
groovy = ["groovy-core", "groovy.json"]

[plugins]
versions = { id = "com.github.ben-manes.versions", version = "0.45.0" }
shadow = "com.gradleup.shadow:8.3.0"
`;

describe('Gradle version catalogues', () => {
  test('libraries, references, rich versions, bundles and plugins', async () => {
    const reading = await readFrom(gradleVersionCatalog, { 'gradle/libs.versions.toml': text });
    expect(
      reading.packages.map(({ name, version, constraint, groups, scopes, line }) => [
        name,
        version,
        constraint,
        groups,
        scopes,
        line,
      ]),
    ).toEqual([
      ['g:short', '1.10', '1.10', [], [], 7],
      ['org.codehaus.groovy:groovy', '3.0.5', '3.0.5', ['bundle:groovy'], [], 8],
      ['org.codehaus.groovy:groovy-json', '3.0.5', '3.0.5', ['bundle:groovy'], [], 9],
      ['org.slf4j:slf4j-api', '1.7.25', '[1.7, 1.8[', [], [], 10],
      ['g:open', null, '1.+', [], [], 11],
      ['g:managed', null, null, [], [], 12],
      ['g:lost', null, null, [], [], 13],
      ['g:dotted', '2', '2', [], [], 15],
      ['g:proto', '9', '9', [], [], 17],
      [
        'com.github.ben-manes.versions:com.github.ben-manes.versions.gradle.plugin',
        '0.45.0',
        '0.45.0',
        [],
        ['build'],
        23,
      ],
      ['com.gradleup.shadow:com.gradleup.shadow.gradle.plugin', '8.3.0', '8.3.0', [], ['build'], 24],
    ]);
    expect(purlsOf(gradleVersionCatalog, reading)[0]).toBe('pkg:maven/g/short@1.10');
    expect(reading.warnings.map(({ text: { en } }) => en)).toEqual([
      'The version nowhere of lost is not in the catalogue.',
      'odd was passed over: it names no package.',
    ]);
  });

  test('what is no TOML is refused', async () => {
    await expect(readFrom(gradleVersionCatalog, { 'gradle/libs.versions.toml': 'plain text' })).rejects.toMatchObject({
      kind: 'unparsable',
    });
  });
});
