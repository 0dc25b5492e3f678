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

import type { TreeConflict, TreeLicenceFacts } from '#metrics/licences/tree-facts.ts';
import type { Text } from '#store/facts.ts';
import { dependencyPlaces } from '../dependency-files.ts';
import type { CodeFacts } from '../facts.ts';
import { joined, placeIn, units, withCode } from '../finding.ts';
import { defineGatherer, type Finding } from '../gatherer.ts';

const source = 'licence-facts';
const fix: Text = {
  zh: '替换、移除冲突的文件或依赖，或与权利人商定另一种许可；依赖部分用 `tongming check` 逐条看冲突路径。',
  en: 'Replace or remove what conflicts, or agree on another licence with its owners; `tongming check` shows the path of each conflict among dependencies.',
};

function conflictPlaces(code: CodeFacts, conflicts: readonly TreeConflict[]): NonNullable<Finding['places']> {
  return conflicts.flatMap(({ paths, expression }) =>
    paths.map((path) => placeIn(code, { path, line: null, text: expression })),
  );
}

function unread(text: Text): Finding {
  return { status: 'unknown', reason: text, coverage: 0, fix, source };
}

/** Files are judged one by one; what dependencies bring is not resolved on the server. */
function judge(code: CodeFacts, tree: TreeLicenceFacts, conflicts: readonly TreeConflict[]): Finding {
  const certain = conflicts.filter(({ verdict }) => verdict === 'conflict');
  const files = certain.reduce((sum, one) => sum + one.files, 0);
  const stated = tree.expressions.reduce((sum, one) => sum + one.files, 0);
  const dependencies = dependencyPlaces(code);
  const parts = { measured: { value: files, unit: units.files, threshold: 0 }, fix, source };
  if (files > 0) {
    const [first] = certain;
    const reason = {
      zh: `${files} 个文件的许可证与项目的许可证冲突。原因：${first?.reason.zh ?? ''}`,
      en: `Files whose licence conflicts with the project’s: ${files}. Why: ${first?.reason.en ?? ''}`,
    };
    return { ...parts, status: 'fail', reason, places: conflictPlaces(code, certain) };
  }
  const fine = {
    zh: `${stated} 个写明许可证的文件里没有发现冲突。`,
    en: `No conflict was found among ${stated} files that state a licence.`,
  };
  if (conflicts.length > 0) {
    const open = {
      zh: `${conflicts.length} 种许可写法要看怎样使用，或没有判断过，请人工核对下列文件。`,
      en: `${conflicts.length} licence expressions depend on the use, or were never judged: look at the files listed.`,
    };
    return { ...parts, status: 'unknown', reason: joined(fine, open), places: conflictPlaces(code, conflicts) };
  }
  if (dependencies.count === 0) return { ...parts, status: 'pass', reason: fine };
  const left = {
    zh: '依赖的许可证不在服务器上解析，请附上 `tongming check` 的结果。',
    en: 'Licences of dependencies are not resolved on the server: attach the result of `tongming check`.',
  };
  return { ...parts, status: 'unknown', reason: joined(fine, left), places: dependencies.places };
}

export const licenceConflicts = defineGatherer({
  id: 'licence-conflicts',
  summary: {
    zh: '各文件写明的许可证与项目许可证是否相容；依赖另行核对',
    en: 'Whether the licences that files state go with the project’s; dependencies are looked at apart',
  },
  thresholds: {},
  gather: (facts) =>
    withCode(facts, source, (code) => {
      const { treeLicences: tree } = code.facts;
      if (tree === null) {
        return unread({ zh: '还没有逐个文件读许可证。', en: 'Files have not been read for licences yet.' });
      }
      if (tree.conflicts === null) {
        return unread({
          zh: '项目的许可证没有结论，无从比较。',
          en: 'The project’s licence is not settled, so there is nothing to compare with.',
        });
      }
      return judge(code, tree, tree.conflicts);
    }),
});
