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

import { defineDependencyFile } from '../dependency-file.ts';
import { mergeFound } from '../dependency-parts/merge-found.ts';
import { sbtModules } from '../dependency-parts/sbt-text.ts';
import { refuseMergeConflict, refuseTooMany } from '../dependency-parts/text.ts';
import { warningList } from '../dependency-parts/warnings.ts';

/** Builds of sbt (Scala): modules that are written out, with versions that are texts or plain constants. */
export const sbtBuild = defineDependencyFile({
  id: 'sbt-build',
  ecosystem: 'maven',
  name: { zh: 'sbt 构建文件', en: 'sbt build file' },
  kind: 'manifest',
  files: [/(?:^|\/)[^/]{1,200}\.sbt$/, /(?:^|\/)project\/Dependencies\.scala$/],
  source: 'https://www.scala-sbt.org/1.x/docs/Library-Dependencies.html',
  manifests: null,
  cap: 1024 * 1024,
  read(text) {
    refuseMergeConflict(text);
    const warnings = warningList();
    const packages = mergeFound(sbtModules(text));
    refuseTooMany(packages.length);
    for (const { name, line } of packages.filter((one) => one.name.includes('::')))
      warnings.add(`${name} 的 Scala 版本未知。`, `The version of Scala for ${name} is not known.`, line);
    return { root: null, packages, recorded: null, warnings: warnings.all() };
  },
});
