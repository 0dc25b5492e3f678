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

/**
 * Files that a package manager writes: whatever names of licences they hold are of other works. A regular expression
 * that JavaScript and PostgreSQL read alike, for any letter case.
 */
export const lockFiles =
  '(^|/)(package-lock[.]json|npm-shrinkwrap[.]json|yarn[.]lock|pnpm-lock[.]yaml|bun[.]lockb?|deno[.]lock|cargo[.]lock|go[.]sum|go[.]work[.]sum|gemfile[.]lock|poetry[.]lock|pdm[.]lock|uv[.]lock|pipfile[.]lock|composer[.]lock|pubspec[.]lock|podfile[.]lock|mix[.]lock|flake[.]lock|packages[.]lock[.]json|conan[.]lock|gradle[.]lockfile|module[.]bazel[.]lock)$';

const pattern = new RegExp(lockFiles, 'iu');

/** True for a file that is never searched for licences. */
export function isLockFile(path: string): boolean {
  return pattern.test(path);
}
