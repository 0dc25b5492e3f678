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

import { isGenerated, isText, isTooling } from '#licenses/path-kinds.ts';

const beside =
  /(?:^|\/)(?:(?:unit|e2e)?[-_]?tests?|__tests__|spec|testing|e2e|examples?|samples?|demos?|bench(?:es|marks?)?)\/|_test\.\w{1,5}$|\.(?:test|spec)\.[cm]?[jt]sx?$/iu;

/**
 * Whether a file is part of the work that is passed on, so that a licence of its own that does not go with the project's is a
 * reason to keep the project out. Documents, notices, licence texts, tests, examples, generated files, and what only builds the
 * work are none.
 */
export function isDistributed(path: string): boolean {
  return !isGenerated(path) && !isText(path) && !isTooling(path) && !beside.test(path);
}
