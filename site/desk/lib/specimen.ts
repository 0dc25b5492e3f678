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

import type { FormState, PageContext } from '#api/desk/client.ts';

/** What the specimen page shows; tests answer it. */
export interface Specimen {
  readonly version: number;
  readonly title: string;
  readonly points: number | null;
  readonly reason: string;
  readonly topics: readonly string[];
  readonly letter: string;
  readonly kinds: readonly string[];
  readonly agreed: boolean;
  readonly day: string | null;
}

interface Untyped {
  read(id: string): Promise<unknown>;
  form(id: string, params: Readonly<Record<string, string>>, options: object): FormState;
}

/** Reads by a route that only tests have. */
export async function specimenRead(page: PageContext): Promise<Specimen> {
  // No registry has the route, and so no type.
  return (await (page as unknown as Untyped).read('specimen')) as Specimen;
}

/** A form for a route that only tests have. */
export function specimenForm(page: PageContext, id: string, version: number | null): FormState {
  // As above.
  return (page as unknown as Untyped).form(id, {}, version === null ? {} : { version });
}
