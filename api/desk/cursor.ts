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

import { randomBytes } from 'node:crypto';
import { type Position, readCursor, writeCursor } from '../cursor.ts';

/** Pages of the desk are walked within one run of the process. */
const secret = randomBytes(32);

/** Text by which the next page of a list is asked for; only this process can have made it. */
export function writeDeskCursor(position: Position): string {
  return writeCursor(secret, position);
}

/** Reads it; anything else, or the cursor of other filters, is refused (`bad-cursor`). */
export function readDeskCursor(text: string, question: string): Position {
  return readCursor(secret, text, question);
}
