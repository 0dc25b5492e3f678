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

// Written by `npm run generate` from the folder beside it; edit the members instead.
import type { Discount } from './discount.ts';
import { burst } from './discounts/burst.ts';
import { duplicateTitle } from './discounts/duplicate-title.ts';
import { emptyCommit } from './discounts/empty-commit.ts';
import { reciprocity } from './discounts/reciprocity.ts';
import { selfComment } from './discounts/self-comment.ts';
import { selfMerge } from './discounts/self-merge.ts';

/** All rules against gaming by id. */
export const discounts: ReadonlyMap<string, Discount> = new Map<string, Discount>([
  ['burst', burst],
  ['duplicate-title', duplicateTitle],
  ['empty-commit', emptyCommit],
  ['reciprocity', reciprocity],
  ['self-comment', selfComment],
  ['self-merge', selfMerge],
]);
