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
import { gradleLockfile } from './gradle-lockfile.ts';

const lock = `# This is a Gradle generated file for dependency locking.
# Manual edits can break the build and are not advised.
org.run:run:1.0=compileClasspath,runtimeClasspath,testRuntimeClasspath
org.test:test:2.0=testCompileClasspath,testRuntimeClasspath
org.build:build:3.0=annotationProcessor,kapt
org.both:both:4.0=annotationProcessor,testRuntimeClasspath
org.dev:dev:5.0=developmentOnly,runtimeClasspath
org.latest:latest:6.0=latestDepRuntime
empty=shadow,testAnnotationProcessor
`;

describe('Gradle lock files', () => {
  test('configurations are groups and tell what a package is for', async () => {
    const reading = await readFrom(gradleLockfile, { 'app/gradle.lockfile': lock });
    expect(reading.packages.map(({ name, version, scopes, line }) => [name, version, scopes, line])).toEqual([
      ['org.run:run', '1.0', [], 3],
      ['org.test:test', '2.0', ['test'], 4],
      ['org.build:build', '3.0', ['build'], 5],
      ['org.both:both', '4.0', ['build', 'test'], 6],
      ['org.dev:dev', '5.0', ['dev'], 7],
      ['org.latest:latest', '6.0', [], 8],
    ]);
    expect(reading.packages[2]?.groups).toEqual(['annotationProcessor', 'kapt']);
    expect(purlsOf(gradleLockfile, reading)[0]).toBe('pkg:maven/org.run/run@1.0');
    expect(reading.warnings).toEqual([]);
  });

  test('the older form has a file for each configuration', async () => {
    const tree = { 'gradle/dependency-locks/testCompileClasspath.lockfile': 'a:b:1\n' };
    const { packages } = await readFrom(gradleLockfile, tree);
    expect(packages.map(({ name, groups, scopes }) => [name, groups, scopes])).toEqual([
      ['a:b', ['testCompileClasspath'], ['test']],
    ]);
  });

  test('lines that are no dependencies are told of', async () => {
    const reading = await readFrom(gradleLockfile, { 'gradle.lockfile': 'a:b:1=x\r\na:b\nnot a line\n' });
    expect(reading.packages).toHaveLength(1);
    expect(reading.warnings.map(({ line }) => line)).toEqual([2, 3]);
  });

  test('a merge conflict is refused', async () => {
    const text = '<<<<<<< HEAD\na:b:1=x\n=======\na:b:2=x\n>>>>>>> other\n';
    await expect(readFrom(gradleLockfile, { 'gradle.lockfile': text })).rejects.toMatchObject({
      kind: 'merge-conflict',
      line: 1,
    });
  });

  test('the catalogue beside it is its manifest; the build script has none', () => {
    expect(gradleLockfile.manifests?.('app/gradle.lockfile')).toContain('app/gradle/libs.versions.toml');
    expect(gradleLockfile.manifests?.('buildscript-gradle.lockfile')).toEqual([]);
  });

  test('a line of a megabyte takes no time', async () => {
    const text = `${'a'.repeat(1_000_000)}\n${':'.repeat(1_000_000)}\n`;
    const reading = await readFrom(gradleLockfile, { 'gradle.lockfile': text });
    expect(reading.packages).toEqual([]);
    expect(reading.warnings[0]?.text.en.length).toBeLessThan(300);
  });
});
