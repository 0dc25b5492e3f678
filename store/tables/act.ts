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

import type { Generated } from 'kysely';
import type { ActKind, IdentityClass } from '../facts.ts';

/**
 * One dated act of one identity, in one shape for git and every platform; derived from the fact tables by
 * `metrics/derive`, whole projects at a time. A repository that two projects list stands here for each.
 */
export interface ActTable {
  project: string;
  repository_id: string;
  kind: ActKind;
  /** Tells acts of a kind in a repository apart: commit id in hex, the platform's id, `number` of the subject; co-authors add the identity. */
  source: string;
  /** Who acted, as recorded: for `change-merged` the author of the change. Null = the platform hides it. */
  identity_id: string | null;
  /** The person behind it, by the decisions that stand; null = unknown. */
  person_id: string | null;
  /** Organisation at that instant, `~` = on their own behalf, null = unknown. */
  organisation: string | null;
  /** Figures count humans only. */
  class: IdentityClass;
  at: Date;
  /** Month of `at` in UTC, as `monthIndex` counts. */
  month: number;
  /** Minutes east of UTC that the author's clock showed; null = not believable, or not told. */
  zone: number | null;
  subject_kind: 'issue' | 'change' | null;
  subject_number: string | null;
  /** The other side: who merged the change, who opened what was commented on, reviewed or closed (persons). */
  other_id: string | null;
  /** Of commits whose lines are counted. */
  additions: number | null;
  deletions: number | null;
  /** Of commits. */
  signed_off: boolean | null;
  /** Product of the factors of all discount rules that hold; 1 = full. */
  discount: Generated<string>;
  /** Part of the activity of its person, repository and month (`activity` metrics of the same name); parts add up. */
  activity: Generated<string>;
  activity_2023: Generated<string>;
  activity_2020: Generated<string>;
  /** 0 = counts everywhere; 1 = stands in a project before this one (by slug) too: hub-wide figures leave it out; 2 = stands in a repository of the project before this one: only figures of the repository count it. */
  standing: Generated<number>;
}
