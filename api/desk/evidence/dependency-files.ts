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
import type { CodeFacts } from './facts.ts';
import { placeIn } from './finding.ts';
import type { EvidencePlace } from './item.ts';

const mostShown = 10;

/** Files of the head that name dependencies, and how many there are. */
export function dependencyPlaces(code: CodeFacts): { readonly count: number; readonly places: EvidencePlace[] } {
  const patterns = [...dependencyFiles.values()].flatMap(({ files }) => files);
  const found = code.facts.files.all.filter(
    ({ path }) => !isVendored(path) && patterns.some((pattern) => pattern.test(path)),
  );
  return {
    count: found.length,
    places: found.slice(0, mostShown).map(({ path }) => placeIn(code, { path, line: null, text: null })),
  };
}
