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

import type { Kysely } from 'kysely';
import type { Database } from '#store/schema.ts';
import type { ObjectFacts } from './facts.ts';
import type { Action } from './permissions.ts';

/** A kind of thing that addresses of the desk name; the id equals the file name and the parameter in paths. */
export interface DeskObject {
  readonly id: string;
  /** Who may do this knows that the object exists: others are told that there is none. Absent = whoever may do what they ask for. */
  readonly seen?: Action;
  /** Null = there is none by that id, whatever it is made of. */
  readonly load: (db: Kysely<Database>, id: string) => Promise<ObjectFacts | null>;
}

/** Declares a kind of object. */
export function defineObject(object: DeskObject): DeskObject {
  return object;
}
