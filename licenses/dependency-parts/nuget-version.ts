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

/**
 * A version as a project asks for it. NuGet takes the lowest that fits, so that a plain one is what is used; `[1.0]` is one version,
 * and what floats or is bounded elsewhere is a range.
 */
export function nugetVersion(text: string): Pick<FoundPackage, 'version' | 'constraint'> {
  const exact = /^\[\s{0,20}([^\s,[\]()*]{1,200})\s{0,20}\]$/u.exec(text)?.[1];
  if (exact !== undefined) return { version: exact, constraint: text };
  return { version: /^v?\d[\w.+-]{0,200}$/u.test(text) ? text : null, constraint: text };
}
