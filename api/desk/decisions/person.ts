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

import { ApiError } from '../../errors.ts';
import type { Actor } from '../actor.ts';

/** User id of a member who acts; links, tokens and commands take no part in decisions. */
export function personOf(actor: Actor): string {
  if (actor.userId !== null) return actor.userId;
  throw new ApiError('forbidden', {
    zh: '这一步只能由登录的成员本人来做。',
    en: 'This step is taken by a member who is signed in.',
  });
}
