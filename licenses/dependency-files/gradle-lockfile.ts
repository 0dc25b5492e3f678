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

import { basename, dirname, join } from 'node:path/posix';
import { defineDependencyFile, type FoundPackage, foundPackage } from '../dependency-file.ts';
import { configurationScopes } from '../dependency-parts/gradle-configurations.ts';
import { mergeFound } from '../dependency-parts/merge-found.ts';
import { refuseMergeConflict, refuseTooMany } from '../dependency-parts/text.ts';
import { shown, warningList } from '../dependency-parts/warnings.ts';

const entry = /^([^\s:=]{1,300}):([^\s:=]{1,300}):([^\s:=]{1,300})(?:=(\S{0,100000}))?$/u;

function packageOf(match: RegExpExecArray, otherwise: readonly string[], line: number): FoundPackage {
  const [, group = '', artifact = '', version = '', listed] = match;
  const groups = listed === undefined ? otherwise : listed.split(',').filter((name) => name !== '');
  return foundPackage({ name: `${group}:${artifact}`, version, groups, scopes: configurationScopes(groups), line });
}

/** Gradle's lock of one file a project, and the older one of a file for each configuration. */
export const gradleLockfile = defineDependencyFile({
  id: 'gradle-lockfile',
  ecosystem: 'maven',
  name: { zh: 'Gradle 锁文件', en: 'Gradle lock file' },
  kind: 'lock',
  files: [
    /(?:^|\/)(?:(?:buildscript|settings)-)?gradle\.lockfile$/,
    /(?:^|\/)gradle\/dependency-locks\/[^/]{1,200}\.lockfile$/,
  ],
  source: 'https://docs.gradle.org/current/userguide/dependency_locking.html',
  manifests(path) {
    const folder = path.includes('/dependency-locks/') ? dirname(dirname(dirname(path))) : dirname(path);
    if (basename(path).startsWith('buildscript-') || basename(path).startsWith('settings-')) return [];
    return ['build.gradle', 'build.gradle.kts', 'gradle/libs.versions.toml'].map((name) => join(folder, name));
  },
  cap: 16 * 1024 * 1024,
  read(text, { path }) {
    refuseMergeConflict(text);
    const warnings = warningList();
    const single = path.includes('gradle/dependency-locks/') ? [basename(path, '.lockfile')] : [];
    const found: FoundPackage[] = [];
    for (const [index, raw] of text.split('\n').entries()) {
      const line = raw.trim();
      if (line === '' || line.startsWith('#') || line.startsWith('empty=')) continue;
      const match = entry.exec(line);
      if (match !== null) found.push(packageOf(match, single, index + 1));
      else
        warnings.add(
          `第 ${index + 1} 行不是依赖：${shown(line)}`,
          `Line ${index + 1} is no dependency: ${shown(line)}`,
          index + 1,
        );
    }
    refuseTooMany(found.length);
    return { root: null, packages: mergeFound(found), recorded: null, warnings: warnings.all() };
  },
});
