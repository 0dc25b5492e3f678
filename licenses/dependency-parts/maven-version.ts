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

import type { FoundPackage } from '../dependency-file.ts';

/** A version of Maven or Gradle as asked for: a plain one is used as it is, `[1.0]` is one version, the rest are ranges. */
export function mavenVersion(text: string | null): Pick<FoundPackage, 'version' | 'constraint'> {
  if (text === null || text === '') return { version: null, constraint: null };
  const exact = /^\[\s{0,20}([^\s,[\]()]{1,500})\s{0,20}\]$/u.exec(text)?.[1];
  if (exact !== undefined) return { version: exact, constraint: text };
  const open = /[[\](),]|\+$|^(?:LATEST|RELEASE|latest\.\w{1,40})$/u.test(text);
  return { version: open ? null : text, constraint: text };
}
