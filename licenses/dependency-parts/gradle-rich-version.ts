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
import { mavenVersion } from './maven-version.ts';
import { isTable, textAt } from './values.ts';

type Asked = Pick<FoundPackage, 'version' | 'constraint'>;

/**
 * A version of a catalogue: a text, or a table that says strictly, require and prefer. What it prefers is used where the rest
 * allows a range.
 */
export function richVersion(value: unknown): Asked | null {
  if (typeof value === 'string') return mavenVersion(value);
  if (!isTable(value)) return null;
  const [strictly, require, prefer] = ['strictly', 'require', 'prefer'].map((name) => textAt(value, name));
  const bound = strictly ?? require;
  if (bound === null || bound === undefined) return mavenVersion(prefer ?? null);
  const asked = mavenVersion(bound);
  const preferred = mavenVersion(prefer ?? null).version;
  return { version: asked.version ?? preferred, constraint: bound };
}
