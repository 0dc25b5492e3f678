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

import { dependencyFiles } from '#licenses/dependency-file-registry.ts';
import { isVendored } from '#licenses/path-kinds.ts';
import { actionPath, workflowPath } from '#licenses/workflows/workflow-file.ts';
import type { CodeFacts } from './facts.ts';
import { placeIn } from './finding.ts';
import type { EvidencePlace } from './item.ts';

const mostShown = 10;
/** Most files of a tree; no format of dependencies is named so. */
const never = /\.(?:c|h|cc|cpp|cxx|hpp|inl|go|java|rs|md|rst|html|css|png|svg|jpg|gif|out|sql|sh|ts|tsx|proto)$/;

interface Named {
  readonly count: number;
  readonly places: EvidencePlace[];
}

/** Two criteria ask the same of the same head. */
const known = new WeakMap<CodeFacts, Named>();

function look(code: CodeFacts): Named {
  const patterns = [...dependencyFiles.values()].flatMap(({ files }) => files);
  const found = code.facts.files.all.filter(
    ({ path }) =>
      !never.test(path) &&
      patterns.some((pattern) => pattern.test(path)) &&
      !workflowPath.test(path) &&
      !actionPath.test(path) &&
      !isVendored(path),
  );
  return {
    count: found.length,
    places: found.slice(0, mostShown).map(({ path }) => placeIn(code, { path, line: null, text: null })),
  };
}

/** Files of the head that name packages the work is made of, and how many there are; what workflows use is none of them. */
export function dependencyPlaces(code: CodeFacts): Named {
  const named = known.get(code) ?? look(code);
  known.set(code, named);
  return named;
}
