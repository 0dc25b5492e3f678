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

import type { ReadContext } from '../dependency-file.ts';
import { DependencyFileError } from '../dependency-file.ts';
import { jsonDocument } from './json.ts';
import { type NpmNeed, npmNeeds } from './npm-needs.ts';
import { isTable } from './values.ts';

/** A `package.json` beside a lock file; null when it is not there or is none, which its own reading tells. */
export async function manifestBeside(context: ReadContext, path: string): Promise<unknown> {
  const text = await context.beside(path);
  if (text === null) return null;
  try {
    const json = jsonDocument(text);
    return isTable(json) ? json : null;
  } catch (error) {
    if (error instanceof DependencyFileError) return null;
    throw error;
  }
}

/** What the manifest asks for; null when there is none. */
export async function manifestNeeds(context: ReadContext, path: string): Promise<readonly NpmNeed[] | null> {
  const json = await manifestBeside(context, path);
  return json === null ? null : npmNeeds(json);
}
