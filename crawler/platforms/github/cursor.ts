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

import type { Json } from '../../platform.ts';

/** A text in a cursor or state; null when it has none. */
export function textOf(json: Json, key: string): string | null {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return null;
  const value = (json as Readonly<Record<string, Json>>)[key];
  return typeof value === 'string' ? value : null;
}

/** Where a list by stamps begins: where it stopped, and never later than what the last run may have missed. */
export function startOf(resume: Json, state: Json, since: Date | null): Date | null {
  const stopped = textOf(resume, 'upTo');
  if (stopped !== null) return new Date(stopped);
  const upTo = textOf(state, 'upTo');
  if (upTo === null) return since;
  const at = new Date(upTo);
  return since !== null && since < at ? since : at;
}

/** Where a list of pages goes on: `done` = the last page is stored already. */
export interface Place {
  readonly at: string | null;
  readonly done: boolean;
}

/** Reads the cursor that {@link placeCursor} wrote. */
export function readPlace(resume: Json): Place {
  return { at: textOf(resume, 'at'), done: resume !== null && textOf(resume, 'at') === null };
}

/** Cursor after a page: where the next one is, or that there is none. */
export function placeCursor(next: string | null): Json {
  return { at: next };
}
