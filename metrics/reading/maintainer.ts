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

import { cleanQuote } from './substance.ts';

/** A person whom a project names as maintainer or owner. */
export interface Maintainer {
  readonly name: string | null;
  /** Login on a platform, without `@`. */
  readonly id: string | null;
  /** As written; null when nothing is written or the person is independent. */
  readonly organisation: string | null;
  /** Named as an individual, which is an answer where an organisation is asked for. */
  readonly independent: boolean;
  readonly path: string;
  readonly line: number;
}

const individual =
  /^(?:individuals?|independent|personal|self(?:[- ]employed)?|freelancer?|none|n\/?a|-{1,9}|—{1,9}|个人|个人开发者|独立|独立开发者|自由职业|无|学生)$/i;

/** Fields as written, made a maintainer. */
export function toMaintainer(
  fields: {
    readonly name?: string | undefined;
    readonly id?: string | undefined;
    readonly organisation?: string | undefined;
  },
  at: { readonly path: string; readonly line: number },
): Maintainer {
  const organisation = cleanQuote(fields.organisation ?? '', 80);
  const independent = individual.test(organisation);
  return {
    name: cleanQuote(fields.name ?? '', 80) || null,
    id: cleanQuote(fields.id ?? '', 40).replace(/^@/, '') || null,
    organisation: independent ? null : organisation || null,
    independent,
    ...at,
  };
}
