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

import type { Actor } from '#api/desk/client.ts';
import type { Text } from '../../src/lib/locale.ts';

/** What roles are called. */
export const roleNames: Readonly<Record<Actor['roles'][number], Text>> = {
  reviewer: { zh: '评审人', en: 'reviewer' },
  'legal-reviewer': { zh: '法务评审人', en: 'legal reviewer' },
  committee: { zh: '委员会成员', en: 'committee member' },
  administrator: { zh: '管理员', en: 'administrator' },
};
